# ما أُوصي به، والمواقع وعمليات تفتيشها.
desk-follow-up = المتابعة
desk-follow-up-about = ما أُوصيت به كل قوة، وهل نُفّذ. لا يُسقط شيء: المنفَّذ والمرفوض والمفتوح وغير المعلوم مجموعها كل ما صدر.
desk-follow-up-found =
    { $count ->
        [zero] لم تصدر توصيات
        [one] توصية واحدة صادرة
        [two] توصيتان صادرتان
        [few] { $count } توصيات صادرة
        [many] { $count } توصية صادرة
       *[other] { $count } توصية صادرة
    }
desk-follow-up-none = لم يُوصَ بشيء بعد. وستبقى كل توصية هنا حتى تُنفَّذ أو تُرفض.
desk-follow-done = نُفّذت
desk-follow-refused = رُفضت
desk-follow-open = مفتوحة
desk-follow-unknown = غير معلومة: انقضى موعدها
desk-follow-what = ماذا، وكيف يُتحقق منه
desk-follow-force = القوة
desk-follow-act = ما ينبغي أن تفعله
desk-follow-due = بحلول
desk-follow-due-at = بحلول ({ $zone })
desk-follow-stands = وضعها
desk-follow-soon = تستحق خلال يوم
desk-follow-reminded = ذُكّر بها في { $at }
desk-follow-incident = الحادث { NUMBER($number, useGrouping: 0) }
desk-follow-incident-number = رقم الحادث، إن كانت بشأن حادث
desk-follow-checked-by = يُتحقق منها بواسطة
desk-follow-verified = كيف يُتحقق منها
desk-follow-checks =
    { $count ->
        [zero] لا تحقق
        [one] تحقق واحد
        [two] تحققان
        [few] { $count } تحققات
        [many] { $count } تحققا
       *[other] { $count } تحقق
    }
desk-follow-check = ما وُجد
desk-follow-found = النتيجة
desk-follow-evidence = ما يثبت ذلك
desk-follow-new = إصدار توصية
desk-follow-new-note = قوة وفعل ومكان وموعد ووسيلة تحقق: ما لا يُسمّى لا يمكن تنفيذه ولا رفضه.
desk-follow-issue = أصدرها
desk-found-done = نُفّذ
desk-found-not_done = لم يُنفَّذ
desk-found-refused = رُفض
desk-found-unclear = تعذّر التحقق
desk-recommendation-unknown = لا توجد توصية كهذه.
desk-sites = المواقع
desk-sites-about = مراكز الاتفاق ونقاط تفتيشه ونقاط رصده وكاميراته ومواقع تخزينه، وما وجده التفتيش ناقصا. جميعها ثابتة في أماكنها، ولا شيء هنا يبيّن موقع القوات.
desk-sites-found =
    { $count ->
        [zero] لا مواقع
        [one] موقع واحد
        [two] موقعان
        [few] { $count } مواقع
        [many] { $count } موقعا
       *[other] { $count } موقع
    }
desk-sites-none = لا موقع محفوظا بعد. وسيظهر هنا كل موقع مع عمليات تفتيشه.
desk-site-new = إضافة موقع
desk-site-what = الموقع
desk-site-kind = النوع
desk-site-name = الاسم
desk-site-held-by = في عهدة
desk-site-should-hold = ينبغي أن يكون فيه:
desk-site-inspections = آخر عمليات التفتيش
desk-site-inspect = تدوين تفتيش
desk-site-outcome = النتيجة
desk-site-missing = ما كان ناقصا
desk-site-close = إغلاق الموقع
desk-site-is-closed = مغلق
desk-site-closed = هذا الموقع مغلق.
desk-site-exists = لموقع آخر هذا الرمز: ولا يُعطى الرمز مرتين.
desk-site-unknown = لا يوجد موقع كهذا.
desk-site-kind-post = مركز
desk-site-kind-checkpoint = نقطة تفتيش
desk-site-kind-observation_post = نقطة رصد
desk-site-kind-camera = كاميرا
desk-site-kind-storage = موقع تخزين
desk-inspected-complete = كل شيء موجود
desk-inspected-missing = هناك نقص
desk-inspected-no_access = لم يُسمح بالدخول
desk-inspected-never = لم يُفتَّش قط
