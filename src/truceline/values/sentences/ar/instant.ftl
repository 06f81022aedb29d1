# متى وقع أمر ما: ساعة ضمن هامش، أو أيام.

instant-within-minutes = { $at } ±{ $count } د
instant-within-hours = { $at } ±{ $count } س
instant-from-to = { $first } إلى { $last }
instant-day = { $day } { $month } { $year }
instant-day-of-year = { $day } { $month }
instant-day-of-month = { $day }
instant-month = { $month } { $year }
instant-month-alone = { $month }
instant-year = { $year }
