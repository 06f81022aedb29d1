# A party's own list: handed in through the portal, or brought in for it.

desk-list-of-centre = seen by the centre
desk-list-is-told = { $name } was told what came of its lines
desk-list-not-told = { $name } sees that it was received, not what came of it
desk-list-tell = Tell { $name } what came of it
desk-list-tell-note = It will see of each of its own lines whether we hold it too, which points differ, and whether that is settled: never our incidents, figures or reasons, nor what only we hold. It cannot be taken back.
desk-handed-lists = Your side’s own lists
desk-handed-list = Your side’s list
desk-handed-about = Hand in what your side holds to have happened. The centre compares it with what it holds; no other party sees it.
desk-handed-none = No list yet. What your side hands in stands here, and what came of it once the centre tells you.
desk-handed-received = Received
desk-handed-told = told
desk-handed-not-told = not told yet
desk-handed-bring = Hand a list in
desk-handed-type = Or type its lines
desk-handed-type-note = Times are local ({ $zone }). Rows that stay empty are left out. What you leave empty stays unsaid.
desk-handed-would = Nothing is wrong with it. Once handed in it is on the register and cannot be taken back.
desk-handed-confirm = Hand it in
desk-handed-waits = The centre has received it, and compares it with what it holds. It tells you here what came of it.
desk-handed-told-note = Of each of your lines the centre says whether it holds the same. What is not settled may still change.
desk-handed-line = Your line
desk-handed-is-confirmed = the centre holds it too
desk-handed-is-disputed = the centre holds it too, otherwise
desk-handed-is-only_theirs = the centre does not hold it
desk-handed-settled = settled
desk-handed-open = not settled
