# لماذا يُنسب البلاغ إلى الحادث. تُضم الأجزاء بالفاصلة incident-comma.

incident-comma = ، { "" }

incident-link-only = البلاغ الوحيد عن هذا الحادث الذي لا يكرر بلاغاً آخر.
incident-link-relay = يكرر ما أبلغ عنه { $source }، ولا يؤكد شيئاً.
incident-link-judged = رأى { $by } أنهما عن حادث واحد: { $likeness }.
incident-link-alike = { $likeness }.

incident-distance-unsaid = المسافة غير معروفة لأن أحدهما لا يذكر مكاناً
incident-distance-m = المسافة بينهما { $metres } م
incident-distance-km = المسافة بينهما { $kilometres } كم

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

incident-act-missing = لم يحدد كلاهما نوع الفعل
incident-act-same = الفعل نفسه
incident-act-near = فعل مشابه
incident-act-related = فعل ذو صلة
incident-act-apart = فعل مختلف

incident-actor-same = الفاعل نفسه
incident-actor-other = يسمّيان فاعلين مختلفين

incident-family-same = المصدران من فئة واحدة
incident-family-other = المصدران من فئتين مختلفتين
