# قائمة الانتظار: ما ينتظر من ينظر فيه، ودور مَن، وما يُفعل به.

desk-queue = قائمة الانتظار
desk-queue-piles = أقسام قائمة الانتظار
desk-queue-pile-mine = لديّ
desk-queue-pile-unassigned = غير مُسند
desk-queue-pile-all = الكل
desk-queue-pile-history = من ملفات قديمة
desk-queue-pile-settled = بُتّ فيه
desk-queue-search = كلمات أو مكان أو مصدر
desk-queue-channel = القناة
desk-queue-count =
    { $count ->
        [zero] لا بلاغات
        [one] بلاغ واحد، الأقدم مهلةً أولًا
        [two] بلاغان، الأقدم مهلةً أولًا
        [few] { $count } بلاغات، الأقدم مهلةً أولًا
        [many] { $count } بلاغًا، الأقدم مهلةً أولًا
       *[other] { $count } بلاغ، الأقدم مهلةً أولًا
    }
desk-queue-more = أكثر من { $most } بلاغ، الأقدم مهلةً أولًا
desk-queue-cut = هذا القسم طويل. لم يُبحث إلا في بلاغاته الثلاثة آلاف الأولى؛ أما سواها فيُعثر عليه من قائمة الحوادث.
desk-queue-keys = المفاتيح
desk-queue-tick = اختيار
desk-queue-tick-one = اختيار: { $words }
desk-queue-clock = المهلة
desk-queue-said = البلاغ
desk-queue-suggested = المقترح
desk-queue-assigned-to = مُسند إلى
desk-queue-nobody = لا أحد
desk-queue-alone = لا يتحدث عن هذا بلاغ آخر، فهو حادث قائم بذاته.
desk-queue-repeated = لا يتحدث عن هذا إلا ما يكرره، وكلها معًا حادث قائم بذاته.
desk-queue-unconfirmed = لا يؤكد الحادث مصدر مستقل آخر.
desk-queue-owed = حُفظ البلاغ. ولأنه يقع بين بلاغات كثيرة جدًا فإن مقارنته بها تجري في الخلفية، ويظهر الحادث الذي يتحدث عنه بعد ذلك.
desk-queue-take = آخذه
desk-queue-give = إسناد
desk-queue-to = إلى
desk-queue-back = إعادته
desk-queue-same = الحادث نفسه
desk-queue-different = ليس نفسه
desk-queue-later = لاحقًا
desk-queue-looked-at = نُظر فيه
desk-queue-many = لكل ما اختير
desk-queue-many-first = لا يحدث شيء قبل أن ترى ما سيحدث لكل بلاغ.
desk-queue-previous = السابق
desk-queue-next = التالي
desk-queue-history-why = وردت هذه البلاغات في ملف بعد أكثر من يوم على ما ترويه. لا أحد مُلزم بأجل بشأنها، ولذلك لا مهلة لها.
desk-queue-none-found = لا شيء في هذا القسم يطابق ذلك.
desk-queue-empty-mine = لا شيء مُسند إليك. خذ بلاغات من «غير مُسند» (المفتاح a).
desk-queue-empty-unassigned = لا شيء ينتظر. تظهر البلاغات هنا فور تدوين مكالمة أو استلام ملف.
desk-queue-empty-all = لا شيء ينتظر. تظهر البلاغات هنا فور تدوين مكالمة أو استلام ملف.
desk-queue-empty-history = لا بلاغات قديمة تنتظر. الملفات التي تروي ما مضى تضع بلاغاتها هنا من دون مهلة.
desk-queue-empty-settled = لم يُبتّ في شيء بعد. هنا يقف ما عُدّ حادثًا واحدًا أو لم يُعدّ، وما نُظر فيه.
desk-queue-settled-same = عُدّ الحادث نفسه
desk-queue-settled-different = لم يُعدّ الحادث نفسه
desk-queue-settled-looked_at = نُظر فيه
desk-queue-settled-struck = شُطب
desk-queue-settled-already = بتّ فيه شخص آخر من قبل.
desk-queue-nothing-suggested = لا حادث مقترحًا له.
desk-queue-nobody-has-it = ليس لدى أحد.
desk-queue-has-it-already = هو لدى هذا الشخص من قبل.
desk-queue-gone = ليس في قائمة الانتظار.

desk-clock-running = بقي { $time }
desk-clock-days = { $days } ي { $clock }
desk-clock-late = تأخر { $time }
desk-clock-met = احتُرمت المهلة قبل انقضائها بـ { $time }
desk-clock-stopped = متوقفة
desk-clock-none = بلا مهلة

desk-queue-preview = هذا ما سيحدث
desk-queue-will-take =
    { $count ->
        [zero] لن يصبح أي بلاغ لديك.
        [one] سيصبح بلاغ واحد لديك.
        [two] سيصبح بلاغان لديك.
        [few] ستصبح { $count } بلاغات لديك.
        [many] سيصبح { $count } بلاغًا لديك.
       *[other] سيصبح { $count } بلاغ لديك.
    }
desk-queue-will-give =
    { $count ->
        [zero] لن يُسند أي بلاغ إلى { $name }.
        [one] سيُسند بلاغ واحد إلى { $name }.
        [two] سيُسند بلاغان إلى { $name }.
        [few] ستُسند { $count } بلاغات إلى { $name }.
        [many] سيُسند { $count } بلاغًا إلى { $name }.
       *[other] سيُسند { $count } بلاغ إلى { $name }.
    }
desk-queue-will-back =
    { $count ->
        [zero] لن يُعاد أي بلاغ.
        [one] سيُعاد بلاغ واحد فلا يبقى لدى أحد.
        [two] سيُعاد بلاغان فلا يبقيان لدى أحد.
        [few] ستُعاد { $count } بلاغات فلا تبقى لدى أحد.
        [many] سيُعاد { $count } بلاغًا فلا تبقى لدى أحد.
       *[other] سيُعاد { $count } بلاغ فلا تبقى لدى أحد.
    }
desk-queue-will-same =
    { $count ->
        [zero] لن يُعدّ أي بلاغ مطابقًا لما اقتُرح معه.
        [one] سيُعدّ بلاغ واحد الحادثَ نفسه مع ما اقتُرح معه.
        [two] سيُعدّ بلاغان كلٌّ منهما الحادثَ نفسه مع ما اقتُرح معه.
        [few] ستُعدّ { $count } بلاغات كلٌّ منها الحادثَ نفسه مع ما اقتُرح معه.
        [many] سيُعدّ { $count } بلاغًا كلٌّ منها الحادثَ نفسه مع ما اقتُرح معه.
       *[other] سيُعدّ { $count } بلاغ كلٌّ منها الحادثَ نفسه مع ما اقتُرح معه.
    }
desk-queue-will-different =
    { $count ->
        [zero] لن يُفصل أي بلاغ عما اقتُرح معه.
        [one] سيُعدّ بلاغ واحد غيرَ ما اقتُرح معه.
        [two] سيُعدّ بلاغان كلٌّ منهما غيرَ ما اقتُرح معه.
        [few] ستُعدّ { $count } بلاغات كلٌّ منها غيرَ ما اقتُرح معه.
        [many] سيُعدّ { $count } بلاغًا كلٌّ منها غيرَ ما اقتُرح معه.
       *[other] سيُعدّ { $count } بلاغ كلٌّ منها غيرَ ما اقتُرح معه.
    }
desk-queue-will-later =
    { $count ->
        [zero] لن يُؤجَّل أي بلاغ.
        [one] سيتأخر بلاغ واحد نصف ساعة في القائمة، ومهلته جارية.
        [two] سيتأخر بلاغان نصف ساعة في القائمة، ومهلتهما جارية.
        [few] ستتأخر { $count } بلاغات نصف ساعة في القائمة، ومهلها جارية.
        [many] سيتأخر { $count } بلاغًا نصف ساعة في القائمة، ومهلها جارية.
       *[other] سيتأخر { $count } بلاغ نصف ساعة في القائمة، ومهلها جارية.
    }
desk-queue-will-looked-at =
    { $count ->
        [zero] لن يغادر أي بلاغ القائمة.
        [one] سيغادر بلاغ واحد القائمة على أنه نُظر فيه.
        [two] سيغادر بلاغان القائمة على أنهما نُظر فيهما.
        [few] ستغادر { $count } بلاغات القائمة على أنها نُظر فيها.
        [many] سيغادر { $count } بلاغًا القائمة على أنها نُظر فيها.
       *[other] سيغادر { $count } بلاغ القائمة على أنها نُظر فيها.
    }
desk-queue-left-alone =
    { $count ->
        [zero] لا يُترك شيء على حاله.
        [one] يُترك واحد على حاله.
        [two] يُترك اثنان على حالهما.
        [few] تُترك { $count } على حالها.
        [many] يُترك { $count } على حالها.
       *[other] يُترك { $count } على حالها.
    }
desk-queue-do-it = نفّذ
desk-queue-do-not = ترك كل شيء على حاله

