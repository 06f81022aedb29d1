# الخط الساخن: تُدوَّن المكالمة وهي جارية. وبلاغات المرء نفسه.

desk-hotline = الخط الساخن
desk-hotline-taken = دُوّنت المكالمة بلاغًا. وقع ذلك، بحسب المتصل، نحو { $at } بالتوقيت العالمي.
desk-hotline-wrong =
    { $count ->
        [zero] لم يُكتب شيء بعد.
        [one] لم يُكتب شيء بعد. ما يجب تصحيحه أمر واحد:
        [two] لم يُكتب شيء بعد. ما يجب تصحيحه أمران:
        [few] لم يُكتب شيء بعد. ما يجب تصحيحه { $count } أمور:
        [many] لم يُكتب شيء بعد. ما يجب تصحيحه { $count } أمرًا:
       *[other] لم يُكتب شيء بعد. ما يجب تصحيحه { $count } أمر:
    }
desk-hotline-restored = تُعرض من جديد مكالمة لم تُرسل بعد، كما حُفظت على هذا الجهاز.
desk-hotline-discard = التخلص منها
desk-hotline-words = ما يُقال
desk-hotline-said = بكلمات المتصل وبلغته
desk-hotline-not-understood = ما لم تفهمه
desk-hotline-not-understood-why = الفجوة تُذكر ولا تُملأ: على من يقرأ البلاغ أن يعلم أن شيئًا ناقص.
desk-hotline-unsaid = لم يُذكر
desk-hotline-urgency = مدى الاستعجال
desk-hotline-urgency-normal = بحسب المهلة المعتادة
desk-hotline-urgency-urgent = هناك من هو في خطر الآن
desk-hotline-when-where = متى وأين
desk-hotline-day = اليوم
desk-hotline-time = يقول المتصل إنه في الساعة
desk-hotline-precision = وقد يخطئ بمقدار
desk-hotline-within =
    { $count ->
        [zero] { $count } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتين
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
desk-hotline-watch = ما تُظهره ساعة المتصل الآن، إن كان يُحتمل أنها غير مضبوطة
desk-hotline-utc = يقول المتصل { $said }، أي { $utc } بالتوقيت العالمي.
desk-hotline-local = الأوقات محلية: { $zone }. من دون ساعة محددة يُقصد اليوم كله.
desk-hotline-place = المكان بالاسم
desk-hotline-find = البحث عن المكان
desk-hotline-candidates = أماكن بهذا الاسم
desk-hotline-no-place = لا يُعرف مكان بهذا الاسم. يُحفظ كما قيل؛ أدخل الإحداثيات إن وُجدت.
desk-hotline-kind-post = نقطة رصد
desk-hotline-kind-zone = منطقة
desk-hotline-kind-told = ورد في بلاغات سابقة
desk-hotline-kind-listed = دليل الأماكن
desk-hotline-from = على بعد { $length }{"\u00a0"}كم من { $name }
desk-hotline-from-zone = على بعد { $length }{"\u00a0"}كم من وسط { $name }
desk-hotline-longitude = خط الطول
desk-hotline-latitude = خط العرض
desk-hotline-radius = ضمن، بالأمتار
desk-hotline-read-back = أعدتُ قراءة المكان على المتصل فأكّده
desk-hotline-corrected = ما صححه المتصل
desk-hotline-from-post = أو بالاتجاه والمسافة من نقطة رصد
desk-hotline-distance = المسافة بالأمتار، أو من–إلى
desk-hotline-near = معروف قرب ذلك المكان وفي نحو ذلك الوقت
desk-hotline-near-why = دوّن المكالمة في كل حال: فقد تؤكد، وقد تتحدث عن شيء آخر.
desk-hotline-what = ما حدث
desk-hotline-unit = مِمَّ
desk-hotline-harm = المتضررون بحسب المتصل
desk-hotline-killed-low = القتلى، على الأقل
desk-hotline-injured-low = الجرحى، على الأقل
desk-hotline-high = على الأكثر
desk-hotline-caller = المتصل
desk-hotline-source = رمز المصدر
desk-hotline-family = نوع المصدر
desk-hotline-source-why = رمز لهذا المتصل من قبل، كي لا تُحسب مكالمتان مصدرين. إن تُرك فارغًا أُعطيت المكالمة رمزًا خاصًا بها. لا تكتب اسمًا ولا رقمًا أبدًا.
desk-hotline-callback = يريد معاودة الاتصال به: متى وبشأن ماذا
desk-hotline-callback-why = لا رقم هاتف هنا: من يقف وراء الرمز محفوظ في مكان منفصل.
desk-hotline-exercise = هذه المكالمة تمرين
desk-hotline-send = استلام المكالمة
desk-hotline-near-one =
    { $reports ->
        [zero] الحادث { NUMBER($number, useGrouping: 0) }: { $act }، { $where }، { $when } (لا بلاغات)
        [one] الحادث { NUMBER($number, useGrouping: 0) }: { $act }، { $where }، { $when } (بلاغ واحد)
        [two] الحادث { NUMBER($number, useGrouping: 0) }: { $act }، { $where }، { $when } (بلاغان)
        [few] الحادث { NUMBER($number, useGrouping: 0) }: { $act }، { $where }، { $when } ({ $reports } بلاغات)
        [many] الحادث { NUMBER($number, useGrouping: 0) }: { $act }، { $where }، { $when } ({ $reports } بلاغًا)
       *[other] الحادث { NUMBER($number, useGrouping: 0) }: { $act }، { $where }، { $when } ({ $reports } بلاغ)
    }
desk-queue-urgent = عاجل

desk-my-reports = بلاغاتي
desk-my-reports-count =
    { $count ->
        [zero] لا بلاغات
        [one] بلاغ واحد
        [two] بلاغان
        [few] { $count } بلاغات
        [many] { $count } بلاغًا
       *[other] { $count } بلاغ
    }
desk-my-reports-none = لم تُدخل شيئًا بعد. ما تدوّنه أو ترسله في ملف يقف هنا، ولا يراه سواك وموظفي المركز.
