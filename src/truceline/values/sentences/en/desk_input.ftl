# What cannot be read, or was asked for in a way that no page of the desk asks.

desk-no-page = The desk has no such page.
desk-asked-otherwise = This address cannot be asked for in this way: open the page it belongs to and use its buttons.
desk-form-not-whole = What was sent did not arrive whole. Open the page again and send it once more.
desk-form-too-large = That is too much for one form: at most 1 MB of text in 200 fields. Larger things are taken in as files.
desk-form-many-files = Those are too many files for one form: at most 100. Bring them in several goes.
desk-form-from-elsewhere = This form does not come from a page of this desk, or the page was open since before you signed in. Go back, load the page again and send it once more.
desk-failed = The desk could not answer. Nothing was changed. Try again; if it stays so, tell the administrator the time.
