# Who edits the same thing, and two versions of it beside each other.

desk-presence-since = { $name } is editing since { $at }
desk-no-such-subject = There is nothing of that kind here.
desk-changed-meanwhile = Somebody else changed this meanwhile. Open it again and look at what stands now.
desk-difference = Two of you changed this
desk-difference-by = { $by } saved first, at { $at }.
desk-difference-somebody = Somebody else saved first.
desk-difference-kept = Nothing of yours was written yet. Choose for each field which words are to stand.
desk-difference-mine = Keep mine
desk-difference-theirs = Take theirs
desk-difference-before = When you opened it:
desk-difference-none = You both wrote the same: save to go on.
desk-difference-save = Save what I chose
desk-difference-drop = Leave it as it stands
