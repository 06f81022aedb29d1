# What invented sources say, each in its own manner. Every sentence begins with the mark of an exercise.

exercise-something = an incident
exercise-nowhere = a place not named

exercise-harm =
    Reported: { $killed ->
        [0] nobody killed
        [one] { $killed } killed
       *[other] { $killed } killed
    }, { $injured ->
        [0] nobody injured
        [one] { $injured } injured
       *[other] { $injured } injured
    }.

exercise-said-monitor = EXERCISE. { $time } from the post, bearing { $bearing }, about { $distance } km: { $what }.{ $harm }
exercise-said-device = EXERCISE. { $time } camera record, bearing { $bearing }, { $distance } km: { $what }.{ $harm }
exercise-said-local_network = EXERCISE. { $time } our observers near { $place }: { $what }.{ $harm }
exercise-said-party = EXERCISE. We inform the centre: { $time }, near { $place }, { $what }.{ $harm }
exercise-said-guarantor = EXERCISE. List of incidents, { $time }: { $what }, area of { $place }.{ $harm }
exercise-said-media = EXERCISE. Our correspondent, { $time }: { $what } near { $place }.{ $harm }
exercise-said-medical = EXERCISE. { $time }, wounded brought in from { $place } after: { $what }.{ $harm }
exercise-said-humanitarian = EXERCISE. { $time }, our convoy near { $place }: { $what }.
exercise-said-social_media = EXERCISE. Happening now near { $place }, { $time }: { $what }!{ $harm }
exercise-said-relay = EXERCISE. According to { $source }: { $what } near { $place }, { $time }.{ $harm }
exercise-said-nil = EXERCISE. { $time }, nothing observed from the post during the watch.

exercise-note =
    EXERCISE: NOTHING OF THIS HAPPENED
    These files are invented, over the agreement { $agreement } with seed { $seed }: { $reports ->
        [one] { $reports } report
       *[other] { $reports } reports
    } of { $incidents ->
        [one] { $incidents } true incident
       *[other] { $incidents } true incidents
    }. Names of places are invented too.
    EXERCISE-reports.csv is what a centre would receive; the other files hold the truth and are for trainers only.
    Never mix them with real reports: every row says that it is an exercise.
