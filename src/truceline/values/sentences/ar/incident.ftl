# لماذا يُنسب البلاغ إلى الحادث. تُضم الأجزاء بالفاصلة incident-comma.

incident-comma = ، { "" }

incident-link-only = البلاغ الوحيد عن هذا الحادث الذي لا يكرر بلاغاً آخر.
incident-link-relay = يكرر ما أبلغ عنه { $source }، ولا يؤكد شيئاً.
incident-link-again = يروي من جديد ما سبق أن أبلغ عنه { $source } نفسه، ولا يؤكد شيئاً.
incident-link-judged = رأى { $by } أنهما عن حادث واحد: { $likeness }.
incident-link-also = رأى { $by } أنه يروي هذا الحادث أيضاً إلى جانب حادثه: { $likeness }.
incident-link-alike = { $likeness }.
incident-link-voice = يُحتسب مع { $report } صوتاً واحداً.
incident-link-apart = رأى { $by } أنه عن حادث غير ما يذكره { $others }.
incident-apart-absent =
    { $count ->
        [zero] { $count } بلاغ ليس هنا
        [one] بلاغ ليس هنا
        [two] بلاغان ليسا هنا
        [few] { $count } بلاغات ليست هنا
        [many] { $count } بلاغاً ليست هنا
       *[other] { $count } بلاغ ليست هنا
    }
# الأولى عن البلاغ نفسه والثانية عن بلاغ آخر، ومن يُذكر فيهما ليس له بلاغ يكررانه.
incident-link-stands = يقول إنه يكرر { $named } وينوب عنه هنا: كل البلاغات التي تكرره صوت واحد.
incident-link-through = يكرر { $named } الذي ينوب عنه هنا بلاغ { $source }: كل البلاغات التي تكرره صوت واحد.
# بلاغات يقول كل منها إنه يكرر التالي، ويكرر آخرها أولها.
incident-link-heads = يكرر غيره ويكرره غيره في حلقة، وينوب هنا عن الجميع: كلها صوت واحد.
incident-link-round = يكرر بلاغات يكرر بعضها بعضاً في حلقة، وينوب عنها جميعاً هنا بلاغ { $source }: كلها صوت واحد.

