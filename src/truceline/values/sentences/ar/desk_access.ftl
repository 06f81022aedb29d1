# وصول المساعدات الإنسانية، والقيود على المراقبين.
desk-passage = وصول المساعدات
desk-passage-about = من طلب المرور، وبماذا أجاب الطرف، وهل مرّوا فعلا. الوعد ليس مرورا: والحصة تُحسب بما مرّ.
desk-passage-by-side = ما أجاب به كل طرف
desk-passage-side = الطرف الذي يأذن
desk-passage-all = المجموع
desk-passage-waiting = في الانتظار
desk-passage-granted = مأذون به
desk-passage-delayed = متأخر
desk-passage-denied = مرفوض
desk-passage-requests = الطلبات
desk-passage-found =
    { $count ->
        [zero] لا طلبات
        [one] طلب واحد
        [two] طلبان
        [few] { $count } طلبات
        [many] { $count } طلبا
       *[other] { $count } طلب
    }
desk-passage-none = لم يُسجل أي طلب بعد. وسيظهر هنا كل طلب مع الجواب عليه ووقت المرور.
desk-passage-new = تدوين طلب
desk-passage-who = الطالب
desk-passage-what = بماذا
desk-passage-route = الطريق والوجهة
desk-passage-zone = المنطقة
desk-passage-wanted = الموعد المطلوب
desk-passage-wanted-at = موعد المرور المطلوب ({ $zone })
desk-passage-asked = طُلب في ({ $zone })
desk-passage-asked-on = طُلب في { $at }
desk-passage-came = النتيجة
desk-passage-passed-on = مرّوا في { $at }
desk-passage-they-passed = مرّوا
desk-passage-write = جواب أو مرور
desk-passage-note = سبب الطرف، أو ما يثبت ذلك
desk-passage-keep = احفظ
desk-passage-unknown = لا يوجد طلب كهذا.
desk-passage-passed = لقد مرّوا من قبل: ولا جواب بعد ذلك.
desk-passage-before = لا جواب ولا مرور قبل الطلب.
desk-quotas = الحصص
desk-quotas-none = لا يحدد الاتفاق أي حصة؛ وحيث تُحدَّد تُحسب فتراتها هنا.
desk-quota-kept = استُوفيت في { $kept } من الفترات المنقضية وعددها { $over }. ولا يُحسب إلا ما مرّ.
desk-quota-is-kept = مستوفاة
desk-quota-is-short = ناقصة
desk-quota-is-running = جارية
desk-restrictions = القيود على المراقبين
desk-restrictions-about = كيف مُنع المراقبون من التنقل أو المعاينة: وحيث لا يحق لأحد أن يعاين لا يدل الهدوء على شيء.
desk-restrictions-own = ترى ما دوّنته أنت.
desk-restrictions-found =
    { $count ->
        [zero] لا قيود
        [one] قيد واحد
        [two] قيدان
        [few] { $count } قيود
        [many] { $count } قيدا
       *[other] { $count } قيد
    }
desk-restrictions-none = لم يُسجل أي قيد. وسيظهر هنا كل قيد بنوعه ومكانه ومدته.
desk-restriction-new = تدوين قيد
desk-restriction-how = النوع
desk-restriction-by = من فرضه
desk-restriction-unknown = غير معروف
desk-restriction-until = إلى (إن تُرك: ما زال قائما)
desk-restriction-still = ما زال قائما
desk-restriction-told = ما حدث
desk-restriction-denial = منع
desk-restriction-delay = تأخير
desk-restriction-conditional = بشروط
desk-restriction-mines = ألغام أو ذخائر غير منفجرة
desk-restriction-threat = تهديد
desk-restriction-jamming = تشويش على الإشارات
desk-restriction-other = غير ذلك
