# الاتصال: ما قيل لكل جانب، وما هو معلوم عنه، وكيفية الوصول إليه.

desk-contacts = الاتصالات
desk-contacts-find = عرض
desk-contact-new = مخاطبة الجانبين
desk-contacts-show-due = المستحق
desk-contacts-show-unsent = لم يُرسل بعد
desk-contacts-show-mine = اتصالاتي
desk-contacts-show-silent = الصمت
desk-contacts-show-all = الكل
desk-contacts-none-due = لا يُنتظر أي رد. يظهر الاتصال هنا من لحظة إنشائه إلى أن يردّ الجانب المعني.
desk-contacts-none-unsent = خرج كل ما كان يجب أن يُقال. يظهر الاتصال هنا من لحظة إنشائه إلى أن يُسجَّل إرساله.
desk-contacts-none-mine = لم تُنشئ أي اتصال بعد.
desk-contacts-none-silent = لم يدع أي جانب المهلة تنقضي. يُسجَّل الصمت هنا تلقائيا، وهو ليس قبولا ولا رفضا.
desk-contacts-none-all = لم يُخاطَب أي جانب بعد. ابدأوا من حادث أو بصورة مستقلة.
desk-contact-side = الجانب
desk-contact-kind = الغرض
desk-contact-kind-notify = إخطار
desk-contact-kind-request_information = طلب معلومات
desk-contact-kind-protest = احتجاج
desk-contact-kind-propose = اقتراح
desk-contact-kind-announce = إعلان
desk-contact-kind-request_word = طلب كلمة
desk-contact-means = الوسيلة
desk-contact-means-preferred = كما يفضّل كل جانب
desk-contact-means-telephone = هاتف
desk-contact-means-email = بريد إلكتروني
desk-contact-means-message = رسالة عبر البوابة
desk-contact-means-in_person = حضوريا
desk-contact-means-portal = البوابة الإلكترونية للجانب
desk-contact-clock = المهلة
desk-contact-what = ما قيل
desk-contact-known = ما هو معلوم
desk-contact-outcome = النتيجة
desk-contact-held-by = لدى
desk-contact-centre = المركز
desk-contact-no-clock = لا يُنتظر رد
desk-contact-no-reply-due = لا يُنتظر رد.
desk-contact-clock-running = باقٍ { $time }
desk-contact-clock-run_out = انقضت قبل { $time }
desk-contact-clock-met = رُدّ قبل انقضائها بـ { $time }
desk-contact-clock-late = رُدّ متأخرا { $time }
desk-contact-given-agreement = مهلة الرد بالساعات: { $hours }، بموجب الاتفاق: { $provision }
desk-contact-given-centre = مهلة الرد بالساعات: { $hours }، بموجب قاعدة المركز
desk-contact-given-officer = مهلة الرد بالساعات: { $hours }، حددها من أنشأ الاتصال
desk-contact-given-joint = مهلة التوقيع أو إبداء رأي مخالف بالساعات: { $hours }، بموجب ما ينص عليه الاتفاق في ما يُبتّ فيه معا
desk-contact-fact = ما هو معلوم
desk-contact-fact-sent = أُرسل
desk-contact-fact-failed = تعذّر
desk-contact-fact-delivered = وصل
desk-contact-fact-read = قُرئ
desk-contact-fact-acknowledged = أُقرّ بالاستلام
desk-contact-fact-answered = أُجيب
desk-contact-fact-accepted = قُبل
desk-contact-fact-disputed = اعتُرض عليه
desk-contact-not-known = غير معلوم
desk-contact-nothing-yet = لا شيء معلوم بعد.
desk-contact-outcome-unsent = لم يُرسل بعد
desk-contact-outcome-failed = لم يصل
desk-contact-outcome-waiting = في الانتظار
desk-contact-outcome-told = أُرسل
desk-contact-outcome-answered = أُجيب
desk-contact-outcome-accepted = قُبل
desk-contact-outcome-disputed = اعتُرض عليه
desk-contact-outcome-silent = صمت
desk-contact-step-silence = انقضت المهلة: صمت
desk-contact-step-reminder = تذكير الجانب
desk-contact-step-early_reminder = تذكير قبل انقضاء المهلة
desk-contact-step-withdrawn = سُحب الطلب: لم يعد يُطلب شيء
desk-contact-step-superior = تُبلَّغ الجهة الأعلى
desk-contact-step-guarantor = يُبلَّغ الضامنون
desk-contact-step-centre = يُبلَّغ رئيس المركز
desk-contact-evidence-portal = في البوابة
desk-contact-evidence-signature = توقيعه أو رأيه المخالف، في السجل
desk-contact-evidence-worker = من النظام نفسه
desk-contact-alike = أُبلغ الجميع بالكلام نفسه خلال دقيقة واحدة.
desk-contact-not-alike = لم يُبلَّغوا خلال الدقيقة نفسها.
desk-contact-side-by-side = جنبا إلى جنب
desk-contact-words = نص الرسالة
desk-contact-log = تسجيل
desk-contact-log-why = الإرسال والوصول والقراءة والإقرار والجواب والقبول والاعتراض سبع وقائع مختلفة. سجّلوا كلا منها بوقتها وبما يثبتها.
desk-contact-at = الوقت (محلي؛ فارغ: الآن)
desk-contact-evidence = ما يثبت ذلك
desk-contact-their-words = ما قاله الجانب، بكلماته
desk-contact-language = اللغة
desk-contact-for-record = للسجل: لتُنشر إلى جانب الاستنتاج
desk-contact-to = إلى من
desk-contact-sides = الجانبان والضامنون
desk-contact-guarantor = ضامن
desk-contact-both-why = يتلقى كل من وُضعت علامة أمامه الكلام نفسه في اللحظة نفسها، ويبقى رد كل جانب خاصا به.
desk-contact-hours = ساعات الرد
desk-contact-hours-why = إن تُرك فارغا حدده الاتفاق، وإلا فقاعدة المركز؛ 0: لا يُنتظر رد. الوضع الحالي:
desk-contact-subject = الموضوع
desk-contact-words-why = اكتبوا بلغة واحدة أو أكثر. يتلقى كل جانب النصوص كلها، ولا تترجم الآلة شيئا.
desk-contact-make = إرسال
desk-contact-wrong = لم يُرسل شيء. ما يجب تصحيحه:
desk-contact-logged = سُجّل.
desk-contact-sent-already = إرساله مسجل من قبل.
desk-contact-delivered-already = وصوله مسجل من قبل.
desk-contact-read-already = قراءته مسجلة من قبل.
desk-contact-acknowledged-already = أُقرّ باستلامه من قبل.
desk-no-contact = لا يوجد اتصال كهذا.
desk-no-channel = لا توجد قناة كهذه.
desk-language-en = الإنكليزية
desk-language-ar = العربية
desk-language-ru = الروسية
desk-language-ku = الكردية
desk-language-hy = الأرمنية
desk-language-tr = التركية
desk-language-fa = الفارسية
desk-channels = كيفية الوصول إلى الجانبين
desk-channels-about = قنوات كل جانب بالترتيب الذي يريده. العناوين والأسماء محفوظة في الخزنة؛ ومن عليه أن يتصل يفتح أحدها، ويُسجَّل ذلك.
desk-channels-none = لا توجد قناة محفوظة، ويمكن مع ذلك تسجيل المكالمات والزيارات.
desk-channel-superior = أعلى من المكتب الذي يُسأل أولا
desk-channel-preference = ترتيبها { $count }
desk-channel-order = الترتيب
desk-channel-closed = مغلقة
desk-channel-close = إغلاق
desk-channel-closed-already = هذه القناة مغلقة من قبل.
desk-channel-open = فتح العنوان
desk-channel-opened-note = سُجّل أنكم فتحتموه، ويُعرض هذه المرة فقط.
desk-channel-speakers = يتحدث باسمه في البوابة:
desk-channel-no-speakers = لا أحد يتحدث باسمه في البوابة؛ المسؤول عن النظام هو من يدعو جهات الاتصال.
desk-channel-keep = حفظ قناة
desk-channel-kept = حُفظت القناة، وعنوانها في الخزنة.
desk-channel-label = المكتب (لا اسم شخص)
desk-channel-address = الرقم أو العنوان
desk-channel-person = من يجيب هناك
desk-channel-sealed-why = يُحفظ الرقم والعنوان والاسم في الخزنة: لا تظهر في قائمة ولا ملف ولا سجل.
desk-contacts-count =
    { $count ->
        [zero] لا اتصالات
        [one] اتصال واحد
        [two] اتصالان
        [few] { $count } اتصالات
        [many] { $count } اتصالا
       *[other] { $count } اتصال
    }
