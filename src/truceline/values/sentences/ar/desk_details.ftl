# جدول الأعمال: المسائل المفتوحة والاقتراحات وما قيل فيها والاجتماعات والقرارات.
desk-decisions = المقررات
desk-decisions-title = ما لم يُتفق عليه بعد
desk-decisions-details = المسائل المفتوحة
desk-decisions-about = ما تركه الاتفاق مفتوحا، وما اقتُرح، ومن يُنتظر رده. وكل مقرر يُنشئ نسخة جديدة من الاتفاق، ولا يُقيَّم شيء على أساسه قبل سريان تلك النسخة.
desk-rule-consensus = يُتخذ المقرر متى وافق هؤلاء جميعا على النص عينه:
desk-rule-no-silence = السكوت لا يُعد موافقة أبدا.
desk-rule-silence =
    { $count ->
        [zero] السكوت موافقة.
        [one] السكوت موافقة بعد ساعة واحدة.
        [two] السكوت موافقة بعد ساعتين.
        [few] السكوت موافقة بعد { $count } ساعات.
        [many] السكوت موافقة بعد { $count } ساعة.
       *[other] السكوت موافقة بعد { $count } ساعة.
    }
desk-rule-abstaining = والامتناع يحول دون اتخاذه.
desk-detail-question = المسألة
desk-detail-stands = وضعها
desk-detail-waits = في انتظار
desk-detail-objects = معترض:
desk-detail-group = الفريق العامل
desk-detail-no-group = لم يُسمَّ أحد
desk-detail-next-met = يجتمع في { $at }
desk-detail-last-met = آخر اجتماع في { $at }
desk-detail-provisions = ما لا يمكن تقييمه قبلها
desk-detail-no-provision = لا حكم ينتظرها
desk-detail-waiting =
    { $count ->
        [zero] لا حكم ينتظرها:
        [one] حكم واحد ينتظرها:
        [two] حكمان ينتظرانها:
        [few] { $count } أحكام تنتظرها:
        [many] { $count } حكما ينتظرها:
       *[other] { $count } حكم ينتظرها:
    }
desk-detail-proposals =
    { $count ->
        [zero] لا اقتراحات
        [one] اقتراح واحد
        [two] اقتراحان
        [few] { $count } اقتراحات
        [many] { $count } اقتراحا
       *[other] { $count } اقتراح
    }
desk-detail-is-open = مفتوحة، ولم يُطرح شيء هنا
desk-detail-is-waiting = مطروحة وتنتظر الردود
desk-detail-is-superseded = تغيّر النص: يُسأل الجميع من جديد
desk-detail-is-blocked = هناك معترض
desk-detail-is-decided = متفق عليها، ولم تُسجل بعد
desk-detail-is-set = تقررت ولم يبدأ سريانها
desk-detail-is-closed = أُغلقت
desk-detail-unknown = لا توجد مسألة كهذه في الاتفاق الساري.
desk-detail-closed = أُغلقت هذه المسألة: وأي مقرر لاحق يحتاج إلى نسخة جديدة من الاتفاق.
desk-detail-no-rule = لا يذكر الاتفاق من يبتّ في المسائل المفتوحة؛ وإلى أن يذكره لا يمكن إغلاق أي منها هنا.
desk-detail-waiting-for = لم يرد الجميع بعد.
desk-detail-blocked = أحد من تسألهم القاعدة معترض: فالمسألة لم تتقرر.
desk-detail-superseded = تغيّر النص بعد إبداء الرأي فيه: فيُسأل الجميع من جديد.
desk-detail-decision-waits = سُجّل مقرر بشأن هذه المسألة وينتظر بدء سريانه.
desk-proposals = الاقتراحات وما قيل فيها
desk-proposals-heard = ما يرد هنا يُقال على الطاولة، ويقرؤه كل ضامن. أما الأطراف فيُبلَّغون بالمقرر.
desk-proposals-none = لم يُطرح شيء على هذا المكتب بعد. وسيظهر هنا كل اقتراح ورد كل طرف عليه جنبا إلى جنب.
desk-proposals-known = معروفة من قبل، من الاتفاق
desk-proposal-of-centre = اقتراح من المركز
desk-proposal-centre = المركز
desk-proposal-new = طرح اقتراح
desk-proposal-by = باسم من
desk-proposal-in-name-of = باسم { $name }.
desk-proposal-put = تاريخ الطرح ({ $zone })
desk-proposal-keep = اطرح هذا النص
desk-proposal-reword = صياغة أخرى
desk-proposal-reword-note = لا يُعتد بعد ذلك بما قيل في النص السابق: يُسأل الجميع من جديد.
desk-proposal-withdraw = سحب الاقتراح
desk-proposal-is-withdrawn = مسحوب
desk-proposal-decided = متفق عليه منذ
desk-proposal-waiting = قيد الانتظار
desk-proposal-blocked = متعثر منذ
desk-proposal-superseded = تغيّر النص: يُسأل الجميع من جديد
desk-proposal-no-rule = لا قاعدة للبتّ فيه
desk-proposal-unknown = لا يوجد اقتراح كهذا.
desk-proposal-withdrawn = سُحب هذا الاقتراح.
desk-proposal-same-words = هذا هو النص القائم نفسه.
desk-proposal-other-words = تغيّر النص وأنت تطالعه: اقرأه من جديد.
desk-vote-who = من
desk-vote-said = الموقف
desk-vote-agrees = موافق
desk-vote-objects = معترض
desk-vote-abstains = ممتنع
desk-vote-silent = لم يبدِ رأيا
desk-proposal-silence-until = اعتبارا من { $at } يُعدّ موافقا من لم يتكلم عن هذا النص، إن وافق عليه أحد ولم يعترض أحد.
desk-proposal-silent = انقضت المهلة في { $at }؛ وبموجب الاتفاق يُعدّ هؤلاء موافقين بصمتهم:
desk-vote-counts-not = لا تسأله القاعدة
desk-vote-earlier =
    { $count ->
        [zero] لا أقوال سابقة
        [one] قول سابق واحد لم يعد يُعتد به
        [two] قولان سابقان لم يعد يُعتد بهما
        [few] { $count } أقوال سابقة لم يعد يُعتد بها
        [many] { $count } قولا سابقا لم يعد يُعتد بها
       *[other] { $count } قول سابق لم يعد يُعتد بها
    }
