# The agenda: open details, proposals, what is said of them, meetings and decisions.
desk-decisions = Decisions
desk-decisions-title = What is still to be agreed
desk-decisions-details = Open details
desk-decisions-about = What the agreement left open, what is proposed, and who is waited for. A decision makes a new version of the agreement; nothing is assessed by it before that version is in effect.
desk-rule-consensus = Decided when all of these agree to the very same words:
desk-rule-no-silence = Silence is never consent.
desk-rule-silence =
    { $count ->
        [one] After one hour silence is consent.
       *[other] After { $count } hours silence is consent.
    }
desk-rule-abstaining = Abstaining stands in the way.
desk-detail-question = Question
desk-detail-stands = Stands
desk-detail-waits = Waits for
desk-detail-objects = objects:
desk-detail-group = Working group
desk-detail-no-group = none named
desk-detail-next-met = meets next { $at }
desk-detail-last-met = last met { $at }
desk-detail-provisions = Cannot be assessed until then
desk-detail-no-provision = no provision waits
desk-detail-waiting =
    { $count ->
        [one] one provision waits for it:
       *[other] { $count } provisions wait for it:
    }
desk-detail-proposals =
    { $count ->
        [one] one proposal
       *[other] { $count } proposals
    }
desk-detail-is-open = open, nothing put here
desk-detail-is-waiting = put, waits for answers
desk-detail-is-superseded = words changed: all are asked again
desk-detail-is-blocked = somebody objects
desk-detail-is-decided = agreed, to be recorded
desk-detail-is-set = decided, not yet in effect
desk-detail-is-closed = closed
desk-detail-unknown = The agreement in effect has no such detail.
desk-detail-closed = This detail is closed: a later decision takes a new version of the agreement.
desk-detail-no-rule = The agreement does not say by whom an open detail is decided; until it does, none can be closed here.
desk-detail-waiting-for = Not everybody has answered.
desk-detail-blocked = Somebody whom the rule asks objects: it is not decided.
desk-detail-superseded = The words were changed after they were spoken of: everybody speaks again.
desk-detail-decision-waits = A decision of this detail is recorded already and waits to take effect.
desk-proposals = Proposals and what is said of them
desk-proposals-heard = What stands here is said at the table: every guarantor reads it. Parties are told the decision.
desk-proposals-none = Nothing has been put on this desk yet. A proposal and everybody’s answer to it will stand here side by side.
desk-proposals-known = Known before, from the agreement
desk-proposal-of-centre = Proposed by the centre
desk-proposal-centre = the centre
desk-proposal-new = Put a proposal
desk-proposal-by = In whose name
desk-proposal-in-name-of = In the name of { $name }.
desk-proposal-put = Put on ({ $zone })
desk-proposal-keep = Put these words
desk-proposal-reword = Put it in other words
desk-proposal-reword-note = Whatever was said of the former words counts no more: everybody is asked again.
desk-proposal-withdraw = Take it back
desk-proposal-is-withdrawn = taken back
desk-proposal-decided = agreed since
desk-proposal-waiting = waits
desk-proposal-blocked = blocked since
desk-proposal-superseded = words changed: all are asked again
desk-proposal-no-rule = no rule to decide it by
desk-proposal-unknown = There is no such proposal.
desk-proposal-withdrawn = This proposal was taken back.
desk-proposal-same-words = These are the words that stand already.
desk-proposal-other-words = The words were changed while you looked at them: read them again.
desk-vote-who = Who
desk-vote-said = Says
desk-vote-agrees = agrees
desk-vote-objects = objects
desk-vote-abstains = abstains
desk-vote-silent = has not spoken
desk-proposal-silence-until = From { $at } on, whoever has not spoken of these words is held to agree, if anybody has agreed and nobody objects.
desk-proposal-silent = The time was over at { $at }; by the agreement these are held to agree by their silence:
desk-vote-counts-not = not asked by the rule
desk-vote-earlier =
    { $count ->
        [one] One earlier word, which counts no more
       *[other] { $count } earlier words, which count no more
    }
desk-vote-new = Write down what somebody says of it
desk-vote-when = Said on ({ $zone })
desk-vote-reason = In their words, if they gave reasons
desk-vote-keep = Write it down
desk-close-title = Record the decision
desk-close-note = All whom the rule asks agreed. This brings a version of the agreement that says so, as a draft: it is tried on all incidents, and somebody else puts it into effect.
desk-close-effective = Holds from ({ $zone })
desk-close-version = Name of the version (left out: day and detail)
desk-close-keep = Record it and bring the version
desk-close-not-yet = Not decided yet. Waits for, or objects:
desk-decision = Decision
desk-decision-agreed = agreed by
desk-decision-changed =
    { $count ->
        [one] One finding changed.
       *[other] { $count } findings changed.
    }
