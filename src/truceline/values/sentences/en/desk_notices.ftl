# Notices: what is announced, its conflicts, and what was observed.
desk-notices = Notices
desk-notice = Notice { $number }
desk-notices-about = What somebody announces of themselves: exercises, flights, convoys, evacuations, demining, repairs, rotations. Its conflicts are shown before it is confirmed; then both sides are to be told. Nothing here says where anybody is now.
desk-notices-found =
    { $count ->
        [one] one notice
       *[other] { $count } notices
    }
desk-notices-none = No notice of that time. What is announced will stand here with its window, its area and its conflicts.
desk-notices-all = all
desk-notices-running = running
desk-notices-coming = to come
desk-notices-past = past
desk-notices-map-title = Notices on the map
desk-notices-map = Map of these notices
desk-notices-list = The same as a list
desk-notices-map-about = The areas that were announced for this day, over the zones as they stood. Nothing here says where anybody is now.
desk-notices-map-portal = What your side announced and what it was told, once confirmed: the areas of this day, over the zones. Nothing here says where anybody is now.
desk-notices-on-map = On the map
desk-way-passage = Meets people on the road
desk-way-provision = Forbidden by a provision
desk-way-notice = Meets another notice
desk-notices-map-note = The numbers on the map are those of the table, latest window first, forty at a time; the files give all that are looked for.
desk-notice-what = What
desk-notice-by = Announced by
desk-notice-window = From and until
desk-notice-reach = about { $km }{"\u00a0"}km around
desk-notice-is-draft = draft
desk-notice-is-confirmed = confirmed
desk-notice-is-withdrawn = withdrawn
desk-notice-new = Write a notice down
desk-notice-announced = Announced on ({ $zone })
desk-notice-announced-on = Announced
desk-notice-starts = From ({ $zone })
desk-notice-ends = Until
desk-notice-place = Place, in words
desk-notice-radius = Kilometres around it
desk-notice-outline = Or an outline
desk-notice-words = What was announced, in their words
desk-notice-keep = Keep it and show its conflicts
desk-notice-zones = Touches
desk-notice-unknown = There is no such notice that you may see.
desk-notice-moved-on = This notice has moved on meanwhile: look again.
desk-notice-over = Its window is over: what is over is no notice.
desk-notice-other-conflicts = Other conflicts stand by now than you were shown: look at them first.
desk-conflicts = What stands in its way
desk-conflicts-none = Nothing: no provision, no other notice, nobody on the road.
desk-conflicts-kept = Shown when it was confirmed:
desk-conflict-provision = “{ $title }” forbids what it looks like, in { $zone }. Whether the announcement exempts it is for people to say.
desk-conflict-notice = { $activity } announced by { $by }, { $start } until { $end }, in the same place.
desk-conflict-passage = People on the road: { $activity } of { $by }, { $start } until { $end }.
desk-notice-confirm = Confirm it
desk-notice-confirm-all-the-same = Confirm it with these conflicts
desk-notice-confirm-note = Both sides and the guarantors are then to be told, alike.
desk-notice-confirm-who = A liaison officer or the head of the centre confirms it.
desk-notice-withdraw = Withdraw it
desk-notice-observed =
    { $count ->
        [one] One incident that may be it
       *[other] { $count } incidents that may be it
    }
desk-notice-observed-note = Like it, in its area and window, both errors allowed for. Only the centre sees this. It is not said that they are the same.
desk-notice-observed-none = Nothing that looks like it was reported from there and then.
desk-activity-exercise = exercise
desk-activity-flight = flight
desk-activity-convoy = convoy
desk-activity-evacuation = evacuation
desk-activity-demining = demining
desk-activity-repair = repair
desk-activity-rotation = rotation
desk-announce-notice = { $by } announces: { $activity }, { $place }, from { $start } until { $end }.
desk-conflict-aid = Aid on the road: request { $number } of { $who }, wanted { $wanted }.