desk-vote-new = تدوين موقف من هذا الاقتراح
desk-vote-when = قيل في ({ $zone })
desk-vote-reason = بكلماتهم، إن ذكروا أسبابا
desk-vote-keep = دوّن
desk-close-title = تسجيل المقرر
desk-close-note = وافق جميع من تسألهم القاعدة. بهذا تُقدَّم نسخة من الاتفاق تنص على ذلك، مسودةً: تُجرَّب على جميع الحوادث، ثم يضعها شخص آخر موضع التنفيذ.
desk-close-effective = يسري من ({ $zone })
desk-close-version = اسم النسخة (إن تُرك: اليوم والمسألة)
desk-close-keep = سجّله وقدّم النسخة
desk-close-not-yet = لم تتقرر بعد. في انتظار، أو معترض:
desk-decision = المقرر
desk-decision-agreed = وافق عليه
desk-decision-changed =
    { $count ->
        [zero] لم تتغير أي نتيجة.
        [one] تغيرت نتيجة واحدة.
        [two] تغيرت نتيجتان.
        [few] تغيرت { $count } نتائج.
        [many] تغيرت { $count } نتيجة.
       *[other] تغيرت { $count } نتيجة.
    }
desk-decision-told = من أُبلغ
desk-decision-from-to = ما كانت تقوله وما تقوله الآن
desk-decision-entry = القيد
desk-decision-struck = شُطبت هذه النسخة: ولم يسرِ المقرر قط.
desk-decision-would =
    { $count ->
        [zero] لن تتغير أي نتيجة.
        [one] ستتغير نتيجة واحدة.
        [two] ستتغير نتيجتان.
        [few] ستتغير { $count } نتائج.
        [many] ستتغير { $count } نتيجة.
       *[other] ستتغير { $count } نتيجة.
    }
desk-decision-tried = تجري تجربته على جميع الحوادث.
desk-decision-waits = ويسري متى وضع النسخةَ موضع التنفيذ شخصٌ غير من قدّمها.
desk-group-set = تسمية من يعمل عليها
desk-group-name = اسم الفريق
desk-group-members = الأعضاء
desk-group-next = الاجتماع المقبل ({ $zone })، إن عُرف
desk-group-keep = احفظ
desk-meetings = الاجتماعات
desk-meetings-none = لم يُسجل أي اجتماع بشأنها. وستظهر المحاضر هنا، الأحدث أولا.
desk-meeting-new = تسجيل اجتماع
desk-meeting-held = انعقد في ({ $zone })
desk-meeting-place = المكان
desk-meeting-present = الحاضرون:
desk-meeting-record = ما قيل وما اتُّفق عليه
desk-meeting-keep = احفظ المحضر