desk-decision-told = Who was told
desk-decision-from-to = Said, and says
desk-decision-entry = Entry
desk-decision-struck = This version was struck: the decision never took effect.
desk-decision-would =
    { $count ->
        [one] One finding would change.
       *[other] { $count } findings would change.
    }
desk-decision-tried = It is being tried on all incidents.
desk-decision-waits = It holds once somebody else than who brought it puts the version into effect.
desk-group-set = Name who works on it
desk-group-name = Name of the group
desk-group-members = Members
desk-group-next = Meets next ({ $zone }), if known
desk-group-keep = Keep
desk-meetings = Meetings
desk-meetings-none = No meeting on this is recorded. Records will stand here, the latest first.
desk-meeting-new = Record a meeting
desk-meeting-held = Held on ({ $zone })
desk-meeting-place = Where
desk-meeting-present = Present:
desk-meeting-record = What was said and agreed
desk-meeting-keep = Keep the record

# Who was told.
desk-words-title = Who was told
desk-words-about = A ceasefire fails where nobody told the units. Who is to hear of the ceasefire, of each change and of each notice; told and acknowledged are two facts.
desk-words-ceasefire = List everybody who is to be told of the ceasefire
desk-words-things = What is to be told
desk-words-progress = told { $told }, acknowledged { $acknowledged }, of { $all }
desk-words-gaps = Not told, and concerned by zones in force:
desk-words-none = Nothing is to be told yet. When a version of the agreement takes effect, everybody it is about is listed here.
desk-word-of-ceasefire = The ceasefire: { $name }
desk-word-of-version = Version { $name } of the agreement
desk-word-of-notice = Notice { $name }
desk-word-unit = Unit or side
desk-word-state = State
desk-word-not_told = not told
desk-word-told = told
desk-word-acknowledged = acknowledged
desk-word-owed = to be told since { $at }
desk-word-when-told = Told
desk-word-when-acknowledged = Acknowledged
desk-word-write = Write down
desk-word-was-told = was told
desk-word-has-acknowledged = has acknowledged
desk-word-how = How, and what shows it
desk-word-keep = Write it down
desk-word-unknown = There is no such line.
desk-word-told-already = It is written down already that they were told.
desk-word-not-told = Nobody acknowledges what they were not told, nor before they were.
desk-word-acknowledged-already = It is written down already that they acknowledged it.
desk-words-announce = Say it now to all with whom the centre speaks
desk-words-announce-note = One contact to each side and guarantor, in the same minute and the same words, in three languages.
desk-word-contact = contact { $number }
desk-announce-version = Version { $version } of the agreement is in effect.
desk-announce-decision = Decided on { $decided }, in effect from { $effective }: { $text } Version { $version } of the agreement says so.
desk-decision-others =
    { $count ->
        [one] One more says the same on other grounds.
       *[other] { $count } more say the same on other grounds.
    }
desk-detail-answer = How it was closed
desk-words-map = The zones with gaps, on a map
desk-detail-agenda = On the agenda: proposals, and what is said of them
desk-vote-by-itself = said here by its representative
desk-vote-by-confirms = confirmed by its representative
desk-vote-by-contradicts = its representative’s own word, against what was taken down
desk-vote-taken-down-from = taken down by the centre from: { $source }
desk-vote-counts-until = Counts until its representative contradicts it.
desk-vote-counts-once = Counts only once its representative confirms it.
desk-vote-blocks-until = Stands in the way until its representative says otherwise.
desk-vote-confirm = Confirm: we said this
desk-vote-contradict = Contradict it
desk-vote-contradict-note = What was taken down stays, and your own word counts instead, from now on. Whoever has not decided yet objects, and says so.
desk-vote-instead = What you say
desk-vote-own-words = In your own words
desk-vote-contradict-it = Keep our own word
desk-vote-unknown = There is no such vote.
desk-vote-not-in-your-name = Only whoever speaks for it here confirms or contradicts what was taken down in its name.
desk-vote-answered = This is its own word, or was confirmed or contradicted already.
desk-rule-own-word = Agreement counts only where a representative gave or confirmed it here; an objection that the centre took down stands in the way until then.
desk-rule-taken-down = What the centre took down counts until a representative contradicts it; over its own word it counts only as an objection.
desk-vote-yours = The centre took this down in the name of { $name }, for whom you speak: is it so?
