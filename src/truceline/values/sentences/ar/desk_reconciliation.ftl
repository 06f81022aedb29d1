# المطابقة: قائمة الضامن إلى جانب قائمتنا، سطرا سطرا.

desk-reconciliation = المطابقة
desk-reconciliation-about = قائمة الضامن أو الطرف الخاصة بالحوادث مقرونةً بقائمتنا حادثا بحادث: ما يثبته الاثنان، وما يختلفان فيه، وما ينفرد به أحدهما. وتبقى لكلٍّ أرقامه.
desk-lists = القوائم
desk-lists-found =
    { $count ->
        [zero] لا قوائم
        [one] قائمة واحدة
        [two] قائمتان
        [few] { $count } قوائم
        [many] { $count } قائمةً
       *[other] { $count } قائمة
    }
desk-lists-none = لا قوائم بعد. تظهر هنا قائمة الضامن أو الطرف حين يُؤتى بها، مقرونةً بقائمتنا، مع نسبة ما يثبته الاثنان.
desk-list-of = قائمة { $name }
desk-list-days = الأيام
desk-list-holder = صاحب القائمة
desk-list-both = عند الاثنين
desk-list-running = حتى الآن
desk-list-open = مفتوح
desk-list-rate-of = ما عند الاثنين حتى الآن، { $name }:
desk-list-rate-note = عند الاثنين: السطور المؤكدة والمختلف عليها نسبةً إلى جميع السطور. حتى الآن: هذه القائمة وكل ما سبقها من قوائم صاحبها نفسه.
desk-outcome-confirmed = مؤكد
desk-outcome-disputed = مختلف عليه
desk-outcome-only_theirs = عندهم فقط
desk-outcome-only_ours = عندنا فقط
desk-list-bring = إدخال قائمة
desk-list-choose = اختر
desk-list-zone = ما تتناوله
desk-list-zone-all = كل ما عندنا
desk-list-days-note = إن تُركت الأيام فارغة فهي أيام السطر الأول والأخير. وما عندنا في هذه الأيام ولم يذكروه يظهر «عندنا فقط»: فاختر الأيام والمنطقة التي تتناولها القائمة حقا.
desk-list-file = القائمة ملفا
desk-list-type = أو اكتب سطورها
desk-list-type-note = الأوقات محلية ({ $zone }). الصفوف الفارغة لا تُحسب. وما لم يقولوه يبقى فارغا: لا يُملأ شيء من عندنا.
desk-list-line = السطر { $number }
desk-list-reference = رقمه عندهم
desk-list-when = متى
desk-list-within = بزيادة أو نقص، بالدقائق
desk-list-unsaid = لم يُذكر
desk-list-place = المكان
desk-list-longitude = خط الطول
desk-list-latitude = خط العرض
desk-list-radius = ضمن، بالأمتار
desk-list-count = العدد
desk-list-unit = المعدود
desk-list-words = بكلماتهم
desk-list-more = صفوف أخرى
desk-list-first = لا يُستلم شيء قبل أن ترى ما فيها وتؤكده.
desk-list-empty = ليس فيها أي سطر. لا شيء يُستلم.
desk-list-would =
    { $lines ->
        [zero] لا سطر فيها.
        [one] سيُقرن سطر واحد بما عندنا في هذه الأيام (عدد الحوادث: { $ours }).
        [two] سيُقرن سطران بما عندنا في هذه الأيام (عدد الحوادث: { $ours }).
        [few] ستُقرن { $lines } سطور بما عندنا في هذه الأيام (عدد الحوادث: { $ours }).
        [many] سيُقرن { $lines } سطرا بما عندنا في هذه الأيام (عدد الحوادث: { $ours }).
       *[other] سيُقرن { $lines } سطر بما عندنا في هذه الأيام (عدد الحوادث: { $ours }).
    }