# من أُبلغ.
desk-words-title = من أُبلغ
desk-words-about = يخفق وقف إطلاق النار حيث لا يُبلَّغ المقاتلون به. هنا من يجب أن يبلغه وقف إطلاق النار وكل تغيير وكل إشعار؛ والإبلاغ والإقرار واقعتان مختلفتان.
desk-words-ceasefire = إدراج جميع من يجب إبلاغهم بوقف إطلاق النار
desk-words-things = ما يجب إبلاغه
desk-words-progress = أُبلغ { $told }، وأقرّ { $acknowledged }، من { $all }
desk-words-gaps = لم يُبلَّغوا، وتعنيهم مناطق سارية:
desk-words-none = لا شيء يجب إبلاغه بعد. ومتى سرت نسخة من الاتفاق أُدرج هنا جميع من تعنيهم.
desk-word-of-ceasefire = وقف إطلاق النار: { $name }
desk-word-of-version = النسخة { $name } من الاتفاق
desk-word-of-notice = الإشعار { $name }
desk-word-unit = الوحدة أو الطرف
desk-word-state = الحالة
desk-word-not_told = لم يُبلَّغ
desk-word-told = أُبلغ
desk-word-acknowledged = أقرّ بالعلم
desk-word-owed = يجب إبلاغه منذ { $at }
desk-word-when-told = الإبلاغ
desk-word-when-acknowledged = الإقرار
desk-word-write = تدوين
desk-word-was-told = أُبلغ
desk-word-has-acknowledged = أقرّ بالعلم
desk-word-how = كيف، وما الذي يثبته
desk-word-keep = دوّن
desk-word-unknown = لا يوجد سطر كهذا.
desk-word-told-already = دُوّن من قبل أنهم أُبلغوا.
desk-word-not-told = لا يقرّ أحد بما لم يُبلَّغ به، ولا قبل إبلاغه.
desk-word-acknowledged-already = دُوّن من قبل أنهم أقرّوا بالعلم.
desk-words-announce = أبلغ الآن جميع من يتصل بهم المركز
desk-words-announce-note = اتصال واحد بكل طرف وضامن، في الدقيقة نفسها وبالكلمات نفسها، باللغات الثلاث.
desk-word-contact = الاتصال { $number }
desk-announce-version = النسخة { $version } من الاتفاق سارية.
desk-announce-decision = تقرر في { $decided }، ويسري من { $effective }: { $text } وتنص على ذلك النسخة { $version } من الاتفاق.
desk-decision-others =
    { $count ->
        [zero] ولا نتيجة أخرى تقول الشيء نفسه لأسباب أخرى.
        [one] ونتيجة أخرى تقول الشيء نفسه لأسباب أخرى.
        [two] ونتيجتان أخريان تقولان الشيء نفسه لأسباب أخرى.
        [few] و{ $count } نتائج أخرى تقول الشيء نفسه لأسباب أخرى.
        [many] و{ $count } نتيجة أخرى تقول الشيء نفسه لأسباب أخرى.
       *[other] و{ $count } نتيجة أخرى تقول الشيء نفسه لأسباب أخرى.
    }
desk-detail-answer = كيف أُغلقت
desk-words-map = المناطق ذات الثغرات على الخريطة
desk-detail-agenda = في جدول الأعمال: الاقتراحات وما قيل فيها
desk-vote-by-itself = قاله ممثله هنا
desk-vote-by-confirms = أكّده ممثله
desk-vote-by-contradicts = كلمة ممثله نفسه، خلاف ما دُوّن
desk-vote-taken-down-from = دوّنه المركز من: { $source }
desk-vote-counts-until = يُحسب ما لم ينقضه ممثله.
desk-vote-counts-once = لا يُحسب إلا متى أكّده ممثله.
desk-vote-blocks-until = يحول دون القرار إلى أن يقول ممثله غير ذلك.
desk-vote-confirm = تأكيد: قلنا هذا
desk-vote-contradict = نقضه
desk-vote-contradict-note = يبقى ما دُوّن، وتُحسب كلمتكم بدلا منه من الآن. ومن لم يبتّ بعد يعترض ويذكر ذلك.
desk-vote-instead = ما تقولونه
desk-vote-own-words = بكلماتكم
desk-vote-contradict-it = احفظ كلمتنا
desk-vote-unknown = لا يوجد رأي كهذا.
desk-vote-not-in-your-name = لا يؤكّد ما دُوّن باسمه أو ينقضه هنا إلا من يتكلم باسمه.
desk-vote-answered = هذه كلمته هو، أو سبق تأكيدها أو نقضها.
desk-rule-own-word = لا تُحسب الموافقة إلا إذا أبداها ممثل صاحبها هنا أو أكّدها؛ أما اعتراض دوّنه المركز فيحول دون القرار إلى ذلك الحين.
desk-rule-taken-down = ما دوّنه المركز يُحسب ما لم ينقضه ممثل صاحبه؛ ولا يعلو على كلمته هو إلا إذا كان اعتراضا.
desk-vote-yours = دوّن المركز هذا باسم { $name } الذي تتكلم باسمه: أهو كذلك؟
