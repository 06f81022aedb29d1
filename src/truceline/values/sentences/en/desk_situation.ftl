# The situation: zones, map, timeline and list of one filter; filters that are kept; what is new.

desk-situation = Situation
desk-situation-at = As of { $at }, local time of the agreement
desk-state-no = no
desk-weapon = Weapon
desk-zone = Zone
desk-zone-any = everywhere
desk-zone-unclear = also where it cannot be told
desk-area = Province or district
desk-box = Only within the drawn box
desk-box-drop = Leave the box out
desk-filter-more = More of the filter
desk-life = How far the case is
desk-periods = Periods
desk-period-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
desk-period-all = all
desk-without-place =
    { $count ->
        [one] { $count } without a place is not on the map
       *[other] { $count } without a place are not on the map
    }
desk-none-in-period = No incident answers to this in the period. Without the period { $count ->
        [one] { $count } incident does
       *[other] { $count } incidents do
    }.
desk-whole-period = Show all of the time

desk-zones = Zones
desk-stage-unset = no stage yet
desk-quiet-hours = { $count } h since the last incident
desk-quiet-days =
    { $count ->
        [one] { $count } day since the last incident
       *[other] { $count } days since the last incident
    }
desk-quiet-never = No incident is known
desk-nobody-looked =
    { $days ->
        [one] nobody looked on the last day
       *[other] nobody looked in the last { $days } days
    }
desk-nobody-looked-days = nobody looked on { $count } of the last { $days } days
desk-somebody-looked =
    { $days ->
        [one] somebody looked on the last day
       *[other] somebody looked on each of the last { $days } days
    }
desk-zone-not-drawn = Nobody has drawn this zone: what lies in it cannot be told.
desk-trend = The last { $days } days, one bar a day: { $incidents ->
        [one] { $incidents } incident
       *[other] { $incidents } incidents
    }, { $candidates ->
        [one] { $candidates } candidate
       *[other] { $candidates } candidates
    }; nobody looked on { $unseen ->
        [one] { $unseen } day
       *[other] { $unseen } days
    }
desk-trend-undrawn = The last { $days } days cannot be told: nobody has drawn the zone
desk-clocks-running =
    { $count ->
        [one] { $count } deadline of the agreement runs
       *[other] { $count } deadlines of the agreement run
    }
desk-only-this-zone = Only this zone

desk-map = Map
desk-map-plain = Drawn plainly: the files of the map are not installed here. Whoever runs the desk installs them with ./dev setup (docs/desk.md).
desk-map-alt = Map of what was found: zones by stage, incidents as circles that hold their true place. The list says the same in words.
desk-map-legend = Legend
desk-map-disclaimer = Boundaries and names are shown for orientation. They state no position of the centre, of a party or of a guarantor.
desk-map-source = Land and borders: Natural Earth
desk-map-own-source = Boundaries: the centre’s layer “{ $name }”
desk-map-boundaries = Boundaries
desk-map-none = none
desk-map-natural-earth = Natural Earth
desk-map-box = Filter by this view
desk-map-all = Show everything found
desk-map-in-view = In view: { $seen } of { $found } incidents found
desk-map-incident = one incident: its true place lies in the circle
desk-map-cell = several incidents, gathered: their number, the candidates filled
desk-map-post = post
desk-map-contested = one of several accounts of a zone
desk-map-unseen-some = nobody looked on some days of the period
desk-map-unseen-all = nobody looked at all
desk-map-line = line
desk-map-gathered = Incidents gathered here:
desk-map-close = Close
desk-map-zoom-in = Zoom in
desk-map-zoom-out = Zoom out
desk-map-closer = Closer
desk-map-open = Open
desk-map-metres = m
desk-map-kilometres = km
desk-map-within = within { $length }
desk-map-held-by = as { $name } draws it
desk-map-failed = The map cannot be drawn in this browser; it is shown plainly.
desk-no-layer = There is no such layer of boundaries.

desk-timeline = Timeline
desk-timeline-alt = Incidents by time, { $days ->
        [one] one bar a day
       *[other] one bar for { $days } days
    }. The filled part are candidates; hatched are days on which nobody looked.
desk-timeline-bar = { $first }: { $incidents ->
        [one] { $incidents } incident
       *[other] { $incidents } incidents
    }, { $candidates ->
        [one] { $candidates } candidate
       *[other] { $candidates } candidates
    }
desk-timeline-unseen = nobody looked on { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
desk-timeline-brush = Drag over the bars to choose a period, or choose the days above.
desk-timeline-empty = The timeline appears when something is found.
desk-list = List

desk-filters = Kept filters
desk-filter-keep = Keep this filter
desk-filter-name = Name
desk-filter-share = Show it to
desk-filter-of = by { $name }
desk-filter-shared = shown to: { $roles }
desk-filter-drop = Delete
desk-filter-none = Filters that you keep, and those that others show to your role, stand here.
desk-filter-why = A kept filter is no record: it is not on the register, and is gone when you delete it.
desk-filter-unknown = There is no such filter of yours.

desk-newer =
    { $count ->
        [one] { $count } new or changed incident
       *[other] { $count } new or changed incidents
    }
desk-newer-show = Show
