# The agreement on its page.

desk-agreement = Agreement
desk-version = Version { $version }
desk-in-effect-since = in effect since { $at }
desk-versions = All versions
desk-versions-bring = All versions, and bring a new one
desk-texts = Texts
desk-term = Term:
desk-who = Who promised
desk-under = under { $group }
desk-groups = Groups and forces, and when each was bound ({ $count })
desk-side-of = side: { $side }
desk-foreign = foreign force
desk-bound = Bound { $span }.
desk-never-bound = Never bound, as far as is known.
desk-excluded = Outside the ceasefire, and who says so ({ $count })
desk-designated = Designated by { $by }, { $span }.
desk-provisions = Provisions
desk-counted-on = What each provision caught, as screened; counted { $at }. A candidate is not a violation.
desk-article = article { $article }
desk-text-withheld = The words of this text are restricted; your role does not read them.
desk-withheld = withheld: restricted
desk-acts = Acts
desk-limit = Limit
desk-exemptions = May be claimed
desk-ruled-by = ruled by { $name }
desk-ruling = Ruling
desk-only-a-person = Only a person may rule on it.
desk-standard = Standard of proof
desk-verification = Verification
desk-waits-for = Waits for
desk-known-from = Known from
desk-deadlines = Deadlines as of { $day }
desk-due = due by { $at }
desk-done-on = done { $at }
desk-no-deadlines = The agreement sets no deadline.
desk-details = What was left open
desk-detail-open = open: provisions that wait for it cannot be assessed
desk-detail-decided = decided { $at }, in effect from { $from }
desk-proposed-by = Proposed by { $name }
desk-proposed = Proposed
desk-no-proposal = Nobody has proposed an answer yet.
desk-no-details = Nothing was left open.
desk-zones-on = Zones on { $day }
desk-on-day = On the day
desk-turning-days = A zone reached a stage on:
desk-day-not-understood = Expected a day such as 2017-07-10; shown is today. Came:
desk-nothing-drawn = No shape that you may see held on this day.
desk-no-stage-yet = before its first stage
desk-track = negotiated: { $track }
desk-all-stages = All its stages
desk-no-zones = The agreement names no zones.
desk-lines = Reference lines
desk-line-of = measured by { $side }
desk-no-account-then = Nobody’s account of where it lies held on this day.
desk-provision = Provision
desk-it-says = It says
desk-anything-but-no = anything but no
desk-version-unknown = There is no such version of the agreement here.

# Versions.
desk-version-name = Version
desk-version-step = Step
desk-version-brought = Brought
desk-version-effect = In effect from
desk-version-is-draft = draft
desk-version-is-set = waits for its time
desk-version-is-in_effect = in effect
desk-version-is-past = past
desk-version-is-struck = struck
desk-version-bring = Bring a new version
desk-version-files = The folder’s files, or one zip of it
desk-version-files-note = agreement.yaml with the shapes it names. It is checked whole and becomes a draft: nothing takes effect until somebody else puts it into effect.
desk-version-check = Check it and keep it as a draft
desk-version-refused =
    { $count ->
        [one] Nothing was taken in. One problem:
       *[other] Nothing was taken in. { $count } problems:
    }
desk-version-brought-by = brought by { $name }
desk-version-set-by = put into effect by { $name }
desk-version-from = from
desk-version-received =
    { $count ->
        [one] One file as received
       *[other] { $count } files as received
    }
desk-version-digest = Digest of the agreement, which every bulletin names:
desk-version-strike = Strike this version
desk-version-not-tried = First it must be known what would change against the version in effect.
desk-version-moved-on = This version, or another one, has moved on meanwhile: look again.
desk-reason-needed = Say why: it stands on the register.
desk-would-change = What would be found otherwise than by { $version }
desk-trial-waits = Waits for the background worker: the counts appear here when all incidents were screened under this draft.
desk-trial-runs = Screening under this draft: { $done } of { $total } incidents.
desk-trial-failed = The trial could not be finished:
desk-trial-says = { $changed } of { $all } answers would change.
desk-trial-nothing-written = Nothing was written.
desk-trial-old = This was counted against { $version }, which is not in effect any more: try again.
desk-trial-again = Count again
desk-trial-withheld = Your role does not see findings.
desk-screening-progress = Screened so far
desk-screening-anew = All incidents are being screened anew: { $done } of { $total }.
desk-screened-anew =
    { $done ->
        [one] { $done } incident was screened anew when this version took effect.
       *[other] { $done } incidents were screened anew when this version took effect.
    }
desk-would-from-to = Says now, and would say
desk-would-count = Incidents
desk-would-becomes = becomes
desk-would-not-there = no such provision
desk-would-gone = provision gone
desk-would-reason = for another reason
desk-would-none = says the same of every incident
desk-effect-title = Put into effect
desk-effect-day = Day
desk-effect-hour = Time ({ $zone })
desk-effect-note = From then on it holds for everybody, and all incidents are screened anew. Until then the version in effect stays.
desk-effect-set = Put into effect at this time
desk-effect-not-own = You brought this version: somebody else puts it into effect.
desk-effect-head = The head of the centre puts it into effect.
desk-says-otherwise = What it says otherwise ({ $count })
desk-says-the-same = It says the same.
desk-fate-added = New
desk-fate-removed = Gone
desk-fate-changed = Changed
desk-part-agreement = Agreement
desk-part-provisions = Provision
desk-part-zones = Zone
desk-part-lines = Line
desk-part-groups = Group
desk-part-excluded = Outside the ceasefire
desk-part-control = Declared control
desk-part-details = Open detail
desk-part-texts = Text
desk-part-parties = Party
desk-part-posts = Post
desk-control-title = Declared control
desk-control-note = Who is said to hold which place on this day, by whom. Somebody’s word and no finding: it attributes nothing, and where declarations differ none is preferred.
desk-control-answers = for which answers:
desk-control-rival = declarations differ
desk-control-by = Declared by { $by }
desk-answers-for = answers for it, from below:
