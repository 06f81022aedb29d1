# Why a report belongs to its incident. Parts are joined by incident-comma.

incident-comma = , { "" }

incident-link-only = The only report of this incident that repeats no other.
incident-link-relay = Repeats what { $source } reported; it confirms nothing.
incident-link-judged = Judged the same by { $by }: { $likeness }.
incident-link-alike = { $likeness }.

incident-distance-unsaid = no distance, as one gives no place
incident-distance-m = { $metres } m apart
incident-distance-km = { $kilometres } km apart

incident-gap-minutes =
    { $count ->
        [0] at the same minute
        [one] { $count } minute
       *[other] { $count } minutes
    }
incident-gap-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
incident-gap-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

incident-act-missing = act not named by both
incident-act-same = same act
incident-act-near = similar act
incident-act-related = related act
incident-act-apart = different act

incident-actor-same = same actor
incident-actor-other = different actors named

incident-family-same = same source family
incident-family-other = other source family
