# The agenda of the next meeting with a guarantor, and daily counts side by side.

desk-agenda-next = Agenda for the next meeting
desk-agenda-title = Agenda: meeting with { $name }, { $on }
desk-agenda-on = Day of the meeting
desk-agenda-document = As a document:
desk-agenda-no-list = No list of this guarantor has been taken in.
desk-agenda-lists =
    { $count ->
        [one] One list
       *[other] { $count } lists
    }, { $first } to { $last }.
desk-agenda-counts = { $all } lines: { $confirmed } confirmed, { $disputed } disputed, { $only_theirs } only theirs, { $only_ours } only ours. Held by both: { $both }.
desk-agenda-disputed = Both hold it, and something differs
desk-agenda-disputed-asked = On what does each figure rest? Which of them stands, or do both stand side by side?
desk-agenda-only-theirs = Only they hold it
desk-agenda-only-theirs-asked = What do they have for it? We shall look into it.
desk-agenda-only-ours = Only we hold it
desk-agenda-only-ours-asked = Do they know of it? Do they deny it?
desk-agenda-confirmed = Both seem to hold the same
desk-agenda-confirmed-asked = The join is a suggestion. Do both agree that it is one incident?
desk-agenda-stances = What they deny, dispute or claim
desk-agenda-stances-asked = Does this stance still stand?
desk-agenda-claims = Claims of an excluded target that wait for a ruling
desk-agenda-claims-asked = Who has to rule, and by when? A ruling clears no case by itself.
desk-agenda-decided = What was agreed:
desk-agenda-nothing = Nothing is open here.
desk-agenda-more =
    { $count ->
        [one] And one more, which is in the list itself.
       *[other] And { $count } more, which are in the list itself.
    }
desk-agenda-beside = we: { $ours }; they: { $theirs }
desk-no-guarantor = The agreement has no such guarantor.
desk-daily = Day by day
desk-daily-about = What each guarantor’s lists and ours count of each day, and which of these incidents the others hold too: not totals against totals, but incident by incident.
desk-daily-count = Counted
desk-daily-areas = Where
desk-daily-held-by = Also held by
desk-daily-alone = By no other
desk-daily-ours = The centre
desk-daily-nowhere = area not said
desk-daily-note = Each list counts on its own day. Joins that nobody resolved yet count as joins. We are counted in the days that a list covers.
desk-daily-none = No list covers these days. Counts appear here for the days of lists that were taken in.
