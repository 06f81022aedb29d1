# The bulletin: the same facts always in the same words. Never “violation” without a determination; never “quiet” unobserved.
bulletin-number = { $number }
bulletin-decimal = { NUMBER($number, minimumFractionDigits: 1, maximumFractionDigits: 1) }
bulletin-day = { DATETIME($day, dateStyle: "long") }
bulletin-moment = { $day }, { $time }
bulletin-short-day = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
bulletin-short-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $year }
bulletin-and-then = ; { "" }
bulletin-unknown = not known
bulletin-total = Total
# Head of the page.
bulletin-kind = Ceasefire bulletin
bulletin-band = EXERCISE
bulletin-exercise = Everything in this bulletin is invented, for training.
bulletin-period = { $period } ({ $days ->
    [one] { $days } day
   *[other] { $days } days
}, local time of { $zone })
bulletin-version = Agreement { $code }, version { $version }
bulletin-release = Prepared from the record by rule. It is published only when a person releases it.
bulletin-desk = For the desk only. Not for release.
bulletin-contents = In this bulletin
# Headings of the parts.
bulletin-section-headline = Headline
bulletin-section-map = Map
bulletin-section-zones = Zones
bulletin-section-coverage = What was observed, and what was not
bulletin-section-areas = By first-level area
bulletin-section-acts = By act
bulletin-section-provisions = By provision
bulletin-section-reasons = What could not be told, and why
bulletin-section-casualties = Casualties
bulletin-section-determinations = Determinations
bulletin-section-comparison = Compared with the period before
bulletin-section-clocks = Deadlines and open details
bulletin-section-sources = Who reported
bulletin-section-errata = Changes to an earlier bulletin
bulletin-section-left-out = What is left out, and why
bulletin-section-methods = Methods and counting rules
bulletin-section-digest = Boundaries and digests
# The headline.
bulletin-key-incidents = incidents held
bulletin-key-candidate = candidates
bulletin-key-needs_ruling = need a ruling
bulletin-key-cannot_tell = cannot be told
bulletin-key-no = concern no provision
bulletin-key-determined = determined violations
bulletin-key-determinations = determinations made
bulletin-key-watched = zone-days observed, of { $whole }
bulletin-not_asked = no provision in force
bulletin-headline-incidents = { $incidents ->
    [one] { $incidents } incident is held for this period
   *[other] { $incidents } incidents are held for this period
}, from { $reports ->
    [one] { $reports } report
   *[other] { $reports } reports
} of { $sources ->
    [one] { $sources } source
   *[other] { $sources } sources
}.
bulletin-headline-reported-days = Reports speak of { $period } alone. Of the other days of the period the record holds nothing, which does not mean that nothing happened.
bulletin-headline-verdicts = Screened against the provisions in force at the time: candidates { $candidate }; need a ruling { $needs_ruling }; cannot be told { $cannot_tell }; concern no provision { $no }; no provision in force { $not_asked }.
bulletin-no-determination = No determination has been made.
bulletin-determinations = { $determined ->
    [one] { $determined } incident has been determined
   *[other] { $determined } incidents have been determined
}: serious violations { $serious }; minor violations { $minor }; other outcomes { $other }.
bulletin-headline-watched = Of { $total ->
    [one] { $total } zone-day
   *[other] { $total } zone-days
}, observed with incidents: { $with_incidents }; observed quiet: { $quiet }; not observed: { $not_observed }. Not observed does not mean quiet.
bulletin-headline-no-zone-drawn = No zone is drawn, so it cannot be told which zones were observed.
bulletin-headline-killed = Killed, by the figures of sources: { $low } to { $high }.
bulletin-headline-killed-or-more = Killed, by the figures of sources: { $low } to { $high } or more.
bulletin-headline-injured = Injured, by the figures of sources: { $low } to { $high }.
bulletin-headline-injured-or-more = Injured, by the figures of sources: { $low } to { $high } or more.
bulletin-headline-compared = { $reading ->
    [more] More incidents than
    [fewer] Fewer incidents than
   *[other] No clear difference from
} the { $days ->
    [one] { $days } day
   *[other] { $days } days
} before: { $after } now, { $before } then.
bulletin-headline-compared-partial = { $reading ->
    [more] More incidents a day than before
    [fewer] Fewer incidents a day than before
   *[other] No clear difference from before in incidents a day
} (the record begins on { $day }): { $after } in { $days ->
    [one] { $days } day
   *[other] { $days } days
} now, { $before } in { $covered ->
    [one] { $covered } day
   *[other] { $covered } days
} then.
bulletin-headline-not-comparable = This period cannot be compared with the one before: the record does not reach back to it.
# The map.
bulletin-map-nothing = There is nothing to draw: no zone is drawn and no incident has a place.
bulletin-map-alt = Map of the zones by stage, of posts, and of incidents as circles of uncertainty.
bulletin-map-circles = Each circle holds the true place with a probability of 95{"\u00a0"}%. A number says how many incidents lie at one place; the filled part is the share of candidates.
bulletin-map-gathered = Incidents that lie close together are gathered: the size of a circle shows their number, the filled part the share of candidates.
bulletin-map-beyond = { $count ->
    [one] { $count } incident lies
   *[other] { $count } incidents lie
} beyond this map.
bulletin-map-without-place = { $count ->
    [one] { $count } incident has
   *[other] { $count } incidents have
} no place and cannot be shown.
bulletin-map-too-coarse = { $count ->
    [one] { $count } incident is
   *[other] { $count } incidents are
} placed too coarsely to be shown.
bulletin-map-north = N
bulletin-map-kilometres = { $km }{"\u00a0"}km
bulletin-map-short-disclaimer = Zones as named sources draw them. No opinion on any boundary or status is implied.
bulletin-map-account = account of { $holder }
bulletin-map-unobserved = { $zone }: not observed on { $days ->
    [one] { $days } day
   *[other] { $days } days
}
bulletin-legend = Legend
bulletin-legend-post = post
bulletin-legend-line = reference line
bulletin-legend-contested = contested account of a zone
bulletin-legend-some-days = not observed on some days
bulletin-legend-every-day = not observed on any day
bulletin-legend-circle = uncertainty of a place
bulletin-legend-incidents = incidents
# Zones.
bulletin-zones-overlap = Zones may overlap, and an incident may lie in several or in none: the rows do not add up to a total.
bulletin-stage-none = none yet
bulletin-last = { $moment } ({ $elapsed })
bulletin-last-none = none on record
bulletin-hours-earlier = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} before the end
bulletin-days-earlier = { $days ->
    [one] { $days } day
   *[other] { $days } days
} before the end
bulletin-change = { $reading ->
    [more] more ({ $before } before, { $after } now)
    [fewer] fewer ({ $before } before, { $after } now)
    [no_clear_difference] no clear difference ({ $before } before, { $after } now)
   *[other] cannot be compared
}
bulletin-chart-title = Incidents inside each zone
bulletin-chart-day = A bar is one day.
bulletin-chart-week = A bar is one week.
bulletin-chart-month = A bar is one month.
bulletin-chart-meaning = Solid: candidates. Outlined: other incidents. Hatched: not observed, which is not zero.
bulletin-chart-alt = { $zone }: { $incidents ->
    [one] { $incidents } incident
   *[other] { $incidents } incidents
} inside, of them candidates: { $candidates }; days not observed: { $missing } of { $days }.
# Coverage.
bulletin-coverage-meaning = Days on which nobody was looking are not quiet days. Counts follow how much was observed.
bulletin-state-with_incidents = observed with incidents
bulletin-state-quiet = observed quiet
bulletin-state-not_observed = not observed
bulletin-unobserved = { $zone } was not observed on: { $days }.
bulletin-unobserved-long = { $zone } was not observed on { $days ->
    [one] { $days } day
   *[other] { $days } days
}, in { $runs } separate runs; the longest: { $longest }.
bulletin-zone-not-drawn = { $zone }: no outline of this zone is at hand, so it cannot be told whether it was observed.
bulletin-rate = { $rate } ({ $low } to { $high }): { $count } on { $days ->
    [one] { $days } day
   *[other] { $days } days
}
bulletin-rate-only-incidents = no rate: observed only where incidents were reported
bulletin-rate-none = no day observed, no rate
# Areas, acts, provisions.
bulletin-areas-none = No report names its area, so nothing is divided here.
bulletin-areas-attributed = Areas are those that reports name. They are not computed from the map, and no boundary is implied.
bulletin-force-force = use of force
bulletin-force-other_act = another act
bulletin-force-act_unknown = the act is not known
bulletin-unit-explosion = explosions
bulletin-unit-burst = bursts
bulletin-unit-shot = shots
bulletin-unit-projectile = projectiles
bulletin-unit-impact = impacts
bulletin-unit-flight = flights
bulletin-unit-event = other observations
bulletin-provision = { $title } (art. { $article })
bulletin-provisions-none = No provision was asked about an incident of this period.
bulletin-provisions-screening = These are answers of a screening by rule. A candidate is a question to people, not a finding against anybody.
# Reasons.
bulletin-reasons-none = Every answer could be given.
bulletin-reason-detail = waits for an open detail: { $question }
bulletin-reason-breach_inside = inside the zone
bulletin-reason-breach_nearer_than_limit = nearer than allowed
bulletin-reason-breach_over_limit = more than allowed
bulletin-reason-breach_everywhere = the provision holds everywhere
bulletin-reason-not_in_force_yet = the provision was not in force yet
bulletin-reason-no_longer_in_force = the provision was no longer in force
bulletin-reason-not_this_act = the provision is not about this act
bulletin-reason-act_unknown = the act is not known well enough
bulletin-reason-not_this_weapon = the provision is not about this weapon
bulletin-reason-weapon_unknown = the weapon is not known well enough
bulletin-reason-outside_zone = outside the zone
bulletin-reason-straddles_boundary = the place may lie on either side of the boundary
bulletin-reason-accounts_of_zone_differ = accounts of the zone’s extent differ
bulletin-reason-place_unknown = the place is not known
bulletin-reason-zone_not_drawn = the zone is not drawn
bulletin-reason-zone_not_in_force = the zone was not in force
bulletin-reason-zone_stage_uncertain = the zone’s stage changed within the time it may have happened
bulletin-reason-time_straddles_start = it may have happened before or after the start
bulletin-reason-time_straddles_end = it may have happened before or after the end
bulletin-reason-beyond_limit = far enough away
bulletin-reason-straddles_limit = the place may lie on either side of the limit
bulletin-reason-within_limit = within the limit
bulletin-reason-count_straddles_limit = counts lie on both sides of the limit
bulletin-reason-count_left_open = counts say only “at least” or “at most”
bulletin-reason-count_unknown = the number is not known
bulletin-reason-not_this_count = something else was counted
bulletin-reason-side_unknown = the side is not known
bulletin-reason-party_not_bound = the actor was not bound
bulletin-reason-not_this_actor = the provision is not about this actor
bulletin-reason-actor_unknown = the actor is not known
bulletin-reason-actor_not_listed = the agreement does not list the actor
bulletin-reason-actor_disputed = reports name different actors
bulletin-reason-time_straddles_joining = the actor was bound during a part of the time only
bulletin-reason-exclusion_claimed = an excluded group is said to be concerned
bulletin-reason-exemption_claimed = an exemption is claimed
bulletin-reason-detail_open = waits for an open detail
bulletin-reason-geometry_restricted = the map is restricted
bulletin-reason-deadline_is_not_an_incident = a deadline is no incident
bulletin-reason-no_access_record = there is no record of access
bulletin-reason-no_contact_record = there is no record of contacts
bulletin-reason-step_in_time = the side was told in time
bulletin-reason-step_late = the side was told late
bulletin-reason-step_still_open = the time for the step is not over
bulletin-reason-step_not_taken = the side was not told in time
bulletin-reason-side_not_asked = the side was not asked yet
bulletin-reason-replied_in_time = the side replied in time
bulletin-reason-replied_late = the side replied late
bulletin-reason-side_silent = the side did not reply in time
bulletin-reason-nothing_to_return = there was no fire to return
bulletin-reason-return_not_said = whose fire was returned is not said
bulletin-reason-side_not_known = which side it was is not known
bulletin-reason-order_of_fire_unknown = which fire came first is not known
bulletin-reason-hotline_tried = the hotline was tried first
bulletin-reason-hotline_tried_after = the hotline was tried only afterwards
bulletin-reason-hotline_not_tried = the hotline was not tried
bulletin-reason-call_at_the_time_of_fire = whether the call came before the fire is not known
bulletin-reason-nothing_determined = nothing was determined that calls for it
bulletin-reason-discipline_notified = discipline was notified
bulletin-reason-discipline_notified_late = discipline was notified late
bulletin-reason-discipline_not_notified = discipline was not notified in time
bulletin-reason-discipline_not_heard_of = discipline was not notified yet
bulletin-reason-stands_under_ruling = only a person may rule on it
bulletin-unsure-no_place = the place is not known
bulletin-unsure-day_unsure = the day is not known for certain
bulletin-unsure-actor_unknown = no actor is named, or none is agreed on
bulletin-unsure-actors_disputed = reports name different actors
# Casualties.
bulletin-casualties-none = No source gives a figure. That does not mean that nobody was hurt.
bulletin-casualties-meaning = Figures are those of sources, as ranges; nothing is averaged. Incidents without a figure add nothing.
bulletin-casualties-open-killed = Killed: incidents of which the highest figure is open (“at least”): { $count }. In the highest sum they stand with what is known at least; it may be higher.
bulletin-casualties-open-injured = Injured: incidents of which the highest figure is open (“at least”): { $count }. In the highest sum they stand with what is known at least; it may be higher.
bulletin-casualties-killed = Killed
bulletin-casualties-injured = Injured
bulletin-casualties-killed_low = killed, lowest
bulletin-casualties-killed_best = killed, most likely
bulletin-casualties-killed_high = killed, highest
bulletin-casualties-killed_incidents = killed, incidents with a figure
bulletin-casualties-killed_open = killed, incidents whose highest figure is open
bulletin-casualties-injured_low = injured, lowest
bulletin-casualties-injured_best = injured, most likely
bulletin-casualties-injured_high = injured, highest
bulletin-casualties-injured_incidents = injured, incidents with a figure
bulletin-casualties-injured_open = injured, incidents whose highest figure is open
bulletin-day-not-told = not told
bulletin-not_determined = not determined
# The period before.
bulletin-comparison-none = The record does not reach back to the period before ({ $period }), so there is nothing to compare. That is not zero.
bulletin-comparison-meaning = The period before is { $period }. Counts depend on how much was observed and reported in each.
bulletin-comparison-partial = The record begins on { $day }; the days before that are left out of the rates of the period before.
bulletin-comparison-method = The ratio is of daily rates, with an interval of 95{"\u00a0"}% from the conditional binomial test (Przyborowski and Wilenski, 1940). Incidents cluster, so the true uncertainty is larger.
bulletin-compared-incidents = incidents
bulletin-compared-candidates = candidates
bulletin-compared-cases = cases
bulletin-compared-observations = observations
bulletin-compared-inside = incidents inside { $zone }
bulletin-ratio = { $ratio } ({ $low } to { $high })
bulletin-ratio-none = not given
bulletin-reading-more = more
bulletin-reading-fewer = fewer
bulletin-reading-no_clear_difference = no clear difference
bulletin-reading-not_comparable = cannot be compared
# Deadlines, details, sources.
bulletin-clocks-none = No deadline is running and no detail is open.
bulletin-standing-origin = first-hand, or the first to say it
bulletin-standing-relay = relays of other reports
bulletin-standing-nil = nil reports: nothing observed
# Errata.
bulletin-errata-none = Nothing has changed in the figures of the bulletin for { $period } (digest { $digest }…).
bulletin-errata-some = Since the bulletin for { $period } was printed (digest { $digest }…), { $count ->
    [one] { $count } figure has changed
   *[other] { $count } figures have changed
}. The printed bulletin stays as it is; these are the figures as the record gives them now.
bulletin-division-verdict = by answer
bulletin-division-place = by place
bulletin-division-verdict_inside = by answer, inside
bulletin-division-area = by area
bulletin-division-candidate_area = candidates, by area
bulletin-division-act = by act
bulletin-division-candidate_act = candidates, by act
bulletin-division-force = by use of force
bulletin-division-unit = by unit
bulletin-division-reason = by reason
bulletin-division-outcome = by outcome
bulletin-division-standing = by origin
bulletin-division-family = by family of source
bulletin-division-state = by state
bulletin-place-inside = inside
bulletin-place-outside = outside
bulletin-place-cannot_tell = cannot tell
# Left out.
bulletin-left-out-none = Nothing is left out for this reader.
bulletin-left-out-places = { $count ->
    [one] The place of { $count } incident is
   *[other] The places of { $count } incidents are
} rounded to about 2{"\u00a0"}km on the map, so that nobody can be found by it. Figures use the exact places.
bulletin-left-out-shape = The outline of “{ $name }” is not public and is not drawn.
bulletin-left-out-acts = { $count ->
    [one] The exact act of { $count } incident is
   *[other] The exact acts of { $count } incidents are
} not named, to protect those concerned; the group of acts is.
bulletin-left-out-days = { $count ->
    [one] The day of { $count } determined incident is
   *[other] The days of { $count } determined incidents are
} told as a week, because one voice alone tells of each and the day could point at whoever reported it.
bulletin-left-out-days_untold = { $count ->
    [one] The day of { $count } determined incident is
   *[other] The days of { $count } determined incidents are
} not told, to protect those concerned.
bulletin-left-out-ratios = { $count ->
    [one] { $count } ratio is
   *[other] { $count } ratios are
} not given, because fewer than 10 were counted in one of the periods.
bulletin-left-out-persons = Names of sources, the words of reports, alleged actors, and the exact places of single incidents are not printed: they could endanger people, and nobody has determined who did what.
# Methods.
bulletin-methods-days = Days are local days from midnight to midnight. A report or incident counts on the day in the middle of the time it may have been.
bulletin-methods-screening = Answers come from a screening by rule: candidate, needs a ruling, cannot tell, no. Location and time are used with their errors. Only people determine.
bulletin-methods-intervals = Rates are of incidents inside a zone on the days on which it was observed, with an exact Poisson interval of 95{"\u00a0"}% (Garwood, 1936).
# The end.
bulletin-disclaimer = Outlines of zones and lines are drawn as named sources give them, some by hand. They imply no opinion on the status of any territory, on any boundary, or on who holds any place.
bulletin-digest-figures = SHA-256 of the frozen figures: { $digest }
bulletin-digest-agreement = SHA-256 of the agreement’s files: { $digest }
bulletin-digest-originals = SHA-256 of the list of original files: { $digest }
# Captions and columns.
bulletin-caption = { $title }. Counting rule: { $rule }.
bulletin-table-zones = Zones at the end of the period
bulletin-table-coverage = Zone-days by how they were observed
bulletin-table-areas = First-level areas
bulletin-table-acts = Acts
bulletin-table-force = Whether force was used
bulletin-table-units = What own monitors and devices counted
bulletin-table-provisions = Answers of each provision
bulletin-table-reasons-cannot_tell = Why it cannot be told
bulletin-table-reasons-needs_ruling = Why a ruling is needed
bulletin-table-unsure = What is not known of the incidents
bulletin-table-casualties = Killed and injured
bulletin-table-outcomes = Outcomes
bulletin-table-determinations = Determinations that stand
bulletin-table-comparison = This period and the one before
bulletin-table-clocks = Deadlines at the end of the period
bulletin-table-details = Details that nobody has agreed yet, and how many proposals were put on each
bulletin-table-families = Reports by family of source
bulletin-table-standing = Reports by origin
bulletin-table-errata = Figures as printed, and now
bulletin-table-rules = Counting rules
bulletin-column-zone = Zone
bulletin-column-stage = Stage
bulletin-column-inside = Inside
bulletin-column-cannot_tell = Cannot tell
bulletin-column-outside = Outside
bulletin-column-total = All
bulletin-column-candidate = Candidates inside
bulletin-column-last_incident = Last incident inside
bulletin-column-change = Against the period before
bulletin-column-days = Days
bulletin-column-rate = Incidents per observed day
bulletin-column-area = Area
bulletin-column-incidents = Incidents
bulletin-column-candidates = Candidates
bulletin-column-cases = Cases
bulletin-column-observations = Observations
bulletin-column-cases_by_province = Cases
bulletin-column-determined_violations = Incidents
bulletin-column-reports = Reports
bulletin-column-answers = Answers
bulletin-column-act = Act
bulletin-column-force = Force
bulletin-column-unit = Unit
bulletin-column-provision = Provision
bulletin-column-asked = Asked
bulletin-column-reason = Reason
bulletin-column-unsure = Not known
bulletin-column-casualties = Persons
bulletin-column-low = Lowest
bulletin-column-best = Most likely
bulletin-column-high = Highest
bulletin-column-stated_for = Incidents with a figure
bulletin-column-outcome = Outcome
bulletin-column-standard = Standard of proof
bulletin-column-happened = Day of the incident
bulletin-column-decided_on = Decided on
bulletin-column-figure = Figure
bulletin-column-now = This period
bulletin-column-before = Before
bulletin-column-ratio = Ratio of rates
bulletin-column-reading = Reading
bulletin-column-due = Due
bulletin-column-state = State
bulletin-column-done_on = Done on
bulletin-column-detail = Detail
bulletin-column-proposals = Proposals
bulletin-column-family = Family
bulletin-column-standing = Origin
bulletin-column-was = Printed
bulletin-column-is = Now
bulletin-column-rule = Rule
bulletin-column-definition = Definition
# What sides said for the record.
bulletin-section-replies = Replies and dissent for the record
bulletin-replies-meaning = Each in the side’s own words and language. The centre changes no word of them and adopts none of them. Numbers are those of the determinations above.
bulletin-reply = { $side } { $said }: { $about } ({ $moment })
bulletin-reply-dissent = Dissent. { $side } { $said }: { $about } ({ $moment })
bulletin-reply-about-incident = on the incident of determination { $number }
bulletin-reply-about-provision = under { $provision }, on the incident of determination { $number }
bulletin-reply-about-determination = on determination { $number }
bulletin-said-answered = answers
bulletin-said-accepted = accepts
bulletin-said-signs = signs
bulletin-said-dissents = dissents
bulletin-said-disputed = disputes
bulletin-column-number = No.
bulletin-column-signatures = How determined
bulletin-by-centre = the centre
bulletin-column-dissent = Dissent
bulletin-left-out-replies = { $count ->
    [one] { $count } reply for the record is not printed: nothing stands determined of the incident that it is about.
   *[other] { $count } replies for the record are not printed: nothing stands determined of the incidents that they are about.
}
bulletin-left-out-words = { $count ->
    [one] { $count } reply for the record is not printed, to protect those concerned.
   *[other] { $count } replies for the record are not printed, to protect those concerned.
}
bulletin-section-stances = What guarantors and parties hold
bulletin-stances-meaning = What each holds for the record of what was determined, each by itself; nothing is put together or averaged. Whoever put nothing on the record has said neither yes nor no. Numbers are those of the determinations above.
bulletin-rulings-meaning = That a target was excluded from the ceasefire is a claim; these have to rule on it. Whatever they rule clears nothing that was determined.
bulletin-table-stances = Stances for the record
bulletin-table-rulings = Rulings on claims of an excluded target
bulletin-column-side = Side
bulletin-column-holds = Stance
bulletin-column-of = About
bulletin-column-said_on = On
bulletin-column-ruled_by = Rules
bulletin-column-ruling = Ruling
bulletin-column-claim = Claim
bulletin-holds-nothing = put nothing on the record
bulletin-holds-reply = a reply, printed below
bulletin-claim-of = of { $side }, { $of }
bulletin-left-out-stances = { $count ->
    [one] { $count } stance for the record is not printed, to protect those concerned.
   *[other] { $count } stances for the record are not printed, to protect those concerned.
}
bulletin-left-out-stances_undetermined = { $count ->
    [one] { $count } stance for the record is not printed: nothing stands determined of the incident that it is about.
   *[other] { $count } stances for the record are not printed: nothing stands determined of the incidents that they are about.
}
bulletin-held-about-incident = incident of determination { $number }
bulletin-held-about-provision = { $provision }, incident of determination { $number }
bulletin-held-about-determination = determination { $number }
