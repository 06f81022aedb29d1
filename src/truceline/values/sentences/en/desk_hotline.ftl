# The hotline: a call is written down while it lasts. And one's own reports.

desk-hotline = Hotline
desk-hotline-taken = The call was written down as a report. It happened, by the caller, around { $at } UTC.
desk-hotline-wrong =
    { $count ->
        [one] Nothing was written yet. One thing to mend:
       *[other] Nothing was written yet. { $count } things to mend:
    }
desk-hotline-restored = A call that was not sent yet is shown again, as it was kept on this machine.
desk-hotline-discard = Throw it away
desk-hotline-words = What is said
desk-hotline-said = In the caller’s words, in their language
desk-hotline-not-understood = What you did not understand
desk-hotline-not-understood-why = A gap is told, never filled: whoever reads the report must know that something is missing.
desk-hotline-unsaid = not said
desk-hotline-urgency = How urgent
desk-hotline-urgency-normal = as the clock has it
desk-hotline-urgency-urgent = somebody is in danger now
desk-hotline-when-where = When and where
desk-hotline-day = Day
desk-hotline-time = The caller says, at
desk-hotline-precision = And may be off by
desk-hotline-within =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
desk-hotline-watch = What the caller’s own clock shows now, if it may be wrong
desk-hotline-utc = The caller says { $said }, which is { $utc } UTC.
desk-hotline-local = Times are local: { $zone }. Without a time of day the whole day is meant.
desk-hotline-place = Place, by name
desk-hotline-find = Find the place
desk-hotline-candidates = Places of that name
desk-hotline-no-place = No place of that name is known. It is kept as it was told; give coordinates if there are any.
desk-hotline-kind-post = post
desk-hotline-kind-zone = zone
desk-hotline-kind-told = told in earlier reports
desk-hotline-kind-listed = gazetteer
desk-hotline-from = { $length }{"\u00a0"}km from { $name }
desk-hotline-from-zone = { $length }{"\u00a0"}km from the middle of { $name }
desk-hotline-longitude = Longitude
desk-hotline-latitude = Latitude
desk-hotline-radius = Within, metres
desk-hotline-read-back = I read the place back, and the caller confirmed it
desk-hotline-corrected = What the caller corrected
desk-hotline-from-post = Or by bearing and distance from a post
desk-hotline-distance = Distance in metres, or from–to
desk-hotline-near = Known near there, around that time
desk-hotline-near-why = Write the call down all the same: it may confirm, or speak of something else.
desk-hotline-what = What happened
desk-hotline-unit = Of what
desk-hotline-harm = People harmed, as the caller has it
desk-hotline-killed-low = Killed, at least
desk-hotline-injured-low = Injured, at least
desk-hotline-high = at most
desk-hotline-caller = The caller
desk-hotline-source = Code of the source
desk-hotline-family = Kind of source
desk-hotline-source-why = A code that this caller has already, so that two calls do not count as two sources. Left empty, the call gets a code of its own. Never a name, never a number.
desk-hotline-callback = Wants to be called back: when, and about what
desk-hotline-callback-why = No telephone number here: who stands behind a code is kept apart.
desk-hotline-exercise = This call is an exercise
desk-hotline-send = Take the call in
desk-hotline-near-one =
    { $reports ->
        [one] Incident { NUMBER($number, useGrouping: 0) }: { $act }, { $where }, { $when } ({ $reports } report)
       *[other] Incident { NUMBER($number, useGrouping: 0) }: { $act }, { $where }, { $when } ({ $reports } reports)
    }
desk-queue-urgent = urgent

desk-my-reports = My reports
desk-my-reports-count =
    { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
desk-my-reports-none = You have brought nothing in yet. What you take down or send as a file stands here, and only you and the centre’s staff see it.
