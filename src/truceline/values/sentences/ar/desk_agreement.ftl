# الاتفاق في صفحته.

desk-agreement = الاتفاق
desk-version = النسخة { $version }
desk-in-effect-since = سارية منذ { $at }
desk-versions = جميع النسخ
desk-versions-bring = جميع النسخ، وتقديم نسخة جديدة
desk-texts = النصوص
desk-term = المدة:
desk-who = من تعهّد
desk-under = بإمرة: { $group }
desk-groups = الجماعات والقوات، ومتى التزمت كل منها ({ $count })
desk-side-of = الطرف: { $side }
desk-foreign = قوة أجنبية
desk-bound = ملتزمة { $span }.
desk-never-bound = لم تلتزم قط، في حدود ما هو معلوم.
desk-excluded = خارج وقف إطلاق النار، ومن يقول بذلك ({ $count })
desk-designated = صنّفها { $by }، { $span }.
desk-provisions = الأحكام
desk-counted-on = ما رصده كل حكم في الفحص الآلي؛ أُحصي في { $at }. و«حالة للنظر» ليست انتهاكا.
desk-article = المادة { $article }
desk-text-withheld = نص هذا الحكم مقيّد الاطلاع، ودورك لا يتيح قراءته.
desk-withheld = محجوب: مقيّد الاطلاع
desk-acts = الأفعال
desk-limit = الحد
desk-exemptions = ما يجوز الاحتجاج به
desk-ruled-by = يبتّ فيه { $name }
desk-ruling = البتّ
desk-only-a-person = لا يبتّ فيه إلا إنسان.
desk-standard = معيار الإثبات
desk-verification = التحقق
desk-waits-for = ينتظر
desk-known-from = المصدر
desk-deadlines = المواعيد النهائية حتى { $day }
desk-due = مستحق بحلول { $at }
desk-done-on = أُنجز في { $at }
desk-no-deadlines = لا يحدد الاتفاق أي موعد نهائي.
desk-details = ما تُرك دون اتفاق
desk-detail-open = مفتوح: لا يمكن تقييم الأحكام التي تنتظره
desk-detail-decided = تقرر في { $at }، ويسري من { $from }
desk-proposed-by = اقتراح من { $name }
desk-proposed = اقتراح
desk-no-proposal = لم يقترح أحد جوابا بعد.
desk-no-details = لم يُترك شيء دون اتفاق.
desk-zones-on = المناطق في { $day }
desk-on-day = في يوم
desk-turning-days = بلغت منطقة مرحلة في:
desk-day-not-understood = المتوقع يوم مثل {"\u2066"}2017-07-10{"\u2069"}؛ والمعروض هو اليوم الحالي. والوارد:
desk-nothing-drawn = لا يوجد في هذا اليوم رسم يحق لك الاطلاع عليه.
desk-no-stage-yet = قبل مرحلتها الأولى
desk-track = مسار التفاوض: { $track }
desk-all-stages = جميع مراحلها
desk-no-zones = لا يذكر الاتفاق أي مناطق.
desk-lines = الخطوط المرجعية
desk-line-of = يقيس منه { $side }
desk-no-account-then = لم تكن هناك في هذا اليوم رواية عن موقعها.
desk-provision = الحكم
desk-it-says = يقول
desk-anything-but-no = أي شيء غير «لا»
desk-version-unknown = لا توجد هنا نسخة كهذه من الاتفاق.

# النسخ.
desk-version-name = النسخة
desk-version-step = المرحلة
desk-version-brought = قُدّمت
desk-version-effect = سارية من
desk-version-is-draft = مسودة
desk-version-is-set = تنتظر موعدها
desk-version-is-in_effect = سارية
desk-version-is-past = سابقة
desk-version-is-struck = مشطوبة
desk-version-bring = تقديم نسخة جديدة
desk-version-files = ملفات المجلد، أو ملف zip واحد له
desk-version-files-note = الملف agreement.yaml مع الأشكال التي يسميها. يُفحص كاملا ويصبح مسودة: لا يسري شيء حتى يضعه شخص آخر موضع التنفيذ.
desk-version-check = افحصها واحفظها مسودة
desk-version-refused =
    { $count ->
        [zero] لم يُستلم شيء.
        [one] لم يُستلم شيء. هناك مشكلة واحدة:
        [two] لم يُستلم شيء. هناك مشكلتان:
        [few] لم يُستلم شيء. هناك { $count } مشكلات:
        [many] لم يُستلم شيء. هناك { $count } مشكلة:
       *[other] لم يُستلم شيء. هناك { $count } مشكلة:
    }
