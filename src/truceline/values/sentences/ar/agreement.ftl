# أسماء ما يتكون منه الاتفاق.
agreement-stage-proposed = مقترحة
agreement-stage-agreed = متفق عليها
agreement-stage-in-force = سارية
agreement-stage-suspended = معلَّقة
agreement-stage-ended = منتهية
agreement-status-public = منشور
agreement-status-restricted = مقيَّد الاطلاع
agreement-status-not-public = غير منشور
agreement-standing-working = الصيغة المعمول بها
agreement-standing-contested = رواية مختلف عليها
agreement-certainty-surveyed = بمسح ميداني
agreement-certainty-agreed-map = من خريطة متفق عليها
agreement-certainty-approximation = تقريبي
agreement-role-party = طرف
agreement-role-guarantor = ضامن
agreement-role-witness = شاهد
agreement-role-organ = هيئة
agreement-standard-reasonable-suspicion = اشتباه معقول
agreement-standard-reasonable-grounds-to-believe = أسباب معقولة للاعتقاد
agreement-standard-balance-of-probabilities = رجحان الاحتمالات
agreement-standard-clear-and-convincing = أدلة واضحة ومقنعة
agreement-standard-beyond-reasonable-doubt = بما لا يدع مجالا لشك معقول
agreement-kind-act = أفعال محظورة
agreement-kind-distance = مسافات من الخطوط
agreement-kind-area = مناطق خالية
agreement-kind-quantity = حدود عددية
agreement-kind-deadline = مواعيد نهائية
agreement-kind-access = إمكانية الوصول
agreement-kind-procedure = إجراءات
agreement-wording-authentic = نص ذو حجية
agreement-wording-translation = ترجمة
agreement-wording-summary = ملخص من إعدادنا
agreement-exemption-excluded-target = كان الهدف جماعة مستثناة
agreement-exemption-self-defence = الدفاع عن النفس
agreement-exemption-announced-activity = نشاط معلن عنه مسبقا
agreement-exemption-monitoring-flight = رحلة جوية لأغراض الرصد
agreement-exemption-medical = نقل طبي
agreement-clock-met = نُفِّذ في موعده
agreement-clock-late = نُفِّذ متأخرا
agreement-clock-unknown = غير معروف: لا دليل على أنه نُفِّذ أو على أنه نُفِّذ في موعده
agreement-clock-running = لم تنقض المهلة
agreement-summary-exercise = تمرين. كل ما في هذا الاتفاق مختلق لأغراض التدريب.
agreement-summary-file = الرمز { $code }، الإصدار { $version }. الأوقات بالتوقيت المحلي: { $zone }.
agreement-summary-digest = بصمة الملفات SHA-256: { $digest }
agreement-summary-texts = النصوص
agreement-summary-text = { $title }: { $status }، { $date }
agreement-summary-term = مدة السريان
agreement-summary-parties = الأطراف والضامنون والشهود والهيئات
agreement-summary-groups = الجماعات
agreement-summary-excluded = خارج وقف إطلاق النار
agreement-summary-control = السيطرة المُعلَنة
agreement-summary-zones = المناطق
agreement-summary-lines = الخطوط المرجعية
agreement-summary-posts = نقاط الرصد
agreement-summary-provisions = الأحكام: { $title }
agreement-summary-details = التفاصيل المفتوحة
agreement-summary-clocks = المواعيد النهائية حتى { $at }
agreement-summary-from-until = من { $start } حتى { $end }
agreement-summary-from = من { $start }، ولم تُذكر نهاية
agreement-summary-until = حتى { $end }
agreement-summary-always = لم تُذكر تواريخ
agreement-summary-side = الجانب: { $side }
agreement-summary-foreign = قوة أجنبية
agreement-summary-under = بإمرة: { $group }
agreement-summary-bound = ملتزمة { $spans }
agreement-summary-never-bound = لم تلتزم قط
agreement-summary-designated = استثنتها الجهة التالية: { $by }، { $span }
agreement-summary-controlled = تسيطر عليه الجهة التالية: { $holder }، بحسب إعلان { $by }، { $span }
agreement-summary-track = مسار التفاوض: { $track }
agreement-summary-guarantors = الضامنون: { $who }
agreement-summary-stage = { $stage } من { $start }
agreement-summary-account = { $standing }، بحسب { $by }: { $size }، { $certainty }، { $status }
agreement-summary-area = { $area } كم²
agreement-summary-length = { $length } كم
agreement-summary-undrawn = غير مرسومة
agreement-summary-article = { $code } (المادة { $article }، { $wording }): { $title }
agreement-summary-waits = في انتظار البت في: { $details }
agreement-summary-ruled = لا يفصل فيه إلا إنسان
agreement-summary-exempt = يجوز الاحتجاج بما يلي: { $exemptions }
agreement-summary-detail-open = مفتوح، { $count ->
        [zero] بلا أي مقترح
        [one] مقترح واحد
        [two] مقترحان
        [few] { $count } مقترحات
        [many] { $count } مقترحا
       *[other] { $count } مقترح
    }: { $question }
