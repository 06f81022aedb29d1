# Humanitarian access, and restrictions of monitors.
desk-passage = Access
desk-passage-about = Who asked to pass, what the side answered, and whether they did pass. A promise is not a passage: a quota counts what passed.
desk-passage-by-side = What each side answered
desk-passage-side = Side that grants it
desk-passage-all = All
desk-passage-waiting = waiting
desk-passage-granted = granted
desk-passage-delayed = delayed
desk-passage-denied = denied
desk-passage-requests = Requests
desk-passage-found =
    { $count ->
        [one] one request
       *[other] { $count } requests
    }
desk-passage-none = Nobody’s request is recorded yet. Each will stand here with what was answered and when they passed.
desk-passage-new = Write a request down
desk-passage-who = Who asks
desk-passage-what = With what
desk-passage-route = By which way, where to
desk-passage-zone = Zone
desk-passage-wanted = Wanted
desk-passage-wanted-at = Want to pass on ({ $zone })
desk-passage-asked = Asked on ({ $zone })
desk-passage-asked-on = asked { $at }
desk-passage-came = What came of it
desk-passage-passed-on = passed { $at }
desk-passage-they-passed = they passed
desk-passage-write = Answer or passage
desk-passage-note = The side’s reason, or what shows it
desk-passage-keep = Keep it
desk-passage-unknown = There is no such request.
desk-passage-passed = They passed already: nothing is answered after that.
desk-passage-before = Nobody answers, or passes, before they asked.
desk-quotas = Quotas
desk-quotas-none = The agreement sets no quota; where one does, each of its periods is counted here.
desk-quota-kept = Kept in { $kept } of the { $over } periods that are over. Only what passed counts.
desk-quota-is-kept = kept
desk-quota-is-short = short
desk-quota-is-running = running
desk-restrictions = How monitors were restricted
desk-restrictions-about = How monitors were kept from moving or looking: where nobody may look, quiet says nothing.
desk-restrictions-own = You see those that you wrote down.
desk-restrictions-found =
    { $count ->
        [one] one restriction
       *[other] { $count } restrictions
    }
desk-restrictions-none = No restriction is recorded. Each will stand here with its kind, its place and how long it lasted.
desk-restriction-new = Write a restriction down
desk-restriction-how = Kind
desk-restriction-by = By whom
desk-restriction-unknown = not known
desk-restriction-until = Until (left out: it lasts)
desk-restriction-still = lasts
desk-restriction-told = What happened
desk-restriction-denial = denied
desk-restriction-delay = delayed
desk-restriction-conditional = only on conditions
desk-restriction-mines = mines or unexploded ordnance
desk-restriction-threat = threatened
desk-restriction-jamming = signals jammed
desk-restriction-other = otherwise
