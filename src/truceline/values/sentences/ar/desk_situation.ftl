# الوضع: المناطق والخريطة والخط الزمني والقائمة بمرشّح واحد؛ والمرشّحات المحفوظة؛ وما هو جديد.

desk-situation = الوضع
desk-situation-at = حتى { $at } بالتوقيت المحلي للاتفاق
desk-state-no = لا
desk-weapon = السلاح
desk-zone = المنطقة
desk-zone-any = كل الأماكن
desk-zone-unclear = وكذلك حيث لا يمكن الجزم
desk-area = المحافظة أو الناحية
desk-box = داخل الإطار المرسوم فقط
desk-box-drop = إزالة الإطار
desk-filter-more = المزيد من المرشّح
desk-life = مرحلة النظر في الحادث
desk-periods = الفترات
desk-period-days =
    { $count ->
        [zero] { $count } يوم
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
        [many] { $count } يوما
       *[other] { $count } يوم
    }
desk-period-all = كل المدة
desk-without-place = لا تظهر على الخريطة لعدم ذكر المكان: { $count }
desk-none-in-period = لا حوادث تطابق البحث في هذه الفترة. وعددها في المدة كلها: { $count }.
desk-whole-period = عرض المدة كلها

desk-zones = المناطق
desk-stage-unset = لا مرحلة بعد
desk-quiet-hours = الساعات منذ آخر حادث: { $count }
desk-quiet-days = الأيام منذ آخر حادث: { $count }
desk-quiet-never = لا يُعرف أي حادث
desk-nobody-looked = لم يرصد أحد في الأيام الأخيرة، وعددها: { $days }
desk-nobody-looked-days = أيام لم يرصد فيها أحد من الأيام الأخيرة: { $count } من { $days }
desk-somebody-looked = رُصدت كل الأيام الأخيرة، وعددها: { $days }
desk-zone-not-drawn = لم يرسم أحد حدود هذه المنطقة: لا يمكن الجزم بما يقع فيها.
desk-trend = آخر { $days } يوما، عمود لكل يوم: الحوادث { $incidents }، منها حالات للنظر { $candidates }؛ أيام لم يرصد فيها أحد { $unseen }
desk-trend-undrawn = لا يمكن الجزم بشأن آخر { $days } يوما: لم يرسم أحد حدود المنطقة
desk-clocks-running = مهل جارية بموجب الاتفاق: { $count }
desk-only-this-zone = هذه المنطقة فقط

desk-map = الخريطة
desk-map-plain = خريطة مبسطة: ملفات الخريطة غير مثبتة هنا. يثبتها من يشغّل النظام بالأمر ⁦./dev setup⁩ (انظر ⁦docs/desk.md⁩).
desk-map-alt = خريطة لما عُثر عليه: المناطق بحسب مراحلها، والحوادث دوائر يقع المكان الحقيقي داخلها. والقائمة تقول ذلك بالكلمات.
desk-map-legend = مفتاح الخريطة
desk-map-disclaimer = الحدود والأسماء مبينة للاستدلال فقط، ولا تعبّر عن موقف المركز ولا أي طرف ولا أي ضامن.
desk-map-source = اليابسة والحدود: Natural Earth
desk-map-own-source = الحدود: طبقة المركز «{ $name }»
desk-map-boundaries = الحدود
desk-map-none = بلا حدود
desk-map-natural-earth = Natural Earth
desk-map-box = البحث ضمن هذا الإطار
desk-map-all = عرض كل ما عُثر عليه
desk-map-in-view = في نطاق الخريطة: { $seen } من أصل { $found } مما وُجد من الحوادث
desk-map-incident = حادث واحد: يقع مكانه الحقيقي داخل الدائرة
desk-map-cell = عدة حوادث مجتمعة: عددها، والجزء المملوء حالات للنظر
desk-map-post = نقطة رصد
desk-map-contested = إحدى الروايات عن حدود المنطقة
desk-map-unseen-some = لم يرصد أحد في بعض أيام الفترة
desk-map-unseen-all = لم يرصد أحد إطلاقا
desk-map-line = خط
desk-map-gathered = حوادث مجتمعة هنا:
desk-map-close = إغلاق
desk-map-zoom-in = تكبير
desk-map-zoom-out = تصغير
desk-map-closer = أقرب
desk-map-open = فتح
desk-map-metres = م
desk-map-kilometres = كم
desk-map-within = ضمن { $length }
desk-map-held-by = بحسب رواية { $name }
desk-map-failed = لا يستطيع هذا المتصفح رسم الخريطة؛ تُعرض مبسطة.
desk-no-layer = لا توجد طبقة حدود بهذا الاسم.

desk-timeline = الخط الزمني
desk-timeline-alt = الحوادث بحسب الزمن، أيام كل عمود: { $days }. الجزء المملوء حالات للنظر؛ والمخطط أيام لم يرصد فيها أحد.
desk-timeline-bar = { $first }: الحوادث { $incidents }، منها حالات للنظر { $candidates }
desk-timeline-unseen = أيام لم يرصد فيها أحد: { $count }
desk-timeline-brush = اسحب فوق الأعمدة لاختيار فترة، أو اختر اليومين أعلاه.
desk-timeline-empty = يظهر الخط الزمني حين يُعثر على شيء.
desk-list = القائمة

desk-filters = المرشّحات المحفوظة
desk-filter-keep = حفظ هذا المرشّح
desk-filter-name = الاسم
desk-filter-share = إظهاره لأصحاب الأدوار
desk-filter-of = حفظه { $name }
desk-filter-shared = يظهر لأصحاب الأدوار: { $roles }
desk-filter-drop = حذف
desk-filter-none = هنا تظهر المرشّحات التي تحفظها والتي أظهرها غيرك لدورك.
desk-filter-why = المرشّح المحفوظ ليس قيدا في ملف: لا يدخل السجل، ويزول بحذفه.
desk-filter-unknown = ليس لديك مرشّح كهذا.

desk-newer =
    { $count ->
        [zero] لا حوادث جديدة
        [one] حادث واحد جديد أو معدّل
        [two] حادثان جديدان أو معدّلان
        [few] { $count } حوادث جديدة أو معدّلة
        [many] { $count } حادثا جديدا أو معدّلا
       *[other] { $count } حادث جديد أو معدّل
    }
desk-newer-show = عرض