agreement-summary-detail-decided = بُتَّ فيه في { $decided }، ويسري من { $effective }: { $question }
agreement-summary-clock = { $title }: الموعد النهائي { $due }: { $state }
agreement-summary-done = { $title }: الموعد النهائي { $due }، ونُفِّذ في { $done }: { $state }
agreement-summary-none = لا شيء
agreement-summary-in = المكان: { $zones }
agreement-summary-everywhere = حيثما يسري الاتفاق
agreement-summary-acts = الأفعال: { $acts }
agreement-summary-kept-out = لا يُسمح بوجود: { $kept }
agreement-summary-least-distance = { $what }: على بعد { $distance } كم على الأقل من { $line }
agreement-summary-most = الحد الأقصى { $amount }، المكان: { $zone }
agreement-summary-any-force = أي قوة
agreement-summary-calibre-from = من { $calibre } ملم فما فوق
agreement-summary-calibre-below = دون { $calibre } ملم
agreement-summary-joint = ما يُبتّ فيه معا يوقّعه كل من هؤلاء بنفسه: { $who }
agreement-summary-joint-within = { $count ->
    [zero] بلا مهلة
    [one] خلال ساعة واحدة
    [two] خلال ساعتين
    [few] خلال { $count } ساعات
    [many] خلال { $count } ساعة
   *[other] خلال { $count } ساعة
}
agreement-summary-joint-remind = { $count ->
    [zero] بلا تذكير
    [one] ويُذكَّر من لم يقل كلمته قبل انقضاء المهلة بساعة
    [two] ويُذكَّر من لم يقل كلمته قبل انقضاء المهلة بساعتين
    [few] ويُذكَّر من لم يقل كلمته قبل انقضاء المهلة بـ { $count } ساعات
    [many] ويُذكَّر من لم يقل كلمته قبل انقضاء المهلة بـ { $count } ساعة
   *[other] ويُذكَّر من لم يقل كلمته قبل انقضاء المهلة بـ { $count } ساعة
}
agreement-summary-closed-by = تُغلق متى وافق هؤلاء جميعا على النص عينه: { $who }
agreement-summary-silence = { $count ->
    [zero] السكوت موافقة
    [one] السكوت موافقة بعد ساعة واحدة
    [two] السكوت موافقة بعد ساعتين
    [few] السكوت موافقة بعد { $count } ساعات
    [many] السكوت موافقة بعد { $count } ساعة
   *[other] السكوت موافقة بعد { $count } ساعة
}
agreement-summary-own-word = لا تُحسب الموافقة إلا إذا أبداها صاحبها أو أكّدها بنفسه
agreement-summary-abstaining = الامتناع يحول دون ذلك
