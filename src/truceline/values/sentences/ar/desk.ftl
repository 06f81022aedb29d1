# المكتب: صفحاته وأدواره وأسباب المنع.

desk-skip = إلى المحتوى
desk-navigation = الصفحات
desk-language = اللغة
desk-incidents = الحوادث
desk-incident = الحادث { NUMBER($number, useGrouping: 0) }
desk-take-in = استلام البلاغات
desk-people = الأشخاص
desk-my-keys = عامل التحقق الثاني
desk-sign-in = تسجيل الدخول
desk-sign-out = تسجيل الخروج
desk-username = اسم المستخدم
desk-password = كلمة السر
desk-password-rule = 12 حرفا على الأقل؛ والأفضل جملة يسهل عليكم تذكرها.
desk-your-name = الاسم
desk-no-account = لا تُفتح الحسابات إلا بدعوة. اطلبوا رابطا من القائم على إدارة النظام في مركزكم.
desk-welcome = حسابكم
desk-welcome-roles = أسند إليكم صاحب الدعوة هذه الأدوار:
desk-make-account = إنشاء حسابي
desk-roles = الأدوار
desk-account = الحساب
desk-account-open = مفتوح
desk-account-closed = مغلق
desk-close-account = إغلاق الحساب
desk-invite = دعوة شخص
desk-speaks-for = يتحدث باسم
desk-speaks-for-nobody = لا أحد
desk-speaks-for-note = يتحدث ممثل الضامن وجهة اتصال الطرف باسم جانب واحد: ما يوجَّه إليه يخصهما، ولا يكتبان إلا باسمه.
desk-make-link = إنشاء رابط لمرة واحدة
desk-link-once = يُنشئ هذا الرابط حسابا واحدا خلال ثلاثة أيام، ولا يُعرض إلا الآن: سلّموه شخصيا أو عبر قناة تثقون بها.

desk-role-duty_officer = ضابط مناوب
desk-role-field_monitor = مراقب ميداني
desk-role-analyst = محلل
desk-role-verifier = مسؤول التحقق
desk-role-liaison_officer = ضابط اتصال
desk-role-guarantor_representative = ممثل دولة ضامنة
desk-role-party_contact = جهة اتصال لأحد الأطراف
desk-role-publisher = مسؤول النشر
desk-role-head_of_centre = رئيس المركز
desk-role-auditor = مراجع
desk-role-administrator = مدير النظام
desk-role-public = الجمهور

desk-not-done = لم يُنفَّذ الطلب
desk-nothing-changed = لم يتغير شيء.
desk-back = العودة إلى الصفحة الأولى
desk-allowed = مسموح.
desk-other-role = أدواركم لا تسمح بذلك. اطلبوه ممن يسمح له دوره في المركز.
desk-not-own = لا يجوز لكم ذلك إلا فيما يخصكم.
desk-nobody = لا يجوز ذلك لأحد هنا.
desk-sign-in-first = سجّلوا الدخول أولا.
desk-invitation-void = لا يُنشئ هذا الرابط حسابا: فقد استُعمل أو انقضت مدته أو هو غير كامل. اطلبوا رابطا جديدا.
desk-username-taken = اسم المستخدم هذا مأخوذ: اختاروا غيره.
desk-not-oneself = لا يغلق أحد حسابه بنفسه: يستطيع ذلك مدير آخر للنظام.
desk-no-incident = لا يوجد حادث بهذا الرقم.
desk-no-report-here = لم يعد هذا البلاغ من بلاغات هذا الحادث: انظروا مرة أخرى.
desk-judgement-gone = لا يوجد مثل هذا الحكم.
desk-nothing-yet = لا شيء موجه إليكم
desk-nothing-yet-why = سيظهر هنا ما يوجهه المركز إليكم.

desk-file = ملفات البلاغات
desk-file-kinds = CSV أو JSON Lines أو Excel من النموذج، أو UCDP أو ACLED أو GeoJSON أو جدول على غرار جداول منظمة الأمن والتعاون في أوروبا؛ وكذلك أي جدول فيه معرّف وتاريخ وخط عرض وخط طول أو اسم مكان. إن كانت في الملف صفوف خاطئة فلا يُستلم إلا بعد أن تراها وتتركها جانبًا؛ وتكراره لا يغير شيئا.
desk-taken =
    { $new ->
        [0] لا بلاغ جديدا
        [one] بلاغ جديد واحد
        [two] بلاغان جديدان
        [few] { $new } بلاغات جديدة
        [many] { $new } بلاغا جديدا
       *[other] { $new } بلاغ جديد
    }؛ المعروف سابقا: { $known }؛ الحوادث الجديدة أو المتغيرة: { $incidents }.
desk-taken-kept =
    { $new ->
        [zero] لا بلاغ جديدا
        [one] بلاغ جديد واحد
        [two] بلاغان جديدان
        [few] { $new } بلاغات جديدة
        [many] { $new } بلاغا جديدا
       *[other] { $new } بلاغ جديد
    }؛ المعروف سابقا: { $known }. حُفظ ذلك، وتجري مقارنته بالبلاغات الأخرى في الخلفية، ثم تتبعه الحوادث.
