# Reconciliation: a guarantor's list beside ours, line by line.

desk-reconciliation = Reconciliation
desk-reconciliation-about = A guarantor’s or party’s own list of incidents, joined with ours one by one: which both hold, what differs, and what only one of the two holds. Both keep their figures.
desk-lists = Lists
desk-lists-found =
    { $count ->
        [one] { $count } list
       *[other] { $count } lists
    }
desk-lists-none = No list yet. A guarantor’s or party’s list that is brought in appears here, joined with ours, with how much of both is held by both.
desk-list-of = List of { $name }
desk-list-days = Days
desk-list-holder = Whose list
desk-list-both = Held by both
desk-list-running = So far
desk-list-open = Open
desk-list-rate-of = Held by both so far, { $name }:
desk-list-rate-note = Held by both: confirmed and disputed lines, as a share of all lines. So far: this list and all earlier ones of the same holder.
desk-outcome-confirmed = confirmed
desk-outcome-disputed = disputed
desk-outcome-only_theirs = only theirs
desk-outcome-only_ours = only ours
desk-list-bring = Bring a list in
desk-list-choose = Choose
desk-list-zone = What it is about
desk-list-zone-all = everything we hold
desk-list-days-note = Left empty, the days are those of its first and last line. What we hold in these days and they do not tell of will stand as “only ours”: choose the days and the zone that the list is really about.
desk-list-file = The list as a file
desk-list-type = Or type its lines
desk-list-type-note = Times are local ({ $zone }). Rows that stay empty are left out. What they did not say stays empty: nothing is filled in.
desk-list-line = Line { $number }
desk-list-reference = Their number
desk-list-when = When
desk-list-within = Give or take, minutes
desk-list-unsaid = not said
desk-list-place = Place
desk-list-longitude = Longitude
desk-list-latitude = Latitude
desk-list-radius = Within, metres
desk-list-count = How many
desk-list-unit = Of what
desk-list-words = In their words
desk-list-more = More rows
desk-list-first = Nothing is taken in before you have seen what is in it and confirmed.
desk-list-empty = There is no line in it. Nothing can be taken in.
desk-list-would =
    { $lines ->
        [one] One line would be joined with { $ours ->
            [one] the one incident that we hold
           *[other] the { $ours } incidents that we hold
        } in these days.
       *[other] { $lines } lines would be joined with { $ours ->
            [one] the one incident that we hold
           *[other] the { $ours } incidents that we hold
        } in these days.
    }
desk-list-mixed = both; an exercise is never joined with what is real
desk-list-join = Take it in and join it
desk-list-join-note = Nothing of ours changes by it. Each join is a suggestion until somebody resolves the line.
desk-list-drop = Drop it
desk-list-dropped = This list was dropped. Nothing of it was taken in.
desk-list-taken = taken in { $on }
desk-list-shared = shared with all guarantors
desk-list-not-shared = seen by the centre and by { $name }
desk-list-share = Share it with all guarantors
desk-list-share-note = All guarantors will see this list and how it compares with ours. It cannot be taken back.
desk-list-lines = lines
desk-list-resolved = { $done } of { $count } resolved
desk-list-suggestion = A join is a suggestion until somebody resolves the line, with reasons. What either leaves unsaid differs in nothing.
desk-list-state = Open or resolved
desk-list-is-open = open
desk-list-is-resolved = resolved
desk-lines-found =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
desk-lines-none = No line like this. The lines of the list that answer to what is chosen appear here.
desk-list-outcome = Outcome
desk-list-ours = We hold
desk-list-theirs = They hold
desk-list-differs = What differs
desk-list-against = against
desk-list-nothing-differs = nothing excludes the other
desk-list-may-be = Not joined: it may be one of these. Choose, with a reason.
desk-list-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
desk-list-resolution = Resolution
desk-list-earlier =
    { $count ->
        [one] { $count } earlier word
       *[other] { $count } earlier words
    }
desk-list-resolve = Resolve
desk-list-what = What is said
desk-list-number = Number of our incident
desk-list-say = Say so
desk-list-back = Earlier lines
desk-list-on = Further lines
desk-say-same = both hold the same incident
desk-say-different = they are two incidents: each stands alone
desk-say-alone = only one of the two holds it
desk-say-open = take the resolution back: open again
desk-said-same = The same incident
desk-said-different = Two incidents
desk-said-alone = Held by one alone
desk-said-open = Open again
desk-point-place = Place
desk-point-time = Time
desk-point-act = Act
desk-point-count = Count
desk-point-killed = Killed
desk-point-injured = Injured
desk-point-actor = By whom
desk-point-target = Against whom
desk-list-not-at-this-step = Somebody else changed this list meanwhile. Look at it again.
desk-no-list = There is no such list.
desk-no-line = There is no such line.
desk-list-large = It is long: the worker joins it, and the page shows how far it is.
desk-list-step-0 = Taken in. Waits for the worker to join it.
desk-list-step-1 = Read. Its lines are being weighed against ours.
desk-list-step-2 = Weighed. Its lines are being written; they are shown all at once.
desk-list-step-looked-into = Waits for somebody to confirm.
desk-list-step-refused = Refused: something is wrong with it.
desk-list-step-taken = Joined.
desk-list-step-dropped = Dropped: nothing of it was taken in.
desk-list-again = Try again
desk-list-step-failed = It is on the register, and could not be joined. Nothing of ours changed.
desk-lists-under-way = Not joined yet
