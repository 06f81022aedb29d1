# النشرة: العبارات نفسها للوقائع نفسها دائما. لا يقال «انتهاك» قبل التقرير، ولا «هدوء» من دون رصد.
bulletin-number = { $number }
bulletin-decimal = { NUMBER($number, minimumFractionDigits: 1, maximumFractionDigits: 1) }
bulletin-day = { DATETIME($day, dateStyle: "long") }
bulletin-moment = { $day }، الساعة { $time }
bulletin-short-day = { $day } { $month ->
    [1] كانون الثاني
    [2] شباط
    [3] آذار
    [4] نيسان
    [5] أيار
    [6] حزيران
    [7] تموز
    [8] آب
    [9] أيلول
    [10] تشرين الأول
    [11] تشرين الثاني
   *[12] كانون الأول
}
bulletin-short-month = { $month ->
    [1] كانون الثاني
    [2] شباط
    [3] آذار
    [4] نيسان
    [5] أيار
    [6] حزيران
    [7] تموز
    [8] آب
    [9] أيلول
    [10] تشرين الأول
    [11] تشرين الثاني
   *[12] كانون الأول
} { $year }
bulletin-and-then = ؛ { "" }
bulletin-unknown = غير معروف
bulletin-total = المجموع
# رأس الصفحة.
bulletin-kind = نشرة وقف إطلاق النار
bulletin-band = تمرين
bulletin-exercise = كل ما في هذه النشرة مختلق لأغراض التدريب.
bulletin-period = { $period } ({ $days ->
    [zero] { $days } يوم
    [one] يوم واحد: { $days }
    [two] يومان: { $days }
    [few] { $days } أيام
    [many] { $days } يوما
   *[other] { $days } يوم
}، بالتوقيت المحلي { $zone })
bulletin-version = الاتفاق { $code }، الصيغة { $version }
bulletin-release = أُعدّت هذه النشرة من السجل وفق قواعد ثابتة. ولا تُنشر إلا بإذن من شخص مسؤول.
bulletin-desk = لاستعمال مكتب المناوبة فقط. ليست للنشر.
bulletin-contents = في هذه النشرة
# عناوين الأجزاء.
bulletin-section-headline = الخلاصة
bulletin-section-map = الخريطة
bulletin-section-zones = المناطق
bulletin-section-coverage = ما رُصد وما لم يُرصد
bulletin-section-areas = بحسب المنطقة الإدارية من المستوى الأول
bulletin-section-acts = بحسب الفعل
bulletin-section-provisions = بحسب الحكم
bulletin-section-reasons = ما لا يمكن الجزم به، وأسبابه
bulletin-section-casualties = القتلى والجرحى
bulletin-section-determinations = ما تقرّر
bulletin-section-comparison = المقارنة بالفترة السابقة
bulletin-section-clocks = المواعيد النهائية والتفاصيل غير المتفق عليها
bulletin-section-sources = من أبلغ
bulletin-section-errata = تصويبات على نشرة سابقة
bulletin-section-left-out = ما لم يُنشر، وأسبابه
bulletin-section-methods = الأساليب وقواعد العدّ
bulletin-section-digest = الحدود والبصمات الرقمية
# الخلاصة.
bulletin-key-incidents = الحوادث المقيَّدة
bulletin-key-candidate = حالات للنظر
bulletin-key-needs_ruling = تتطلب قرارا
bulletin-key-cannot_tell = لا يمكن الجزم بشأنها
bulletin-key-no = لا تتصل بأي حكم
bulletin-key-determined = الانتهاكات المقرَّرة
bulletin-key-determinations = القرارات المتخذة
bulletin-key-watched = أيام المناطق المرصودة من أصل { $whole }
bulletin-not_asked = لا حكم نافذا بشأنها
bulletin-headline-incidents = عدد الحوادث المقيَّدة في هذه الفترة { $incidents }، استنادا إلى { $reports ->
    [zero] { $reports } بلاغ
    [one] بلاغ واحد ({ $reports })
    [two] بلاغين ({ $reports })
    [few] { $reports } بلاغات
    [many] { $reports } بلاغا
   *[other] { $reports } بلاغ
} من { $sources ->
    [zero] { $sources } مصدر
    [one] مصدر واحد ({ $sources })
    [two] مصدرين ({ $sources })
    [few] { $sources } مصادر
    [many] { $sources } مصدرا
   *[other] { $sources } مصدر
}.
bulletin-headline-reported-days = لا تتناول البلاغات إلا { $period }. وليس في السجل شيء عن سائر أيام الفترة، ولا يعني ذلك أنه لم يقع شيء.
bulletin-headline-verdicts = نتيجة الفحص الأولي وفق الأحكام النافذة في حينه: حالات للنظر { $candidate }؛ تتطلب قرارا { $needs_ruling }؛ لا يمكن الجزم بشأنها { $cannot_tell }؛ لا تتصل بأي حكم { $no }؛ لم يكن بشأنها حكم نافذ { $not_asked }.
bulletin-no-determination = لم يُتخذ أي قرار.
bulletin-determinations = عدد الحوادث التي بُتّ فيها { $determined }: الانتهاكات الخطيرة { $serious }؛ الانتهاكات البسيطة { $minor }؛ نتائج أخرى { $other }.
bulletin-headline-watched = من أصل { $total ->
    [zero] { $total } يوم منطقة
    [one] يوم منطقة واحد ({ $total })
    [two] يومي منطقة ({ $total })
    [few] { $total } أيام مناطق
    [many] { $total } يوم منطقة
   *[other] { $total } يوم منطقة
}: رُصدت مع حوادث { $with_incidents }، ورُصدت من دون حوادث { $quiet }، ولم تُرصد { $not_observed }. وعدم الرصد لا يعني الهدوء.
bulletin-headline-no-zone-drawn = لم تُرسم أي منطقة، ولذلك لا يمكن الجزم بأي المناطق رُصدت.
bulletin-headline-killed = القتلى بحسب أرقام المصادر: { $low } إلى { $high }.
bulletin-headline-killed-or-more = القتلى بحسب أرقام المصادر: { $low } إلى { $high } أو أكثر.
bulletin-headline-injured = الجرحى بحسب أرقام المصادر: { $low } إلى { $high }.
bulletin-headline-injured-or-more = الجرحى بحسب أرقام المصادر: { $low } إلى { $high } أو أكثر.
bulletin-headline-compared = { $reading ->
    [more] الحوادث أكثر مما كانت عليه في
    [fewer] الحوادث أقل مما كانت عليه في
   *[other] لا فرق واضحا عن
} { $days ->
    [zero] الأيام السابقة ({ $days })
    [one] اليوم السابق ({ $days })
    [two] اليومين السابقين ({ $days })
    [few] الأيام السابقة وعددها { $days }
    [many] الأيام السابقة وعددها { $days }
   *[other] الأيام السابقة وعددها { $days }
}: { $after } الآن، مقابل { $before } في السابق.
bulletin-headline-compared-partial = { $reading ->
    [more] الحوادث في اليوم أكثر من ذي قبل
    [fewer] الحوادث في اليوم أقل من ذي قبل
   *[other] لا فرق واضحا عن ذي قبل في حوادث اليوم
} (يبدأ السجل في { $day }): { $after } الآن (الأيام: { $days })، مقابل { $before } في السابق (الأيام: { $covered }).
bulletin-headline-not-comparable = لا يمكن مقارنة هذه الفترة بسابقتها: السجل لا يمتد إليها.
# الخريطة.
bulletin-map-nothing = لا شيء يُرسم: لا منطقة مرسومة ولا حادث معروف المكان.
bulletin-map-alt = خريطة المناطق بحسب مرحلتها، ونقاط الرصد، والحوادث في صورة دوائر تبيّن عدم اليقين في المكان.
bulletin-map-circles = تضم كل دائرة المكان الحقيقي باحتمال قدره 95{"\u00a0"}%. ويبيّن الرقم عدد الحوادث في المكان الواحد، والجزء الممتلئ نسبة الحالات المطروحة للنظر.
bulletin-map-gathered = جُمعت الحوادث المتقاربة: يدل حجم الدائرة على عددها، والجزء الممتلئ على نسبة الحالات المطروحة للنظر.
bulletin-map-beyond = حوادث تقع خارج هذه الخريطة: { $count }.
bulletin-map-without-place = حوادث لا يُعرف مكانها ولا يمكن إظهارها: { $count }.
bulletin-map-too-coarse = حوادث مكانها معروف بدقة لا تكفي لإظهارها: { $count }.
bulletin-map-north = ش
bulletin-map-kilometres = { $km }{"\u00a0"}كم
bulletin-map-short-disclaimer = المناطق كما ترسمها المصادر المذكورة. ولا ينطوي ذلك على رأي بشأن أي حدود أو مركز قانوني.
bulletin-map-account = رواية { $holder }
bulletin-map-unobserved = { $zone }: أيام لم تُرصد { $days }
bulletin-legend = مفتاح الخريطة
bulletin-legend-post = نقطة رصد
bulletin-legend-line = خط مرجعي
bulletin-legend-contested = رواية مختلف عليها لحدود منطقة
bulletin-legend-some-days = لم تُرصد في بعض الأيام
bulletin-legend-every-day = لم تُرصد في أي يوم
bulletin-legend-circle = عدم اليقين في المكان
bulletin-legend-incidents = الحوادث
# المناطق.
bulletin-zones-overlap = قد تتداخل المناطق، وقد يقع الحادث في عدة مناطق أو خارجها جميعا: لا تُجمع الصفوف.
bulletin-stage-none = لا مرحلة بعد
bulletin-last = { $moment } ({ $elapsed })
bulletin-last-none = لا شيء في السجل
bulletin-hours-earlier = قبل النهاية بـ { $hours ->
    [zero] { $hours } ساعة
    [one] ساعة واحدة ({ $hours })
    [two] ساعتين ({ $hours })
    [few] { $hours } ساعات
    [many] { $hours } ساعة
   *[other] { $hours } ساعة
}
bulletin-days-earlier = قبل النهاية بـ { $days ->
    [zero] { $days } يوم
    [one] يوم واحد ({ $days })
    [two] يومين ({ $days })
    [few] { $days } أيام
    [many] { $days } يوما
   *[other] { $days } يوم
}
bulletin-change = { $reading ->
    [more] أكثر ({ $before } في السابق، { $after } الآن)
    [fewer] أقل ({ $before } في السابق، { $after } الآن)
    [no_clear_difference] لا فرق واضحا ({ $before } في السابق، { $after } الآن)
   *[other] لا تمكن المقارنة
}
bulletin-chart-title = الحوادث داخل كل منطقة
bulletin-chart-day = كل عمود يوم واحد.
bulletin-chart-week = كل عمود أسبوع واحد.
bulletin-chart-month = كل عمود شهر واحد.
bulletin-chart-meaning = ممتلئ: حالات للنظر. محدَّد بخط: حوادث أخرى. مخطَّط: لم يُرصد، وهذا ليس صفرا.
bulletin-chart-alt = { $zone }: عدد الحوادث في الداخل { $incidents }، منها حالات للنظر { $candidates }؛ الأيام التي لم تُرصد { $missing } من { $days }.
# الرصد.
bulletin-coverage-meaning = الأيام التي لم يكن أحد يرصد فيها ليست أياما هادئة. والأعداد تتبع مقدار الرصد.
bulletin-state-with_incidents = مرصود مع حوادث
bulletin-state-quiet = مرصود من دون حوادث
bulletin-state-not_observed = غير مرصود
bulletin-unobserved = لم تُرصد { $zone } في: { $days }.
bulletin-unobserved-long = { $zone }: عدد الأيام التي لم تُرصد { $days }، في فترات متفرقة عددها { $runs }؛ أطولها: { $longest }.
bulletin-zone-not-drawn = { $zone }: لا تتوافر حدود مرسومة لهذه المنطقة، ولذلك لا يمكن الجزم بأنها رُصدت.
bulletin-rate = { $rate } ({ $low } إلى { $high }): { $count } في { $days ->
    [zero] { $days } يوم
    [one] يوم واحد ({ $days })
    [two] يومين ({ $days })
    [few] { $days } أيام
    [many] { $days } يوما
   *[other] { $days } يوم
}
bulletin-rate-only-incidents = لا معدل: لم يُعرف الرصد إلا من الإبلاغ عن حوادث
bulletin-rate-none = لم يُرصد أي يوم، فلا معدل
# المناطق الإدارية والأفعال والأحكام.
bulletin-areas-none = لم يذكر أي بلاغ منطقته الإدارية، فلا توزيع هنا.
bulletin-areas-attributed = المناطق الإدارية هي التي تذكرها البلاغات. وهي غير محسوبة من الخريطة ولا تنطوي على أي حدود.
bulletin-force-force = استخدام للقوة
bulletin-force-other_act = فعل آخر
bulletin-force-act_unknown = الفعل غير معروف
bulletin-unit-explosion = انفجارات
bulletin-unit-burst = رشقات
bulletin-unit-shot = طلقات
bulletin-unit-projectile = مقذوفات
bulletin-unit-impact = إصابات
bulletin-unit-flight = تحليقات
bulletin-unit-event = وقائع أخرى
bulletin-provision = { $title } (المادة { $article })
bulletin-provisions-none = لم يُسأل أي حكم عن حادث في هذه الفترة.
bulletin-provisions-screening = هذه إجابات فحص أولي وفق قواعد ثابتة. والحالة المطروحة للنظر سؤال موجه إلى أشخاص، وليست استنتاجا ضد أحد.
# الأسباب.
bulletin-reasons-none = أمكن إعطاء جميع الإجابات.
bulletin-reason-detail = بانتظار تفصيل غير متفق عليه: { $question }
bulletin-reason-breach_inside = داخل المنطقة
bulletin-reason-breach_nearer_than_limit = أقرب من المسموح به
bulletin-reason-breach_over_limit = أكثر من المسموح به
bulletin-reason-breach_everywhere = الحكم سارٍ في كل مكان
bulletin-reason-not_in_force_yet = لم يكن الحكم قد دخل حيز النفاذ
bulletin-reason-no_longer_in_force = لم يعد الحكم نافذا
bulletin-reason-not_this_act = لا يتناول الحكم هذا الفعل
bulletin-reason-act_unknown = الفعل غير معروف بما يكفي
bulletin-reason-not_this_weapon = لا يتناول الحكم هذا السلاح
bulletin-reason-weapon_unknown = السلاح غير معروف بما يكفي
bulletin-reason-outside_zone = خارج المنطقة
bulletin-reason-straddles_boundary = قد يكون المكان على أي من جانبي الحدود
bulletin-reason-accounts_of_zone_differ = الروايات عن حدود المنطقة مختلفة
bulletin-reason-place_unknown = المكان غير معروف
bulletin-reason-zone_not_drawn = المنطقة غير مرسومة
bulletin-reason-zone_not_in_force = لم يكن نظام المنطقة نافذا
bulletin-reason-zone_stage_uncertain = تغيرت مرحلة المنطقة خلال الوقت الذي يحتمل أن يكون ذلك قد وقع فيه
bulletin-reason-time_straddles_start = قد يكون ذلك وقع قبل البدء أو بعده
bulletin-reason-time_straddles_end = قد يكون ذلك وقع قبل الانتهاء أو بعده
bulletin-reason-beyond_limit = على مسافة كافية
bulletin-reason-straddles_limit = قد يكون المكان على أي من جانبي الحد المسموح به
bulletin-reason-within_limit = ضمن الحد المسموح به
bulletin-reason-count_straddles_limit = الأعداد المذكورة على جانبي الحد المسموح به
bulletin-reason-count_left_open = لم يُذكر من العدد إلا «على الأقل» أو «على الأكثر»
bulletin-reason-count_unknown = العدد غير معروف
bulletin-reason-not_this_count = ما أُحصي شيء آخر
bulletin-reason-side_unknown = الطرف غير معروف
bulletin-reason-party_not_bound = لم يكن الفاعل ملزما
bulletin-reason-not_this_actor = لا يتناول الحكم هذا الفاعل
bulletin-reason-actor_unknown = الفاعل غير معروف
bulletin-reason-actor_not_listed = الفاعل غير مذكور في الاتفاق
bulletin-reason-actor_disputed = تذكر البلاغات فاعلين مختلفين
bulletin-reason-time_straddles_joining = لم يكن الفاعل ملزما إلا في جزء من الوقت
bulletin-reason-exclusion_claimed = يقال إن الأمر يتعلق بجماعة مستثناة
bulletin-reason-exemption_claimed = يُدّعى وجود استثناء
bulletin-reason-detail_open = بانتظار تفصيل غير متفق عليه
bulletin-reason-geometry_restricted = الخريطة محدودة التداول
bulletin-reason-deadline_is_not_an_incident = الموعد النهائي ليس حادثا
bulletin-reason-no_access_record = لا يوجد سجل للوصول
bulletin-reason-no_contact_record = لا يوجد سجل للاتصالات
bulletin-reason-step_in_time = أُبلغ الجانب في الوقت المحدد
bulletin-reason-step_late = أُبلغ الجانب متأخرا
bulletin-reason-step_still_open = لم تنقض مهلة الخطوة بعد
bulletin-reason-step_not_taken = لم يُبلغ الجانب خلال المهلة
bulletin-reason-side_not_asked = لم يُسأل الجانب بعد
bulletin-reason-replied_in_time = رد الجانب في الوقت المحدد
bulletin-reason-replied_late = رد الجانب متأخرا
bulletin-reason-side_silent = لم يرد الجانب خلال المهلة
bulletin-reason-nothing_to_return = لم تكن هناك نار يُرد عليها
bulletin-reason-return_not_said = لم يُذكر على أي نار كان الرد
bulletin-reason-side_not_known = لا يُعرف أي جانب كان
bulletin-reason-order_of_fire_unknown = لا يُعرف أي النارين سبقت
bulletin-reason-hotline_tried = جرى الاتصال بالخط الساخن أولا
bulletin-reason-hotline_tried_after = جرى الاتصال بالخط الساخن بعد ذلك فقط
bulletin-reason-hotline_not_tried = لم يُجر اتصال بالخط الساخن
bulletin-reason-call_at_the_time_of_fire = لا يُعرف أسبق الاتصال إطلاق النار أم لا
bulletin-reason-nothing_determined = لم يصدر قرار يستدعيه
bulletin-reason-discipline_notified = أُبلغ بالتدابير التأديبية
bulletin-reason-discipline_notified_late = أُبلغ بالتدابير التأديبية متأخرا
bulletin-reason-discipline_not_notified = لم يُبلغ بالتدابير التأديبية خلال المهلة
bulletin-reason-discipline_not_heard_of = لم يُبلغ بالتدابير التأديبية بعد
bulletin-reason-stands_under_ruling = لا يبتّ فيه إلا شخص
bulletin-unsure-no_place = المكان غير معروف
bulletin-unsure-day_unsure = اليوم غير معروف على وجه اليقين
bulletin-unsure-actor_unknown = لم يُذكر فاعل، أو لم يُتفق عليه
bulletin-unsure-actors_disputed = تذكر البلاغات فاعلين مختلفين
# القتلى والجرحى.
bulletin-casualties-none = لا يعطي أي مصدر رقما. وهذا لا يعني أن أحدا لم يُصب.
bulletin-casualties-meaning = الأرقام هي أرقام المصادر في صورة نطاقات؛ ولا يُحسب أي متوسط. والحوادث التي لا رقم لها لا تضيف شيئا.
bulletin-casualties-open-killed = القتلى: الحوادث التي بقي أعلى رقم فيها مفتوحا («على الأقل»): { $count }. وهي تدخل في أعلى مجموع بأدنى ما هو معروف عنها، وقد يكون المجموع أعلى.
bulletin-casualties-open-injured = الجرحى: الحوادث التي بقي أعلى رقم فيها مفتوحا («على الأقل»): { $count }. وهي تدخل في أعلى مجموع بأدنى ما هو معروف عنها، وقد يكون المجموع أعلى.
bulletin-casualties-killed = القتلى
bulletin-casualties-injured = الجرحى
bulletin-casualties-killed_low = القتلى، أدنى رقم
bulletin-casualties-killed_best = القتلى، أرجح رقم
bulletin-casualties-killed_high = القتلى، أعلى رقم
bulletin-casualties-killed_incidents = القتلى، الحوادث التي ورد بشأنها رقم
bulletin-casualties-killed_open = القتلى، الحوادث التي بقي أعلى رقم فيها مفتوحا
bulletin-casualties-injured_low = الجرحى، أدنى رقم
bulletin-casualties-injured_best = الجرحى، أرجح رقم
bulletin-casualties-injured_high = الجرحى، أعلى رقم
bulletin-casualties-injured_incidents = الجرحى، الحوادث التي ورد بشأنها رقم
bulletin-casualties-injured_open = الجرحى، الحوادث التي بقي أعلى رقم فيها مفتوحا
bulletin-day-not-told = لم يُذكر
bulletin-not_determined = لم يُبتّ فيه
# الفترة السابقة.
bulletin-comparison-none = لا يمتد السجل إلى الفترة السابقة ({ $period })، فلا شيء يُقارن به. وهذا ليس صفرا.
bulletin-comparison-meaning = الفترة السابقة هي { $period }. وتتوقف الأعداد على مقدار ما رُصد وأُبلغ عنه في كل منهما.
bulletin-comparison-partial = يبدأ السجل في { $day }؛ والأيام التي تسبق ذلك لا تدخل في معدلات الفترة السابقة.
bulletin-comparison-method = النسبة هي نسبة المعدلات اليومية، مع نطاق ثقة قدره 95{"\u00a0"}% من الاختبار الثنائي الشرطي ({ "\u2068" }Przyborowski and Wilenski, 1940{ "\u2069" }). والحوادث تتجمع، ولذلك فإن عدم اليقين الحقيقي أكبر.
bulletin-compared-incidents = الحوادث
bulletin-compared-candidates = الحالات المطروحة للنظر
bulletin-compared-cases = الحالات
bulletin-compared-observations = المشاهدات
bulletin-compared-inside = الحوادث داخل { $zone }
bulletin-ratio = { $ratio } ({ $low } إلى { $high })
bulletin-ratio-none = لا تُذكر
bulletin-reading-more = أكثر
bulletin-reading-fewer = أقل
bulletin-reading-no_clear_difference = لا فرق واضحا
bulletin-reading-not_comparable = لا تمكن المقارنة
# المواعيد والتفاصيل والمصادر.
bulletin-clocks-none = لا موعد نهائيا جاريا ولا تفصيل غير متفق عليه.
bulletin-standing-origin = بلاغات أصلية أو أول من قال بها
bulletin-standing-relay = بلاغات منقولة عن بلاغات أخرى
bulletin-standing-nil = بلاغات عدم مشاهدة: لم يُلاحظ شيء
# التصويبات.
bulletin-errata-none = لم يتغير شيء في أرقام النشرة عن الفترة { $period } (البصمة { $digest }…).
bulletin-errata-some = منذ طبع النشرة عن الفترة { $period } (البصمة { $digest }…)، عدد الأرقام التي تغيرت { $count }. وتبقى النشرة المطبوعة كما هي؛ وهذه هي الأرقام كما يعطيها السجل الآن.
bulletin-division-verdict = بحسب الإجابة
bulletin-division-place = بحسب المكان
bulletin-division-verdict_inside = بحسب الإجابة، في الداخل
bulletin-division-area = بحسب المنطقة الإدارية
bulletin-division-candidate_area = حالات للنظر، بحسب المنطقة الإدارية
bulletin-division-act = بحسب الفعل
bulletin-division-candidate_act = حالات للنظر، بحسب الفعل
bulletin-division-force = بحسب استخدام القوة
bulletin-division-unit = بحسب الوحدة
bulletin-division-reason = بحسب السبب
bulletin-division-outcome = بحسب النتيجة
bulletin-division-standing = بحسب الأصل
bulletin-division-family = بحسب نوع المصدر
bulletin-division-state = بحسب حالة الرصد
bulletin-place-inside = في الداخل
bulletin-place-outside = في الخارج
bulletin-place-cannot_tell = لا يمكن الجزم
# ما لم يُنشر.
bulletin-left-out-none = لم يُحجب شيء عن هذا القارئ.
bulletin-left-out-places = قُرّبت على الخريطة أماكن بعض الحوادث إلى نحو 2{"\u00a0"}كم كي لا يُستدل بها على أحد، وعددها { $count }. أما الأرقام فتستند إلى الأماكن الدقيقة.
bulletin-left-out-shape = حدود «{ $name }» غير منشورة، ولذلك لم تُرسم.
bulletin-left-out-acts = لم يُذكر الفعل بعينه حماية للمعنيين، وذُكرت فئة الأفعال؛ عدد هذه الحوادث { $count }.
bulletin-left-out-days = ذُكر الأسبوع بدل اليوم في حوادث صدر فيها قرار ولم يروِ كلا منها إلا صوت واحد، فقد يدل اليوم على من أبلغ؛ عددها { $count }.
bulletin-left-out-days_untold = لم يُذكر يوم وقوع بعض الحوادث التي صدر فيها قرار حماية للمعنيين؛ عددها { $count }.
bulletin-left-out-ratios = لم تُذكر بعض النسب لأن ما أُحصي في إحدى الفترتين أقل من 10، وعددها { $count }.
bulletin-left-out-persons = لا تُطبع أسماء المصادر ولا نصوص البلاغات ولا من يُدّعى أنهم فاعلون ولا الأماكن الدقيقة لفرادى الحوادث: فقد تعرّض أشخاصا للخطر، ولم يقرر أحد من فعل ماذا.
# الأساليب.
bulletin-methods-days = الأيام أيام محلية من منتصف الليل إلى منتصف الليل. ويُحسب البلاغ أو الحادث في اليوم الذي يقع فيه منتصف الوقت المحتمل لحدوثه.
bulletin-methods-screening = تأتي الإجابات من فحص أولي وفق قواعد ثابتة: حالة للنظر، تتطلب قرارا، لا يمكن الجزم، لا. ويُستخدم المكان والوقت مع هامش الخطأ في كل منهما. والقرار للأشخاص وحدهم.
bulletin-methods-intervals = المعدلات هي معدلات الحوادث داخل المنطقة في الأيام التي رُصدت فيها، مع نطاق ثقة دقيق قدره 95{"\u00a0"}% وفق توزيع بواسون ({ "\u2068" }Garwood, 1936{ "\u2069" }).
# الخاتمة.
bulletin-disclaimer = رُسمت حدود المناطق والخطوط كما تعطيها المصادر المذكورة، وبعضها مرسوم باليد. ولا تنطوي على أي رأي بشأن مركز أي إقليم أو بشأن أي حدود أو بشأن من يسيطر على أي مكان.
bulletin-digest-figures = بصمة SHA-256 للأرقام المثبتة: { $digest }
bulletin-digest-agreement = بصمة SHA-256 لملفات الاتفاق: { $digest }
bulletin-digest-originals = بصمة SHA-256 لقائمة الملفات الأصلية: { $digest }
# عناوين الجداول والأعمدة.
bulletin-caption = { $title }. قاعدة العدّ: { $rule }.
bulletin-table-zones = المناطق في نهاية الفترة
bulletin-table-coverage = أيام المناطق بحسب حالة الرصد
bulletin-table-areas = المناطق الإدارية من المستوى الأول
bulletin-table-acts = الأفعال
bulletin-table-force = هل استُخدمت القوة
bulletin-table-units = ما أحصاه مراقبو المركز وأجهزته
bulletin-table-provisions = إجابات كل حكم
bulletin-table-reasons-cannot_tell = لماذا لا يمكن الجزم
bulletin-table-reasons-needs_ruling = لماذا يلزم قرار
bulletin-table-unsure = ما لا يُعرف عن الحوادث
bulletin-table-casualties = القتلى والجرحى
bulletin-table-outcomes = النتائج
bulletin-table-determinations = القرارات القائمة
bulletin-table-comparison = هذه الفترة وسابقتها
bulletin-table-clocks = المواعيد النهائية في نهاية الفترة
bulletin-table-details = تفاصيل لم يُتفق عليها بعد، وعدد الاقتراحات المقدمة بشأن كل منها
bulletin-table-families = البلاغات بحسب نوع المصدر
bulletin-table-standing = البلاغات بحسب الأصل
bulletin-table-errata = الأرقام كما طُبعت وكما هي الآن
bulletin-table-rules = قواعد العدّ
bulletin-column-zone = المنطقة
bulletin-column-stage = المرحلة
bulletin-column-inside = في الداخل
bulletin-column-cannot_tell = لا يمكن الجزم
bulletin-column-outside = في الخارج
bulletin-column-total = الكل
bulletin-column-candidate = حالات للنظر في الداخل
bulletin-column-last_incident = آخر حادث في الداخل
bulletin-column-change = مقارنة بالفترة السابقة
bulletin-column-days = الأيام
bulletin-column-rate = الحوادث في اليوم المرصود
bulletin-column-area = المنطقة الإدارية
bulletin-column-incidents = الحوادث
bulletin-column-candidates = حالات للنظر
bulletin-column-cases = الحالات
bulletin-column-observations = المشاهدات
bulletin-column-cases_by_province = الحالات
bulletin-column-determined_violations = الحوادث
bulletin-column-reports = البلاغات
bulletin-column-answers = الإجابات
bulletin-column-act = الفعل
bulletin-column-force = القوة
bulletin-column-unit = الوحدة
bulletin-column-provision = الحكم
bulletin-column-asked = عدد الإجابات
bulletin-column-reason = السبب
bulletin-column-unsure = ما لا يُعرف
bulletin-column-casualties = الأشخاص
bulletin-column-low = الأدنى
bulletin-column-best = الأرجح
bulletin-column-high = الأعلى
bulletin-column-stated_for = حوادث ورد بشأنها رقم
bulletin-column-outcome = النتيجة
bulletin-column-standard = معيار الإثبات
bulletin-column-happened = يوم الحادث
bulletin-column-decided_on = تاريخ القرار
bulletin-column-figure = المؤشر
bulletin-column-now = هذه الفترة
bulletin-column-before = السابقة
bulletin-column-ratio = نسبة المعدلات
bulletin-column-reading = القراءة
bulletin-column-due = الموعد
bulletin-column-state = الحالة
bulletin-column-done_on = تاريخ الإنجاز
bulletin-column-detail = التفصيل
bulletin-column-proposals = المقترحات
bulletin-column-family = نوع المصدر
bulletin-column-standing = الأصل
bulletin-column-was = كما طُبع
bulletin-column-is = الآن
bulletin-column-rule = القاعدة
bulletin-column-definition = التعريف
# ما قالته الأطراف للسجل.
bulletin-section-replies = الردود والآراء المخالفة المثبتة في السجل
bulletin-replies-meaning = كل منها بكلمات صاحبه ولغته. لا يغيّر المركز أي كلمة منها ولا يتبنى شيئا منها. والأرقام هي أرقام القرارات أعلاه.
bulletin-reply = { $side }: { $said }، { $about } ({ $moment })
bulletin-reply-dissent = رأي مخالف. { $side }: { $said }، { $about } ({ $moment })
bulletin-reply-about-incident = بشأن حادث القرار رقم { $number }
bulletin-reply-about-provision = بشأن { $provision }، في حادث القرار رقم { $number }
bulletin-reply-about-determination = بشأن القرار رقم { $number }
bulletin-said-answered = يجيب
bulletin-said-accepted = يقبل
bulletin-said-signs = يوقّع
bulletin-said-dissents = يبدي رأيا مخالفا
bulletin-said-disputed = يعترض
bulletin-column-number = الرقم
bulletin-column-signatures = كيف تقرر
bulletin-by-centre = المركز
bulletin-column-dissent = رأي مخالف
bulletin-left-out-replies = { $count ->
    [zero] لم يُحجب أي رد ({ $count }).
    [one] لم يُنشر رد واحد ({ $count }) مثبت في السجل، إذ لا قرار قائما بشأن الحادث الذي يتناوله.
    [two] لم يُنشر ردّان ({ $count }) مثبتان في السجل، إذ لا قرار قائما بشأن ما يتناولانه من حوادث.
    [few] لم تُنشر { $count } ردود مثبتة في السجل، إذ لا قرار قائما بشأن ما تتناوله من حوادث.
    [many] لم يُنشر { $count } ردا مثبتا في السجل، إذ لا قرار قائما بشأن ما تتناوله من حوادث.
   *[other] لم يُنشر { $count } رد مثبت في السجل، إذ لا قرار قائما بشأن ما تتناوله من حوادث.
}
bulletin-left-out-words = { $count ->
    [zero] لم يُحجب أي رد ({ $count }).
    [one] لم يُنشر رد واحد ({ $count }) مثبت في السجل، حمايةً للمعنيين.
    [two] لم يُنشر ردّان ({ $count }) مثبتان في السجل، حمايةً للمعنيين.
    [few] لم تُنشر { $count } ردود مثبتة في السجل، حمايةً للمعنيين.
    [many] لم يُنشر { $count } ردا مثبتا في السجل، حمايةً للمعنيين.
   *[other] لم يُنشر { $count } رد مثبت في السجل، حمايةً للمعنيين.
}
bulletin-section-stances = مواقف الضامنين والأطراف
bulletin-stances-meaning = ما يثبته كل منهم في السجل بشأن ما تقرر، كلٌّ على حدة؛ لا يُدمج شيء ولا يُحسب له متوسط. ومن لم يثبت شيئا لم يقل نعم ولا لا. والأرقام هي أرقام القرارات أعلاه.
bulletin-rulings-meaning = أن يكون الهدف مستثنى من وقف إطلاق النار ادعاءٌ يبتّ فيه هؤلاء. وأيا كان ما يقررونه فلا يُسقط شيئا مما تقرر.
bulletin-table-stances = المواقف المثبتة في السجل
bulletin-table-rulings = البتّ في ادعاءات استثناء الهدف
bulletin-column-side = الجهة
bulletin-column-holds = الموقف
bulletin-column-of = بشأن
bulletin-column-said_on = التاريخ
bulletin-column-ruled_by = صاحب البتّ
bulletin-column-ruling = ما قرره
bulletin-column-claim = الادعاء
bulletin-holds-nothing = لا شيء مدوَّن في السجل
bulletin-holds-reply = رد يرد نصه أدناه
bulletin-claim-of = ادعاء { $side }، { $of }
bulletin-left-out-stances = { $count ->
    [zero] لم يُحجب أي موقف ({ $count }).
    [one] لم يُنشر موقف واحد ({ $count }) مثبت في السجل، حمايةً للمعنيين.
    [two] لم يُنشر موقفان ({ $count }) مثبتان في السجل، حمايةً للمعنيين.
    [few] لم تُنشر { $count } مواقف مثبتة في السجل، حمايةً للمعنيين.
    [many] لم يُنشر { $count } موقفا مثبتا في السجل، حمايةً للمعنيين.
   *[other] لم يُنشر { $count } موقف مثبت في السجل، حمايةً للمعنيين.
}
bulletin-left-out-stances_undetermined = { $count ->
    [zero] لم يُحجب أي موقف ({ $count }).
    [one] لم يُنشر موقف واحد ({ $count }) مثبت في السجل، إذ لا قرار قائما بشأن الحادث الذي يتناوله.
    [two] لم يُنشر موقفان ({ $count }) مثبتان في السجل، إذ لا قرار قائما بشأن ما يتناولانه من حوادث.
    [few] لم تُنشر { $count } مواقف مثبتة في السجل، إذ لا قرار قائما بشأن ما تتناوله من حوادث.
    [many] لم يُنشر { $count } موقفا مثبتا في السجل، إذ لا قرار قائما بشأن ما تتناوله من حوادث.
   *[other] لم يُنشر { $count } موقف مثبت في السجل، إذ لا قرار قائما بشأن ما تتناوله من حوادث.
}
bulletin-held-about-incident = حادث القرار رقم { $number }
bulletin-held-about-provision = { $provision }، حادث القرار رقم { $number }
bulletin-held-about-determination = القرار رقم { $number }
