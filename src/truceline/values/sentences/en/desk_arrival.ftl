# Files: looked into before anything is taken in, and how far large ones are.

desk-arrival = Files brought in
desk-arrival-first = Nothing is taken in before you have seen what is in the files and confirmed it. More than { $count } reports are taken in in the background.
desk-arrival-look = Look into them
desk-arrival-earlier = Brought in before
desk-arrival-size = { $size } KiB
desk-arrival-refused =
    { $count ->
        [one] Nothing can be taken in: one thing is wrong.
       *[other] Nothing can be taken in: { $count } things are wrong.
    }
desk-arrival-why-not = A file is taken whole or not at all: mend it and send it again.
desk-arrival-mend = Mend the list and bring it again, or take in what can be read:
desk-arrival-rest = without the wrong rows
desk-arrival-rest-why =
    { $count ->
        [one] One row cannot be taken. It stands in a file, as it came and with what is wrong with it, and is kept there; the register will say that you left it out. Mended in the list itself, under the same file name, it can be brought later: what is here then changes nothing.
       *[other] { $count } rows cannot be taken. They stand in a file, as they came and with what is wrong with each, and are kept there; the register will say that you left them out. Mended in the list itself, under the same file name, they can be brought later: what is here then changes nothing.
    }
desk-arrival-rest-take =
    { $count ->
        [one] Take { $count } report in, and set { $aside ->
            [one] { $aside } row
           *[other] { $aside } rows
        } aside
       *[other] Take { $count } reports in, and set { $aside ->
            [one] { $aside } row
           *[other] { $aside } rows
        } aside
    }
desk-arrival-set-aside =
    { $count ->
        [one] { $count } row was set aside and not taken in. It waits to be mended in the list:
       *[other] { $count } rows were set aside and not taken in. They wait to be mended in the list:
    }
desk-arrival-would =
    { $new ->
        [0] No report here is new.
        [one] { $new } new report would be taken in.
       *[other] { $new } new reports would be taken in.
    } { $known ->
        [0] None is known already.
        [one] { $known } is known already, word for word, and changes nothing.
       *[other] { $known } are known already, word for word, and change nothing.
    }
desk-arrival-confirm =
    { $count ->
        [one] Take { $count } report in
       *[other] Take { $count } reports in
    }
desk-arrival-drop = Drop the files
desk-arrival-nothing-new = There is nothing to take in.
desk-arrival-large = This is taken in in the background: the desk stays usable, and this page says how far it is.
desk-arrival-problems =
    { $count ->
        [one] { $count } problem
       *[other] { $count } problems
    }
desk-arrival-shown =
    { $count ->
        [one] The first is shown; all of them:
       *[other] The first { $count } are shown; all of them:
    }
desk-arrival-where = File and line
desk-arrival-column = Column
desk-arrival-came = Came
desk-arrival-expected = Expected
desk-arrival-remedy = What to do
desk-arrival-named = By which names columns are known
desk-arrival-inside = What is in them
desk-arrival-rows = Reports
desk-arrival-new = New
desk-arrival-known = Known, word for word
desk-arrival-repeated = Twice in these files
desk-arrival-period = From when to when (local)
desk-arrival-extent = Where
desk-arrival-nowhere = no report gives coordinates
desk-arrival-number = { $count }
desk-arrival-of = { $count } of { $all }
desk-arrival-placed = With coordinates
desk-arrival-exercise = Real or exercise
desk-arrival-is-exercise = EXERCISE: invented reports
desk-arrival-is-real = real reports
desk-arrival-desk-is-exercise = This desk runs on an exercise: every page and every file of it says EXERCISE. Real reports belong on the centre’s own desk.
desk-arrival-real-in-exercise = These are real reports, and this desk runs on an exercise. They are never linked with what is invented, but every page and every file that shows them says EXERCISE. Real reports belong on the centre’s own desk.
desk-arrival-exercise-in-real = These are invented reports, and nothing on this desk is invented so far. Once they are taken in, every page and every file of it says EXERCISE. An exercise belongs on a desk of its own.
desk-report-real-in-exercise = A real report, on a desk that runs on an exercise: every page and every file that shows it says EXERCISE.
desk-arrival-sources = Sources
desk-arrival-more-sources =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
desk-arrival-alike = Names of sources look the same as others: they would count as sources of their own that confirm each other. Read which before you take the files in.
desk-arrival-alike-which = Which names
desk-arrival-remarks = Remarks: these rows are taken all the same
desk-arrival-stage-looked-into = Waits for you to confirm.
desk-arrival-stage-refused = Refused: something is wrong with the files.
desk-arrival-stage-waiting = Waits for the worker.
desk-arrival-stage-checking = Is being read again. Nothing of it is on the register yet.
desk-arrival-stage-writing = Import running: { $done } of { $all } reports kept. None of them is shown before all are.
desk-arrival-stage-comparing = Import running: all reports are here and are being compared.
desk-arrival-stage-linking = Import running: all reports are here; { $done } of { $all } incidents of this desk gone through, and what changed is written.
desk-arrival-stage-done = Taken in.
desk-arrival-stage-dropped = Dropped: nothing of it was taken in.
desk-arrival-stage-failed = Not taken in: something is wrong now that was not when you looked. Nothing of it is on the register.
desk-no-arrival = There are no such files.
desk-arrival-not-open = These files were taken in or dropped already.
desk-arrival-other-now = What can be taken in is no longer what was shown. Nothing was taken in: drop the files, and bring them again.
desk-arrival-being-written = These reports are on the register already, and the rest follows. Single reports can be struck.
desk-arrival-cleared = The list of problems was cleared away with its files.
desk-bodies-many = The desk is receiving as much as it can at once: send it again in a minute. Nothing was kept.
desk-body-slow = What you sent came too slowly and broke off: send it again, in parts over a weak line. Nothing was kept.
desk-body-too-large = More than { $limit } MiB at once is not taken: send it in parts. Nothing was kept.
desk-body-length = The length of what was sent is no number. Nothing was kept.