desk-version-brought-by = قدّمها { $name }
desk-version-set-by = وضعها موضع التنفيذ { $name }
desk-version-from = من
desk-version-received =
    { $count ->
        [zero] لا ملفات مستلمة
        [one] ملف واحد كما ورد
        [two] ملفان كما وردا
        [few] { $count } ملفات كما وردت
        [many] { $count } ملفا كما ورد
       *[other] { $count } ملف كما ورد
    }
desk-version-digest = بصمة الاتفاق التي تذكرها كل نشرة:
desk-version-strike = اشطب هذه النسخة
desk-version-not-tried = يجب أولا معرفة ما سيتغير بالمقارنة مع النسخة السارية.
desk-version-moved-on = تغيّرت حالة هذه النسخة أو غيرها في هذه الأثناء: انظر مرة أخرى.
desk-reason-needed = اذكر السبب: فهو يُقيَّد في السجل.
desk-would-change = ما كان سيُستنتج على غير ما تقوله النسخة { $version }
desk-trial-waits = في انتظار العملية الخلفية: تظهر الأعداد هنا بعد فحص جميع الحوادث بموجب هذه المسودة.
desk-trial-runs = جارٍ الفحص بموجب هذه المسودة: { $done } من { $total } من الحوادث.
desk-trial-failed = تعذّر إتمام التجربة:
desk-trial-says = سيتغير { $changed } من أصل { $all } من الأجوبة.
desk-trial-nothing-written = لم يُكتب شيء.
desk-trial-old = أُجري هذا العدّ بالمقارنة مع { $version } التي لم تعد سارية: أعد التجربة.
desk-trial-again = أعد العدّ
desk-trial-withheld = دورك لا يتيح الاطلاع على الاستنتاجات.
desk-screening-progress = ما فُحص حتى الآن
desk-screening-anew = يُعاد فحص جميع الحوادث: { $done } من { $total }.
desk-screened-anew =
    { $done ->
        [zero] لم تكن هناك حوادث لإعادة فحصها عند سريان هذه النسخة.
        [one] أُعيد فحص حادث واحد عند سريان هذه النسخة.
        [two] أُعيد فحص حادثين عند سريان هذه النسخة.
        [few] أُعيد فحص { $done } حوادث عند سريان هذه النسخة.
        [many] أُعيد فحص { $done } حادثا عند سريان هذه النسخة.
       *[other] أُعيد فحص { $done } حادث عند سريان هذه النسخة.
    }
desk-would-from-to = ما يقوله الآن وما كان سيقوله
desk-would-count = الحوادث
desk-would-becomes = يصبح
desk-would-not-there = لا وجود لهذا الحكم
desk-would-gone = زال الحكم
desk-would-reason = لسبب آخر
desk-would-none = يقول الشيء نفسه عن كل حادث
desk-effect-title = الوضع موضع التنفيذ
desk-effect-day = اليوم
desk-effect-hour = الوقت ({ $zone })
desk-effect-note = تسري من ذلك الوقت على الجميع ويُعاد فحص جميع الحوادث. وتبقى النسخة السارية حتى ذلك الحين.
desk-effect-set = ضعها موضع التنفيذ في هذا الوقت
desk-effect-not-own = أنت من قدّم هذه النسخة: يضعها موضع التنفيذ شخص آخر.
desk-effect-head = يضعها موضع التنفيذ رئيس المركز.
desk-says-otherwise = ما تقوله على نحو مختلف ({ $count })
desk-says-the-same = تقول الشيء نفسه.
desk-fate-added = جديد
desk-fate-removed = محذوف
desk-fate-changed = معدّل
desk-part-agreement = الاتفاق
desk-part-provisions = حكم
desk-part-zones = منطقة
desk-part-lines = خط
desk-part-groups = جماعة
desk-part-excluded = خارج وقف إطلاق النار
desk-part-control = السيطرة المُعلَنة
desk-part-details = مسألة مفتوحة
desk-part-texts = نص
desk-part-parties = طرف
desk-part-posts = نقطة رصد
desk-control-title = السيطرة المعلَنة
desk-control-note = من يقال إنه يسيطر على أي مكان في هذا اليوم، وبحسب من. هو قول صاحبه لا ما خلص إليه المركز: لا يُنسب به شيء إلى أحد، وإذا اختلفت الإعلانات لا يُفضَّل أي منها.
desk-control-answers = ويُسأل عنه:
desk-control-rival = الإعلانات مختلفة
desk-control-by = أعلنه { $by }
desk-answers-for = يُسأل عنه، من الأدنى:
