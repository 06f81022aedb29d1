# Why a report belongs to its incident. Parts are joined by incident-comma.

incident-comma = , { "" }

incident-link-only = The only report of this incident that repeats no other.
incident-link-relay = Repeats what { $source } reported; it confirms nothing.
incident-link-again = Tells again what { $source } told before; it confirms nothing.
incident-link-judged = Judged the same by { $by }: { $likeness }.
incident-link-also = Judged by { $by } to tell of this incident too, beside its own: { $likeness }.
incident-link-alike = { $likeness }.
incident-link-voice = Counts as one voice with { $report }.
incident-link-apart = Judged different from { $others } by { $by }.
incident-apart-absent =
    { $count ->
        [one] a report that is not here
       *[other] { $count } reports that are not here
    }
# The first says so of itself, the second of another; whom they name has no report that they were held to repeat.
incident-link-stands = Says that it repeats { $named }, for which it stands here: all that repeat it are one voice.
incident-link-through = Repeats { $named }, for which what { $source } reported stands here: all that repeat it are one voice.
# These say that they repeat each other: one repeats the next, and the last the first.
incident-link-heads = Repeats others that repeat it in turn, in a circle; it stands here for all of them: they are one voice.
incident-link-round = Repeats reports that repeat each other in a circle; what { $source } reported stands here for all of them: they are one voice.

incident-distance-unsaid = no distance, as one gives no place
incident-distance-neither = no distance, as neither gives a place
# The name of a place leads nowhere: the one that gives no coordinates names a place of which nobody knows where it lies.
incident-distance-nowhere = no distance, as the place that one names, { $name }, leads nowhere
incident-distance-name-alone = no distance, as one gives no place, and the other only a name, { $name }
incident-distance-two-nowhere = no distance, as not both names lead to a place: { $first } and { $second }
incident-distance-same-nowhere = no distance, as the place that both name, { $name }, leads nowhere
incident-distance-crossing = no distance, but the bearings that both give cross
incident-distance-uncrossed = no distance, and the bearings that both give do not cross
incident-distance-along = no distance, but both give a like bearing from one post
incident-distance-aimed = no distance, but one gives a bearing that leads there
incident-distance-astray = no distance, and one gives a bearing that leads elsewhere
incident-distance-round = no distance, but one tells how far from its post it was, and the other lies as far from there
incident-distance-off = no distance, and one tells how far from its post it was, but the other does not lie as far from there
incident-distance-meeting = no distance, but what both measured from their posts meets
incident-distance-unmet = no distance, and what both measured from their posts does not meet
incident-distance-as-far = no distance, but both tell a like distance from one post
incident-distance-placelessly = no distance, but the bearings that both give fit each other, without crossing in one place
incident-distance-same-point = at the same point
incident-distance-less = less than { $metres } m apart
incident-distance-m = { $metres } m apart
incident-distance-km = { $kilometres } km apart
# One of the two is known no better than they lie apart.
incident-distance-within = within { $kilometres } km of each other
# Nobody said how well the one known worse is known: what is told is how far apart the points are, not the places.
incident-distance-on-map = { $distance } on the map
# One of the two, or both, give no coordinates and are placed by the name of their place.
incident-distance-named = { $distance } (one placed by its name, { $name })
incident-distance-named-of = { $distance } (the report of { $source } placed by its name, { $name })
incident-distance-two-named = { $distance } (placed by their names, { $first } and { $second })
incident-distance-same-name = both placed by their name, { $name }
# One of the two, or both, give neither coordinates nor the name of a place in a column, and are placed by a name that stands in the text.
incident-distance-in-text = { $distance } (one placed by a name in its text)
incident-distance-in-text-of = { $distance } (the report of { $source } placed by a name in its text)
incident-distance-two-in-text = { $distance } (both placed by names in their texts)
incident-distance-same-in-text = both placed at one place, by names in their texts
incident-distance-named-and-in-text = { $distance } (one placed by its name, { $name }, the other by a name in its text)

incident-gap-same-day = on the same day
# One of the two spans days, any of which may be the one that it means; the other lies among them, as far as it is known.
incident-gap-spanned =
    { $count ->
        [one] within { $count } day
       *[other] within the same { $count } days
    }
# One of the two is known no better than they are apart.
incident-gap-within =
    { $count ->
        [one] within { $count } hour of each other
       *[other] within { $count } hours of each other
    }
incident-gap-minutes =
    { $count ->
        [0] at the same minute
        [one] { $count } minute apart
       *[other] { $count } minutes apart
    }
incident-gap-hours =
    { $count ->
        [one] { $count } hour apart
       *[other] { $count } hours apart
    }
incident-gap-days =
    { $count ->
        [one] { $count } day apart
       *[other] { $count } days apart
    }

