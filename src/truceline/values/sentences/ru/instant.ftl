# Когда что-то произошло: час с погрешностью или дни.

instant-within-minutes = { $at } ±{ $count } мин
instant-within-hours = { $at } ±{ $count } ч
instant-from-to = { $first } — { $last }
instant-day = { $day } { $month } { $year } г.
instant-day-of-year = { $day } { $month }
instant-day-of-month = { $day }
instant-month = { $month } { $year } г.
instant-month-alone = { $month }
instant-year = { $year } г.
