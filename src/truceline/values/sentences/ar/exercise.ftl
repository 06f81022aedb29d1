# ما تقوله المصادر المتخيَّلة، كلٌّ بأسلوبه. تبدأ كل جملة بعلامة التمرين.

exercise-something = حادث
exercise-nowhere = مكان غير مسمّى

exercise-harm =
    أُبلغ عن { $killed ->
        [0] عدم سقوط قتلى
        [one] قتيل واحد
        [two] قتيلين
        [few] { $killed } قتلى
        [many] { $killed } قتيلاً
       *[other] { $killed } قتيل
    } و{ $injured ->
        [0] عدم وقوع إصابات
        [one] جريح واحد
        [two] جريحين
        [few] { $injured } جرحى
        [many] { $injured } جريحاً
       *[other] { $injured } جريح
    }.

exercise-said-monitor = تمرين. { $time } من المركز، الاتجاه { $bearing }، المسافة نحو { $distance } كم: { $what }.{ $harm }
exercise-said-device = تمرين. { $time } تسجيل كاميرا، الاتجاه { $bearing }، { $distance } كم: { $what }.{ $harm }
exercise-said-local_network = تمرين. { $time } أفاد راصدونا قرب { $place }: { $what }.{ $harm }
exercise-said-party = تمرين. نحيط المركز علماً: { $time }، قرب { $place }، { $what }.{ $harm }
exercise-said-guarantor = تمرين. قائمة الحوادث، { $time }: { $what }، منطقة { $place }.{ $harm }
exercise-said-media = تمرين. أفاد مراسلنا، { $time }: { $what } قرب { $place }.{ $harm }
exercise-said-medical = تمرين. { $time }، وصل جرحى من { $place } إثر: { $what }.{ $harm }
exercise-said-humanitarian = تمرين. { $time }، قافلتنا قرب { $place }: { $what }.
exercise-said-social_media = تمرين. الآن قرب { $place }، { $time }: { $what }!{ $harm }
exercise-said-relay = تمرين. نقلاً عن { $source }: { $what } قرب { $place }، { $time }.{ $harm }
exercise-said-nil = تمرين. { $time }، لم يُرصد شيء من المركز خلال النوبة.

exercise-note =
    تمرين: لم يقع شيء مما يرد هنا
    هذه الملفات متخيَّلة، بُنيت على الاتفاق { $agreement } برقم التوليد { $seed }: { $reports ->
        [zero] لا بلاغات
        [one] بلاغ واحد
        [two] بلاغان
        [few] { $reports } بلاغات
        [many] { $reports } بلاغاً
       *[other] { $reports } بلاغ
    } عن { $incidents ->
        [zero] لا حوادث حقيقية
        [one] حادث حقيقي واحد
        [two] حادثين حقيقيين
        [few] { $incidents } حوادث حقيقية
        [many] { $incidents } حادثاً حقيقياً
       *[other] { $incidents } حادث حقيقي
    } ضمن التمرين. وأسماء الأماكن متخيَّلة أيضاً.
    الملف EXERCISE-reports.csv هو ما كان المركز سيتلقاه، أما الملفات الأخرى ففيها الحقيقة وهي للمدربين وحدهم.
    لا تخلطوها أبداً ببلاغات حقيقية: كل سطر يقول إنه تمرين.
