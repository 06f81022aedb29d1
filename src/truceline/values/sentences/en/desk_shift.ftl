# The shift log: who is on duty, what is to be kept in mind, and the handover.

desk-shift = Shift log
desk-shift-on-duty = On duty:
desk-shift-nobody = nobody
desk-shift-begin = I come on duty
desk-shift-end = I go off duty
desk-shift-log = Log
desk-shift-show-open = Open
desk-shift-show-shift = This shift
desk-shift-show-all = All
desk-shift-count =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
desk-shift-empty = Nothing stands here yet. Notes, promises and things to watch appear as soon as somebody writes them down.
desk-shift-write = Write it down
desk-shift-kind = Kind
desk-shift-kind-note = note
desk-shift-kind-promise = promise
desk-shift-kind-watch = to watch
desk-shift-text = In words
desk-shift-to-whom = Promised to (an office or post, never a source)
desk-shift-due = By when (local time)
desk-shift-kinds-why = A note is only to be known. A promise and a thing to watch stay open, and are handed on, until somebody says what came of them.
desk-shift-to = to { $name }
desk-shift-by-when = by { $at }
desk-shift-corrected = corrected by { $name }
desk-shift-done = Done ({ $name }):
desk-shift-open-entry = Say what came of it, or correct it
desk-shift-correct = Correct it
desk-shift-correct-why = What it said before stays on the register.
desk-shift-save = Save
desk-shift-outcome = What came of it
desk-shift-outcome-what = In a sentence, also if nothing did
desk-shift-resolve = It is done
desk-shift-clocks =
    { $late ->
        [0] { $running } clocks run, none is late.
        [one] { $running } clocks run, { $late } is late.
       *[other] { $running } clocks run, { $late } are late.
    }
desk-shift-contacts =
    { $late ->
        [0] Contacts not sent yet: { $running }, none is late.
        [one] Contacts not sent yet: { $running }, and { $late } is late.
       *[other] Contacts not sent yet: { $running }, and { $late } are late.
    }
desk-shift-next = The next is due at { $at }.
desk-shift-not-on-duty = You are not on duty: come on duty first.
desk-shift-last-on-duty = You are the last on duty. Hand over first, so that somebody is.
desk-shift-note-is-not-open = A note has nothing to be done about it.
desk-shift-done-already = Somebody said already what came of it.
desk-shift-no-entry = There is no such entry.
desk-handover = Handover
desk-handovers = Handovers
desk-handover-of = Handover of
desk-handover-what = This is what you hand to the next officer. It is kept as it stands at that moment.
desk-handover-items =
    { $count ->
        [0] Nothing open
        [one] { $count } open item
       *[other] { $count } open items
    }
desk-handover-nothing-open = No promise and nothing to watch is open.
desk-handover-words = In the outgoing officer’s words
desk-handover-words-what = What the next officer must know and no list says
desk-handover-two = Another person accepts it; both stand on the register. Until then you stay on duty.
desk-handover-do = Hand over
desk-handover-waits = { $name } handed over; nobody has accepted yet.
desk-handover-look = See and accept it
desk-handover-open = not accepted yet
desk-handover-accepted = accepted by { $name }
desk-handover-accept = I take over
desk-handover-accept-what = You come on duty, and { $name } goes off.
desk-handover-not-oneself = Nobody accepts their own handover: the next officer does.
desk-handover-accepted-already = Somebody accepted it already.
desk-handover-waits-already = Another handover waits to be accepted.
desk-handover-none = There is no such handover.
desk-handover-handed = Handed over
desk-handover-taken = Taken over
