# What guarantors and parties hold, the claims among it, and the rulings.

desk-stances = Stances
desk-stances-about = What each guarantor and party holds of an incident, in its own words, side by side. Nothing is put together or averaged; the latest word on a question stands, and the earlier ones stay on the incident’s page.
desk-stances-found =
    { $count ->
        [one] { $count } stance
       *[other] { $count } stances
    } on { $incidents ->
        [one] { $incidents } incident
       *[other] { $incidents } incidents
    }
desk-stances-none = No stance here yet. What a guarantor or party says of an incident is taken down on the incident’s page.
desk-stance-silent = Silent so far, which is neither yes nor no:
desk-stance-unseen = Nothing that was shared with you:
desk-stance-earlier =
    { $count ->
        [one] { $count } earlier stance
       *[other] { $count } earlier stances
    }
desk-stance-take = Take a stance down
desk-stance-take-it = Take it down
desk-stance-holder = Whose
desk-stance-what = Holds
desk-stance-about = About
desk-stance-whole = the incident as a whole
desk-stance-on-determination = what was determined
desk-stance-of-determination = determined: { $outcome }, { $provision }
desk-stance-when = Said when (local time)
desk-stance-language = Said in
desk-stance-instrument = Where it was said: note, letter, call, meeting
desk-stance-words = In its own words
desk-stance-share-it = Share it with all guarantors
desk-stance-share-note = Otherwise the centre and that side alone see it. What was shared stays shared.
desk-stance-share = Share with all guarantors
desk-stance-shared = shared with all guarantors
desk-stance-not-shared = not shared
desk-stance-shared-already = This stance is shared with all guarantors already.
desk-no-stance = There is no such stance.
desk-holds-affirms = affirms
desk-holds-denies = denies
desk-holds-disputes_place = disputes the place
desk-holds-disputes_time = disputes the time
desk-holds-disputes_number = disputes the number
desk-holds-disputes_target = disputes the target
desk-holds-claims_exclusion = claims an excluded target
desk-holds-claims_retaliation = claims retaliation
desk-holds-silent = says nothing
desk-manner-jointly = Determined jointly: every guarantor joined it.
desk-manner-individually = Determined individually: not every guarantor has spoken.
desk-manner-dissent = Determined with dissent.
desk-manner-nobody = No guarantor has spoken on it.
desk-manner-unseen = No stance on it was shared with you.
desk-joined-by = Joined by
desk-not-spoken = Has not spoken:
desk-dissent-of = Dissent of { $name }
desk-exclusions = Claims
desk-exclusions-about = That a target was an excluded group is a claim. It waits for the ruling of whom the agreement names, and clears no case by itself.
desk-exclusions-found =
    { $count ->
        [one] { $count } claim
       *[other] { $count } claims
    }
desk-exclusions-none = No claim here. A claim is made on an incident’s page, as the stance “claims an excluded target”.
desk-claim-of = { $name } claims that the target was { $group }
desk-claim-only = Only where an excluded target is claimed
desk-claim-group = Which group
desk-claim-evidence = What shows it, one a line
desk-claim-note = A claim is put before all who may have to rule on it: all guarantors see it, shared or not. Choose the provision above.
desk-claim-what = The claim
desk-claim-made = Made
desk-claim-standing = Ruling
desk-claim-waits = waits for a ruling
desk-claim-ruled = ruled on
desk-claim-shows = What is shown for it
desk-claim-designated = Who had designated the group then
desk-claim-not-designated = Nobody, by the agreement: the group was not excluded at that time.
desk-no-claim = There is no such claim.
desk-rulings = Rulings
desk-rulings-none = Nobody has ruled yet.
desk-ruling-waits = Waits for a ruling.
desk-ruling-excluded = The target was an excluded group.
desk-ruling-not_excluded = The target was not an excluded group.
desk-ruling-not_established = It is not established what the target was.
desk-ruling-clears-nothing = Whatever is ruled, the case stays as it is until people determine it.
desk-ruling-who = By the agreement, this is ruled on by:
desk-ruling-waits-for = It waits for:
desk-ruling-nobody = Nobody else may rule: nobody rules on their own claim. Until the agreement names another, it waits.
desk-ruling-differ = They rule differently: until they rule alike, it waits.
desk-ruling-taken-by = taken down by { $name }
desk-ruling-make = Rule on it
desk-ruling-make-it = Record the ruling
desk-ruling-by = In the name of
desk-ruling-what = Ruling
desk-ruling-when = Ruled when (local time)
desk-ruling-reasons = Reasons
desk-ruling-note = The ruling and its reasons go onto the register. Whoever ruled may rule anew; the earlier ruling stays.