incident-distance-unsaid = المسافة غير معروفة لأن أحدهما لا يذكر مكاناً
incident-distance-neither = المسافة غير معروفة لأن كليهما لا يذكر مكاناً
# الذي لا يذكر إحداثيات يسمّي مكاناً لا يُعرف أين يقع.
incident-distance-nowhere = المسافة غير معروفة لأن أحدهما يسمّي مكاناً لا يُعرف موضعه: { $name }
incident-distance-name-alone = المسافة غير معروفة لأن أحدهما لا يذكر مكاناً، والآخر يكتفي باسم: { $name }
incident-distance-two-nowhere = المسافة غير معروفة لأن موضع أحد المكانين المذكورين على الأقل غير معروف: { $first } و{ $second }
incident-distance-same-nowhere = المسافة غير معروفة لأن كليهما يسمّي مكاناً لا يُعرف موضعه: { $name }
incident-distance-crossing = المسافة غير معروفة، لكن الاتجاهين اللذين يذكرانهما يتقاطعان
incident-distance-uncrossed = المسافة غير معروفة، والاتجاهان اللذان يذكرانهما لا يتقاطعان
incident-distance-along = المسافة غير معروفة، لكن كليهما يذكر اتجاهاً مماثلاً من نقطة رصد واحدة
incident-distance-aimed = المسافة غير معروفة، لكن أحدهما يذكر اتجاهاً يؤدي إلى هناك
incident-distance-astray = المسافة غير معروفة، وأحدهما يذكر اتجاهاً يؤدي إلى موضع آخر
incident-distance-round = المسافة غير معروفة، لكن أحدهما يذكر بُعد الحادث عن نقطة رصده، والآخر يقع على هذا البُعد منها
incident-distance-off = المسافة غير معروفة، وأحدهما يذكر بُعد الحادث عن نقطة رصده، لكن الآخر لا يقع على هذا البُعد منها
incident-distance-meeting = المسافة غير معروفة، لكن ما قيس من نقطتي رصدهما يلتقي
incident-distance-unmet = المسافة غير معروفة، وما قيس من نقطتي رصدهما لا يلتقي
incident-distance-as-far = المسافة غير معروفة، لكن كليهما يذكر بُعداً مماثلاً عن نقطة رصد واحدة
incident-distance-placelessly = المسافة غير معروفة، لكن الاتجاهين اللذين يذكرانهما متوافقان وإن لم يتقاطعا في موضع واحد
incident-distance-same-point = في النقطة نفسها
incident-distance-less = المسافة بينهما أقل من { $metres } م
incident-distance-m = المسافة بينهما { $metres } م
incident-distance-km = المسافة بينهما { $kilometres } كم
# أحد الموضعين غير معروف بدقة تفوق المسافة بينهما.
incident-distance-within = المسافة بينهما لا تتجاوز { $kilometres } كم
# لم يذكر أحد مدى دقة أقلّ الموضعين دقة: تُذكر المسافة بين النقطتين لا بين الموضعين الفعليين.
incident-distance-on-map = { $distance } على الخريطة
# لا يذكر أحدهما أو كلاهما إحداثيات، فحُدِّد موضعه باسم المكان.
incident-distance-named = { $distance } (حُدِّد أحد الموضعين باسمه: { $name })
incident-distance-named-of = { $distance } (حُدِّد موضع بلاغ { $source } باسم المكان: { $name })
incident-distance-two-named = { $distance } (حُدِّد الموضعان باسميهما: { $first } و{ $second })
incident-distance-same-name = حُدِّد الموضعان باسم واحد: { $name }
# لا يذكر أحدهما أو كلاهما إحداثيات ولا اسم مكان في عمود، فحُدِّد موضعه باسم ورد في النص.
incident-distance-in-text = { $distance } (حُدِّد أحد الموضعين باسم ورد في نصه)
incident-distance-in-text-of = { $distance } (حُدِّد موضع بلاغ { $source } باسم ورد في نصه)
incident-distance-two-in-text = { $distance } (حُدِّد الموضعان باسمين وردا في النصين)
incident-distance-same-in-text = حُدِّد الموضعان في مكان واحد، باسمين وردا في النصين
incident-distance-named-and-in-text = { $distance } (حُدِّد أحد الموضعين باسمه: { $name }، والآخر باسم ورد في نصه)

incident-gap-same-day = في اليوم نفسه
# يمتد أحدهما على أيام قد يكون أيٌّ منها هو المقصود، والآخر يقع ضمنها بحسب ما يُعرف عنه.
incident-gap-spanned =
    { $count ->
        [zero] ضمن المدة نفسها
        [one] ضمن المدة نفسها (يوم واحد)
        [two] ضمن المدة نفسها (يومان)
        [few] ضمن المدة نفسها ({ $count } أيام)
        [many] ضمن المدة نفسها ({ $count } يوماً)
       *[other] ضمن المدة نفسها ({ $count } يوم)
    }
# أحد الوقتين غير معروف بدقة تفوق الفارق بينهما.
incident-gap-within =
    { $count ->
        [zero] الفارق أقل من ساعة
        [one] الفارق لا يتجاوز ساعة واحدة
        [two] الفارق لا يتجاوز ساعتين
        [few] الفارق لا يتجاوز { $count } ساعات
        [many] الفارق لا يتجاوز { $count } ساعة
       *[other] الفارق لا يتجاوز { $count } ساعة
    }
incident-gap-minutes =
    { $count ->
        [0] في الدقيقة نفسها
        [one] الفارق دقيقة واحدة
        [two] الفارق دقيقتان
        [few] الفارق { $count } دقائق
        [many] الفارق { $count } دقيقة
       *[other] الفارق { $count } دقيقة
    }
