# الملفات: يُنظر فيها قبل استلام أي شيء، وإلى أين وصلت الكبيرة منها.

desk-arrival = ملفات واردة
desk-arrival-first = لا يُستلم شيء قبل أن ترى ما في الملفات وتؤكده. ما زاد على { $count } بلاغ يُستلم في الخلفية.
desk-arrival-look = النظر فيها
desk-arrival-earlier = وردت من قبل
desk-arrival-size = { $size } كيبيبايت
desk-arrival-refused =
    { $count ->
        [zero] لا يمكن استلام شيء.
        [one] لا يمكن استلام شيء: فيها خطأ واحد.
        [two] لا يمكن استلام شيء: فيها خطآن.
        [few] لا يمكن استلام شيء: فيها { $count } أخطاء.
        [many] لا يمكن استلام شيء: فيها { $count } خطأً.
       *[other] لا يمكن استلام شيء: فيها { $count } خطأ.
    }
desk-arrival-why-not = يُستلم الملف كله أو لا يُستلم: صحّحه وأرسله من جديد.
desk-arrival-would =
    { $new ->
        [zero] لا بلاغ جديد هنا.
        [one] سيُستلم بلاغ جديد واحد.
        [two] سيُستلم بلاغان جديدان.
        [few] ستُستلم { $new } بلاغات جديدة.
        [many] سيُستلم { $new } بلاغًا جديدًا.
       *[other] سيُستلم { $new } بلاغ جديد.
    } { $known ->
        [zero] وليس بينها ما هو معروف.
        [one] وواحد معروف كلمةً كلمة فلا يغيّر شيئًا.
        [two] واثنان معروفان كلمةً كلمة فلا يغيّران شيئًا.
        [few] و{ $known } معروفة كلمةً كلمة فلا تغيّر شيئًا.
        [many] و{ $known } معروفة كلمةً كلمة فلا تغيّر شيئًا.
       *[other] و{ $known } معروفة كلمةً كلمة فلا تغيّر شيئًا.
    }
desk-arrival-confirm =
    { $count ->
        [zero] لا شيء يُستلم
        [one] استلام بلاغ واحد
        [two] استلام بلاغين
        [few] استلام { $count } بلاغات
        [many] استلام { $count } بلاغًا
       *[other] استلام { $count } بلاغ
    }
desk-arrival-drop = ترك الملفات
desk-arrival-nothing-new = لا شيء يُستلم.
desk-arrival-large = يُستلم هذا في الخلفية: يبقى المكتب صالحًا للعمل، وتُخبر هذه الصفحة إلى أين وصل.
desk-arrival-problems =
    { $count ->
        [zero] لا أخطاء
        [one] خطأ واحد
        [two] خطآن
        [few] { $count } أخطاء
        [many] { $count } خطأً
       *[other] { $count } خطأ
    }
desk-arrival-shown =
    { $count ->
        [zero] لا يُعرض شيء منها؛ كلها:
        [one] يُعرض أولها؛ كلها:
        [two] يُعرض أول اثنين؛ كلها:
        [few] تُعرض { $count } الأولى؛ كلها:
        [many] يُعرض { $count } الأولى؛ كلها:
       *[other] يُعرض { $count } الأولى؛ كلها:
    }
desk-arrival-where = الملف والسطر
desk-arrival-column = العمود
desk-arrival-came = ما ورد
desk-arrival-expected = المتوقع
desk-arrival-remedy = ما العمل
desk-arrival-inside = ما فيها
desk-arrival-rows = البلاغات
desk-arrival-new = الجديد
desk-arrival-known = معروف كلمةً كلمة
desk-arrival-repeated = مكرر في هذه الملفات
desk-arrival-period = من متى إلى متى (بالتوقيت المحلي)
desk-arrival-extent = أين
desk-arrival-nowhere = لا إحداثيات في أي بلاغ
desk-arrival-number = { $count }
desk-arrival-of = { $count } من { $all }
desk-arrival-placed = بإحداثيات
desk-arrival-exercise = حقيقي أم تمرين
desk-arrival-is-exercise = تمرين: بلاغات مختلقة
desk-arrival-is-real = بلاغات حقيقية
desk-arrival-desk-is-exercise = يعمل هذا المكتب على تمرين: كل صفحة من صفحاته وكل ملف من ملفاته يحمل كلمة «تمرين». مكان البلاغات الحقيقية مكتب المركز نفسه.
desk-arrival-real-in-exercise = هذه بلاغات حقيقية، وهذا المكتب يعمل على تمرين. لا تُربط أبدًا بما هو مختلق، لكن كل صفحة وكل ملف يعرضها يحمل كلمة «تمرين». مكان البلاغات الحقيقية مكتب المركز نفسه.
desk-arrival-exercise-in-real = هذه بلاغات مختلقة، ولا شيء في هذا المكتب مختلق حتى الآن. متى استُلمت حملت كل صفحة من صفحاته وكل ملف من ملفاته كلمة «تمرين». مكان التمرين مكتب خاص به.
desk-report-real-in-exercise = بلاغ حقيقي في مكتب يعمل على تمرين: كل صفحة وكل ملف يعرضه يحمل كلمة «تمرين».
desk-arrival-sources = المصادر
desk-arrival-more-sources =
    { $count ->
        [zero] ولا مزيد
        [one] وواحد آخر
        [two] واثنان آخران
        [few] و{ $count } أخرى
        [many] و{ $count } آخر
       *[other] و{ $count } آخر
    }
desk-arrival-remarks = ملاحظات: تُستلم هذه الأسطر مع ذلك
desk-arrival-stage-looked-into = ينتظر تأكيدك.
desk-arrival-stage-refused = مرفوض: في الملفات خطأ.
desk-arrival-stage-waiting = ينتظر العامل في الخلفية.
desk-arrival-stage-checking = يُقرأ من جديد. لم يُقيَّد منه شيء في السجل بعد.
desk-arrival-stage-writing = الاستلام جارٍ: حُفظ { $done } من { $all } بلاغ. لا يُعرض شيء منها قبل اكتمالها.
desk-arrival-stage-comparing = الاستلام جارٍ: البلاغات كلها هنا وتجري مقارنتها.
desk-arrival-stage-linking = الاستلام جارٍ: البلاغات كلها هنا؛ رُوجع { $done } من أصل { $all } من حوادث هذا المكتب، ويُكتب ما تغيّر منها.
desk-arrival-stage-done = استُلم.
desk-arrival-stage-dropped = تُرك: لم يُستلم منه شيء.
desk-arrival-stage-failed = لم يُستلم: ظهر الآن خطأ لم يكن عند النظر فيه. لم يُقيَّد منه شيء في السجل.
desk-no-arrival = لا توجد ملفات كهذه.
desk-arrival-not-open = استُلمت هذه الملفات أو تُركت من قبل.
desk-arrival-being-written = هذه البلاغات في السجل من قبل وسيتبعها الباقي. يمكن شطب بلاغات بعينها.
desk-arrival-cleared = أُزيلت قائمة الأخطاء مع ملفاتها.
desk-body-too-large = لا يُستلم أكثر من { $limit } ميبيبايت دفعة واحدة: أرسله على أجزاء. لم يُحفظ شيء.
desk-body-length = طول ما أُرسل ليس عددًا. لم يُحفظ شيء.
