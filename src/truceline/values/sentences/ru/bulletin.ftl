# Бюллетень: одни и те же факты всегда одними и теми же словами. Не «нарушение» без решения, не «тихо» без наблюдения.
bulletin-number = { $number }
bulletin-decimal = { NUMBER($number, minimumFractionDigits: 1, maximumFractionDigits: 1) }
bulletin-day = { DATETIME($day, dateStyle: "long") }
bulletin-moment = { $day }, { $time }
bulletin-short-day = { $day } { $month ->
    [1] янв.
    [2] февр.
    [3] марта
    [4] апр.
    [5] мая
    [6] июня
    [7] июля
    [8] авг.
    [9] сент.
    [10] окт.
    [11] нояб.
   *[12] дек.
}
bulletin-short-month = { $month ->
    [1] янв.
    [2] февр.
    [3] март
    [4] апр.
    [5] май
    [6] июнь
    [7] июль
    [8] авг.
    [9] сент.
    [10] окт.
    [11] нояб.
   *[12] дек.
} { $year }
bulletin-and-then = ; { "" }
bulletin-unknown = неизвестно
bulletin-total = Всего
# Начало страницы.
bulletin-kind = Бюллетень о прекращении огня
bulletin-band = УЧЕНИЯ
bulletin-exercise = Всё в этом бюллетене вымышлено, в учебных целях.
bulletin-period = { $period } ({ $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}, местное время { $zone })
bulletin-version = Соглашение { $code }, редакция { $version }
bulletin-release = Подготовлен по правилам на основе записей. Публикуется только с разрешения ответственного лица.
bulletin-desk = Только для дежурной службы. Не для публикации.
bulletin-contents = В этом бюллетене
# Заголовки частей.
bulletin-section-headline = Главное
bulletin-section-map = Карта
bulletin-section-zones = Зоны
bulletin-section-coverage = Что было под наблюдением, а что нет
bulletin-section-areas = По районам первого уровня
bulletin-section-acts = По действиям
bulletin-section-provisions = По положениям
bulletin-section-reasons = Что установить нельзя и почему
bulletin-section-casualties = Убитые и раненые
bulletin-section-determinations = Принятые решения
bulletin-section-comparison = Сравнение с предыдущим периодом
bulletin-section-clocks = Сроки и несогласованные детали
bulletin-section-sources = Кто сообщал
bulletin-section-errata = Изменения в прежнем бюллетене
bulletin-section-left-out = Что не публикуется и почему
bulletin-section-methods = Методы и правила подсчёта
bulletin-section-digest = Границы и контрольные суммы
# Главное.
bulletin-key-incidents = учтённые инциденты
bulletin-key-candidate = подлежат рассмотрению
bulletin-key-needs_ruling = требуют решения
bulletin-key-cannot_tell = установить нельзя
bulletin-key-no = не касаются положений
bulletin-key-determined = установленные нарушения
bulletin-key-determinations = принятые решения
bulletin-key-watched = зоно-дни под наблюдением из { $whole }
bulletin-not_asked = нет действующего положения
bulletin-headline-incidents = За этот период { $incidents ->
    [one] учтён { $incidents } инцидент
    [few] учтены { $incidents } инцидента
    [many] учтено { $incidents } инцидентов
   *[other] учтено { $incidents } инцидента
} на основе { $reports ->
    [one] { $reports } сообщения
   *[other] { $reports } сообщений
} из { $sources ->
    [one] { $sources } источника
   *[other] { $sources } источников
}.
bulletin-headline-reported-days = Сообщения относятся только к этим дням: { $period }; об остальных днях периода в записях ничего нет; это не значит, что ничего не произошло.
bulletin-headline-verdicts = Предварительная проверка по положениям, действовавшим в то время: подлежат рассмотрению —{"\u00a0"}{ $candidate }; требуют решения —{"\u00a0"}{ $needs_ruling }; установить нельзя —{"\u00a0"}{ $cannot_tell }; не касаются положений —{"\u00a0"}{ $no }; положений не действовало —{"\u00a0"}{ $not_asked }.
bulletin-no-determination = Решений не принималось.
bulletin-determinations = { $determined ->
    [one] Решение принято по { $determined } инциденту
   *[other] Решения приняты по { $determined } инцидентам
}: серьёзных нарушений —{"\u00a0"}{ $serious }; незначительных нарушений —{"\u00a0"}{ $minor }; иных решений —{"\u00a0"}{ $other }.
bulletin-headline-watched = Из { $total ->
    [one] { $total } зоно-дня
   *[other] { $total } зоно-дней
}: под наблюдением с инцидентами — { $with_incidents }, под наблюдением без инцидентов — { $quiet }, без наблюдения — { $not_observed }. Отсутствие наблюдения не означает тишины.
bulletin-headline-no-zone-drawn = Ни одна зона не нанесена на карту, поэтому нельзя установить, какие зоны были под наблюдением.
bulletin-headline-killed = Убитые, по данным источников: от { $low } до { $high }.
bulletin-headline-killed-or-more = Убитые, по данным источников: от { $low } до { $high } или больше.
bulletin-headline-injured = Раненые, по данным источников: от { $low } до { $high }.
bulletin-headline-injured-or-more = Раненые, по данным источников: от { $low } до { $high } или больше.
bulletin-headline-compared = { $reading ->
    [more] Инцидентов больше, чем
    [fewer] Инцидентов меньше, чем
   *[other] Нет явного отличия от числа
} за { $days ->
    [one] предыдущий { $days } день
    [few] предыдущие { $days } дня
    [many] предыдущие { $days } дней
   *[other] предыдущие { $days } дня
}: сейчас { $after }, ранее { $before }.
bulletin-headline-compared-partial = { $reading ->
    [more] Инцидентов в день больше, чем ранее
    [fewer] Инцидентов в день меньше, чем ранее
   *[other] Явного отличия в числе инцидентов в день нет
} (записи начинаются { $day }): сейчас { $after } (дней: { $days }), ранее { $before } (дней: { $covered }).
bulletin-headline-not-comparable = Сравнить этот период с предыдущим нельзя: записи его не охватывают.
# Карта.
bulletin-map-nothing = Изобразить нечего: ни одна зона не нанесена и ни у одного инцидента нет места.
bulletin-map-alt = Карта зон по стадиям, постов и инцидентов в виде кругов неопределённости.
bulletin-map-circles = Каждый круг содержит истинное место с вероятностью 95{"\u00a0"}%. Число показывает, сколько инцидентов приходится на одно место; закрашенная часть — доля подлежащих рассмотрению.
bulletin-map-gathered = Близкие инциденты объединены: размер круга показывает их число, закрашенная часть — долю подлежащих рассмотрению.
bulletin-map-beyond = { $count ->
    [one] { $count } инцидент находится
    [few] { $count } инцидента находятся
    [many] { $count } инцидентов находятся
   *[other] { $count } инцидента находятся
} за пределами карты.
bulletin-map-without-place = { $count ->
    [one] { $count } инцидент не имеет места и не может быть показан
    [few] { $count } инцидента не имеют места и не могут быть показаны
    [many] { $count } инцидентов не имеют места и не могут быть показаны
   *[other] { $count } инцидента не имеют места и не могут быть показаны
} на карте.
bulletin-map-too-coarse = Место слишком неточно для показа на карте: { $count ->
    [one] { $count } инцидент
    [few] { $count } инцидента
    [many] { $count } инцидентов
   *[other] { $count } инцидента
}.
bulletin-map-north = С
bulletin-map-kilometres = { $km }{"\u00a0"}км
bulletin-map-short-disclaimer = Зоны показаны по данным названных источников. Это не выражает мнения о границах или статусе.
bulletin-map-account = по версии: { $holder }
bulletin-map-unobserved = { $zone }: без наблюдения { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
bulletin-legend = Условные знаки
bulletin-legend-post = пост
bulletin-legend-line = линия отсчёта
bulletin-legend-contested = оспариваемая версия границ зоны
bulletin-legend-some-days = без наблюдения в отдельные дни
bulletin-legend-every-day = без наблюдения все дни
bulletin-legend-circle = неопределённость места
bulletin-legend-incidents = инциденты
# Зоны.
bulletin-zones-overlap = Зоны могут перекрываться, и инцидент может относиться к нескольким или ни к одной: строки не складываются в итог.
bulletin-stage-none = стадии ещё нет
bulletin-last = { $moment } ({ $elapsed })
bulletin-last-none = в записях нет
bulletin-hours-earlier = за { $hours ->
    [one] { $hours } час
    [few] { $hours } часа
    [many] { $hours } часов
   *[other] { $hours } часа
} до конца
bulletin-days-earlier = за { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} до конца
bulletin-change = { $reading ->
    [more] больше (ранее { $before }, сейчас { $after })
    [fewer] меньше (ранее { $before }, сейчас { $after })
    [no_clear_difference] нет явного отличия (ранее { $before }, сейчас { $after })
   *[other] сравнить нельзя
}
bulletin-chart-title = Инциденты внутри каждой зоны
bulletin-chart-day = Один столбец — один день.
bulletin-chart-week = Один столбец — одна неделя.
bulletin-chart-month = Один столбец — один месяц.
bulletin-chart-meaning = Закрашено: подлежат рассмотрению. Контур: прочие инциденты. Штриховка: без наблюдения, это не ноль.
bulletin-chart-alt = { $zone }: инцидентов внутри — { $incidents }, из них подлежат рассмотрению — { $candidates }; дней без наблюдения — { $missing } из { $days }.
# Наблюдение.
bulletin-coverage-meaning = Дни, когда никто не наблюдал, — это не тихие дни. Числа зависят от того, сколько велось наблюдение.
bulletin-state-with_incidents = под наблюдением, с инцидентами
bulletin-state-quiet = под наблюдением, без инцидентов
bulletin-state-not_observed = без наблюдения
# Дата кончается на «г.»: второй точки не ставят.
bulletin-unobserved = { $zone } — без наблюдения: { $days }
bulletin-unobserved-long = { $zone } — без наблюдения { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}, отдельных промежутков: { $runs }; самый длинный: { $longest }
bulletin-zone-not-drawn = { $zone }: очертаний этой зоны нет в распоряжении, поэтому нельзя установить, была ли она под наблюдением.
bulletin-rate = { $rate } (от { $low } до { $high }): { $count } за { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}
bulletin-rate-only-incidents = частоты нет: наблюдение известно только по инцидентам
bulletin-rate-none = ни одного дня наблюдения, частоты нет
# Районы, действия, положения.
bulletin-areas-none = Ни в одном сообщении район не назван, поэтому распределения здесь нет.
bulletin-areas-attributed = Районы — те, что названы в сообщениях. Они не вычислены по карте и не подразумевают никаких границ.
bulletin-force-force = применение силы
bulletin-force-other_act = иное действие
bulletin-force-act_unknown = действие неизвестно
bulletin-unit-explosion = взрывы
bulletin-unit-burst = очереди
bulletin-unit-shot = выстрелы
bulletin-unit-projectile = снаряды
bulletin-unit-impact = попадания
bulletin-unit-flight = полёты
bulletin-unit-event = прочие наблюдения
bulletin-provision = { $title } (ст. { $article })
bulletin-provisions-none = Ни одно положение не проверялось по инцидентам этого периода.
bulletin-provisions-screening = Это ответы предварительной проверки по правилам. «Подлежит рассмотрению» — вопрос к людям, а не вывод против кого-либо.
# Основания.
bulletin-reasons-none = Все ответы удалось дать.
bulletin-reason-detail = ожидает несогласованной детали: { $question }
bulletin-reason-breach_inside = внутри зоны
bulletin-reason-breach_nearer_than_limit = ближе, чем допускается
bulletin-reason-breach_over_limit = больше, чем допускается
bulletin-reason-breach_everywhere = положение действует повсеместно
bulletin-reason-not_in_force_yet = положение ещё не действовало
bulletin-reason-no_longer_in_force = положение уже не действовало
bulletin-reason-not_this_act = положение не касается этого действия
bulletin-reason-act_unknown = действие известно недостаточно
bulletin-reason-not_this_weapon = положение не касается этого оружия
bulletin-reason-weapon_unknown = оружие известно недостаточно
bulletin-reason-outside_zone = вне зоны
bulletin-reason-straddles_boundary = место может быть по ту или другую сторону границы
bulletin-reason-accounts_of_zone_differ = сведения о границах зоны расходятся
bulletin-reason-place_unknown = место неизвестно
bulletin-reason-zone_not_drawn = зона не нанесена на карту
bulletin-reason-zone_not_in_force = режим зоны не действовал
bulletin-reason-zone_stage_uncertain = стадия зоны сменилась в то время, когда это могло произойти
bulletin-reason-time_straddles_start = это могло произойти до или после начала
bulletin-reason-time_straddles_end = это могло произойти до или после окончания
bulletin-reason-beyond_limit = на достаточном расстоянии
bulletin-reason-straddles_limit = место может быть по ту или другую сторону предела
bulletin-reason-within_limit = в пределах допустимого
bulletin-reason-count_straddles_limit = подсчёты лежат по обе стороны предела
bulletin-reason-count_left_open = подсчёты называют лишь «не менее» или «не более»
bulletin-reason-count_unknown = число неизвестно
bulletin-reason-not_this_count = подсчитано нечто иное
bulletin-reason-side_unknown = сторона неизвестна
bulletin-reason-party_not_bound = на действовавшего соглашение не распространялось
bulletin-reason-not_this_actor = положение не касается действовавшего
bulletin-reason-actor_unknown = кто действовал, неизвестно
bulletin-reason-actor_not_listed = соглашение не называет действовавшего
bulletin-reason-actor_disputed = сообщения называют разных действовавших
bulletin-reason-time_straddles_joining = соглашение распространялось на действовавшего лишь часть времени
bulletin-reason-exclusion_claimed = утверждается, что речь об исключённой группе
bulletin-reason-exemption_claimed = заявлено изъятие
bulletin-reason-detail_open = ожидает несогласованной детали
bulletin-reason-geometry_restricted = карта ограниченного доступа
bulletin-reason-deadline_is_not_an_incident = срок — не инцидент
bulletin-reason-no_access_record = нет записей о доступе
bulletin-reason-no_contact_record = нет записей о контактах
bulletin-reason-step_in_time = сторона извещена своевременно
bulletin-reason-step_late = сторона извещена с опозданием
bulletin-reason-step_still_open = срок ещё не истёк
bulletin-reason-step_not_taken = сторона не извещена в срок
bulletin-reason-side_not_asked = стороне запрос ещё не направлен
bulletin-reason-replied_in_time = сторона ответила своевременно
bulletin-reason-replied_late = сторона ответила с опозданием
bulletin-reason-side_silent = сторона не ответила в срок
bulletin-reason-nothing_to_return = отвечать было не на что
bulletin-reason-return_not_said = не указано, на чей огонь был ответ
bulletin-reason-side_not_known = неизвестно, какая это была сторона
bulletin-reason-order_of_fire_unknown = неизвестно, какой огонь был первым
bulletin-reason-hotline_tried = сначала обращались на горячую линию
bulletin-reason-hotline_tried_after = на горячую линию обратились лишь потом
bulletin-reason-hotline_not_tried = на горячую линию не обращались
bulletin-reason-call_at_the_time_of_fire = неизвестно, был ли звонок до огня
bulletin-reason-nothing_determined = решения, которое этого требует, нет
bulletin-reason-discipline_notified = о дисциплинарных мерах сообщено
bulletin-reason-discipline_notified_late = о дисциплинарных мерах сообщено с опозданием
bulletin-reason-discipline_not_notified = о дисциплинарных мерах не сообщено в срок
bulletin-reason-discipline_not_heard_of = о дисциплинарных мерах ещё не сообщалось
bulletin-reason-stands_under_ruling = решить может только человек
bulletin-unsure-no_place = место неизвестно
bulletin-unsure-day_unsure = день известен не наверняка
bulletin-unsure-actor_unknown = действовавший не назван или о нём нет согласия
bulletin-unsure-actors_disputed = сообщения называют разных действовавших
# Убитые и раненые.
bulletin-casualties-none = Ни один источник не даёт цифр. Это не значит, что никто не пострадал.
bulletin-casualties-meaning = Цифры — по данным источников, в виде диапазонов; ничего не усредняется. Инциденты без цифр ничего не прибавляют.
bulletin-casualties-open-killed = Убитые: инциденты, в которых наибольшая цифра осталась открытой («не менее»): { $count }. В наибольшую сумму они вошли с тем, что известно как минимум; она может быть выше.
bulletin-casualties-open-injured = Раненые: инциденты, в которых наибольшая цифра осталась открытой («не менее»): { $count }. В наибольшую сумму они вошли с тем, что известно как минимум; она может быть выше.
bulletin-casualties-killed = Убитые
bulletin-casualties-injured = Раненые
bulletin-casualties-killed_low = убитые, наименьшая цифра
bulletin-casualties-killed_best = убитые, наиболее вероятная цифра
bulletin-casualties-killed_high = убитые, наибольшая цифра
bulletin-casualties-killed_incidents = убитые, инциденты с цифрой
bulletin-casualties-killed_open = убитые, инциденты с открытой наибольшей цифрой
bulletin-casualties-injured_low = раненые, наименьшая цифра
bulletin-casualties-injured_best = раненые, наиболее вероятная цифра
bulletin-casualties-injured_high = раненые, наибольшая цифра
bulletin-casualties-injured_incidents = раненые, инциденты с цифрой
bulletin-casualties-injured_open = раненые, инциденты с открытой наибольшей цифрой
bulletin-day-not-told = не назван
bulletin-not_determined = решение не принято
# Предыдущий период.
bulletin-comparison-none = Записи не охватывают предыдущий период ({ $period }), сравнивать не с чем. Это не ноль.
bulletin-comparison-meaning = Сравнивается с предыдущим периодом ({ $period }). Числа зависят от того, сколько наблюдалось и сообщалось в каждом из них.
bulletin-comparison-partial = Записи начинаются { $day }; более ранние дни в частоты предыдущего периода не входят.
bulletin-comparison-method = Отношение — это отношение суточных частот с интервалом 95{"\u00a0"}% по условному биномиальному критерию (Przyborowski и Wilenski, 1940). Инциденты группируются, поэтому истинная неопределённость больше.
bulletin-compared-incidents = инциденты
bulletin-compared-candidates = подлежат рассмотрению
bulletin-compared-cases = случаи
bulletin-compared-observations = наблюдения
bulletin-compared-inside = инциденты внутри: { $zone }
bulletin-ratio = { $ratio } (от { $low } до { $high })
bulletin-ratio-none = не приводится
bulletin-reading-more = больше
bulletin-reading-fewer = меньше
bulletin-reading-no_clear_difference = нет явного отличия
bulletin-reading-not_comparable = сравнить нельзя
# Сроки, детали, источники.
bulletin-clocks-none = Ни один срок не идёт, несогласованных деталей нет.
bulletin-standing-origin = первичные или первые по времени
bulletin-standing-relay = пересказы других сообщений
bulletin-standing-nil = нулевые сообщения: ничего не наблюдалось
# Изменения.
bulletin-errata-none = В цифрах бюллетеня за период { $period } (сумма { $digest }…) ничего не изменилось.
bulletin-errata-some = С тех пор как был напечатан бюллетень за период { $period } (сумма { $digest }…), { $count ->
    [one] изменилась { $count } цифра
    [few] изменились { $count } цифры
    [many] изменилось { $count } цифр
   *[other] изменилось { $count } цифры
}. Напечатанный бюллетень остаётся как есть; здесь цифры, которые записи дают сейчас.
bulletin-division-verdict = по ответу
bulletin-division-place = по месту
bulletin-division-verdict_inside = по ответу, внутри
bulletin-division-area = по районам
bulletin-division-candidate_area = подлежат рассмотрению, по районам
bulletin-division-act = по действиям
bulletin-division-candidate_act = подлежат рассмотрению, по действиям
bulletin-division-force = по применению силы
bulletin-division-unit = по единицам
bulletin-division-reason = по основаниям
bulletin-division-outcome = по итогам
bulletin-division-standing = по происхождению
bulletin-division-family = по видам источников
bulletin-division-state = по наблюдению
bulletin-place-inside = внутри
bulletin-place-outside = снаружи
bulletin-place-cannot_tell = установить нельзя
# Что не публикуется.
bulletin-left-out-none = Для этого читателя ничего не опущено.
bulletin-left-out-places = На карте { $count ->
    [one] место { $count } инцидента округлено
   *[other] места { $count } инцидентов округлены
} примерно до 2{"\u00a0"}км, чтобы по ним никого нельзя было найти. Подсчёты ведутся по точным местам.
bulletin-left-out-shape = Границы «{ $name }» не опубликованы и не показаны.
bulletin-left-out-acts = { $count ->
    [one] Точное действие { $count } инцидента не названо
   *[other] Точные действия { $count } инцидентов не названы
} ради защиты людей; названа группа действий.
bulletin-left-out-days = { $count ->
    [one] Вместо дня { $count } инцидента, по которому принято решение, названа неделя
   *[other] Вместо дней { $count } инцидентов, по которым приняты решения, названы недели
}: о каждом сообщает только один голос, и день мог бы указать на того, кто сообщил.
bulletin-left-out-days_untold = { $count ->
    [one] День { $count } инцидента, по которому принято решение, не назван
   *[other] Дни { $count } инцидентов, по которым приняты решения, не названы
} ради защиты людей.
bulletin-left-out-ratios = { $count ->
    [one] { $count } отношение не приводится
    [few] { $count } отношения не приводятся
    [many] { $count } отношений не приводятся
   *[other] { $count } отношения не приводятся
}, потому что в одном из периодов насчитано меньше 10.
bulletin-left-out-persons = Имена источников, слова сообщений, предполагаемые действовавшие и точные места отдельных инцидентов не печатаются: это может подвергнуть людей опасности, и никто не установил, кто что сделал.
# Методы.
bulletin-methods-days = Дни — местные сутки от полуночи до полуночи. Сообщение или инцидент учитывается в тот день, на который приходится середина возможного времени.
bulletin-methods-screening = Ответы даёт предварительная проверка по правилам: подлежит рассмотрению, требует решения, установить нельзя, нет. Место и время берутся с их погрешностью. Решают только люди.
bulletin-methods-intervals = Частоты — это инциденты внутри зоны за дни, когда она была под наблюдением, с точным интервалом Пуассона 95{"\u00a0"}% (Garwood, 1936).
# Конец.
bulletin-disclaimer = Очертания зон и линий показаны по данным названных источников, некоторые нанесены от руки. Они не выражают мнения о статусе какой-либо территории, о какой-либо границе или о том, кто удерживает какое-либо место.
bulletin-digest-figures = SHA-256 зафиксированных цифр: { $digest }
bulletin-digest-agreement = SHA-256 файлов соглашения: { $digest }
bulletin-digest-originals = SHA-256 списка исходных файлов: { $digest }
# Названия таблиц и столбцов.
bulletin-caption = { $title }. Правило подсчёта: { $rule }.
bulletin-table-zones = Зоны на конец периода
bulletin-table-coverage = Зоно-дни по наблюдению
bulletin-table-areas = Районы первого уровня
bulletin-table-acts = Действия
bulletin-table-force = Применялась ли сила
bulletin-table-units = Что подсчитали наблюдатели и устройства центра
bulletin-table-provisions = Ответы по каждому положению
bulletin-table-reasons-cannot_tell = Почему установить нельзя
bulletin-table-reasons-needs_ruling = Почему требуется решение
bulletin-table-unsure = Что неизвестно об инцидентах
bulletin-table-casualties = Убитые и раненые
bulletin-table-outcomes = Итоги
bulletin-table-determinations = Действующие решения
bulletin-table-comparison = Этот период и предыдущий
bulletin-table-clocks = Сроки на конец периода
bulletin-table-details = Детали, о которых ещё не договорились, и число предложений по каждой
bulletin-table-families = Сообщения по видам источников
bulletin-table-standing = Сообщения по происхождению
bulletin-table-errata = Цифры напечатанные и нынешние
bulletin-table-rules = Правила подсчёта
bulletin-column-zone = Зона
bulletin-column-stage = Стадия
bulletin-column-inside = Внутри
bulletin-column-cannot_tell = Установить нельзя
bulletin-column-outside = Снаружи
bulletin-column-total = Все
bulletin-column-candidate = Подлежат рассмотрению внутри
bulletin-column-last_incident = Последний инцидент внутри
bulletin-column-change = К предыдущему периоду
bulletin-column-days = Дни
bulletin-column-rate = Инцидентов за день наблюдения
bulletin-column-area = Район
bulletin-column-incidents = Инциденты
bulletin-column-candidates = Подлежат рассмотрению
bulletin-column-cases = Случаи
bulletin-column-observations = Наблюдения
bulletin-column-cases_by_province = Случаи
bulletin-column-determined_violations = Инциденты
bulletin-column-reports = Сообщения
bulletin-column-answers = Ответы
bulletin-column-act = Действие
bulletin-column-force = Сила
bulletin-column-unit = Единица
bulletin-column-provision = Положение
bulletin-column-asked = Всего ответов
bulletin-column-reason = Основание
bulletin-column-unsure = Что неизвестно
bulletin-column-casualties = Люди
bulletin-column-low = Наименьшее
bulletin-column-best = Вероятное
bulletin-column-high = Наибольшее
bulletin-column-stated_for = Инциденты с цифрой
bulletin-column-outcome = Итог
bulletin-column-standard = Стандарт доказывания
bulletin-column-happened = День инцидента
bulletin-column-decided_on = Дата решения
bulletin-column-figure = Показатель
bulletin-column-now = Этот период
bulletin-column-before = Предыдущий
bulletin-column-ratio = Отношение частот
bulletin-column-reading = Вывод
bulletin-column-due = Срок
bulletin-column-state = Состояние
bulletin-column-done_on = Выполнено
bulletin-column-detail = Деталь
bulletin-column-proposals = Предложения
bulletin-column-family = Вид источника
bulletin-column-standing = Происхождение
bulletin-column-was = Напечатано
bulletin-column-is = Сейчас
bulletin-column-rule = Правило
bulletin-column-definition = Определение
# Что стороны заявили для протокола.
bulletin-section-replies = Ответы и особые мнения для протокола
bulletin-replies-meaning = Каждый приводится словами самой стороны и на её языке. Центр ничего в них не меняет и ни к одному из них не присоединяется. Номера — это номера решений выше.
bulletin-reply = { $side } { $said }: { $about } ({ $moment })
bulletin-reply-dissent = Особое мнение. { $side } { $said }: { $about } ({ $moment })
bulletin-reply-about-incident = об инциденте из решения №{"\u00a0"}{ $number }
bulletin-reply-about-provision = по положению { $provision }, об инциденте из решения №{"\u00a0"}{ $number }
bulletin-reply-about-determination = о решении №{"\u00a0"}{ $number }
bulletin-said-answered = отвечает
bulletin-said-accepted = соглашается
bulletin-said-signs = подписывает
bulletin-said-dissents = заявляет особое мнение
bulletin-said-disputed = оспаривает
bulletin-column-number = №
bulletin-column-signatures = Как установлено
bulletin-by-centre = центр
bulletin-column-dissent = Особое мнение
bulletin-left-out-replies = { $count ->
    [one] Не печатается { $count } ответ для протокола: по инциденту, о котором он говорит, нет действующего решения.
    [few] Не печатаются { $count } ответа для протокола: по инцидентам, о которых они говорят, нет действующих решений.
    [many] Не печатаются { $count } ответов для протокола: по инцидентам, о которых они говорят, нет действующих решений.
   *[other] Не печатаются { $count } ответа для протокола: по инцидентам, о которых они говорят, нет действующих решений.
}
bulletin-left-out-words = { $count ->
    [one] Не печатается { $count } ответ для протокола, чтобы защитить тех, кого это касается.
    [few] Не печатаются { $count } ответа для протокола, чтобы защитить тех, кого это касается.
    [many] Не печатаются { $count } ответов для протокола, чтобы защитить тех, кого это касается.
   *[other] Не печатаются { $count } ответа для протокола, чтобы защитить тех, кого это касается.
}
bulletin-section-stances = Позиции гарантов и сторон
bulletin-stances-meaning = Что каждый заявил для протокола об установленном — каждый сам по себе; ничего не сводится вместе и не усредняется. Кто ничего не заявил, не сказал ни да, ни нет. Номера — это номера решений выше.
bulletin-rulings-meaning = Что цель была исключена из режима прекращения огня — это заявление; решают по нему названные ниже. Каким бы ни было их решение, установленного оно не отменяет.
bulletin-table-stances = Позиции для протокола
bulletin-table-rulings = Решения по заявлениям об исключённой цели
bulletin-column-side = Сторона
bulletin-column-holds = Позиция
bulletin-column-of = О чём
bulletin-column-said_on = Дата
bulletin-column-ruled_by = Кто решает
bulletin-column-ruling = Решение
bulletin-column-claim = Заявление
bulletin-holds-nothing = для протокола не заявлено ничего
bulletin-holds-reply = ответ, приведён ниже
bulletin-claim-of = { $side }, { $of }
bulletin-left-out-stances = { $count ->
    [one] Не печатается { $count } позиция для протокола, чтобы защитить тех, кого это касается.
    [few] Не печатаются { $count } позиции для протокола, чтобы защитить тех, кого это касается.
    [many] Не печатаются { $count } позиций для протокола, чтобы защитить тех, кого это касается.
   *[other] Не печатаются { $count } позиции для протокола, чтобы защитить тех, кого это касается.
}
bulletin-left-out-stances_undetermined = { $count ->
    [one] Не печатается { $count } позиция для протокола: по инциденту, о котором она говорит, нет действующего решения.
    [few] Не печатаются { $count } позиции для протокола: по инцидентам, о которых они говорят, нет действующих решений.
    [many] Не печатаются { $count } позиций для протокола: по инцидентам, о которых они говорят, нет действующих решений.
   *[other] Не печатаются { $count } позиции для протокола: по инцидентам, о которых они говорят, нет действующих решений.
}
bulletin-held-about-incident = инцидент из решения №{"\u00a0"}{ $number }
bulletin-held-about-provision = { $provision }, инцидент из решения №{"\u00a0"}{ $number }
bulletin-held-about-determination = решение №{"\u00a0"}{ $number }