incident-gap-hours =
    { $count ->
        [zero] الفارق أقل من ساعة
        [one] الفارق ساعة واحدة
        [two] الفارق ساعتان
        [few] الفارق { $count } ساعات
        [many] الفارق { $count } ساعة
       *[other] الفارق { $count } ساعة
    }
incident-gap-days =
    { $count ->
        [zero] الفارق أقل من يوم
        [one] الفارق يوم واحد
        [two] الفارق يومان
        [few] الفارق { $count } أيام
        [many] الفارق { $count } يوماً
       *[other] الفارق { $count } يوم
    }

incident-act-missing = أحدهما فقط يحدد نوع الفعل
incident-act-neither = لا يحدد أيٌّ منهما نوع الفعل
incident-act-same = الفعل نفسه
incident-act-near = فعل مشابه
incident-act-related = فعل ذو صلة
incident-act-apart = فعل مختلف

incident-weapon-same = السلاح نفسه
incident-weapon-near = سلاح مشابه
incident-weapon-apart = سلاحان مختلفان

# ما سبق يُحسب هنا على عكس ما يُظن.
incident-counts-for = { $what } (وهذا يرجّح هنا أنه حادث واحد)
incident-counts-against = { $what } (وهذا يرجّح هنا أنهما حادثان)

incident-actor-same = الفاعل نفسه
incident-actor-script = الفاعل نفسه بأبجدية أخرى
incident-actor-other = يسمّيان فاعلين مختلفين
incident-actor-learnt = أسماء الطرفين مختلفة، لكنها تُذكر عادةً عن الحادث الواحد
incident-actor-target = يسمّيان فاعلين مختلفين، لكن المستهدف واحد
incident-actor-crossed = الفاعل عند أحدهما هو المستهدف عند الآخر، إذ يسمّي هذان المصدران الطرفين بترتيب مختلف
incident-actor-sides = أسماء الطرفين قلّما تُذكر عن حادث واحد
incident-target-same = المستهدف نفسه
incident-target-other = يسمّيان مستهدفين مختلفين
incident-harmed-civilians = كلاهما يذكر ضحايا من المدنيين
incident-harmed-fighters = كلاهما يذكر ضحايا من المقاتلين
incident-harmed-other = أحدهما يذكر ضحايا من المدنيين والآخر من المقاتلين وحدهم
incident-direction-same = اتجاه النيران نفسه
incident-direction-learnt = اتجاها نيران يُذكران عن الحادث الواحد
incident-direction-other = اتجاها نيران قلّما يُذكران عن حادث واحد
incident-words-other = اسم مكان آخر
incident-words-same = اسم المكان نفسه
incident-words-shared = أسماء أو كلمات نادرة مشتركة
incident-words-few = كلمات مشتركة قليلة
incident-words-area = المنطقة المذكورة نفسها
incident-words-area-other = منطقة مذكورة أخرى

# كم بلاغاً آخر يُتوقع أن يكون بقرب هذين: في الازدحام يقل ما يعنيه القرب.
incident-crowd-few = بلاغات أخرى قليلة بقربهما
incident-crowd-many = بلاغات أخرى كثيرة بقربهما

incident-figures-agree = الأرقام متطابقة
incident-figures-near = الأرقام متقاربة
incident-figures-differ = الأرقام مختلفة
incident-figures-may = قد تتطابق الأرقام لأن أحدها «على الأقل» أو «على الأكثر» فقط
# حيث تتطابق أنواع من الأرقام وتختلف أخرى، تُذكر الأنواع.
incident-figures-agree-of = الأرقام متطابقة ({ $kinds })
incident-figures-near-of = الأرقام متقاربة ({ $kinds })
incident-figures-differ-of = الأرقام مختلفة ({ $kinds })
incident-figures-may-of = قد تتطابق الأرقام ({ $kinds }) لأن أحدها «على الأقل» أو «على الأكثر» فقط
incident-figure-count = العدد
incident-figure-calibre = العيار
incident-figure-killed = القتلى
incident-figure-injured = الجرحى

