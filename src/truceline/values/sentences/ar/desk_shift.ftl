# سجل المناوبة: مَن في الخدمة، وما يجب تذكّره، والتسليم.

desk-shift = سجل المناوبة
desk-shift-on-duty = في الخدمة:
desk-shift-nobody = لا أحد
desk-shift-begin = أبدأ خدمتي
desk-shift-end = أنهي خدمتي
desk-shift-log = السجل
desk-shift-show-open = المفتوح
desk-shift-show-shift = هذه المناوبة
desk-shift-show-all = الكل
desk-shift-count =
    { $count ->
        [zero] لا قيود
        [one] قيد واحد
        [two] قيدان
        [few] { $count } قيود
        [many] { $count } قيدًا
       *[other] { $count } قيد
    }
desk-shift-empty = لا شيء هنا بعد. تظهر الملاحظات والوعود وما يُراقَب فور تدوينها.
desk-shift-write = تدوين
desk-shift-kind = النوع
desk-shift-kind-note = ملاحظة
desk-shift-kind-promise = وعد
desk-shift-kind-watch = للمراقبة
desk-shift-text = بالكلمات
desk-shift-to-whom = لمن وُعد (مكتب أو مركز، لا مصدر أبدًا)
desk-shift-due = إلى متى (بالتوقيت المحلي)
desk-shift-kinds-why = الملاحظة للعلم فقط. أما الوعد وما يُراقَب فيبقيان مفتوحين ويُسلَّمان إلى أن يقول أحد ما آل إليه الأمر.
desk-shift-to = إلى { $name }
desk-shift-by-when = حتى { $at }
desk-shift-corrected = صححه { $name }
desk-shift-done = أُنجز ({ $name }):
desk-shift-open-entry = ذكر ما آل إليه الأمر، أو التصحيح
desk-shift-correct = تصحيح
desk-shift-correct-why = ما كان مكتوبًا من قبل يبقى في السجل الموقّع.
desk-shift-save = حفظ
desk-shift-outcome = ما آل إليه الأمر
desk-shift-outcome-what = في جملة، وإن لم يحدث شيء
desk-shift-resolve = أُنجز
desk-shift-clocks =
    { $late ->
        [zero] المهل الجارية: { $running }، ولم تتأخر واحدة.
        [one] المهل الجارية: { $running }، والمتأخرة: { $late }.
        [two] المهل الجارية: { $running }، والمتأخرة: { $late }.
        [few] المهل الجارية: { $running }، والمتأخرة: { $late }.
        [many] المهل الجارية: { $running }، والمتأخرة: { $late }.
       *[other] المهل الجارية: { $running }، والمتأخرة: { $late }.
    }
desk-shift-contacts =
    { $late ->
        [zero] الاتصالات التي لم تُرسل بعد: { $running }، ولم يتأخر أي منها.
        [one] الاتصالات التي لم تُرسل بعد: { $running }، والمتأخرة: { $late }.
        [two] الاتصالات التي لم تُرسل بعد: { $running }، والمتأخرة: { $late }.
        [few] الاتصالات التي لم تُرسل بعد: { $running }، والمتأخرة: { $late }.
        [many] الاتصالات التي لم تُرسل بعد: { $running }، والمتأخرة: { $late }.
       *[other] الاتصالات التي لم تُرسل بعد: { $running }، والمتأخرة: { $late }.
    }
desk-shift-next = التالية تنقضي في { $at }.
desk-shift-not-on-duty = لست في الخدمة: ابدأ خدمتك أولًا.
desk-shift-last-on-duty = أنت آخر من في الخدمة. سلّم أولًا حتى يبقى أحد.
desk-shift-note-is-not-open = الملاحظة لا تتطلب عملًا.
desk-shift-done-already = ذكر شخص آخر من قبل ما آل إليه الأمر.
desk-shift-no-entry = لا يوجد قيد كهذا.
desk-handover = التسليم
desk-handovers = عمليات التسليم
desk-handover-of = تسليم
desk-handover-what = هذا ما تسلّمه للضابط التالي، ويُحفظ كما هو في تلك اللحظة.
desk-handover-items =
    { $count ->
        [zero] لا شيء مفتوح
        [one] بند مفتوح واحد
        [two] بندان مفتوحان
        [few] { $count } بنود مفتوحة
        [many] { $count } بندًا مفتوحًا
       *[other] { $count } بند مفتوح
    }
desk-handover-nothing-open = لا وعد مفتوحًا ولا شيء للمراقبة.
desk-handover-words = بكلمات الضابط المغادر
desk-handover-words-what = ما يجب أن يعرفه الضابط التالي ولا تذكره قائمة
desk-handover-two = يقبله شخص آخر، ويُقيَّد الاثنان في السجل الموقّع. وتبقى في الخدمة حتى ذلك الحين.
desk-handover-do = تسليم
desk-handover-waits = سلّم { $name } ولم يقبل أحد بعد.
desk-handover-look = الاطلاع عليه وقبوله
desk-handover-open = لم يُقبل بعد
desk-handover-accepted = قبله { $name }
desk-handover-accept = أتسلّم
desk-handover-accept-what = تبدأ خدمتك وتنتهي خدمة { $name }.
desk-handover-not-oneself = لا يقبل أحد تسليمه هو، بل يقبله الضابط التالي.
desk-handover-accepted-already = قبله شخص آخر من قبل.
desk-handover-waits-already = هناك تسليم آخر ينتظر القبول.
desk-handover-none = لا يوجد تسليم كهذا.
desk-handover-handed = سلّم
desk-handover-taken = تسلّم
