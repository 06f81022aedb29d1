# The desk: its pages, its roles, and why something is not allowed.

desk-skip = To the content
desk-navigation = Pages
desk-language = Language
desk-incidents = Incidents
desk-incident = Incident { NUMBER($number, useGrouping: 0) }
desk-take-in = Take reports in
desk-people = People
desk-my-keys = Second factor
desk-sign-in = Sign in
desk-sign-out = Sign out
desk-username = User name
desk-password = Password
desk-password-rule = At least 12 characters; a sentence that you can remember is best.
desk-your-name = Name
desk-no-account = Accounts are made by invitation. Ask the administrator of your centre for a link.
desk-welcome = Your account
desk-welcome-roles = Whoever invited you gave you these roles:
desk-make-account = Make my account
desk-roles = Roles
desk-account = Account
desk-account-open = open
desk-account-closed = closed
desk-close-account = Close the account
desk-invite = Invite somebody
desk-speaks-for = Speaks for
desk-speaks-for-nobody = Nobody
desk-speaks-for-note = A representative of a guarantor and the contact of a party speak for one side: what is addressed to it is theirs, and in its name alone they write.
desk-make-link = Make a one-time link
desk-link-once = This link makes one account within three days. It is shown only now: hand it over in person or by a channel that you trust.

desk-role-duty_officer = duty officer
desk-role-field_monitor = field monitor
desk-role-analyst = analyst
desk-role-verifier = verifier
desk-role-liaison_officer = liaison officer
desk-role-guarantor_representative = guarantor’s representative
desk-role-party_contact = contact of a party
desk-role-publisher = publisher
desk-role-head_of_centre = head of the centre
desk-role-auditor = auditor
desk-role-administrator = administrator
desk-role-public = the public

desk-not-done = That was not done
desk-nothing-changed = Nothing was changed.
desk-back = Back to the first page
desk-allowed = Allowed.
desk-other-role = Your roles do not allow it. Ask somebody in the centre whose role does.
desk-not-own = You may do this only to what is yours.
desk-nobody = Nobody may do this here.
desk-sign-in-first = Sign in first.
desk-invitation-void = This link makes no account: it was used, it is too old, or it is not complete. Ask for a new one.
desk-username-taken = Somebody has this user name: choose another.
desk-not-oneself = Nobody closes their own account: another administrator can.
desk-no-incident = There is no incident of this number.
desk-no-report-here = That report does not belong to this incident now: look again.
desk-judgement-gone = There is no such judgement.
desk-nothing-yet = Nothing is addressed to you
desk-nothing-yet-why = What the centre addresses to you will stand here.

desk-file = Files of reports
desk-file-kinds = CSV, JSON Lines or Excel from the template, UCDP, ACLED, GeoJSON or a table like OSCE’s; also any table with an id, a date, and a latitude and a longitude or the name of a place. A file with wrong rows is taken in only once you have seen them and set them aside; the same file twice changes nothing.
desk-taken =
    { $new ->
        [0] No new report
        [one] { $new } new report
       *[other] { $new } new reports
    }; { $known } known already; { $incidents ->
        [one] { $incidents } incident
       *[other] { $incidents } incidents
    } new or changed.
desk-taken-kept =
    { $new ->
        [one] { $new } new report
       *[other] { $new } new reports
    }; { $known } known already. Kept, and compared with the other reports in the background: the incidents follow.
desk-to-incidents = See the incidents
desk-refused =
    { $count ->
        [one] Nothing was taken in. One problem:
       *[other] Nothing was taken in. { $count } problems:
    }

desk-search = Place or name
desk-state = Screening
desk-any = any
desk-state-candidate = candidate
desk-state-ruling = needs a ruling
desk-state-unclear = cannot tell
desk-act = Act
desk-from = From day
desk-to = To day
desk-show = Show
desk-found =
    { $count ->
        [one] { $count } incident
       *[other] { $count } incidents
    }
desk-none-found = No incident answers to this.
desk-none-yet = This desk knows of no incident yet. That does not mean that it was quiet: nothing was reported. Incidents appear here when reports are taken in.
desk-not-understood = Not understood, and left out of the search:
desk-number = No.
desk-when = When
desk-told-local = local time, { $zone }
desk-where = Where
desk-reports = Reports
desk-screening = Screening
desk-pages = Pages of the list
desk-later = Later
desk-earlier = Earlier

desk-reports-told =
    { $reports ->
        [one] { $reports } report
       *[other] { $reports } reports
    }{ $origins ->
        [1] ; nobody independent confirms it
       *[other] , { $origins } independent
    }
desk-place-unknown = place not said
desk-place-named = { $name }, not located
desk-place-within = { $name }, within { $length }
desk-place-around_post = { $name }, within { $length } of a post: direction not known
desk-place-several_crossings = { $name }, within { $length }: several places fit what was measured
desk-metres = { $count }{"\u00a0"}m
desk-kilometres = { $length }{"\u00a0"}km
desk-degrees-north = { $degrees }° N
desk-degrees-south = { $degrees }° S
desk-degrees-east = { $degrees }° E
desk-degrees-west = { $degrees }° W
desk-act-disputed = Act not agreed
desk-act-unsaid = Act not said
desk-killed = killed { $figures }
desk-injured = injured { $figures }
desk-harmed = harmed: { $who }
desk-actor = by { $name }
desk-target = against { $name }

desk-in-their-words = Reports, in their own words
desk-reports-without-words = Reports
desk-words-not-shown = The words of reports are not shown to you: they could tell who reported.
desk-counts-once = repeats another, counts once
desk-reports-withheld = Your role does not see the reports of an incident.
desk-agreement-says = What the agreement says
desk-verdict-candidate = candidate
desk-verdict-no = no
desk-verdict-cannot_tell = cannot tell
desk-verdict-needs_ruling = needs a ruling
desk-heading = { $act }, { $where }
desk-provisions-no =
    { $count ->
        [one] { $count } provision says no
       *[other] { $count } provisions say no
    }
desk-struck = No report tells of this incident any more. It stands struck; its number is not given again.
desk-same-as = The same as incident no.
desk-reason = Why
desk-same = Same
desk-not-the-same = Not the same as the report it is linked to
desk-undo = Undo
desk-judged = Judged by people
desk-held-same = Two reports held to be the same by { $by },
desk-held-also = A report held to tell of the other’s incident too by { $by },
desk-held-different = Two reports held not to be the same by { $by },
desk-met-conflict = It was changed meanwhile: open the page again and look.
desk-met-unavailable = A part that the desk needs cannot be reached now. Try again later; if it stays so, tell an administrator.
desk-met-unverified = A sum, a signature or the register does not hold, and nothing may be built on it. Tell an administrator.
