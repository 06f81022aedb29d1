# الإشعارات: ما يُعلَن، وما يتعارض معه، وما رُصد.
desk-notices = الإشعارات
desk-notice = الإشعار { $number }
desk-notices-about = ما يعلنه كل طرف عن نفسه: تدريبات ورحلات جوية وقوافل وعمليات إجلاء وإزالة ألغام وإصلاحات وتبديل قوات. وتُعرض أوجه التعارض قبل التأكيد؛ ثم يجب إبلاغ الجانبين. ولا شيء هنا يبيّن موقع أحد الآن.
desk-notices-found =
    { $count ->
        [zero] لا إشعارات
        [one] إشعار واحد
        [two] إشعاران
        [few] { $count } إشعارات
        [many] { $count } إشعارا
       *[other] { $count } إشعار
    }
desk-notices-none = لا إشعار في ذلك الوقت. وسيظهر هنا كل ما يُعلَن بفترته ومنطقته وأوجه تعارضه.
desk-notices-all = الكل
desk-notices-running = جارية
desk-notices-coming = مقبلة
desk-notices-past = منتهية
desk-notices-map-title = الإشعارات على الخريطة
desk-notices-map = خريطة هذه الإشعارات
desk-notices-list = القائمة نفسها
desk-notices-map-about = المناطق المعلَنة لهذا اليوم فوق المناطق كما كانت. ولا شيء هنا يبيّن موقع أحد الآن.
desk-notices-map-portal = ما أعلنه جانبكم وما أُبلغ به، بعد تأكيده: مناطق هذا اليوم فوق المناطق المتفق عليها. ولا شيء هنا يبيّن موقع أحد الآن.
desk-notices-on-map = على الخريطة
desk-way-passage = يتعارض مع مرور أشخاص
desk-way-provision = يمنعه حكم من الاتفاق
desk-way-notice = يتعارض مع إشعار آخر
desk-notices-map-note = الأرقام على الخريطة هي أرقام الجدول، والأحدث فترة أولا، أربعون في كل صفحة؛ أما الملفات فتضم كل ما يُبحث عنه.
desk-notice-what = ماذا
desk-notice-by = أعلنه
desk-notice-window = من وإلى
desk-notice-reach = نحو { $km }{"\u00a0"}كم حوله
desk-notice-is-draft = مسودة
desk-notice-is-confirmed = مؤكد
desk-notice-is-withdrawn = مسحوب
desk-notice-new = تدوين إشعار
desk-notice-announced = أُعلن في ({ $zone })
desk-notice-announced-on = الإعلان
desk-notice-starts = من ({ $zone })
desk-notice-ends = إلى
desk-notice-place = المكان بالكلمات
desk-notice-radius = كيلومترات حوله
desk-notice-outline = أو حدود مرسومة
desk-notice-words = ما أُعلن، بكلمات من أعلنه
desk-notice-keep = احفظه واعرض أوجه تعارضه
desk-notice-zones = يمس
desk-notice-unknown = لا يوجد إشعار كهذا يحق لك الاطلاع عليه.
desk-notice-moved-on = تغيّر وضع هذا الإشعار في هذه الأثناء: انظر فيه من جديد.
desk-notice-over = انقضت فترته: وما انقضى ليس إشعارا.
desk-notice-other-conflicts = أوجه التعارض الآن غير التي عُرضت عليك: انظر فيها أولا.
desk-conflicts = ما يتعارض معه
desk-conflicts-none = لا شيء: لا حكم ولا إشعار آخر ولا أحد على الطريق.
desk-conflicts-kept = عُرضت عند التأكيد:
desk-conflict-provision = «{ $title }» يحظر ما يشبهه في { $zone }. وهل يعفيه الإعلان مسألة يقررها الناس.
desk-conflict-notice = { $activity } أعلنه { $by }، من { $start } إلى { $end }، في المكان نفسه.
desk-conflict-passage = هناك من هم على الطريق: { $activity }، { $by }، من { $start } إلى { $end }.
desk-notice-confirm = أكّده
desk-notice-confirm-all-the-same = أكّده مع أوجه التعارض هذه
desk-notice-confirm-note = عندئذ يجب إبلاغ الجانبين والضامنين على حد سواء.
desk-notice-confirm-who = يؤكده ضابط اتصال أو رئيس المركز.
desk-notice-withdraw = اسحبه
desk-notice-observed =
    { $count ->
        [zero] لا حوادث قد تكون هو
        [one] حادث واحد قد يكون هو
        [two] حادثان قد يكونان هو
        [few] { $count } حوادث قد تكون هو
        [many] { $count } حادثا قد يكون هو
       *[other] { $count } حادث قد يكون هو
    }
desk-notice-observed-note = تشبهه، في منطقته وفترته، مع مراعاة هامشي الخطأ. لا يرى هذا إلا المركز. ولا يعني ذلك أنهما شيء واحد.
desk-notice-observed-none = لم يُبلَّغ من هناك وآنذاك عن شيء يشبهه.
desk-activity-exercise = تدريب
desk-activity-flight = رحلة جوية
desk-activity-convoy = قافلة
desk-activity-evacuation = إجلاء
desk-activity-demining = إزالة ألغام
desk-activity-repair = إصلاح
desk-activity-rotation = تبديل قوات
desk-announce-notice = يعلن { $by }: { $activity }، { $place }، من { $start } إلى { $end }.
desk-conflict-aid = مساعدات على الطريق: الطلب { $number } من { $who }، الموعد المطلوب { $wanted }.