incident-family-same = المصدران من فئة واحدة
incident-family-other = المصدران من فئتين مختلفتين

# كم بلاغاً وكم صوتاً مستقلاً عن الحادث. تُضم الأجزاء بـ incident-semicolon.

incident-semicolon = ؛ { "" }
incident-voices-whole = { $parts }.
incident-voices-reports =
    { $count ->
        [zero] { $count } بلاغ
        [one] بلاغ واحد
        [two] بلاغان
        [few] { $count } بلاغات
        [many] { $count } بلاغاً
       *[other] { $count } بلاغ
    }
incident-voices-alone = لا يؤكده مصدر مستقل آخر
incident-voices-of = { $independent } { $families }
incident-voices-independent =
    { $count ->
        [zero] { $count } منها مستقلة
        [one] واحد منها مستقل
        [two] اثنان منها مستقلان
        [few] { $count } منها مستقلة
        [many] { $count } منها مستقلة
       *[other] { $count } منها مستقلة
    }
incident-voices-independent_both =
    { $count ->
        [zero] { $count } منهما مستقلة
        [one] واحد منهما مستقل
        [two] اثنان منهما مستقلان
        [few] { $count } منهما مستقلة
        [many] { $count } منهما مستقلة
       *[other] { $count } منهما مستقلة
    }
incident-voices-families =
    { $count ->
        [zero] من { $count } فئة من المصادر
        [one] من فئة واحدة من المصادر
        [two] من فئتين من المصادر
        [few] من { $count } فئات من المصادر
        [many] من { $count } فئة من المصادر
       *[other] من { $count } فئة من المصادر
    }
incident-voices-repeating =
    { $count ->
        [zero] { $count } بلاغ يكرر ما يقوله غيره
        [one] بلاغ واحد يكرر ما يقوله غيره
        [two] بلاغان يكرران ما يقوله غيرهما
        [few] { $count } بلاغات تكرر ما يقوله غيرها
        [many] { $count } بلاغاً يكرر ما يقوله غيره
       *[other] { $count } بلاغ يكرر ما يقوله غيره
    }
incident-voices-of_one_voice =
    { $count ->
        [zero] { $count } بلاغ صوته صوت غيره (مصدر واحد أو طرف واحد أو كاميرا واحدة أو خبر واحد أو نسخ دون ذكر المصدر)
        [one] بلاغ واحد صوته صوت غيره (مصدر واحد أو طرف واحد أو كاميرا واحدة أو خبر واحد أو نسخ دون ذكر المصدر)
        [two] بلاغان صوتهما صوت غيرهما (مصدر واحد أو طرف واحد أو كاميرا واحدة أو خبر واحد أو نسخ دون ذكر المصدر)
        [few] { $count } بلاغات صوتها صوت غيرها (مصدر واحد أو طرف واحد أو كاميرا واحدة أو خبر واحد أو نسخ دون ذكر المصدر)
        [many] { $count } بلاغاً صوته صوت غيره (مصدر واحد أو طرف واحد أو كاميرا واحدة أو خبر واحد أو نسخ دون ذكر المصدر)
       *[other] { $count } بلاغ صوته صوت غيره (مصدر واحد أو طرف واحد أو كاميرا واحدة أو خبر واحد أو نسخ دون ذكر المصدر)
    }
incident-voices-disputed_act =
    { $count ->
        [zero] { $count } مصدر يخالف غيره في نوع الفعل
        [one] مصدر واحد يخالف غيره في نوع الفعل
        [two] مصدران يخالفان غيرهما في نوع الفعل
        [few] { $count } مصادر تخالف غيرها في نوع الفعل
        [many] { $count } مصدراً يخالف غيره في نوع الفعل
       *[other] { $count } مصدر يخالف غيره في نوع الفعل
    }
