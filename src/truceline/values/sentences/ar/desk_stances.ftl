# مواقف الضامنين والأطراف، وما فيها من ادعاءات، والقرارات بشأنها.

desk-stances = المواقف
desk-stances-about = موقف كل ضامن وكل طرف من الحادث بكلماته، جنبا إلى جنب. لا يُدمج شيء ولا يُحسب له متوسط؛ آخر قول في المسألة هو القائم، وتبقى الأقوال السابقة في صفحة الحادث.
desk-stances-found =
    { $count ->
        [zero] لا مواقف
        [one] موقف واحد
        [two] موقفان
        [few] { $count } مواقف
        [many] { $count } موقفا
       *[other] { $count } موقف
    }، عدد الحوادث: { $incidents }
desk-stances-none = لا مواقف بعد. ما يقوله ضامن أو طرف عن حادث يدوَّن في صفحة الحادث.
desk-stance-silent = ساكتون حتى الآن، والسكوت ليس نعم ولا لا:
desk-stance-unseen = لا شيء أُتيح لكم من:
desk-stance-earlier =
    { $count ->
        [zero] لا موقف سابق
        [one] موقف سابق واحد
        [two] موقفان سابقان
        [few] { $count } مواقف سابقة
        [many] { $count } موقفا سابقا
       *[other] { $count } موقف سابق
    }
desk-stance-take = تدوين موقف
desk-stance-take-it = تدوينه
desk-stance-holder = صاحب الموقف
desk-stance-what = الموقف
desk-stance-about = بشأن
desk-stance-whole = الحادث بمجمله
desk-stance-on-determination = ما تقرر
desk-stance-of-determination = تقرر: { $outcome }، { $provision }
desk-stance-when = متى قيل (بالتوقيت المحلي)
desk-stance-language = بأي لغة
desk-stance-instrument = أين قيل: مذكرة أو رسالة أو مكالمة أو اجتماع
desk-stance-words = بكلماته
desk-stance-share-it = إتاحته لجميع الضامنين
desk-stance-share-note = وإلا فلا يراه غير المركز وصاحبه. وما أُتيح يبقى متاحا.
desk-stance-share = إتاحته لجميع الضامنين
desk-stance-shared = متاح لجميع الضامنين
desk-stance-not-shared = غير متاح
desk-stance-shared-already = هذا الموقف متاح لجميع الضامنين من قبل.
desk-no-stance = لا يوجد موقف كهذا.
desk-holds-affirms = يؤكد
desk-holds-denies = ينفي
desk-holds-disputes_place = ينازع في المكان
desk-holds-disputes_time = ينازع في الوقت
desk-holds-disputes_number = ينازع في العدد
desk-holds-disputes_target = ينازع في الهدف
desk-holds-claims_exclusion = يدعي أن الهدف مستثنى
desk-holds-claims_retaliation = يدعي الرد على نار
desk-holds-silent = لا يقول شيئا
desk-manner-jointly = تقرر بالاشتراك: انضم إليه جميع الضامنين.
desk-manner-individually = تقرر انفرادا: لم يتكلم جميع الضامنين.
desk-manner-dissent = تقرر مع رأي مخالف.
desk-manner-nobody = لم يتكلم فيه أي ضامن.
desk-manner-unseen = لم يُتح لكم أي موقف منه.
desk-joined-by = انضم إليه:
desk-not-spoken = لم يتكلم:
desk-dissent-of = رأي مخالف: { $name }
desk-exclusions = الادعاءات
desk-exclusions-about = القول بأن الهدف كان جماعة مستثناة ادعاء ينتظر قرار من يسميه الاتفاق، ولا يُسقط أي قضية من تلقاء نفسه.
desk-exclusions-found =
    { $count ->
        [zero] لا ادعاءات
        [one] ادعاء واحد
        [two] ادعاءان
        [few] { $count } ادعاءات
        [many] { $count } ادعاءً
       *[other] { $count } ادعاء
    }
desk-exclusions-none = لا ادعاء هنا. يقدَّم الادعاء في صفحة الحادث بوصفه موقف «يدعي أن الهدف مستثنى».
desk-claim-of = { $name } يدعي أن الهدف كان { $group }
desk-claim-only = حين يُدعى أن الهدف مستثنى فقط
desk-claim-group = أي جماعة
desk-claim-evidence = ما يدل عليه، واحد في كل سطر
desk-claim-note = يُعرض الادعاء على كل من قد يُطلب منه القرار: يراه جميع الضامنين، أُتيح الموقف أم لم يُتح. اختر الحكم أعلاه.
desk-claim-what = الادعاء
desk-claim-made = قُدّم
desk-claim-standing = القرار
desk-claim-waits = ينتظر القرار
desk-claim-ruled = صدر فيه قرار
desk-claim-shows = ما قُدّم دليلا عليه
desk-claim-designated = من كان قد صنّف الجماعة حينئذ
desk-claim-not-designated = لا أحد بحسب الاتفاق: لم تكن الجماعة مستثناة في ذلك الوقت.
desk-no-claim = لا يوجد ادعاء كهذا.
desk-rulings = القرارات
desk-rulings-none = لم يصدر أي قرار بعد.
desk-ruling-waits = ينتظر القرار.
desk-ruling-excluded = كان الهدف جماعة مستثناة.
desk-ruling-not_excluded = لم يكن الهدف جماعة مستثناة.
desk-ruling-not_established = لم يثبت ماذا كان الهدف.
desk-ruling-clears-nothing = وأيا كان القرار تبقى القضية كما هي إلى أن يفصل فيها أناس.
desk-ruling-who = يقرر في ذلك بحسب الاتفاق:
desk-ruling-waits-for = ينتظر قرار:
desk-ruling-nobody = ليس لأحد غيره أن يقرر: لا يقرر أحد في ادعائه. فيبقى منتظرا إلى أن يسمي الاتفاق غيره.
desk-ruling-differ = قراراتهم مختلفة: يبقى منتظرا إلى أن تتفق.
desk-ruling-taken-by = دوّنه { $name }
desk-ruling-make = إصدار قرار
desk-ruling-make-it = تسجيل القرار
desk-ruling-by = باسم
desk-ruling-what = القرار
desk-ruling-when = متى صدر (بالتوقيت المحلي)
desk-ruling-reasons = الأسباب
desk-ruling-note = يُقيَّد القرار وأسبابه في السجل. ولمن قرر أن يقرر من جديد، ويبقى القرار السابق.
