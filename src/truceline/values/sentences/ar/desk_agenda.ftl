# جدول أعمال الاجتماع القادم مع الضامن، والأعداد يوما بيوم.

desk-agenda-next = جدول أعمال الاجتماع القادم
desk-agenda-title = جدول الأعمال: الاجتماع مع { $name }، { $on }
desk-agenda-on = يوم الاجتماع
desk-agenda-document = وثيقةً:
desk-agenda-no-list = لم تُستلم أي قائمة من هذا الضامن.
desk-agenda-lists =
    { $count ->
        [zero] لا قوائم
        [one] قائمة واحدة
        [two] قائمتان
        [few] { $count } قوائم
        [many] { $count } قائمةً
       *[other] { $count } قائمة
    }، من { $first } إلى { $last }.
desk-agenda-counts = عدد السطور { $all }: مؤكد { $confirmed }، مختلف عليه { $disputed }، عندهم فقط { $only_theirs }، عندنا فقط { $only_ours }. عند الاثنين: { $both }.
desk-agenda-disputed = عند الاثنين، مع اختلاف
desk-agenda-disputed-asked = علامَ يستند كل رقم؟ وأيها يُعتمد، أم يبقيان جنبا إلى جنب؟
desk-agenda-only-theirs = عندهم فقط
desk-agenda-only-theirs-asked = ما الذي لديهم عنه؟ سننظر فيه.
desk-agenda-only-ours = عندنا فقط
desk-agenda-only-ours-asked = هل يعلمون به؟ هل ينفونه؟
desk-agenda-confirmed = يبدو أن عند الاثنين الحادث نفسه
desk-agenda-confirmed-asked = القرن اقتراح. هل يتفق الاثنان على أنه حادث واحد؟
desk-agenda-stances = ما ينفونه أو ينازعون فيه أو يدعونه
desk-agenda-stances-asked = هل ما زال هذا الموقف قائما؟
desk-agenda-claims = ادعاءات باستثناء الهدف تنتظر القرار
desk-agenda-claims-asked = من عليه أن يقرر، ومتى؟ والقرار لا يُسقط أي قضية من تلقاء نفسه.
desk-agenda-decided = ما اتُّفق عليه:
desk-agenda-nothing = لا شيء مفتوح هنا.
desk-agenda-more =
    { $count ->
        [zero] ولا شيء غيرها.
        [one] وواحد آخر في القائمة نفسها.
        [two] واثنان آخران في القائمة نفسها.
        [few] و{ $count } أخرى في القائمة نفسها.
        [many] و{ $count } غيرها في القائمة نفسها.
       *[other] و{ $count } غيرها في القائمة نفسها.
    }
desk-agenda-beside = عندنا: { $ours }؛ عندهم: { $theirs }
desk-no-guarantor = ليس في الاتفاق ضامن كهذا.
desk-daily = يوما بيوم
desk-daily-about = ما تعدّه قوائم كل ضامن وقائمتنا من حوادث كل يوم، وأيها عند غيره أيضا: لا مجموع في مقابل مجموع، بل حادث في مقابل حادث.
desk-daily-count = العدد
desk-daily-areas = أين
desk-daily-held-by = عند أيضا:
desk-daily-alone = ليس عند غيره
desk-daily-ours = المركز
desk-daily-nowhere = المنطقة غير مذكورة
desk-daily-note = تعدّ كل قائمة بحسب يومها. والقرن الذي لم يبت فيه أحد بعد يُحسب قرنا. ونُحسب نحن في الأيام التي تغطيها قائمة.
desk-daily-none = لا قائمة تغطي هذه الأيام. تظهر الأعداد هنا لأيام القوائم المستلمة.
