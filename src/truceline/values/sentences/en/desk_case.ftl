# One incident: its reports and evidence, the four questions, determinations, tasks, the life of the case, its history.

desk-case-ago = { $at } ({ $span } ago)
desk-span-minutes = { $count } min
desk-span-hours = { $hours } h { $minutes } min
desk-span-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
desk-task-left = { $span } left
desk-task-over = late by { $span }
desk-task-met = done in time

desk-report-called = { $source }, { $when }
desk-report = Report
desk-original = File as received
desk-repeats-number = repeats report { $number }, counts once
desk-voice-of-number = counts as one voice with report { $number }
desk-beside = Also told by reports of other incidents
desk-beside-what = Each tells of several incidents and is counted in its own alone: here it adds no report, no voice and no figure.
desk-beside-count =
    { $count ->
        [one] also told by a report of another incident
       *[other] also told by { $count } reports of other incidents
    }
desk-beside-counted = Counted in:
desk-beside-tells-of = Also tells of:
desk-beside-many = Also tells of { $count } other incidents
desk-beside-adds-up = Its figure is likely the sum of what several reports tell apart.
desk-beside-says-so = It says itself that it tells of { $count } incidents.
desk-beside-judged = Judged by { $by } to tell of this incident too.
desk-beside-alike = Beside report { $number } here: { $likeness }
desk-case-bearing = { $bearing }° from the post
desk-case-bearing-distance = { $bearing }°, { $length } from the post
desk-case-distance = { $length } from the post
desk-case-map =
    { $count ->
        [0] Map of the incident
        [one] Map of the incident with { $count } report
       *[other] Map of the incident with { $count } reports
    }
desk-case-map-key = Thin circles: what each report says, under its number. Dashed circle: what is held. Triangles: posts, with the line along which they looked.
desk-case-north = N
desk-case-not-said = not said
desk-case-disputed = disputed
desk-claims = Where the reports differ
desk-claims-held = What is held
desk-claim-act = Act
desk-claim-actor = By whom
desk-claim-count = How many
desk-claim-killed = Killed
desk-claim-injured = Injured
desk-claim-harmed = Who was harmed
desk-strike = Strike this report
desk-strike-it = Strike it
desk-strike-what = It counts no more, and the incident is told anew without it. It stays here, readable, with your reason.
desk-report-struck = Struck by { $by }, { $on }:
desk-report-struck-already = This report is struck already.
desk-report-not-struck = No line stands through this report: there is nothing to take back.
desk-strike-back = Take the strike back
desk-strike-back-it = Let it count again
desk-strike-back-what = The report counts again, and its incident is told anew with it. Who struck it and why, and your reason, stay in the history.
desk-strike-was-taken-back = This report was struck, and that was taken back:
desk-incident-struck = This incident is struck: nothing more is written to it.

desk-evidence = Evidence
desk-evidence-none = Photographs, films and documents that belong to the incident as a whole stand here once somebody adds them.
desk-evidence-add = Add evidence
desk-evidence-file = File, as you received it
desk-evidence-description = What it shows, in words, for whoever cannot look or would rather not
desk-evidence-of = Belongs to
desk-evidence-of-incident = the incident as a whole
desk-evidence-take = Take it in
desk-evidence-kept = The very bytes are kept under their sum, with everything that the camera wrote into them; pages show none of that.
desk-evidence-here-already = This file belongs to it already.
desk-no-evidence = There is no such file, or it is not for you.
desk-look-image = Picture, hidden
desk-look-video = Film, hidden
desk-unveil = Show it clearly
desk-size-kb = { $size } kB
desk-size-mb = { $size } MB

desk-suggested = May be the same incident
desk-suggested-count =
    { $count ->
        [one] { $count } other may be the same
       *[other] { $count } others may be the same
    }
desk-suggested-why = { $estimate } by estimate:
desk-suggested-later = Later
desk-suggested-none = No other incident is near enough in place, time and act to ask about.
desk-suggestion-gone = This suggestion does not stand any more: something changed meanwhile. Look again.
desk-part = Not the same
desk-also = One report tells of both
desk-also-ours = Report { $report } tells of incident { NUMBER($number, useGrouping: 0) } too
desk-also-theirs = The report of incident { NUMBER($number, useGrouping: 0) } tells of this one too
desk-also-which = Report of this incident
desk-also-other = tells of incident no.
desk-also-both = It tells of both
desk-same-as-other = Another incident is the same
desk-just-same = { $first } and { $second } are held to be one incident:
desk-just-also = { $first } is held to tell of the incident of { $second } too, beside its own:
desk-just-different = { $first } and { $second } are held not to be the same, and are not offered again; they stand apart now:
desk-just-waits = Still waiting in the queue: { $reports }.
desk-just-undone = Taken back: the machine decides again whether { $first } and { $second } are one incident. What came off the queue by it waits again.
desk-just-judged-many =
    { $count ->
        [one] { $count } pair was judged. It can be taken back on the page of its incident; the report stands under Settled.
       *[other] { $count } pairs were judged. Each can be taken back on the page of its incident; the reports stand under Settled.
    }

