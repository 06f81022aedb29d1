# Что говорит предварительная проверка. Решение всегда принимает человек.
verdict-candidate = подлежит рассмотрению
verdict-no = нет
verdict-cannot_tell = установить нельзя
verdict-needs_ruling = требует решения
# Где произошёл инцидент относительно зоны.
position-inside = внутри
position-outside = снаружи
position-straddles = по ту или другую сторону границы
position-accounts_differ = сведения о границах зоны расходятся
position-no_place = место неизвестно
position-no_shape = границы зоны не нанесены
position-everywhere = повсеместно
# Величины внутри предложений.
finding-metres = { NUMBER($number, maximumFractionDigits: 0) } м
finding-kilometres = { NUMBER($number, maximumFractionDigits: 1) } км
finding-farther = более { $distance }
finding-minutes = { $number ->
    [one] { $number } минута
    [few] { $number } минуты
    [many] { $number } минут
   *[other] { $number } минуты
}
finding-hours = { $number ->
    [one] { $number } час
    [few] { $number } часа
    [many] { $number } часов
   *[other] { $number } часа
}
finding-days = { $number ->
    [one] { $number } день
    [few] { $number } дня
    [many] { $number } дней
   *[other] { $number } дня
}
finding-less-than-an-hour = менее чем час
finding-after-start = через { $span } после начала
finding-before-start = за { $span } до начала
finding-after-end = через { $span } после окончания
finding-before-end = за { $span } до окончания
finding-while-in-force = в период действия положения
finding-not-stated = не указано
finding-act-not-held = сообщения этого не говорят или расходятся
# Основания.
finding-breach_inside = Подлежит рассмотрению: { $act }; место — «{ $zone }», внутри, расстояние до границы { $distance }; время — { $when }.
finding-breach_nearer_than_limit = Подлежит рассмотрению: { $act }; расстояние до линии «{ $zone }» — { $distance } при требуемых не менее { $limit }; время — { $when }.
finding-breach_over_limit = Подлежит рассмотрению: подсчитано { $counted }; место — «{ $zone }», где допускается не более { $most }; время — { $when }.
finding-breach_everywhere = Подлежит рассмотрению: { $act }; время — { $when }; положение действует повсеместно.
finding-not_in_force_yet = Нет: это произошло { $when }, когда положение ещё не действовало.
finding-no_longer_in_force = Нет: это произошло { $when }, когда положение уже не действовало.
finding-not_this_act = Нет: положение не касается такого действия: { $act }.
finding-act_unknown = Установить нельзя: для этого положения недостаточно известно, что произошло: { $act }.
finding-not_this_weapon = Нет: положение не касается этого оружия или калибра.
finding-weapon_unknown = Установить нельзя: для этого положения недостаточно известно об оружии или его калибре.
finding-outside_zone = Нет: это произошло вне зоны «{ $zone }», расстояние до границы { $distance }.
finding-straddles_boundary = Установить нельзя: граница зоны «{ $zone }» проходит на расстоянии { $distance }, а место известно с точностью до { $radius }; вероятность того, что оно внутри, — около { $chance } %.
finding-accounts_of_zone_differ = Установить нельзя: сведения о том, где проходит «{ $zone }», расходятся, а с ними и ответ.
finding-place_unknown = Установить нельзя: ни в одном сообщении нет места с указанием точности.
finding-zone_not_drawn = Установить нельзя: никто не нанёс на карту, где в то время проходила «{ $zone }».
finding-zone_not_in_force = Нет: в то время режим «{ $zone }» не действовал.
finding-zone_stage_uncertain = Установить нельзя: режим «{ $zone }» действовал лишь в течение части времени, в которое это могло произойти.
finding-time_straddles_start = Установить нельзя: это могло произойти до или после начала; оценка времени — { $when }.
finding-time_straddles_end = Установить нельзя: это могло произойти до или после окончания; оценка времени — { $when }.
finding-beyond_limit = Нет: расстояние до линии «{ $zone }» — { $distance } при требуемых не менее { $limit }.
finding-straddles_limit = Установить нельзя: расстояние до линии «{ $zone }» — { $distance }, место известно с точностью до { $radius } при требуемых не менее { $limit }.
finding-within_limit = Нет: подсчитано { $counted }; место — «{ $zone }», где допускается не более { $most }.
finding-count_straddles_limit = Установить нельзя: подсчёты расходятся, место — «{ $zone }»; наибольшее число, { $counted }, превышает предел { $most }, наименьшее — нет.
finding-count_left_open = Установить нельзя: о подсчитанном сказано лишь «не менее» или «не более» { $counted }, место — «{ $zone }»; это может превышать предел { $most }, а может и не превышать.
finding-count_unknown = Установить нельзя: ни в одном сообщении не подсчитано то, что ограничивает положение.
finding-not_this_count = Нет: подсчитано не то, что ограничивает положение.
finding-side_unknown = Установить нельзя: ограничения для сторон различны, а к какой стороне относится исполнитель, неизвестно.
finding-party_not_bound = Нет: в то время соглашение не распространялось на следующего участника: { $actor }.
finding-not_this_actor = Нет: положение не касается следующего участника: { $actor }.
finding-actor_unknown = Установить нельзя: положение зависит от того, кто это был, а ни в одном сообщении этого нет.
finding-actor_not_listed = Установить нельзя: в соглашении никто не значится под именем «{ $actor }».
finding-actor_disputed = Установить нельзя: в сообщениях названы разные исполнители.
finding-time_straddles_joining = Установить нельзя: соглашение распространялось на следующего участника лишь в течение части времени, в которое это могло произойти: { $actor }.
finding-exclusion_claimed = Требует решения человека: утверждается, что исполнитель или цель — группа, на которую прекращение огня не распространяется.
finding-exemption_claimed = Требует решения человека: заявлено исключение: { $exemption }.
finding-detail_open = Оценить нельзя: в то время ещё не был согласован вопрос: { $detail }
finding-geometry_restricted = Установить нельзя: сведения о том, где проходит «{ $zone }», здесь недоступны.
finding-deadline_is_not_an_incident = Нет: соблюдение срока определяется по времени, а не по инциденту.
finding-no_access_record = Установить нельзя: соблюдение квоты видно только из учёта запрошенных и предоставленных проходов.
finding-no_contact_record = Установить нельзя: предпринят ли требуемый шаг, видно только из учёта контактов.
finding-step_in_time = Нет: сторона «{ $side }» извещена своевременно; с того времени, как узнал центр, прошло: { $after } (срок: { $within }).
finding-step_late = Кандидат: сторона «{ $side }» извещена с опозданием; с того времени, как узнал центр, прошло: { $after } (срок: { $within }).
finding-step_still_open = Установить нельзя: срок для стороны «{ $side }» ещё не истёк ({ $within }).
finding-step_not_taken = Кандидат: в учёте нет записи о том, что сторона «{ $side }» была извещена в срок ({ $within }).
finding-side_not_asked = Установить нельзя: стороне «{ $side }» запрос ещё не направлен, ответа она не должна.
finding-replied_in_time = Нет: сторона «{ $side }» ответила своевременно; со времени запроса прошло: { $after } (срок: { $within }).
finding-replied_late = Кандидат: сторона «{ $side }» ответила с опозданием; со времени запроса прошло: { $after } (срок: { $within }).
finding-side_silent = Кандидат: сторона «{ $side }» получила запрос и не ответила в срок ({ $within }); что она ответила бы, неизвестно.
finding-nothing_to_return = Нет: огонь, на который это якобы был ответ, начался позже, так что отвечать было не на что.
finding-return_not_said = Установить нельзя: никто не указал, на чей огонь это был ответ и был ли он ответом.
finding-side_not_known = Установить нельзя: неизвестно, какая это была сторона.
finding-order_of_fire_unknown = Установить нельзя: неизвестно, какой огонь был первым.
finding-hotline_tried = Нет: до открытия огня сторона «{ $side }» обращалась на горячую линию; до огня оставалось: { $after }.
finding-hotline_tried_after = Кандидат: сторона «{ $side }» обратилась на горячую линию лишь после открытия огня; прошло: { $after }.
finding-hotline_not_tried = Кандидат: в учёте нет звонка стороны «{ $side }» до ответного огня.
finding-call_at_the_time_of_fire = Установить нельзя: сторона «{ $side }» звонила во время огня, до или после — неизвестно.
finding-nothing_determined = Установить нельзя: решения, которое требовало бы дисциплинарных мер, нет.
finding-discipline_notified = Нет: сторона «{ $side }» сообщила о дисциплинарных мерах; со времени решения прошло: { $after }.
finding-discipline_notified_late = Кандидат: сторона «{ $side }» сообщила о дисциплинарных мерах с опозданием; со времени решения прошло: { $after } (срок: { $within }).
finding-discipline_not_notified = Кандидат: в учёте нет сообщения стороны «{ $side }» о дисциплинарных мерах в срок ({ $within }).
finding-discipline_not_heard_of = Установить нельзя: сторона «{ $side }» ещё не сообщала о дисциплинарных мерах, и срок для этого не установлен.
finding-stands_under_ruling = Требует решения человека: по этому положению одной машинной проверки недостаточно.
# Достаточно ли источников для стандарта доказывания и почему.
weight-reached = достигнут
weight-not_reached = не достигнут
weight-cannot_tell = установить нельзя
weight-one_source = один независимый источник
weight-two_sources = два независимых источника
weight-own_witness = наблюдатели или технические средства центра видели или зафиксировали это
weight-own_witness_and_another = наблюдатели или технические средства центра видели или зафиксировали это, и ещё один источник подтверждает
weight-two_families = независимые источники двух видов
weight-two_families_and_witness = независимые источники двух видов, один из которых видел или зафиксировал это
weight-second_source_missing = нет второго независимого источника
weight-second_family_missing = нет источника другого вида
weight-witness_missing = никто из сообщивших не видел и не зафиксировал этого
weight-witness_unknown = неизвестно, видел ли это или зафиксировал какой-либо источник
weight-left_to_persons = всё, что могут показать источники, имеется; остаются ли сомнения, решают люди
# Что решают люди.
outcome-not_an_incident = не является инцидентом
outcome-no_violation = инцидент без нарушения
outcome-minor_violation = незначительное нарушение
outcome-serious_violation = серьёзное нарушение
outcome-not_established = не установлено
outcome-outside_scope = вне сферы действия
# Случаи, по которым решения ещё нет, по результату предварительной проверки.
case-pending_candidate = решения нет: подлежит рассмотрению
case-pending_needs_ruling = решения нет: требует решения человека
case-pending_cannot_tell = решения нет: установить нельзя
case-pending_no = решения нет: ни одно положение не затронуто
case-received = решения нет: получено, не проверено
# Совместно установленное, одной фразой.
finding-joint = Совместно, { $parts }.
finding-joint-signed = подписали: { $who }
finding-joint-dissent = особое мнение: { $who }
finding-joint-missing = ещё не подписали: { $who }
finding-joint-silent = промолчали до истечения срока: { $who }
finding-joint-and = {"; "}
finding-joint-comma = {", "}