desk-key-move = إلى التالي، إلى السابق
desk-key-open = فتح البلاغ
desk-key-tick = اختياره
desk-key-take = إسناده إليّ
desk-key-same = الحادث نفسه كما اقتُرح، أو نُظر فيه
desk-key-different = ليس نفسه
desk-key-later = لاحقًا
desk-key-search = بحث
desk-key-hotline = تدوين مكالمة من أي صفحة
desk-key-help = هذه الورقة (وكذلك F1)
desk-key-layout = المفاتيح بحسب مواضعها على لوحة المفاتيح، فهي تعمل أيضًا على التخطيطين العربي والروسي.
desk-key-close = إغلاق

desk-report-none = لا يوجد بلاغ كهذا.
desk-report-said = بكلماتهم
desk-report-not-understood = ما لم يُفهم
desk-report-what = ما يقوله
desk-report-how = كيف ورد
desk-report-handling = المعالجة
desk-report-taken-by = استلمه { $name }
desk-report-no-words = لم تُدوَّن كلمات المصدر.
desk-report-how-counted = كيف يُحسب ذلك
desk-report-score = كل جزء يرجّح أن البلاغين عن حادث واحد (+) أو يرجّح خلاف ذلك (-)، باللوغاريتم الطبيعي: زيادة اثنين تضاعف الأرجحية نحو سبع مرات. المكان { $space }، الوقت { $time }، الفعل { $act }، الفاعل { $actor }، الازدحام { $crowd }، الأعداد { $figure }، اتجاه النيران { $direction }، الكلمات { $words }؛ المجموع { $score }.
desk-report-original = الملف الذي ورد فيه محفوظ تحت البصمة { $sum }، السطر { $line }.
desk-field-occurred = متى
desk-field-where = أين
desk-field-act = الفعل
desk-field-count = العدد
desk-field-direction = اتجاه النار
desk-field-weapon = السلاح
desk-field-actor = الفاعل المزعوم
desk-field-target = المستهدف المزعوم
desk-field-killed = القتلى
desk-field-injured = الجرحى
desk-field-harmed = من الضحايا
desk-field-observed = كيف عرف المصدر
desk-field-source = المصدر
desk-field-reference = المرجع
desk-field-channel = القناة
desk-field-language = اللغة
desk-field-post = نقطة الرصد
desk-field-bearing = الاتجاه
desk-field-distance = المسافة
desk-field-received = الاستلام
desk-field-relayed = ينقل عن
desk-report-nearest = البلاغ الأقرب إليه
desk-report-alike = اسم مصدره { $name } يبدو مثل { $other } وقد كُتب بحروف أخرى أو بعلامات لا تُرى (أولها { $sign }): يُعدّان مصدرين قد يؤكد أحدهما الآخر. إن كانا مصدرًا واحدًا فاشطب هذا البلاغ واستلمه من جديد باسم { $other } كما هو لدى المركز.
desk-queue-alike = مصدره { $name } يبدو مثل { $other } وقد كُتب على غير كتابته.
desk-queue-strike = شطب
desk-queue-why-strike = سبب الشطب (يبقى مقروءًا)
desk-queue-will-strike =
    { $count ->
        [zero] لن يُشطب أي بلاغ.
        [one] سيُشطب بلاغ واحد: لا يُحتسب بعد ذلك، ويبقى مقروءًا مع السبب.
        [two] سيُشطب بلاغان: لا يُحتسبان بعد ذلك، ويبقيان مقروءين مع السبب.
        [few] ستُشطب { $count } بلاغات: لا تُحتسب بعد ذلك، وتبقى مقروءة مع السبب.
        [many] سيُشطب { $count } بلاغًا: لا تُحتسب بعد ذلك، وتبقى مقروءة مع السبب.
       *[other] سيُشطب { $count } بلاغ: لا تُحتسب بعد ذلك، وتبقى مقروءة مع السبب.
    }

desk-owed = { $count ->
    [zero] لا تغيير ينتظر المقارنة.
    [one] تغيير واحد محفوظ ولم يُقارَن بعد بالبلاغات الأخرى، ولا تعلم به الحوادث.
    [two] تغييران محفوظان ولم يُقارَنا بعد بالبلاغات الأخرى، ولا تعلم بهما الحوادث.
    [few] { $count } تغييرات محفوظة ولم تُقارَن بعد بالبلاغات الأخرى، ولا تعلم بها الحوادث.
    [many] { $count } تغييرًا محفوظًا ولم تُقارَن بعد بالبلاغات الأخرى، ولا تعلم بها الحوادث.
   *[other] { $count } تغيير محفوظ ولم تُقارَن بعد بالبلاغات الأخرى، ولا تعلم بها الحوادث.
}
desk-owed-more = أكثر من { $count } تغيير محفوظ ولم تُقارَن بعد بالبلاغات الأخرى، ولا تعلم بها الحوادث.
desk-owed-since = ورد أولها في { $at } (قبل { $span }).