desk-clause = The clause
desk-clause-authentic = authentic text
desk-clause-translation = translation
desk-clause-summary = our summary of the text
desk-clause-standard = Standard of proof before publication
desk-clause-exemptions = May be claimed against it
desk-clause-open = Open: not agreed yet.
desk-clause-restricted = The words of this text are restricted: your role does not read them.
desk-clause-verification = How it is verified
desk-clause-version = Asked under version
desk-clause-zone-version = account of the zone
desk-clause-other-version = the agreement has another version now

desk-people-and-clocks = People and clocks
desk-step-received = received
desk-step-screened = screened
desk-step-tasked = tasked
desk-step-under_inquiry = under inquiry
desk-step-referred = referred to the parties
desk-step-drafted = drafted
desk-step-decided = decided
desk-step-released = released
desk-step-follow_up = follow-up
desk-step-closed = closed
desk-step-struck = struck: no report tells of it any more
desk-step-reopen = reopen: under inquiry again
desk-step-to = Next step
desk-step-reason = Why (needed to reopen)
desk-step-take = Take this step
desk-step-moves =
    { $count ->
        [one] { $count } step so far
       *[other] { $count } steps so far
    }
desk-case-moved = The case stands at another step now.
desk-case-moved-meanwhile = Somebody took this case to another step meanwhile. Look again.
desk-case-not_next = This step does not follow from where the case stands.
desk-case-other_role = Your roles do not take a case to this step.
desk-case-needs_reason = Say why it is reopened: everybody will ask.
desk-case-nothing_signed = needs a signed determination
desk-cases = Where all cases stand
desk-cases-close = Every incident received stands at exactly one step; the counts add up to the number received, or this page is refused.
desk-cases-count = Cases
desk-cases-total = Received

desk-tasks = Tasks { $done } of { $count }
desk-tasks-none = Nothing is to be done yet. Add the tasks that this act calls for, or one of your own.
desk-tasks-of-act =
    { $count ->
        [one] Add the { $count } task that this act calls for
       *[other] Add the { $count } tasks that this act calls for
    }
desk-task-nobody = nobody yet
desk-task-done-by = done by
desk-task-handle = Done, give or strike
desk-task-note = What came of it, or why it is struck
desk-task-resolve = Done
desk-task-strike = Strike
desk-task-to = Give to
desk-task-give = Give
desk-task-add = Another task
desk-task-title = What is to be done
desk-task-hours = Within hours
desk-task-add-it = Add it
desk-case-tasked = Added.
desk-task-assign-done = The task was given.
desk-task-resolve-done = The task is done.
desk-task-strike-done = The task was struck.
desk-task-closed-already = This task is done or struck already.

desk-four-questions = Four questions
desk-question-happened = Did it happen?
desk-question-clause = Which clause does it concern?
desk-question-actor = By whom?
desk-question-exempt = Was it accident, intent, or exempt?
desk-question-open = Nobody has answered yet.
desk-reply-yes = yes
desk-reply-no = no
desk-reply-cannot_tell = cannot tell
desk-cause-accident = accident
desk-cause-intent = intent
desk-cause-exempt = exempt
desk-answer = Answer
desk-answer-give = Give this answer
desk-answers-before = Earlier answers
desk-about-clause = Which clause, if yes
desk-about-actor = By whom, if yes
desk-about-exempt = Which of them, if yes
desk-case-answered = The answer stands; earlier ones stay.

desk-determinations = Determinations
desk-determination-new = Draft a determination
desk-determination-begin = Begin the draft
desk-determination-edit = Change the draft
desk-determination-save = Save the draft
desk-determination-no-provision = turns on no provision
desk-determination-step = Step
desk-determination-by = Written by
desk-determination-author = written by { $name }, { $on }
desk-determination-approver = approved by { $name }
desk-determination-signer = signed by { $name }, { $on }
desk-determination-superseded = signed, superseded by a later one
desk-determination-exists = A determination under this provision is on its way already: change or strike that one.
desk-determination-not-at-this-step = It is no draft any more.
desk-determination-other-provision = A draft keeps its provision: strike it and begin another.
desk-determination-not_at_this_step = not at this step
desk-determination-not_the_author = only whoever wrote it
desk-determination-own_work = not by whoever wrote or approved it: it takes another person
desk-determination-red_comment = a red comment is not resolved
desk-determination-needs_reason = Say why.
desk-determinations-found =
    { $count ->
        [one] { $count } determination
       *[other] { $count } determinations
    }
