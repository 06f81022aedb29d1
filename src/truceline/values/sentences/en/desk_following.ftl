# What was recommended, and sites with their inspections.
desk-follow-up = Follow-up
desk-follow-up-about = What was recommended to which force, and whether it was done. Nothing is dropped: done, refused, open and unknown add up to all that was issued.
desk-follow-up-found =
    { $count ->
        [one] one issued
       *[other] { $count } issued
    }
desk-follow-up-none = Nothing has been recommended yet. Each recommendation will stand here until it is done or refused.
desk-follow-done = done
desk-follow-refused = refused
desk-follow-open = open
desk-follow-unknown = unknown: its date has passed
desk-follow-what = What, and how it is checked
desk-follow-force = Force
desk-follow-act = What it should do
desk-follow-due = By
desk-follow-due-at = By ({ $zone })
desk-follow-stands = Stands
desk-follow-soon = due within a day
desk-follow-reminded = reminded { $at }
desk-follow-incident = incident { NUMBER($number, useGrouping: 0) }
desk-follow-incident-number = Number of the incident, if it is about one
desk-follow-checked-by = checked by
desk-follow-verified = How it will be checked
desk-follow-checks =
    { $count ->
        [one] One check
       *[other] { $count } checks
    }
desk-follow-check = What was found
desk-follow-found = Found
desk-follow-evidence = What shows it
desk-follow-new = Recommend something
desk-follow-new-note = A force, an act, a place, a date and a check: what is not named can be neither done nor refused.
desk-follow-issue = Issue it
desk-found-done = done
desk-found-not_done = not done
desk-found-refused = refused
desk-found-unclear = could not be told
desk-recommendation-unknown = There is no such recommendation.
desk-sites = Sites
desk-sites-about = Posts, checkpoints, observation posts, cameras and storage sites of the agreement, with what inspections found missing. All of them stay where they are; nothing here says where forces are.
desk-sites-found =
    { $count ->
        [one] one site
       *[other] { $count } sites
    }
desk-sites-none = No site is kept yet. Each will stand here with its inspections.
desk-site-new = Add a site
desk-site-what = Site
desk-site-kind = Kind
desk-site-name = Name
desk-site-held-by = Kept by
desk-site-should-hold = Should be there:
desk-site-inspections = Last inspections
desk-site-inspect = Write an inspection down
desk-site-outcome = Outcome
desk-site-missing = What was missing
desk-site-close = Close the site
desk-site-is-closed = closed
desk-site-closed = This site is closed.
desk-site-exists = Another site has this code: codes are never given twice.
desk-site-unknown = There is no such site.
desk-site-kind-post = post
desk-site-kind-checkpoint = checkpoint
desk-site-kind-observation_post = observation post
desk-site-kind-camera = camera
desk-site-kind-storage = storage site
desk-inspected-complete = all there
desk-inspected-missing = something missing
desk-inspected-no_access = not let in
desk-inspected-never = never inspected
