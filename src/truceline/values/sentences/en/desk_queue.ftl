# The queue: what waits for a person, whose turn it is, and what is done with it.

desk-queue = Queue
desk-queue-piles = Piles of the queue
desk-queue-pile-mine = Mine
desk-queue-pile-unassigned = Unassigned
desk-queue-pile-all = All
desk-queue-pile-history = From old files
desk-queue-pile-settled = Settled
desk-queue-search = Words, place or source
desk-queue-channel = Channel
desk-queue-count =
    { $count ->
        [one] { $count } report, the oldest clock first
       *[other] { $count } reports, the oldest clock first
    }
desk-queue-more = More than { $most } reports, the oldest clock first
desk-queue-cut = This pile is long. Only its first 3,000 reports were looked through; find others through the list of incidents.
desk-queue-keys = Keys
desk-queue-tick = Choose
desk-queue-tick-one = Choose: { $words }
desk-queue-clock = Clock
desk-queue-said = Report
desk-queue-suggested = Suggested
desk-queue-assigned-to = Assigned to
desk-queue-nobody = nobody
desk-queue-alone = No other report tells of this; it stands as an incident of its own.
desk-queue-repeated = Only what repeats it tells of this too; together they stand as an incident of their own.
desk-queue-unconfirmed = Nobody independent confirms it.
desk-queue-owed = It is kept. It lies among so many others that it is being compared with them beside the desk; what incident it tells of follows.
desk-queue-take = Take it
desk-queue-give = Give
desk-queue-to = To
desk-queue-back = Put it back
desk-queue-same = Same
desk-queue-different = Not the same
desk-queue-later = Later
desk-queue-looked-at = Looked at
desk-queue-many = With all that are ticked
desk-queue-many-first = Nothing happens before you have seen what would happen to each.
desk-queue-previous = Sooner
desk-queue-next = Next
desk-queue-history-why = These came in by file more than a day after what they tell of. Nobody is held to a time for them, so they have no clock.
desk-queue-none-found = Nothing in this pile answers to that.
desk-queue-empty-mine = Nothing is assigned to you. Take reports from Unassigned (key a).
desk-queue-empty-unassigned = Nothing waits. Reports appear here as soon as a call is written down or a file is taken in.
desk-queue-empty-all = Nothing waits. Reports appear here as soon as a call is written down or a file is taken in.
desk-queue-empty-history = No old reports wait. Files that tell of the past put their reports here, without a clock.
desk-queue-empty-settled = Nothing was settled yet. What was held the same, not the same, or was looked at, stands here.
desk-queue-settled-same = held to be the same
desk-queue-settled-different = held not to be the same
desk-queue-settled-looked_at = looked at
desk-queue-settled-struck = struck
desk-queue-settled-already = Somebody settled it already.
desk-queue-nothing-suggested = No incident is suggested for it.
desk-queue-nobody-has-it = Nobody has it.
desk-queue-has-it-already = That person has it already.
desk-queue-gone = It is not in the queue.

desk-clock-running = { $time } left
desk-clock-days = { $days }d { $clock }
desk-clock-late = { $time } late
desk-clock-met = met, { $time } to spare
desk-clock-stopped = stopped
desk-clock-none = no clock

desk-queue-preview = This would happen
desk-queue-will-take =
    { $count ->
        [one] { $count } report will be yours.
       *[other] { $count } reports will be yours.
    }
desk-queue-will-give =
    { $count ->
        [one] { $count } report will be given to { $name }.
       *[other] { $count } reports will be given to { $name }.
    }
desk-queue-will-back =
    { $count ->
        [one] { $count } report will be nobody’s again.
       *[other] { $count } reports will be nobody’s again.
    }
desk-queue-will-same =
    { $count ->
        [one] { $count } report will be held the same as what it is suggested with.
       *[other] { $count } reports will each be held the same as what they are suggested with.
    }
desk-queue-will-different =
    { $count ->
        [one] { $count } report will be held not to be the same as what it is suggested with.
       *[other] { $count } reports will each be held not to be the same as what they are suggested with.
    }
desk-queue-will-later =
    { $count ->
        [one] { $count } report will stand half an hour later in the queue; its clock goes on.
       *[other] { $count } reports will stand half an hour later in the queue; their clocks go on.
    }
desk-queue-will-looked-at =
    { $count ->
        [one] { $count } report will leave the queue as looked at.
       *[other] { $count } reports will leave the queue as looked at.
    }
desk-queue-left-alone =
    { $count ->
        [one] { $count } is left alone.
       *[other] { $count } are left alone.
    }
desk-queue-do-it = Do it
desk-queue-do-not = Leave all as it is

desk-key-move = to the next, to the one before
desk-key-open = open the report
desk-key-tick = tick it
desk-key-take = assign it to me
desk-key-same = the same as suggested; or looked at
desk-key-different = not the same
desk-key-later = later
desk-key-search = search
desk-key-hotline = write a call down, from any page
desk-key-help = this sheet (also F1)
desk-key-layout = Keys go by their place on the keyboard: they work on Arabic and Russian layouts.
desk-key-close = Close

desk-report-none = There is no such report.
desk-report-said = In their words
desk-report-not-understood = Not understood
desk-report-what = What it says
desk-report-how = How it came
desk-report-handling = Handling
desk-report-taken-by = taken in by { $name }
desk-report-no-words = The source’s words were not written down.
desk-report-how-counted = How it is counted
desk-report-score = Each part speaks for one incident (+) or against it (-), in natural logarithms: two more make the odds some seven times as large. Place { $space }, time { $time }, act { $act }, actor { $actor }, crowd { $crowd }, numbers { $figure }, direction of fire { $direction }, words { $words }; together { $score }.
desk-report-original = The file it came in is kept under the sum { $sum }, line { $line }.
desk-field-occurred = When
desk-field-where = Where
desk-field-act = Act
desk-field-count = How many
desk-field-direction = Direction of fire
desk-field-weapon = Weapon
desk-field-actor = Alleged actor
desk-field-target = Alleged target
desk-field-killed = Killed
desk-field-injured = Injured
desk-field-harmed = Harmed
desk-field-observed = How the source knows
desk-field-source = Source
desk-field-reference = Reference
desk-field-channel = Channel
desk-field-language = Language
desk-field-post = Post
desk-field-bearing = Bearing
desk-field-distance = Distance
desk-field-received = Received
desk-field-relayed = Repeats
desk-report-nearest = The report it is nearest to
desk-report-alike = The name of its source, { $name }, looks the same as { $other } and is written in other letters or with signs that nobody sees (the first: { $sign }): the two count as two sources that may confirm each other. Where they are one, strike this report and take it in again under { $other }, as the desk has it.
desk-queue-alike = Its source { $name } looks like { $other } and is written otherwise.
desk-queue-strike = Strike
desk-queue-why-strike = Why it is struck (stays readable)
desk-queue-will-strike =
    { $count ->
        [one] { $count } report will be struck: it counts no more, and stays readable with the reason.
       *[other] { $count } reports will be struck: they count no more, and stay readable with the reason.
    }

desk-owed = { $count ->
    [one] One change is kept and not compared with other reports yet: incidents do not know of it.
   *[other] { $count } changes are kept and not compared with other reports yet: incidents do not know of them.
}
desk-owed-more = More than { $count } changes are kept and not compared with other reports yet: incidents do not know of them.
desk-owed-since = The first came { $at } ({ $span } ago).
