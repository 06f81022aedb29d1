# The review of doubtful pairs at a terminal. The letters of the keys are the same in every language.

review-begin =
    { $count ->
        [0] No pair is doubtful.
        [one] { $count } pair is doubtful.
       *[other] { $count } pairs are doubtful.
    }
review-most-first = Those whose answer changes most come first. You can stop at any moment.
review-likeliest-first = The likeliest come first. You can stop at any moment.
review-head = pair { $number } · { $estimate } by estimate · { $left } left
review-why-apart = Why it is asked: they stand in two incidents, and in { $percent } of 100 such pairs that is wrong; { $count } reports hang on the answer.
review-why-together = Why it is asked: they stand in one incident, and in { $percent } of 100 such pairs that is wrong; { $count } reports hang on the answer.
review-keys = Do both tell of one incident? [s] same  [d] different  [a] the left one tells of the other's too  [b] the right one does  [l] later  [u] undo  [q] quit:
review-reason = Why? (Enter: no reason)
review-unknown-key = This key means nothing here.
review-undone = The last answer is taken back.
review-taken-back = taken back
review-nothing-to-undo = There is no answer to take back.
review-nothing-left = Every doubtful pair is answered.
review-end =
    { $count ->
        [0] Nothing was judged.
        [one] { $count } pair was judged, in { $file }. `truceline link` will follow it.
       *[other] { $count } pairs were judged, in { $file }. `truceline link` will follow them.
    }

review-source = source
review-relayed-from = relayed from
review-time = time (UTC)
review-time-local = time (local)
review-place = place
review-metres = { $count } m
review-kilometres = { $length } km
review-within = { $place } ±{ $length }
review-bearing = bearing
review-distance = distance
review-away = { $length } ({ $post })
review-act = act
review-weapon = weapon
review-actor = by whom
review-target = against whom
review-place-name = place named
review-count = how many
review-killed = killed
review-injured = injured
review-best = { $range }, best { $best }
review-words = in its words
