# Zones on one page.
desk-zones-title = Zones and their stages
desk-zones-zone = Zone
desk-zones-track = Negotiated
desk-zones-no-track = not said
desk-zones-stage = Stage on that day
desk-zones-since = Since
desk-zones-since-day = since { $at }
desk-zones-next = Next
desk-zones-no-next = nothing later is known
desk-zones-over-time = Over time
desk-zones-bar-note = Time runs from left to right; the line marks the day shown. The higher the bar, the further the zone: a line when it had ended.
desk-zones-earlier = Before: { $day }
desk-zones-later = After: { $day }
desk-zones-count =
    { $count ->
        [one] { $count } zone on { $day }:
       *[other] { $count } zones on { $day }:
    }
desk-zones-open =
    { $count ->
        [one] One question was still open then, and provisions of this zone waited for it:
       *[other] { $count } questions were still open then, and provisions of this zone waited for them:
    }
desk-zones-accounts = Where it lay, by each account
desk-zones-map-note = No outline here is authoritative: each is somebody’s account, drawn by hand where its source says so. What is restricted is not drawn.
