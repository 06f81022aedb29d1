# حادث واحد: بلاغاته وأدلته، والأسئلة الأربعة، والقرارات، والمهام، ومسار القضية، وتاريخها.

desk-case-ago = { $at } (قبل { $span })
desk-span-minutes = { $count } د
desk-span-hours = { $hours } س { $minutes } د
desk-span-days =
    { $count ->
        [zero] { $count } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يومًا
       *[other] { $count } يوم
    }
desk-task-left = بقي { $span }
desk-task-over = متأخر { $span }
desk-task-met = أُنجز في موعده

desk-report-called = { $source }، { $when }
desk-report = البلاغ
desk-original = الملف كما ورد
desk-repeats-number = يكرر البلاغ { $number }، ويُحتسب مرة واحدة
desk-voice-of-number = يُحتسب مع البلاغ { $number } صوتاً واحداً
desk-beside = ترويه أيضًا بلاغات عن حوادث أخرى
desk-beside-what = كل منها يروي عدة حوادث، ولا يُحتسب إلا في حادثه: فلا يضيف هنا بلاغًا ولا صوتًا ولا عددًا.
desk-beside-count =
    { $count ->
        [zero] لا يرويه بلاغ عن حادث آخر
        [one] يرويه أيضًا بلاغ عن حادث آخر
        [two] يرويه أيضًا بلاغان عن حوادث أخرى
        [few] ترويه أيضًا { $count } بلاغات عن حوادث أخرى
        [many] يرويه أيضًا { $count } بلاغًا عن حوادث أخرى
       *[other] يرويه أيضًا { $count } بلاغ عن حوادث أخرى
    }
desk-beside-counted = محتسب في:
desk-beside-tells-of = يروي أيضًا:
desk-beside-many =
    { $count ->
        [zero] لا يروي حوادث أخرى
        [one] يروي أيضًا حادثًا آخر
        [two] يروي أيضًا حادثين آخرين
        [few] يروي أيضًا { $count } حوادث أخرى
        [many] يروي أيضًا { $count } حادثًا آخر
       *[other] يروي أيضًا { $count } حادث آخر
    }
desk-beside-adds-up = الأرجح أن عدده مجموع ما ترويه عدة بلاغات كلا على حدة.
desk-beside-says-so =
    { $count ->
        [zero] لا يقول إنه يروي عدة حوادث.
        [one] يقول هو نفسه إنه يروي حادثًا واحدًا.
        [two] يقول هو نفسه إنه يروي حادثين.
        [few] يقول هو نفسه إنه يروي { $count } حوادث.
        [many] يقول هو نفسه إنه يروي { $count } حادثًا.
       *[other] يقول هو نفسه إنه يروي { $count } حادث.
    }
desk-beside-judged = حكم { $by } بأنه يروي هذا الحادث أيضًا.
desk-beside-alike = مقارنةً بالبلاغ { $number } هنا: { $likeness }
desk-case-bearing = { $bearing }° من نقطة الرصد
desk-case-bearing-distance = { $bearing }°، على بعد { $length } من نقطة الرصد
desk-case-distance = على بعد { $length } من نقطة الرصد
desk-case-map =
    { $count ->
        [zero] خريطة الحادث
        [one] خريطة الحادث مع بلاغ واحد
        [two] خريطة الحادث مع بلاغين
        [few] خريطة الحادث مع { $count } بلاغات
        [many] خريطة الحادث مع { $count } بلاغًا
       *[other] خريطة الحادث مع { $count } بلاغ
    }
desk-case-map-key = الدوائر الرفيعة: ما يقوله كل بلاغ، تحت رقمه. الدائرة المتقطعة: ما يُعتمد. المثلثات: نقاط الرصد، مع خط النظر.
desk-case-north = ش
desk-case-not-said = لم يُذكر
desk-case-disputed = مختلف عليه
desk-claims = ما تختلف فيه البلاغات
desk-claims-held = المعتمد
desk-claim-act = الفعل
desk-claim-actor = الفاعل
desk-claim-count = العدد
desk-claim-killed = القتلى
desk-claim-injured = الجرحى
desk-claim-harmed = من الضحايا
desk-strike = شطب هذا البلاغ
desk-strike-it = شطبه
desk-strike-what = لا يُحتسب بعد ذلك، ويُعاد سرد الحادث من دونه. ويبقى هنا مقروءًا مع السبب الذي ذكرته.
desk-report-struck = شطبه { $by }، { $on }:
desk-report-struck-already = هذا البلاغ مشطوب من قبل.
desk-report-not-struck = هذا البلاغ غير مشطوب، فلا يوجد ما يُتراجع عنه.
desk-strike-back = التراجع عن الشطب
desk-strike-back-it = إعادة احتسابه
desk-strike-back-what = يُحتسب البلاغ من جديد ويُعاد سرد حادثه معه. ويبقى في السجل من شطبه ولماذا، والسبب الذي تذكره.
desk-strike-was-taken-back = كان هذا البلاغ مشطوبًا ثم جرى التراجع عن شطبه:
desk-incident-struck = هذا الحادث مشطوب: لا يُكتب فيه شيء بعد.

desk-evidence = الأدلة
desk-evidence-none = تظهر هنا الصور والتسجيلات والوثائق التي تخص الحادث كله حين يضيفها أحد.
desk-evidence-add = إضافة دليل
desk-evidence-file = الملف كما وصلك
desk-evidence-description = ما يُظهره، بالكلمات، لمن لا يستطيع النظر أو لا يريده
desk-evidence-of = يخص
desk-evidence-of-incident = الحادث كله
desk-evidence-take = أخذه
desk-evidence-kept = تُحفظ البايتات نفسها تحت مجموعها، مع كل ما كتبته آلة التصوير فيها؛ ولا تعرض الصفحات شيئًا من ذلك.
desk-evidence-here-already = هذا الملف مرفق هنا من قبل.
desk-no-evidence = لا يوجد ملف كهذا، أو أنه ليس لك.
desk-look-image = صورة، محجوبة
desk-look-video = تسجيل، محجوب
desk-unveil = إظهارها بوضوح
desk-size-kb = { $size } ك.ب
desk-size-mb = { $size } م.ب

desk-suggested = قد يكون الحادث نفسه
desk-suggested-count =
    { $count ->
        [zero] لا حادث آخر قد يكون نفسه
        [one] حادث آخر قد يكون نفسه
        [two] حادثان آخران قد يكونان نفسه
        [few] { $count } حوادث أخرى قد تكون نفسه
        [many] { $count } حادثًا آخر قد يكون نفسه
       *[other] { $count } حادث آخر قد يكون نفسه
    }
desk-suggested-why = { $estimate } بحسب التقدير:
desk-suggested-later = لاحقًا
desk-suggested-none = لا حادث آخر قريب بما يكفي في المكان والزمان والفعل ليُسأل عنه.
desk-suggestion-gone = لم يعد هذا الاقتراح قائمًا: تغيّر شيء في الأثناء. انظر مرة أخرى.
desk-part = ليسا واحدًا
desk-also = بلاغ واحد يروي الحادثين
desk-also-ours = البلاغ { $report } يروي الحادث { NUMBER($number, useGrouping: 0) } أيضًا
desk-also-theirs = بلاغ الحادث { NUMBER($number, useGrouping: 0) } يروي هذا الحادث أيضًا
desk-also-which = بلاغ من هذا الحادث
desk-also-other = يروي أيضًا الحادث رقم
desk-also-both = يروي الحادثين
desk-same-as-other = حادث آخر هو نفسه
desk-just-same = يُعدّ { $first } و{ $second } حادثًا واحدًا:
desk-just-also = يُعدّ { $first } راويًا حادث { $second } أيضًا إلى جانب حادثه:
desk-just-different = يُعدّ { $first } و{ $second } مختلفين، ولا يُعرضان مرة أخرى؛ وكل منهما الآن في حادث:
desk-just-waits = ما زال في قائمة الانتظار: { $reports }.
desk-just-undone = تم التراجع: يعود إلى الآلة تقرير ما إذا كان { $first } و{ $second } حادثًا واحدًا. وما خرج بذلك من قائمة الانتظار يعود إليها.
desk-just-judged-many =
    { $count ->
        [zero] لم يُحكم في أي زوج.
        [one] حُكم في زوج واحد. ويمكن التراجع عن ذلك في صفحة حادثه، والبلاغ تحت «بُتّ فيه».
        [two] حُكم في زوجين. ويمكن التراجع عن كل منهما في صفحة حادثه، والبلاغان تحت «بُتّ فيه».
        [few] حُكم في { $count } أزواج. ويمكن التراجع عن كل منها في صفحة حادثه، والبلاغات تحت «بُتّ فيه».
        [many] حُكم في { $count } زوجًا. ويمكن التراجع عن كل منها في صفحة حادثه، والبلاغات تحت «بُتّ فيه».
       *[other] حُكم في { $count } زوج. ويمكن التراجع عن كل منها في صفحة حادثه، والبلاغات تحت «بُتّ فيه».
    }

desk-clause = نص البند
desk-clause-authentic = نص ذو حجية
desk-clause-translation = ترجمة
desk-clause-summary = تلخيصنا للنص
desk-clause-standard = معيار الإثبات قبل النشر
desk-clause-exemptions = ما قد يُدفع به
desk-clause-open = مفتوح: لم يُتفق عليه بعد.
desk-clause-restricted = نص هذا البند مقيّد الاطلاع: دورك لا يقرؤه.
desk-clause-verification = كيف يُتحقق منه
desk-clause-version = قُيّم بموجب الصيغة
desk-clause-zone-version = رواية المنطقة
desk-clause-other-version = للاتفاق الآن صيغة أخرى

desk-people-and-clocks = الأشخاص والمهل
desk-step-received = ورد
desk-step-screened = فُحص
desk-step-tasked = كُلّف به
desk-step-under_inquiry = قيد التحري
desk-step-referred = أُحيل إلى الأطراف
desk-step-drafted = أُعدّ مشروعه
desk-step-decided = بُتّ فيه
desk-step-released = نُشر
desk-step-follow_up = متابعة
desk-step-closed = أُغلق
desk-step-struck = مشطوب: لم يعد أي بلاغ يتحدث عنه
desk-step-reopen = إعادة فتح: قيد التحري من جديد
desk-step-to = الخطوة التالية
desk-step-reason = السبب (لازم لإعادة الفتح)
desk-step-take = اتخاذ هذه الخطوة
desk-step-moves =
    { $count ->
        [zero] لا خطوات
        [one] خطوة واحدة حتى الآن
        [two] خطوتان حتى الآن
        [few] { $count } خطوات حتى الآن
        [many] { $count } خطوة حتى الآن
       *[other] { $count } خطوة حتى الآن
    }
desk-case-moved = انتقلت القضية إلى خطوة أخرى.
desk-case-moved-meanwhile = نقل أحدهم هذه القضية إلى خطوة أخرى في الأثناء. انظر مرة أخرى.
desk-case-not_next = هذه الخطوة لا تلي موضع القضية الحالي.
desk-case-other_role = أدوارك لا تنقل قضية إلى هذه الخطوة.
desk-case-needs_reason = اذكر سبب إعادة الفتح: سيسأل الجميع.
desk-case-nothing_signed = تحتاج إلى قرار موقّع
desk-cases = أين تقف القضايا كلها
desk-cases-close = يقف كل حادث ورد عند خطوة واحدة بالضبط؛ ومجموع الأعداد يساوي عدد ما ورد، وإلا لا تُعرض الصفحة.
desk-cases-count = القضايا
desk-cases-total = ما ورد

desk-tasks = المهام: { $done } من { $count }
desk-tasks-none = لا شيء مطلوب بعد. أضف المهام التي يستدعيها هذا الفعل، أو مهمة من عندك.
desk-tasks-of-act =
    { $count ->
        [zero] لا مهام يستدعيها هذا الفعل
        [one] إضافة المهمة التي يستدعيها هذا الفعل
        [two] إضافة المهمتين اللتين يستدعيهما هذا الفعل
        [few] إضافة { $count } مهام يستدعيها هذا الفعل
        [many] إضافة { $count } مهمة يستدعيها هذا الفعل
       *[other] إضافة { $count } مهمة يستدعيها هذا الفعل
    }
