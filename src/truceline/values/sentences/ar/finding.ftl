# ما يقوله الفحص الأولي. القرار دائما لأشخاص.
verdict-candidate = حالة للنظر
verdict-no = لا
verdict-cannot_tell = لا يمكن الجزم
verdict-needs_ruling = تتطلب قرارا
# موقع الحادث من المنطقة.
position-inside = في الداخل
position-outside = في الخارج
position-straddles = على أحد جانبي الحدود
position-accounts_differ = الروايات عن حدود المنطقة مختلفة
position-no_place = المكان غير معروف
position-no_shape = المنطقة غير مرسومة
position-everywhere = في كل مكان
# المقاييس داخل الجمل.
finding-metres = { NUMBER($number, maximumFractionDigits: 0) } م
finding-kilometres = { NUMBER($number, maximumFractionDigits: 1) } كم
finding-farther = أكثر من { $distance }
finding-minutes = { $number ->
    [zero] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $number } دقائق
    [many] { $number } دقيقة
   *[other] { $number } دقيقة
}
finding-hours = { $number ->
    [zero] أقل من ساعة
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $number } ساعات
    [many] { $number } ساعة
   *[other] { $number } ساعة
}
finding-days = { $number ->
    [zero] أقل من يوم
    [one] يوم واحد
    [two] يومين
    [few] { $number } أيام
    [many] { $number } يوما
   *[other] { $number } يوم
}
finding-less-than-an-hour = أقل من ساعة
finding-after-start = بعد { $span } من البدء
finding-before-start = قبل { $span } من البدء
finding-after-end = بعد { $span } من الانتهاء
finding-before-end = قبل { $span } من الانتهاء
finding-while-in-force = أثناء سريان الحكم
finding-not-stated = غير مذكور
finding-act-not-held = لا يذكره أي بلاغ، أو لا تتفق البلاغات عليه
# الأسباب.
finding-breach_inside = حالة للنظر: { $act }، داخل «{ $zone }»، على بعد { $distance } من الحدود، { $when }.
finding-breach_nearer_than_limit = حالة للنظر: { $act }، على بعد { $distance } من «{ $zone }»، والمطلوب ألا يقل عن { $limit }، { $when }.
finding-breach_over_limit = حالة للنظر: العدد المحصى { $counted } داخل «{ $zone }»، والمسموح به لا يتجاوز { $most }، { $when }.
finding-breach_everywhere = حالة للنظر: { $act }، { $when }؛ والحكم سارٍ في كل مكان.
finding-not_in_force_yet = لا: وقع ذلك { $when }، ولم يكن الحكم قد دخل حيز النفاذ.
finding-no_longer_in_force = لا: وقع ذلك { $when }، ولم يعد الحكم نافذا.
finding-not_this_act = لا: هذا الفعل لا يتناوله الحكم: { $act }.
finding-act_unknown = لا يمكن الجزم: ما وقع غير معروف بما يكفي لتطبيق هذا الحكم: { $act }.
finding-not_this_weapon = لا: هذا السلاح أو العيار لا يتناوله الحكم.
finding-weapon_unknown = لا يمكن الجزم: السلاح أو عياره غير معروف بما يكفي لتطبيق هذا الحكم.
finding-outside_zone = لا: وقع ذلك خارج «{ $zone }»، على بعد { $distance } من الحدود.
finding-straddles_boundary = لا يمكن الجزم: تبعد حدود «{ $zone }» مسافة { $distance }، والمكان معروف في حدود { $radius }؛ واحتمال وقوعه في الداخل نحو { $chance } في المائة.
finding-accounts_of_zone_differ = لا يمكن الجزم: الروايات عن موقع «{ $zone }» مختلفة، ويختلف الجواب باختلافها.
finding-place_unknown = لا يمكن الجزم: لا يحدد أي بلاغ مكانا مع درجة دقته.
finding-zone_not_drawn = لا يمكن الجزم: لم يرسم أحد موقع «{ $zone }» في ذلك الوقت.
finding-zone_not_in_force = لا: لم يكن نظام «{ $zone }» نافذا في ذلك الوقت.
finding-zone_stage_uncertain = لا يمكن الجزم: كان نظام «{ $zone }» نافذا في جزء فقط من الوقت الذي يحتمل أن يكون ذلك قد وقع فيه.
finding-time_straddles_start = لا يمكن الجزم: يحتمل أن يكون ذلك قد وقع قبل البدء أو بعده؛ والوقت المقدر { $when }.
finding-time_straddles_end = لا يمكن الجزم: يحتمل أن يكون ذلك قد وقع قبل الانتهاء أو بعده؛ والوقت المقدر { $when }.
finding-beyond_limit = لا: المسافة من «{ $zone }» هي { $distance }، والمطلوب ألا تقل عن { $limit }.
finding-straddles_limit = لا يمكن الجزم: المسافة من «{ $zone }» هي { $distance }، والمكان معروف في حدود { $radius }، والمطلوب ألا تقل عن { $limit }.
finding-within_limit = لا: العدد المحصى { $counted } داخل «{ $zone }»، والمسموح به لا يتجاوز { $most }.
finding-count_straddles_limit = لا يمكن الجزم: الأعداد المحصاة داخل «{ $zone }» مختلفة؛ فأعلاها، وهو { $counted }، يتجاوز الحد البالغ { $most }، وأدناها لا يتجاوزه.
finding-count_left_open = لا يمكن الجزم: لم يُذكر مما أُحصي داخل «{ $zone }» إلا { $counted } «على الأقل» أو «على الأكثر»، وقد يتجاوز ذلك الحد البالغ { $most } وقد لا يتجاوزه.
finding-count_unknown = لا يمكن الجزم: لا يحصي أي بلاغ ما يضع له الحكم حدا.
finding-not_this_count = لا: ما أُحصي ليس ما يضع له الحكم حدا.
finding-side_unknown = لا يمكن الجزم: تختلف الحدود باختلاف الجانبين، والجانب الذي ينتمي إليه الفاعل غير معروف.
finding-party_not_bound = لا: لم تكن الجهة التالية ملزمة بالاتفاق في ذلك الوقت: { $actor }.
finding-not_this_actor = لا: لا يعني الحكم الجهة التالية: { $actor }.
finding-actor_unknown = لا يمكن الجزم: يتوقف الحكم على هوية الفاعل، ولا يذكرها أي بلاغ.
finding-actor_not_listed = لا يمكن الجزم: لا يرد في الاتفاق أحد باسم { $actor }.
finding-actor_disputed = لا يمكن الجزم: تسمي البلاغات فاعلين مختلفين.
finding-time_straddles_joining = لا يمكن الجزم: كانت الجهة التالية ملزمة في جزء فقط من الوقت الذي يحتمل أن يكون ذلك قد وقع فيه: { $actor }.
finding-exclusion_claimed = لا بد من قرار شخص: يقال إن الفاعل أو الهدف جماعة لا يشملها وقف إطلاق النار.
finding-exemption_claimed = لا بد من قرار شخص: يُحتج باستثناء: { $exemption }.
finding-detail_open = لا يمكن التقييم: كانت ثمة مسألة لم يُتفق عليها بعد في ذلك الوقت: { $detail }
finding-geometry_restricted = لا يمكن الجزم: موقع «{ $zone }» غير متاح الاطلاع عليه هنا.
finding-deadline_is_not_an_incident = لا: الوفاء بالموعد النهائي يُعرف بالتاريخ، لا بحادث.
finding-no_access_record = لا يمكن الجزم: لا يُعرف الوفاء بالحصة إلا من سجل طلبات المرور وما مُنح منها.
finding-no_contact_record = لا يمكن الجزم: لا يُعرف اتخاذ الخطوة المطلوبة إلا من سجل الاتصالات.
finding-step_in_time = لا: أُبلغ الجانب { $side } في الوقت المحدد، بعد { $after } من علم المركز بالأمر (المهلة: { $within }).
finding-step_late = مرشّح: أُبلغ الجانب { $side } متأخرا، بعد { $after } من علم المركز بالأمر (المهلة: { $within }).
finding-step_still_open = لا يمكن الجزم: لم تنقضِ بعدُ المهلة ({ $within }) بالنسبة إلى الجانب { $side }.
finding-step_not_taken = مرشّح: لا يتضمن السجل ما يفيد إبلاغ الجانب { $side } بالأمر خلال المهلة ({ $within }).
finding-side_not_asked = لا يمكن الجزم: لم يُسأل الجانب { $side } بعد، فلا يُنتظر منه رد.
finding-replied_in_time = لا: ردّ الجانب { $side } في الوقت المحدد، بعد { $after } من سؤاله (المهلة: { $within }).
finding-replied_late = مرشّح: ردّ الجانب { $side } متأخرا، بعد { $after } من سؤاله (المهلة: { $within }).
finding-side_silent = مرشّح: سُئل الجانب { $side } ولم يردّ خلال المهلة ({ $within })؛ ولا يُعرف ما كان سيقوله.
finding-nothing_to_return = لا: النار التي يقال إنه ردّ عليها جاءت لاحقا، فلم يكن هناك ما يُردّ عليه.
finding-return_not_said = لا يمكن الجزم: لم يقل أحد على أي نار كان هذا ردا، إن كان ردا.
finding-side_not_known = لا يمكن الجزم: لا يُعرف أي جانب كان الفاعل.
finding-order_of_fire_unknown = لا يمكن الجزم: لا يُعرف أي النارين سبقت الأخرى.
finding-hotline_tried = لا: حاول الجانب { $side } الاتصال بالخط الساخن قبل إطلاق النار، والفاصل { $after }.
finding-hotline_tried_after = مرشّح: لم يحاول الجانب { $side } الاتصال بالخط الساخن إلا بعد إطلاق النار، والفاصل { $after }.
finding-hotline_not_tried = مرشّح: لا يتضمن السجل أي اتصال من الجانب { $side } قبل رده على النار.
finding-call_at_the_time_of_fire = لا يمكن الجزم: اتصل الجانب { $side } في وقت إطلاق النار، ولا يُعرف أقبله كان ذلك أم بعده.
finding-nothing_determined = لا يمكن الجزم: لم يصدر بعدُ قرار يستدعي تدابير تأديبية.
finding-discipline_notified = لا: أبلغ الجانب { $side } بالتدابير التأديبية بعد { $after } من صدور القرار.
finding-discipline_notified_late = مرشّح: أبلغ الجانب { $side } بالتدابير التأديبية متأخرا، بعد { $after } من صدور القرار (المهلة: { $within }).
finding-discipline_not_notified = مرشّح: لا يتضمن السجل إبلاغا من الجانب { $side } بتدابير تأديبية خلال المهلة ({ $within }).
finding-discipline_not_heard_of = لا يمكن الجزم: لم يبلغ الجانب { $side } بعدُ بأي تدابير تأديبية، ولم تُحدد لذلك مهلة.
finding-stands_under_ruling = لا بد من قرار شخص: لا يكفي الفحص الآلي وحده لهذا الحكم.
# هل تبلغ المصادر معيار الإثبات، ولماذا.
weight-reached = بُلغ المعيار
weight-not_reached = لم يُبلغ المعيار
weight-cannot_tell = لا يمكن الجزم
weight-one_source = مصدر مستقل واحد
weight-two_sources = مصدران مستقلان
weight-own_witness = شاهده مراقبو المركز أو سجلته أجهزته
weight-own_witness_and_another = شاهده مراقبو المركز أو سجلته أجهزته، ويؤكده مصدر آخر
weight-two_families = مصادر مستقلة من فئتين
weight-two_families_and_witness = مصادر مستقلة من فئتين، إحداهما شاهدته أو سجلته
weight-second_source_missing = ينقص مصدر مستقل ثانٍ
weight-second_family_missing = ينقص مصدر من فئة أخرى
weight-witness_missing = لم يشاهده أو يسجله أحد ممن أبلغوا عنه
weight-witness_unknown = لا يُعرف هل شاهده مصدر أو سجله
weight-left_to_persons = ما يمكن أن تبينه المصادر متوافر؛ أما بقاء الشك من عدمه فيقرره أشخاص
# ما يقرره الأشخاص.
outcome-not_an_incident = ليس حادثا
outcome-no_violation = حادث دون انتهاك
outcome-minor_violation = انتهاك بسيط
outcome-serious_violation = انتهاك خطير
outcome-not_established = لم يثبت
outcome-outside_scope = خارج النطاق
# حالات لم يُبتّ فيها بعد، بحسب نتيجة الفحص الأولي.
case-pending_candidate = لم يُبتّ فيها: حالة للنظر
case-pending_needs_ruling = لم يُبتّ فيها: تنتظر قرارا
case-pending_cannot_tell = لم يُبتّ فيها: لا يمكن الجزم في الفحص
case-pending_no = لم يُبتّ فيها: لا حكم يعنيها
case-received = لم يُبتّ فيها: واردة ولم تُفحص
# ما بُتّ فيه معا، في جملة واحدة.
finding-joint = قرار مشترك، { $parts }.
finding-joint-signed = وقّع: { $who }
finding-joint-dissent = رأي مخالف: { $who }
finding-joint-missing = لم يوقّع بعد: { $who }
finding-joint-silent = انقضت المهلة وهو صامت: { $who }
finding-joint-and = {"؛ "}
finding-joint-comma = {"، "}