desk-list-mixed = كلاهما؛ ولا يُقرن التمرين بالحقيقي أبدا
desk-list-join = استلامها وقرنها
desk-list-join-note = لا يتغير بها شيء مما عندنا. وكل قرن اقتراح إلى أن يبت أحد في السطر.
desk-list-drop = صرف النظر عنها
desk-list-dropped = صُرف النظر عن هذه القائمة ولم يُستلم منها شيء.
desk-list-taken = استُلمت { $on }
desk-list-shared = متاحة لجميع الضامنين
desk-list-not-shared = يراها المركز و{ $name }
desk-list-share = إتاحتها لجميع الضامنين
desk-list-share-note = سيرى جميع الضامنين هذه القائمة ومقارنتها بقائمتنا. ولا رجوع في ذلك.
desk-list-lines = السطور
desk-list-resolved = بُتّ في { $done } من { $count }
desk-list-suggestion = كل قرن اقتراح إلى أن يبت أحد في السطر مع بيان الأسباب. وما سكت عنه أحدهما لا خلاف فيه.
desk-list-state = مفتوح أم مبتوت فيه
desk-list-is-open = مفتوح
desk-list-is-resolved = مبتوت فيه
desk-lines-found =
    { $count ->
        [zero] لا سطور
        [one] سطر واحد
        [two] سطران
        [few] { $count } سطور
        [many] { $count } سطرا
       *[other] { $count } سطر
    }
desk-lines-none = لا سطر كهذا. تظهر هنا سطور القائمة التي توافق ما اختير.
desk-list-outcome = النتيجة
desk-list-ours = عندنا
desk-list-theirs = عندهم
desk-list-differs = موضع الخلاف
desk-list-against = مقابل
desk-list-nothing-differs = لا شيء ينفي الآخر
desk-list-may-be = لم يُربط: قد يكون واحدا من هذه. اختر مع ذكر السبب.
desk-list-minutes =
    { $count ->
        [zero] أقل من دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
        [many] { $count } دقيقة
       *[other] { $count } دقيقة
    }
desk-list-resolution = البت
desk-list-earlier =
    { $count ->
        [zero] لا قول سابق
        [one] قول سابق واحد
        [two] قولان سابقان
        [few] { $count } أقوال سابقة
        [many] { $count } قولا سابقا
       *[other] { $count } قول سابق
    }
desk-list-resolve = البت فيه
desk-list-what = ما يقال
desk-list-number = رقم الحادث عندنا
desk-list-say = تسجيل القول
desk-list-back = السطور السابقة
desk-list-on = السطور التالية
desk-say-same = عند الاثنين الحادث نفسه
desk-say-different = هما حادثان: كل منهما قائم وحده
desk-say-alone = عند أحدهما فقط
desk-say-open = الرجوع عن البت: مفتوح من جديد
desk-said-same = الحادث نفسه
desk-said-different = حادثان
desk-said-alone = عند أحدهما فقط
desk-said-open = مفتوح من جديد
desk-point-place = المكان
desk-point-time = الوقت
desk-point-act = الفعل
desk-point-count = العدد
desk-point-killed = القتلى
desk-point-injured = الجرحى
desk-point-actor = الفاعل
desk-point-target = المستهدف
desk-list-not-at-this-step = غيّر شخص آخر هذه القائمة في أثناء ذلك. انظر فيها من جديد.
desk-no-list = لا توجد قائمة كهذه.
desk-no-line = لا يوجد سطر كهذا.
desk-list-large = القائمة طويلة: يقرنها العامل في الخلفية، وتبيّن الصفحة مدى تقدمه.
desk-list-step-0 = استُلمت، وتنتظر العامل في الخلفية ليقرنها.
desk-list-step-1 = قُرئت، وتُوازَن سطورها الآن بما عندنا.
desk-list-step-2 = تمت الموازنة، وتُكتب سطورها الآن؛ وتظهر كلها دفعة واحدة.
desk-list-step-looked-into = تنتظر من يؤكدها.
desk-list-step-refused = مرفوضة: فيها خطأ.
desk-list-step-taken = قُرنت.
desk-list-step-dropped = صُرف النظر عنها، ولم يُستلم منها شيء.
desk-list-again = إعادة المحاولة
desk-list-step-failed = هي مقيدة في السجل، وتعذّر قرنها. لم يتغير شيء مما عندنا.
desk-lists-under-way = لم تُقرن بعد