desk-task-nobody = لا أحد بعد
desk-task-done-by = أنجزها
desk-task-handle = إنجاز أو تسليم أو شطب
desk-task-note = ما نتج عنها، أو سبب شطبها
desk-task-resolve = أُنجزت
desk-task-strike = شطب
desk-task-to = تسليمها إلى
desk-task-give = تسليم
desk-task-add = مهمة أخرى
desk-task-title = المطلوب
desk-task-hours = خلال ساعات
desk-task-add-it = إضافتها
desk-case-tasked = أُضيفت.
desk-task-assign-done = سُلّمت المهمة.
desk-task-resolve-done = أُنجزت المهمة.
desk-task-strike-done = شُطبت المهمة.
desk-task-closed-already = هذه المهمة منجزة أو مشطوبة من قبل.

desk-four-questions = الأسئلة الأربعة
desk-question-happened = هل وقع؟
desk-question-clause = أي بند يخص؟
desk-question-actor = من الفاعل؟
desk-question-exempt = أحادث عرضي أم قصد أم مستثنى؟
desk-question-open = لم يجب أحد بعد.
desk-reply-yes = نعم
desk-reply-no = لا
desk-reply-cannot_tell = لا يمكن الجزم
desk-cause-accident = حادث عرضي
desk-cause-intent = قصد
desk-cause-exempt = مستثنى
desk-answer = الإجابة
desk-answer-give = تقديم هذه الإجابة
desk-answers-before = إجابات سابقة
desk-about-clause = أي بند، إن كان نعم
desk-about-actor = من، إن كان نعم
desk-about-exempt = أيها، إن كان نعم
desk-case-answered = سُجّلت الإجابة؛ وتبقى السابقة.

desk-determinations = القرارات
desk-determination-new = إعداد مشروع قرار
desk-determination-begin = بدء المشروع
desk-determination-edit = تعديل المشروع
desk-determination-save = حفظ المشروع
desk-determination-no-provision = لا يستند إلى بند بعينه
desk-determination-step = الخطوة
desk-determination-by = كتبه
desk-determination-author = كتبه { $name }، { $on }
desk-determination-approver = أقرّه { $name }
desk-determination-signer = وقّعه { $name }، { $on }
desk-determination-superseded = موقّع، وحلّ محله لاحق
desk-determination-exists = ثمة قرار قيد الإعداد بموجب هذا البند: عدّله أو اشطبه.
desk-determination-not-at-this-step = لم يعد مشروعًا.
desk-determination-other-provision = لا يتغير بند المشروع: اشطبه وابدأ غيره.
desk-determination-not_at_this_step = ليس عند هذه الخطوة
desk-determination-not_the_author = كاتبه وحده
desk-determination-own_work = ليس لمن كتبه أو أقرّه: يلزم شخص آخر
desk-determination-red_comment = ثمة ملاحظة حمراء لم تُحل
desk-determination-needs_reason = اذكر السبب.
desk-determinations-found =
    { $count ->
        [zero] لا قرارات
        [one] قرار واحد
        [two] قراران
        [few] { $count } قرارات
        [many] { $count } قرارًا
       *[other] { $count } قرار
    }
desk-determinations-none = لا قرارات هنا. تُعدّ القرارات في صفحة الحادث، وتظهر هنا إلى أن تُوقّع وبعد ذلك.
desk-determinations-table = الموقّعة كما تقرؤها النشرة ({"\u2066"}.csv{"\u2069"})
desk-replies-table = ما أثبتته الأطراف في السجل كما تقرؤه النشرة ({"\u2066"}.csv{"\u2069"})
desk-stances-table = موقف كل جهة والبتّ في الادعاءات كما تقرؤه النشرة ({"\u2066"}.csv{"\u2069"})
desk-steps-table = ما تقوله الاتصالات عن الإجراءات، كما تقرؤه النشرة ({"\u2066"}.csv{"\u2069"})
desk-progress-draft = مشروع
desk-progress-in_review = قيد المراجعة
desk-progress-approved = مُقرّ
desk-progress-signed = موقّع
desk-progress-struck = مشطوب
desk-progress-changed = تغيّر بعد التوقيع
desk-waits-draft = ينتظر كاتبه
desk-waits-in_review = ينتظر مدققًا
desk-waits-approved = ينتظر رئيس المركز
desk-waits-signed = { "" }
desk-waits-struck = { "" }
desk-handling-submit = إرسال للمراجعة
desk-handling-send_back = إعادة
desk-handling-approve = إقرار
desk-handling-sign = توقيع
desk-handling-strike = شطب
desk-handled-submit = أُرسل للمراجعة.
desk-handled-send_back = أُعيد إلى كاتبه.
desk-handled-approve = أُقرّ؛ وينتظر رئيس المركز.
desk-handled-sign = وُقّع.
desk-handled-strike = شُطب؛ ويبقى مقروءًا.
desk-case-drafted = بدأ المشروع.
desk-case-rewritten = عُدّل المشروع.
desk-field-provision = البند
desk-field-outcome = النتيجة
desk-field-standard = معيار الإثبات
desk-field-reasons = الأسباب
desk-field-answer = الإجابة
desk-field-about = ما تسمّيه
desk-changed-since = تغيّر بعد التوقيع
desk-sign-again = شيء مما وُقّع عليه لم يعد كما كان. أعدّ المشروع من جديد: يلزم كاتب ومدقق ورئيس المركز مرة أخرى.
desk-signed-over = وُقّع على السجلات ذات المجموع
desk-change-what = ماذا
desk-change-before = قبل
desk-change-after = الآن
desk-ground-incident = الحادث
desk-ground-report = البلاغ
desk-ground-finding = التقييم
desk-ground-answer = الإجابة
desk-ground-evidence = الدليل
desk-ground-clause = البند
desk-ground-absent = غير موجود
desk-ground-present = موجود

desk-comment-add = ملاحظة على حقل
desk-comment-field = الحقل
desk-comment-colour = العلامة
desk-comment-text = الملاحظة
desk-comment-make = إبداء الملاحظة
desk-comment-resolve = حُلّت
desk-comment-resolved = حُلّت
desk-comment-resolved-already = هذه الملاحظة محلولة من قبل.
desk-colour-green = كما ينبغي
desk-colour-amber = انظر في هذا
desk-colour-red = غير صحيح: يمنع الإقرار
desk-nothing-to-comment = لا يوجد هنا قرار أو إجابة كهذه.
desk-case-commented = سُجّلت الملاحظة.
desk-case-comment-resolved = حُلّت الملاحظة؛ وتبقى.
desk-case-attached = حُفظ الملف.
desk-case-struck = شُطب البلاغ.
desk-no-such-record = لا شيء من هذا النوع هنا: انظر مرة أخرى.

desk-history = التاريخ مع البراهين
desk-history-of = تاريخ الحادث { NUMBER($number, useGrouping: 0) }
desk-history-how = كل ما يلي قيود في السجل. للتحقق من دوننا: يُقرأ {"\u2066"}.entry{"\u2069"} و{"\u2066"}.tlog-proof{"\u2069"} بأي قارئ لصيغة C2SP tlog-proof مع المفتاح أدناه؛ وSHA-256 للملف {"\u2066"}.salt{"\u2069"} يليه {"\u2066"}.content{"\u2069"} هو التزام القيد.
desk-history-key = مفتاح السجل:
desk-history-version = الصيغة { $version }
desk-history-fields =
    { $count ->
        [zero] لا حقول
        [one] حقل واحد
        [two] حقلان
        [few] { $count } حقول
        [many] { $count } حقلًا
       *[other] { $count } حقل
    }
desk-history-entry = القيد
desk-history-hidden = محتواه مُحي أو ليس لأدوارك؛ أما أنه كُتب ومتى فيراه كل من يرى هذه الصفحة.
desk-history-none = لا قيد يتحدث عن هذا الحادث بعد.
desk-no-entry = لا قيد كهذا لهذا الحادث، أو لم يدخل بعد تحت نقطة تحقق موقّعة.
desk-content-gone = مُحي هذا المحتوى أو ليس لأدوارك.
desk-entry-incident = الحادث
desk-entry-case = خطوة القضية
desk-entry-finding = التقييم
desk-entry-report = البلاغ
desk-entry-strike = شطب بلاغ
desk-entry-link = الربط
desk-entry-further_link = ربط إضافي
desk-entry-judgement = الحكم
desk-entry-assessment = الإجابة
desk-entry-determination = القرار
desk-entry-comment = الملاحظة
desk-entry-task = المهمة
desk-entry-attachment = إرفاق دليل
desk-entry-evidence = استلام ملف
desk-finding-withheld = يقيس التعليل من موضع غير معلن، فلا يُذكر هنا.