desk-determinations-none = No determination stands here. They are drafted on the page of an incident, and stand here until they are signed and after.
desk-determinations-table = signed ones as the bulletin reads them (.csv)
desk-replies-table = what sides put on the record, as the bulletin reads it (.csv)
desk-stances-table = what each side holds, and rulings on claims, as the bulletin reads it (.csv)
desk-steps-table = what contacts say of procedures, as the bulletin reads it (.csv)
desk-progress-draft = draft
desk-progress-in_review = in review
desk-progress-approved = approved
desk-progress-signed = signed
desk-progress-struck = struck
desk-progress-changed = changed after sign-off
desk-waits-draft = waits for its author
desk-waits-in_review = waits for a verifier
desk-waits-approved = waits for the head of the centre
desk-waits-signed = { "" }
desk-waits-struck = { "" }
desk-handling-submit = Send to review
desk-handling-send_back = Send back
desk-handling-approve = Approve
desk-handling-sign = Sign
desk-handling-strike = Strike
desk-handled-submit = Sent to review.
desk-handled-send_back = Sent back to its author.
desk-handled-approve = Approved; it waits for the head of the centre.
desk-handled-sign = Signed.
desk-handled-strike = Struck; it stays readable.
desk-case-drafted = The draft is begun.
desk-case-rewritten = The draft was changed.
desk-field-provision = Provision
desk-field-outcome = Outcome
desk-field-standard = Standard of proof
desk-field-reasons = Reasons
desk-field-answer = Answer
desk-field-about = What it names
desk-changed-since = changed after sign-off
desk-sign-again = Something that was signed over is not any more as it was. Draft it anew: it takes an author, a verifier and the head of the centre again.
desk-signed-over = Signed over the records with the sum
desk-change-what = What
desk-change-before = Before
desk-change-after = Now
desk-ground-incident = incident
desk-ground-report = report
desk-ground-finding = finding
desk-ground-answer = answer
desk-ground-evidence = evidence
desk-ground-clause = clause
desk-ground-absent = not there
desk-ground-present = there

desk-comment-add = Remark on a field
desk-comment-field = Field
desk-comment-colour = Mark
desk-comment-text = Remark
desk-comment-make = Make the remark
desk-comment-resolve = Answered
desk-comment-resolved = answered
desk-comment-resolved-already = This remark is answered already.
desk-colour-green = as it should be
desk-colour-amber = look at this
desk-colour-red = not so: blocks approval
desk-nothing-to-comment = There is no such determination or answer here.
desk-case-commented = The remark stands.
desk-case-comment-resolved = The remark is answered; it stays.
desk-case-attached = The file is kept.
desk-case-struck = The report is struck.
desk-no-such-record = There is nothing of that kind here: look again.

desk-history = History, with proofs
desk-history-of = History of incident { NUMBER($number, useGrouping: 0) }
desk-history-how = Everything below is an entry of the register. To check one without us: .entry and .tlog-proof go into any reader of C2SP tlog-proof with the key below; SHA-256 over .salt followed by .content is the entry’s commitment.
desk-history-key = The register’s key:
desk-history-version = version { $version }
desk-history-fields =
    { $count ->
        [one] { $count } field
       *[other] { $count } fields
    }
desk-history-entry = Entry
desk-history-hidden = What it says was erased, or is not for your roles; that it was made, and when, is for everybody who sees this page.
desk-history-none = No entry tells of this incident yet.
desk-no-entry = There is no such entry of this incident, or none under a signed checkpoint yet.
desk-content-gone = This content was erased, or is not for your roles.
desk-entry-incident = Incident
desk-entry-case = Step of the case
desk-entry-finding = Finding
desk-entry-report = Report
desk-entry-strike = Report struck
desk-entry-link = Link
desk-entry-further_link = Further link
desk-entry-judgement = Judgement
desk-entry-assessment = Answer
desk-entry-determination = Determination
desk-entry-comment = Remark
desk-entry-task = Task
desk-entry-attachment = Evidence attached
desk-entry-evidence = File received
desk-finding-withheld = The reason measures from a place that is not public: it is not told here.
