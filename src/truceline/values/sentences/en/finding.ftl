# What a screening says. It never says more than "candidate": a person determines.
verdict-candidate = candidate
verdict-no = no
verdict-cannot_tell = cannot tell
verdict-needs_ruling = needs a ruling
# Where an incident lies with regard to a zone.
position-inside = inside
position-outside = outside
position-straddles = on either side of the boundary
position-accounts_differ = accounts of the zone differ
position-no_place = place not known
position-no_shape = zone not drawn
position-everywhere = everywhere
# Measures within the sentences.
finding-metres = { NUMBER($number, maximumFractionDigits: 0) } m
finding-kilometres = { NUMBER($number, maximumFractionDigits: 1) } km
finding-farther = more than { $distance }
finding-minutes = { $number ->
    [one] { $number } minute
   *[other] { $number } minutes
}
finding-hours = { $number ->
    [one] { $number } hour
   *[other] { $number } hours
}
finding-days = { $number ->
    [one] { $number } day
   *[other] { $number } days
}
finding-less-than-an-hour = less than an hour
finding-after-start = { $span } after the start
finding-before-start = { $span } before the start
finding-after-end = { $span } after the end
finding-before-end = { $span } before the end
finding-while-in-force = while the provision held
finding-not-stated = not stated
finding-act-not-held = no report says it, or reports do not agree on it
# The reasons.
finding-breach_inside = Candidate: { $act } inside “{ $zone }”, { $distance } from its boundary, { $when }.
finding-breach_nearer_than_limit = Candidate: { $act } { $distance } from “{ $zone }”, where at least { $limit } is demanded, { $when }.
finding-breach_over_limit = Candidate: { $counted } counted in “{ $zone }”, where at most { $most } is allowed, { $when }.
finding-breach_everywhere = Candidate: { $act }, { $when }; the provision holds everywhere.
finding-not_in_force_yet = No: it happened { $when }, when the provision was not yet in force.
finding-no_longer_in_force = No: it happened { $when }, when the provision was no longer in force.
finding-not_this_act = No: the provision is not concerned with this act: { $act }.
finding-act_unknown = Cannot tell: what was done is not known well enough for this provision: { $act }.
finding-not_this_weapon = No: the provision is not concerned with this weapon or calibre.
finding-weapon_unknown = Cannot tell: the weapon or its calibre is not known well enough for this provision.
finding-outside_zone = No: it happened outside “{ $zone }”, { $distance } from its boundary.
finding-straddles_boundary = Cannot tell: the boundary of “{ $zone }” is { $distance } away and the place is known within { $radius }; the chance that it lies inside is about { $chance }%.
finding-accounts_of_zone_differ = Cannot tell: accounts of where “{ $zone }” lies differ, and so does the answer.
finding-place_unknown = Cannot tell: no report gives a place with its precision.
finding-zone_not_drawn = Cannot tell: nobody has drawn where “{ $zone }” lay at that time.
finding-zone_not_in_force = No: “{ $zone }” was not in force at that time.
finding-zone_stage_uncertain = Cannot tell: “{ $zone }” was in force during a part only of the time in which it may have happened.
finding-time_straddles_start = Cannot tell: it may have happened before or after the start; the estimated time is { $when }.
finding-time_straddles_end = Cannot tell: it may have happened before or after the end; the estimated time is { $when }.
finding-beyond_limit = No: { $distance } from “{ $zone }”, where at least { $limit } is demanded.
finding-straddles_limit = Cannot tell: { $distance } from “{ $zone }”, known within { $radius }, where at least { $limit } is demanded.
finding-within_limit = No: { $counted } counted in “{ $zone }”, where at most { $most } is allowed.
finding-count_straddles_limit = Cannot tell: counts in “{ $zone }” differ; the highest, { $counted }, is over the limit of { $most }, the lowest is not.
finding-count_left_open = Cannot tell: of what was counted in “{ $zone }” only “at least” or “at most” { $counted } is told, which may be over the limit of { $most } or not.
finding-count_unknown = Cannot tell: no report counts what the provision limits.
finding-not_this_count = No: what was counted is not what the provision limits.
finding-side_unknown = Cannot tell: the limits differ by side, and the actor's side is not known.
finding-party_not_bound = No: { $actor } was not bound by the agreement at that time.
finding-not_this_actor = No: the provision does not concern { $actor }.
finding-actor_unknown = Cannot tell: the provision turns on who it was, and no report says so.
finding-actor_not_listed = Cannot tell: the agreement lists nobody by the name { $actor }.
finding-actor_disputed = Cannot tell: reports name different actors.
finding-time_straddles_joining = Cannot tell: { $actor } was bound during a part only of the time in which it may have happened.
finding-exclusion_claimed = A person must rule: the actor or the target is said to be a group outside the ceasefire.
finding-exemption_claimed = A person must rule: an exemption is claimed: { $exemption }.
finding-detail_open = Cannot be assessed: a detail was still open at that time: { $detail }
finding-geometry_restricted = Cannot tell: where “{ $zone }” lies may not be seen here.
finding-deadline_is_not_an_incident = No: a deadline is kept or missed by its clock, not by an incident.
finding-no_access_record = Cannot tell: only the record of passages asked for and granted says whether the quota was kept.
finding-no_contact_record = Cannot tell: only the record of contacts says whether the step was taken.
finding-step_in_time = No: { $side } was told { $after } after the centre knew of it, in time (given: { $within }).
finding-step_late = Candidate: { $side } was told late, { $after } after the centre knew of it (given: { $within }).
finding-step_still_open = Cannot tell: the time given is not over for { $side } ({ $within }).
finding-step_not_taken = Candidate: the record holds nothing that told { $side } of it in time (given: { $within }).
finding-side_not_asked = Cannot tell: { $side } was not asked yet, and owes no reply.
finding-replied_in_time = No: { $side } replied { $after } after it was asked, in time (given: { $within }).
finding-replied_late = Candidate: { $side } replied late, { $after } after it was asked (given: { $within }).
finding-side_silent = Candidate: { $side } was asked and did not reply in time (given: { $within }); what it would have said is not known.
finding-nothing_to_return = No: the fire that it is said to have returned came later, so there was nothing to return.
finding-return_not_said = Cannot tell: nobody has said whose fire it returned, if it returned any.
finding-side_not_known = Cannot tell: which side it was is not known.
finding-order_of_fire_unknown = Cannot tell: which fire came first is not known.
finding-hotline_tried = No: { $side } tried the hotline { $after } before it fired.
finding-hotline_tried_after = Candidate: { $side } tried the hotline only { $after } after it fired.
finding-hotline_not_tried = Candidate: the record holds no call of { $side } before it returned fire.
finding-call_at_the_time_of_fire = Cannot tell: { $side } called at the time of the fire, before or after is not known.
finding-nothing_determined = Cannot tell: nothing was determined that calls for discipline.
finding-discipline_notified = No: { $side } gave notice of discipline { $after } after the determination.
finding-discipline_notified_late = Candidate: { $side } gave notice of discipline late, { $after } after the determination (given: { $within }).
finding-discipline_not_notified = Candidate: the record holds no notice of discipline from { $side } in time (given: { $within }).
finding-discipline_not_heard_of = Cannot tell: { $side } has given no notice of discipline yet, and no time is set for it.
finding-stands_under_ruling = A person must rule: this provision is never screened by machine alone.
# Whether the sources reach a standard of proof, and why.
weight-reached = reached
weight-not_reached = not reached
weight-cannot_tell = cannot tell
weight-one_source = one independent source
weight-two_sources = two independent sources
weight-own_witness = the centre's own monitors or devices saw or recorded it
weight-own_witness_and_another = the centre's own monitors or devices saw or recorded it, and another source confirms it
weight-two_families = independent sources of two families
weight-two_families_and_witness = independent sources of two families, one of which saw or recorded it
weight-second_source_missing = a second independent source is missing
weight-second_family_missing = a source of another family is missing
weight-witness_missing = nobody who reports it saw or recorded it
weight-witness_unknown = it is not known whether a source saw or recorded it
weight-left_to_persons = what the sources can show is there; whether doubt remains is for persons to say
# What people determine.
outcome-not_an_incident = not an incident
outcome-no_violation = incident, no violation
outcome-minor_violation = minor violation
outcome-serious_violation = serious violation
outcome-not_established = not established
outcome-outside_scope = outside scope
# Cases that nobody has decided yet, by what screening said of them.
case-pending_candidate = not decided: candidate under a provision
case-pending_needs_ruling = not decided: waits for a ruling
case-pending_cannot_tell = not decided: screening cannot tell
case-pending_no = not decided: no provision concerned
case-received = not decided: received, not screened
# What was determined jointly, in one sentence.
finding-joint = Joint, { $parts }.
finding-joint-signed = signed by { $who }
finding-joint-dissent = dissent of { $who }
finding-joint-missing = not signed yet by { $who }
finding-joint-silent = silent when the time ran out: { $who }
finding-joint-and = {"; "}
finding-joint-comma = {", "}
