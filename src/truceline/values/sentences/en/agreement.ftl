# Names of what an agreement is made of.
agreement-stage-proposed = proposed
agreement-stage-agreed = agreed
agreement-stage-in-force = in force
agreement-stage-suspended = suspended
agreement-stage-ended = ended
agreement-status-public = public
agreement-status-restricted = restricted
agreement-status-not-public = not public
agreement-standing-working = working version
agreement-standing-contested = contested account
agreement-certainty-surveyed = surveyed
agreement-certainty-agreed-map = from an agreed map
agreement-certainty-approximation = approximation
agreement-role-party = party
agreement-role-guarantor = guarantor
agreement-role-witness = witness
agreement-role-organ = organ
agreement-standard-reasonable-suspicion = reasonable suspicion
agreement-standard-reasonable-grounds-to-believe = reasonable grounds to believe
agreement-standard-balance-of-probabilities = balance of probabilities
agreement-standard-clear-and-convincing = clear and convincing evidence
agreement-standard-beyond-reasonable-doubt = proof beyond reasonable doubt
agreement-kind-act = forbidden acts
agreement-kind-distance = distances from lines
agreement-kind-area = areas kept free
agreement-kind-quantity = limits of numbers
agreement-kind-deadline = deadlines
agreement-kind-access = access
agreement-kind-procedure = procedures
agreement-wording-authentic = authentic words
agreement-wording-translation = translation
agreement-wording-summary = our summary
agreement-exemption-excluded-target = the target is an excluded group
agreement-exemption-self-defence = self-defence
agreement-exemption-announced-activity = an announced activity
agreement-exemption-monitoring-flight = a flight for monitoring
agreement-exemption-medical = medical transport
agreement-clock-met = met
agreement-clock-late = late
agreement-clock-unknown = unknown: no evidence that it was done, or none that it was done in time
agreement-clock-running = running
# The summary that `truceline check` prints.
agreement-summary-exercise = EXERCISE. Everything in this agreement is invented, for training.
agreement-summary-file = Code { $code }, version { $version }. Times are local time in { $zone }.
agreement-summary-digest = SHA-256 of its files: { $digest }
agreement-summary-texts = Texts
agreement-summary-text = { $title }: { $status }, { $date }
agreement-summary-term = Term
agreement-summary-parties = Parties, guarantors, witnesses, organs
agreement-summary-groups = Groups
agreement-summary-excluded = Outside the ceasefire
agreement-summary-control = Declared control
agreement-summary-zones = Zones
agreement-summary-lines = Reference lines
agreement-summary-posts = Posts
agreement-summary-provisions = Provisions: { $title }
agreement-summary-details = Open details
agreement-summary-clocks = Deadlines as of { $at }
agreement-summary-from-until = from { $start } until { $end }
agreement-summary-from = from { $start }, no end stated
agreement-summary-until = until { $end }
agreement-summary-always = no dates stated
agreement-summary-side = side: { $side }
agreement-summary-foreign = foreign force
agreement-summary-under = under { $group }
agreement-summary-bound = bound { $spans }
agreement-summary-never-bound = never bound
agreement-summary-designated = designated by { $by }, { $span }
agreement-summary-controlled = held by { $holder }, as { $by } declares, { $span }
agreement-summary-track = negotiated: { $track }
agreement-summary-guarantors = guaranteed by { $who }
agreement-summary-stage = { $stage } from { $start }
agreement-summary-account = { $standing }, held by { $by }: { $size }, { $certainty }, { $status }
agreement-summary-area = { $area } km²
agreement-summary-length = { $length } km
agreement-summary-undrawn = not drawn
agreement-summary-article = { $code } (article { $article }, { $wording }): { $title }
agreement-summary-waits = waits for: { $details }
agreement-summary-ruled = only a person may rule on it
agreement-summary-exempt = may be claimed: { $exemptions }
agreement-summary-detail-open = open, { $count ->
        [0] no proposal
        [one] one proposal
       *[other] { $count } proposals
    }: { $question }
agreement-summary-detail-decided = decided { $decided }, in effect from { $effective }: { $question }
agreement-summary-clock = { $title }: due by { $due }: { $state }
agreement-summary-done = { $title }: due by { $due }, done { $done }: { $state }
agreement-summary-none = none
agreement-summary-in = in: { $zones }
agreement-summary-everywhere = wherever the agreement holds
agreement-summary-acts = acts: { $acts }
agreement-summary-kept-out = kept out: { $kept }
agreement-summary-least-distance = { $what }: at least { $distance } km from { $line }
agreement-summary-most = at most { $amount } in { $zone }
agreement-summary-any-force = any force
agreement-summary-calibre-from = from { $calibre } mm
agreement-summary-calibre-below = below { $calibre } mm
agreement-summary-joint = determined jointly: each of these signs for itself: { $who }
agreement-summary-joint-within = { $count ->
    [one] within one hour
   *[other] within { $count } hours
}
agreement-summary-joint-remind = { $count ->
    [one] whoever has not spoken is reminded an hour before the end
   *[other] whoever has not spoken is reminded { $count } hours before the end
}
agreement-summary-closed-by = closed when all of these agree to the very same words: { $who }
agreement-summary-silence = { $count ->
    [one] after one hour silence is consent
   *[other] after { $count } hours silence is consent
}
agreement-summary-own-word = agreement counts only once it was given or confirmed by themselves
agreement-summary-abstaining = abstaining stands in the way