incident-voices-disputed_actor =
    { $count ->
        [zero] { $count } مصدر يخالف غيره في تسمية الفاعل
        [one] مصدر واحد يخالف غيره في تسمية الفاعل
        [two] مصدران يخالفان غيرهما في تسمية الفاعل
        [few] { $count } مصادر تخالف غيرها في تسمية الفاعل
        [many] { $count } مصدراً يخالف غيره في تسمية الفاعل
       *[other] { $count } مصدر يخالف غيره في تسمية الفاعل
    }
incident-voices-disputed_count =
    { $count ->
        [zero] { $count } مصدر يخالف غيره في العدد
        [one] مصدر واحد يخالف غيره في العدد
        [two] مصدران يخالفان غيرهما في العدد
        [few] { $count } مصادر تخالف غيرها في العدد
        [many] { $count } مصدراً يخالف غيره في العدد
       *[other] { $count } مصدر يخالف غيره في العدد
    }
incident-voices-disputed_killed =
    { $count ->
        [zero] { $count } مصدر يخالف غيره في عدد القتلى
        [one] مصدر واحد يخالف غيره في عدد القتلى
        [two] مصدران يخالفان غيرهما في عدد القتلى
        [few] { $count } مصادر تخالف غيرها في عدد القتلى
        [many] { $count } مصدراً يخالف غيره في عدد القتلى
       *[other] { $count } مصدر يخالف غيره في عدد القتلى
    }
incident-voices-disputed_injured =
    { $count ->
        [zero] { $count } مصدر يخالف غيره في عدد الجرحى
        [one] مصدر واحد يخالف غيره في عدد الجرحى
        [two] مصدران يخالفان غيرهما في عدد الجرحى
        [few] { $count } مصادر تخالف غيرها في عدد الجرحى
        [many] { $count } مصدراً يخالف غيره في عدد الجرحى
       *[other] { $count } مصدر يخالف غيره في عدد الجرحى
    }
incident-voices-harmed_civilians =
    { $count ->
        [zero] { $count } مصدر يذكر ضحايا من المدنيين
        [one] مصدر واحد يذكر ضحايا من المدنيين
        [two] مصدران يذكران ضحايا من المدنيين
        [few] { $count } مصادر تذكر ضحايا من المدنيين
        [many] { $count } مصدراً يذكر ضحايا من المدنيين
       *[other] { $count } مصدر يذكر ضحايا من المدنيين
    }
incident-voices-harmed_fighters =
    { $count ->
        [zero] { $count } مصدر يذكر ضحايا من المقاتلين
        [one] مصدر واحد يذكر ضحايا من المقاتلين
        [two] مصدران يذكران ضحايا من المقاتلين
        [few] { $count } مصادر تذكر ضحايا من المقاتلين
        [many] { $count } مصدراً يذكر ضحايا من المقاتلين
       *[other] { $count } مصدر يذكر ضحايا من المقاتلين
    }
incident-voices-harmed_unsaid =
    { $count ->
        [zero] { $count } مصدر لا يذكر من هم الضحايا
        [one] مصدر واحد لا يذكر من هم الضحايا
        [two] مصدران لا يذكران من هم الضحايا
        [few] { $count } مصادر لا تذكر من هم الضحايا
        [many] { $count } مصدراً لا يذكر من هم الضحايا
       *[other] { $count } مصدر لا يذكر من هم الضحايا
    }
# ما قيس من نقاط الرصد لا يحدد إلا دائرة: مسافة بلا اتجاه، أو عدة مواضع محتملة.
incident-voices-around_post = في مكان ما ضمن نحو { $kilometres } كم من نقطة رصد تذكر المسافة ولا تذكر الاتجاه
incident-voices-several_crossings = ما قيس من نقاط الرصد يتفق مع عدة مواضع، كلها ضمن { $kilometres } كم من الموضع المذكور
incident-hardly = أقل من 1 من 100
incident-nearly-sure = أكثر من 99 من 100
incident-in-a-hundred = { $percent } من 100