desk-to-incidents = عرض الحوادث
desk-refused =
    { $count ->
        [one] لم يُستلم شيء. مشكلة واحدة:
        [two] لم يُستلم شيء. مشكلتان:
        [few] لم يُستلم شيء. { $count } مشكلات:
        [zero] لم يُستلم شيء. { $count } مشكلة:
        [many] لم يُستلم شيء. { $count } مشكلة:
       *[other] لم يُستلم شيء. { $count } مشكلة:
    }

desk-search = المكان أو الاسم
desk-state = الفحص الأولي
desk-any = الكل
desk-state-candidate = حالة للنظر
desk-state-ruling = تتطلب قرارا
desk-state-unclear = لا يمكن الجزم
desk-act = الفعل
desk-from = من يوم
desk-to = إلى يوم
desk-show = عرض
desk-found =
    { $count ->
        [0] لا حوادث
        [one] حادث واحد
        [two] حادثان
        [few] { $count } حوادث
        [many] { $count } حادثا
       *[other] { $count } حادث
    }
desk-none-found = لا يوجد حادث مطابق.
desk-none-yet = لا يعرف هذا المكتب أي حادث بعد. ولا يعني ذلك أن الوضع كان هادئًا، بل إنه لم يرد أي بلاغ. تظهر الحوادث هنا بعد استلام البلاغات.
desk-not-understood = لم يُفهم فلم يُبحث به:
desk-number = الرقم
desk-when = الوقت
desk-told-local = بالتوقيت المحلي، { $zone }
desk-where = المكان
desk-reports = البلاغات
desk-screening = الفحص الأولي
desk-pages = صفحات القائمة
desk-later = الأحدث
desk-earlier = الأقدم

desk-reports-told =
    { $reports ->
        [one] بلاغ واحد
        [two] بلاغان
        [few] { $reports } بلاغات
        [many] { $reports } بلاغا
        [zero] { $reports } بلاغ
       *[other] { $reports } بلاغ
    }{ $origins ->
        [1] ؛ لا يؤكده مصدر مستقل آخر
       *[other] ، المستقل منها { $origins }
    }
desk-place-unknown = لم يُذكر المكان
desk-place-named = { $name }، غير محدد الموقع
desk-place-within = { $name }، في حدود { $length }
desk-place-around_post = { $name }، في حدود { $length } من نقطة رصد: الاتجاه غير معروف
desk-place-several_crossings = { $name }، في حدود { $length }: القياسات توافق أكثر من موضع
desk-metres = { $count }{"\u00a0"}م
desk-kilometres = { $length }{"\u00a0"}كم
desk-degrees-north = { $degrees }° شمالاً
desk-degrees-south = { $degrees }° جنوباً
desk-degrees-east = { $degrees }° شرقاً
desk-degrees-west = { $degrees }° غرباً
desk-act-disputed = لا اتفاق على الفعل
desk-act-unsaid = لم يُذكر الفعل
desk-killed = القتلى { $figures }
desk-injured = الجرحى { $figures }
desk-harmed = الضحايا: { $who }
desk-actor = الفاعل { $name }
desk-target = الهدف { $name }

desk-in-their-words = البلاغات كما قيلت
desk-reports-without-words = البلاغات
desk-words-not-shown = كلمات البلاغات لا تُعرض عليكم، فقد يُعرف بها من أبلغ.
desk-counts-once = يكرر غيره، يُعد مرة واحدة
desk-reports-withheld = دوركم لا يتيح الاطلاع على بلاغات الحادث.
desk-agreement-says = ما يقوله الاتفاق
desk-verdict-candidate = حالة للنظر
desk-verdict-no = لا
desk-verdict-cannot_tell = لا يمكن الجزم
desk-verdict-needs_ruling = تتطلب قرارا
desk-heading = { $act }، { $where }
desk-provisions-no =
    { $count ->
        [one] حكم واحد يجيب بلا
        [two] حكمان يجيبان بلا
        [few] { $count } أحكام تجيب بلا
        [many] { $count } حكما يجيب بلا
        [zero] { $count } حكم يجيب بلا
       *[other] { $count } حكم يجيب بلا
    }
desk-struck = لم يعد أي بلاغ يتحدث عن هذا الحادث. يبقى مشطوبا، ولا يُعطى رقمه لغيره.
desk-same-as = هو نفسه الحادث رقم
desk-reason = السبب
desk-same = نفس الحادث
desk-not-the-same = ليس نفس ما في البلاغ المرتبط به
desk-undo = تراجع
desk-judged = أحكام الأشخاص
desk-held-same = بلاغان عن حادث واحد في حكم { $by }،
desk-held-also = بلاغ يروي حادث الآخر أيضًا في حكم { $by }،
desk-held-different = بلاغان عن حادثين مختلفين في حكم { $by }،
desk-met-conflict = تغيّر ذلك في هذه الأثناء: افتح الصفحة من جديد وانظر.
desk-met-unavailable = لا يمكن الآن الوصول إلى جزء يحتاج إليه المكتب. حاول لاحقًا؛ وإن بقي الأمر كذلك فأخبر مدير النظام.
desk-met-unverified = لا يصحّ مجموع أو توقيع، أو السجل الموقّع نفسه، فلا يجوز أن يُبنى عليه شيء. أخبر مدير النظام.
