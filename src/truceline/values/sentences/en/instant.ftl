# When something happened: a clock within so much, or days.

instant-within-minutes = { $at } ±{ $count } min
instant-within-hours = { $at } ±{ $count } h
instant-from-to = { $first } to { $last }
instant-day = { $day } { $month } { $year }
instant-day-of-year = { $day } { $month }
instant-day-of-month = { $day }
instant-month = { $month } { $year }
instant-month-alone = { $month }
instant-year = { $year }