incident-act-missing = only one names the act
incident-act-neither = neither names the act
incident-act-same = same act
incident-act-near = similar act
incident-act-related = related act
incident-act-apart = different act

incident-weapon-same = same weapon
incident-weapon-near = similar weapon
incident-weapon-apart = different weapons

# What is told before counts here the other way than one would think.
incident-counts-for = { $what } (which here counts for one incident)
incident-counts-against = { $what } (which here counts against one incident)

incident-actor-same = same actor
incident-actor-script = same actor in another script
incident-actor-other = different actors named
incident-actor-learnt = the names of the sides differ, but go together
incident-actor-target = different actors named, but the same target
incident-actor-crossed = the actor of one is the target of the other: these sources name the sides in another order
incident-actor-sides = the names of the sides do not go together
incident-target-same = same target
incident-target-other = different targets named
incident-harmed-civilians = both say that civilians were harmed
incident-harmed-fighters = both say that fighters were harmed
incident-harmed-other = one says that civilians were harmed, the other that fighters alone were
incident-direction-same = same direction of fire
incident-direction-learnt = directions of fire that are told of one incident
incident-direction-other = directions of fire that are rarely told of one incident
incident-words-other = another place name
incident-words-same = the same place name
incident-words-shared = rare names or words in common
incident-words-few = few words in common
incident-words-area = the same area named
incident-words-area-other = another area named

# How many other reports are to be expected as near as these two: among many, nearness says less.
incident-crowd-few = few other reports near them
incident-crowd-many = many other reports near them

incident-figures-agree = figures agree
incident-figures-near = figures nearly agree
incident-figures-differ = figures differ
incident-figures-may = figures may agree as one says only “at least” or “at most”
# Where some kinds of figure agree and others do not, it is said which.
incident-figures-agree-of = figures agree ({ $kinds })
incident-figures-near-of = figures nearly agree ({ $kinds })
incident-figures-differ-of = figures differ ({ $kinds })
incident-figures-may-of = figures may agree ({ $kinds }) as one says only “at least” or “at most”
incident-figure-count = count
incident-figure-calibre = calibre
incident-figure-killed = killed
incident-figure-injured = injured

incident-family-same = same source family
incident-family-other = other source family

# How many reports and independent voices tell of an incident. Parts are joined by incident-semicolon.

incident-semicolon = ; { "" }
incident-voices-whole = { $parts }.
incident-voices-reports =
    { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
incident-voices-alone = nobody independent confirms it
incident-voices-of = { $independent }, { $families }
incident-voices-independent = { $count } independent
incident-voices-independent_both = { $count } independent
incident-voices-families =
    { $count ->
        [one] of { $count } family of sources
       *[other] of { $count } families of sources
    }
incident-voices-repeating =
    { $count ->
        [one] { $count } repeats what another tells
       *[other] { $count } repeat what others tell
    }
incident-voices-of_one_voice =
    { $count ->
        [one] { $count } has the voice of another (one source, one party, one camera, one text, or a copy in silence)
       *[other] { $count } have the voice of others (one source, one party, one camera, one text, or a copy in silence)
    }
incident-voices-disputed_act =
    { $count ->
        [one] { $count } contradicts the others on what was done
       *[other] { $count } contradict the others on what was done
    }
incident-voices-disputed_actor =
    { $count ->
        [one] { $count } names another actor
       *[other] { $count } name other actors
    }
incident-voices-disputed_count =
    { $count ->
        [one] { $count } disputes the number
       *[other] { $count } dispute the number
    }
incident-voices-disputed_killed =
    { $count ->
        [one] { $count } disputes the number killed
       *[other] { $count } dispute the number killed
    }
incident-voices-disputed_injured =
    { $count ->
        [one] { $count } disputes the number injured
       *[other] { $count } dispute the number injured
    }
incident-voices-harmed_civilians =
    { $count ->
        [one] { $count } source says that civilians were harmed
       *[other] { $count } sources say that civilians were harmed
    }
incident-voices-harmed_fighters =
    { $count ->
        [one] { $count } source says that fighters were harmed
       *[other] { $count } sources say that fighters were harmed
    }
incident-voices-harmed_unsaid =
    { $count ->
        [one] { $count } source does not say who was harmed
       *[other] { $count } sources do not say who was harmed
    }
# What posts measured leaves no more than a circle: a distance and no direction; or several places that fit.
incident-voices-around_post = somewhere within about { $kilometres } km of a post, which tells how far but not in which direction
incident-voices-several_crossings = what posts measured fits several places, all of them within { $kilometres } km of the one given
incident-hardly = less than 1 in 100
incident-nearly-sure = more than 99 in 100
incident-in-a-hundred = { $percent } in 100