desk-contact-made =
    { $count ->
        [zero] لم يُنشأ أي اتصال.
        [one] أُنشئ الاتصال بجانب واحد.
        [two] أُنشئ الاتصال بجانبين في اللحظة نفسها.
        [few] أُنشئ الاتصال بـ { $count } جهات في اللحظة نفسها.
        [many] أُنشئ الاتصال بـ { $count } جهة في اللحظة نفسها.
       *[other] أُنشئ الاتصال بـ { $count } جهة في اللحظة نفسها.
    }
desk-case-no-contacts = لم يُبلَّغ أي جانب بهذا الحادث بعد.
desk-case-replies = ما يقوله الجانبان
desk-case-replies-why = للسجل وبكلماتهم؛ لم يغيّرها أحد، ولا يلزم أن يتبناها المركز.
desk-read-back = أُعيدت قراءته
desk-read-back-unsaid = لم يُذكر
desk-read-back-yes = نعم، وأُقرّ
desk-read-back-no = لا
desk-read-back-by = المكتب الذي أقرّه
desk-read-back-at = وقت الإقرار (بالتوقيت المحلي؛ إن تُرك فوقت الواقعة)
desk-read-back-agreed = أُعيدت قراءته وأقرّه { $by }، { $at }
desk-read-back-was-not = لم تُعَد قراءته
desk-read-back-no-call = لا تُعاد قراءة إلا ما قيل هاتفيا.
