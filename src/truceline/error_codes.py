"""The catalogue of problems: a stable code, what was expected, what to do. Codes are never reused.

A: agreements. R: reports. I: incidents. F: findings. N: contacts. B: bulletins and figures. X: exercises. C: the command line.
D: the desk. G: the register. W: witnesses.
"""

from truceline.error_codes_of_files import OF_FILES
from truceline.error_codes_of_incidents import OF_INCIDENTS

CODES: dict[str, tuple[str, str]] = {
    **OF_FILES,
    **OF_INCIDENTS,
    # --- F: findings
    "F001": (
        "an incident that at least one independent source tells of",
        "Without a source nothing can be weighed: read its reports again, or leave the incident out.",
    ),
    "F002": ("a file of at most {most:,} bytes", "Split it, or check that it is the right file."),
    "F003": ("text in UTF-8", "Save the file as CSV in UTF-8; the byte named is none of its letters."),
    "F004": ("one column each for {columns}", "Name every column once in the first line, as written here."),
    "F005": ("{columns} cells, one for each column", "Put a text that holds commas into double quotes."),
    "F006": ("CSV by RFC 4180", "Close every double quote, and write one inside a text twice."),
    "F007": ("an incident of this record", "Copy the incident_id from the table of incidents."),
    "F008": ("one of {outcomes}", "Choose one of them; nothing else can be decided."),
    "F009": ("a provision of the agreement: {provisions}", "Write its code as agreement.yaml does."),
    "F010": ("the provision that “{outcome}” is about", "Name it: what is found of no provision is not a finding."),
    "F011": (
        "a provision that was, or may have been, in force when it happened",
        "No violation can be found of it: check the provision and the incident, or choose outside_scope.",
    ),
    "F012": ("one of {standards}", "Name the standard of proof on which the decision stands."),
    "F013": ("a day as YYYY-MM-DD", "Write it like 2017-08-23."),
    "F014": ("who decided", "Write a role or a pseudonym, never a person's name."),
    "F015": ("reasons", "Say why: a decision without reasons is not taken."),
    "F016": (
        "one decision for each incident and provision",
        "Line {line} decides the same: keep the one that stands.",
    ),
    "F017": (
        "outcomes that can stand together",
        "Line {line} says “{other}” of the same incident: it cannot be an incident and none.",
    ),
    "F018": ("a day not before {happened}, when it happened at the earliest", "Check the day and the incident."),
    "F019": ("a name of its own for each reply", "Give it one that no other line has, such as its number."),
    "F020": ("one of {known}", "Choose one of them; docs/tables.md says of each column what it holds."),
    "F021": ("the words that were said", "Write them word for word: a reply without words is not printed."),
    "F022": ("a language by its ISO 639 code, or nothing", "Write it like ar, en or ru, in small letters."),
    "F023": ("a moment with its offset from UTC", "Write it like 2017-08-23T14:05Z or 2017-08-23T17:05+03:00."),
    "F024": (
        "no provision where the incident is spoken of",
        "Leave it empty, or write “provision” as what it is about.",
    ),
    "F025": ("a determination of {incident} under it", "Give --determinations its table, or say of what else it is."),
    # --- N: contacts
    "N001": ("a fact that has happened by {now}", "Correct its time, or record it when it has happened."),
    "N002": ("what shows it", "Name the message, the call or the paper, or say how it is known."),
    "N003": ("a time from {sent} on, when it was sent", "Record first that it went out, with its time."),
    "N004": ("the list of one other side", "Reconcile one list at a time: split the file by source."),
    "N005": ("a ruling by {who}", "The agreement says who rules on this: ask them, and record their ruling."),
    "N006": ("a ruling by somebody who did not make the claim", "Nobody rules on their own claim: another has to."),
    "N007": ("the reasons of the ruling", "Write them down: a ruling without reasons is not taken."),
    "N008": ("an end after the beginning", "Correct the window of the notice."),
    "N009": ("a window that is not over at {now}", "What is over is no notice: record it as a report."),
    "N010": ("an outline that does not cross itself", "Draw it again: nothing is repaired here."),
    "N011": (
        "the {what} that is meant",
        "Name force, act, place, date and check: what is not named can be neither done nor refused.",
    ),
    "N012": ("a date after that of the recommendation", "Give a date by which it can be done."),
    # --- B: bulletins and figures
    "B001": (
        "parts that add up to the printed total of {total}",
        "The parts add up to {sum}, a difference of {difference}: correct the part or the total; nothing was printed.",
    ),
    "B002": (
        "reports that are all real or all invented",
        "Take the exercise out of the record, or the real reports: they are never counted together.",
    ),
    "B003": (
        "tables that speak only of the incidents in the record",
        "Run `truceline run` again: this table was made from other incidents.",
    ),
    "B004": ("a first day that is not after the last day", "Exchange the two days."),
    "B005": (
        "the frozen figures of an earlier bulletin (bulletin.json)",
        "Give the bulletin.json that `truceline bulletin` or `truceline run` wrote.",
    ),
    "B006": (
        "an earlier bulletin under the same agreement, {agreement}",
        "Errata say what changed in an earlier bulletin: give the bulletin.json of one that was made under this agreement.",
    ),
    # --- X: exercises
    "X001": ("a zone whose shape may be seen", "Draw at least one zone: incidents are invented in and around it."),
    "X002": ("a day or moment to begin at", "Name the start as YYYY-MM-DD or YYYY-MM-DDTHH:MM."),
    "X003": ("at least one of {name}", "Ask for more than none."),
    # --- C: the command line
    "C001": ("a file or folder that exists", "Check the name and the spelling."),
    "C002": ("a folder to write into", "Choose another name for --out."),
    "C003": (
        "a new folder, an empty one, or one that Truceline wrote",
        "Nothing in it was touched: choose another name for --out.",
    ),
    "C004": (
        "a name that is free",
        "Truceline never overwrites a table that somebody may have filled in: choose another name.",
    ),
    "C005": ("a folder that `truceline run` wrote", "Run `truceline run --out FOLDER` first."),
    "C006": ("a day as YYYY-MM-DD", "Write it like 2017-07-09."),
    "C007": ("a first day that is not after the last day", "Exchange --from and --to."),
    "C008": (
        "at least one report in the files",
        "A bulletin over nothing would say nothing: add reports, or nil reports (act nothing_observed).",
    ),
    "C009": ("the text that `truceline document` makes", "Run `truceline document` and commit what it writes."),
    "C010": ("a folder that `truceline link` wrote", "Run `truceline link FILE … --out FOLDER` first."),
    "C011": (
        "a name that ends in .xlsx, .csv or .jsonl",
        "The ending chooses the kind of table: give the file one of these.",
    ),
    # --- D: the desk
    "D001": (
        "the words under which this reference came before",
        "A report is never changed: if the source corrects itself, take the correction in under a reference of its own.",
    ),
    "D009": (
        "the day alone, as this report came before",
        "It is held by its day, and comes with a time of day now. Where nobody knows the minute, write the day alone, such as 2017-07-09; where it has become known, take the report in under a reference of its own.",
    ),
    "D002": ("at least one role", "Tick what the person is to do in the centre."),
    "D003": ("a value that the list understands", "Correct it in the address: days are YYYY-MM-DD."),
    "D004": ("at least one file of reports", "Choose a file and send the form again."),
    "D005": ("same, different or undo", "Use the buttons of the incident's page."),
    "D006": ("the number of another incident", "Write the number as the list shows it, such as 12."),
    "D008": ("normal, read_only or closed", "Choose one of the three on the page."),
    "D007": ("an agreement for the new desk", "Give --agreement FOLDER: the desk keeps a copy of it."),
    "D030": (
        "the fields as this desk showed them",
        "Open the page again and make the change there: a form from elsewhere, or one that was shortened, is not taken.",
    ),
    "D032": ("one to {most} reports of the queue", "Tick reports, or use the buttons of one line."),
    "D033": ("an act of the queue", "Use the buttons of the page."),
    "D034": ("a colleague who works on cases", "Choose a name from the list."),
    "D035": ("the form of a call as this desk gave it", "Open the hotline form anew and write the call down there."),
    "D036": ("normal or urgent", "Choose one of the two."),
    "D037": ("a place and a moment", "Give longitude, latitude, and at as 2017-07-09T14:30."),
    "D038": (
        "a file name without control characters and without marks that turn the direction of writing",
        "Rename the file: such a name is read as another one than it is.",
    ),
    "D039": ("one of {known}", "Use the buttons and lists of the page."),
    "D040": ("what is to be kept in mind, in words", "Write it down: an empty entry tells nobody anything."),
    "D041": ("at most {most} characters", "Shorten it, or write two entries."),
    "D042": ("a day and time as 2017-07-09T14:30", "Write the local time by which it is due, or leave it out."),
    "D043": ("to whom it was promised", "Name the office or post, never a source."),
    "D044": ("what a clock shows, as 14:30", "Ask the caller what their clock shows now, or leave it out."),
    "D090": ("a name of 1 to 100 letters", "Write under which name the filter is to be kept."),
    "D091": ("fewer kept filters", "Delete one that you no longer need; nobody finds their way among more."),
    "D060": ("one of {known}", "Choose one of them."),
    "D061": ("what the answer names", "A “yes” to this question names what: the clause, the actor, or the cause."),
    "D062": ("a remark in words", "Say what is to be looked at: only a green mark needs no words."),
    "D063": ("the reason", "Say why it is struck: it stays readable, and so does the reason."),
    "D064": (
        "a description of what the file shows, in words",
        "Describe it for whoever cannot look at it, or would rather not.",
    ),
    "D065": ("a file that is not empty", "Choose the file and send the form again."),
    "D066": ("what is to be done", "Write the task in a sentence."),
    "D067": (
        "hours above 0, at most {most:,}",
        "Write a number of hours, or leave it out: then the task has no clock.",
    ),
    "D068": ("somebody with an open account", "Choose one of the list."),
    "D069": ("what came of it", "Say in a sentence what was found, or that nothing was."),
    "D070": ("a list of templates of tasks", "Begin every template with a hyphen, and give code, acts and title."),
    "D071": ("one of {known}", "Correct the name, or take it out."),
    "D072": ("a code of lower-case letters, digits and hyphens", "Write it like crater-photographs."),
    "D073": ("a code that no other template has", "Line {line} has it already: choose another."),
    "D074": ("a title in English, Arabic and Russian", "Write en, ar and ru: every page exists in all three."),
    "D075": ("acts or groups of acts, or any", "Write them as the taxonomy does: [fire, air]."),
    "D100": ("the files of an agreement, agreement.yaml among them", "Choose the folder's files, or one zip of it."),
    "D101": ("a zip file that is whole and plain", "Pack the folder again, without a password."),
    "D102": ("a name inside the folder: letters, digits, hyphens and points", "Rename it and pack the folder again."),
    "D103": ("a plain file", "Take it out, or put the file itself in its place."),
    "D104": ("at most {limit} files", "Leave out what does not belong to the agreement."),
    "D105": ("at most {limit} bytes, unpacked", "Leave out what does not belong to the agreement."),
    "D106": ("every name once, small and capital letters alike", "Rename one of the files."),
    "D107": ("a file that ends in .yaml, .geojson, .md or .txt", "Take it out: it is no part of an agreement."),
    "D108": (
        "a version of the agreement of this desk, {ours}",
        "Another agreement has a desk of its own; if it is the same one, write its code as it was.",
    ),
    "D109": ("a version that no other version here is called", "Give it a name of its own, such as its date."),
    "D110": (
        "an exercise where this desk plays one, and none where it does not",
        "What is invented and what is real have a desk each.",
    ),
    "D111": ("something else than a version that is here already", "Nothing was changed in these files."),
    "D112": ("a moment that is not past, as YYYY-MM-DD and HH:MM", "Choose when it takes effect, in local time."),
    "D113": (
        "the kind of database that was backed up, {kind}",
        "For PostgreSQL set TRUCELINE_DATABASE to an empty database; for SQLite leave it unset.",
    ),
    "D114": (
        "an empty PostgreSQL database in which the upgrade is tried",
        "Name it: --scratch postgresql://…; what is tried there can be thrown away afterwards.",
    ),
    "D115": ("a pseudonym of at most 100 letters", "Write the code by which reports call the source."),
    "D116": ("something of who it is", "Write a name, a way to reach them, or a note."),
    "D117": ("hours from 0 to {longest}", "Write for how many hours it may be looked at; 0 does not agree."),
    "D118": (
        "a kind, a channel, and minutes from 0 to {longest}",
        "Choose kind and channel of the lists; 0 minutes take the clock away.",
    ),
    "D119": ("a code that no other post has", "Choose another: codes are never given twice."),
    "D120": ("lower-case letters, digits and hyphens", "Write the code like post-7."),
    "D121": ("a name in every language", "Write it in English, Arabic and Russian: every page exists in all three."),
    "D122": ("degrees on WGS 84", "Write longitude and latitude as numbers, such as 36.1012 and 32.6201."),
    "D140": (
        "for whom a representative speaks: {who}",
        "Choose the guarantor of a representative, or the party of a contact; for other roles leave it empty.",
    ),
    "D150": ("one or more of {known}", "Tick the sides to which it goes; both, where both are to hear it."),
    "D151": (
        "a subject of at most 300 characters, and words in one language or more",
        "Write what is to be said; every side gets the same words, in every language in which they stand.",
    ),
    "D152": ("hours from 0 to {most}", "Write how long the side has to reply; 0: no reply is due."),
    "D153": (
        "a side that can be reached by this means",
        "Keep a channel for it, or invite somebody who speaks for it; e-mail needs a mail server (TRUCELINE_SMTP).",
    ),
    "D154": ("the words of the side", "Write down what it said, in its own words and language."),
    "D155": ("a local time, as 2017-07-09T14:30", "Write the moment at which it happened, in local time."),
    "D156": (
        "the name of an office, of at most 200 characters",
        "Name the office, never the person who answers there.",
    ),
    "D157": (
        "an address for this means: a number, or one mailbox such as office@staff.example",
        "Write the one address, without a name, brackets or a line break.",
    ),
    "D158": ("at most {most} files with one reply", "Send the others with another reply."),
    "D141": ("a list of at most {most} lines", "Bring it in parts, such as one for each week."),
    "D142": (
        "a line within the days from {first} to {last}",
        "Widen the days, or leave them empty: then the list says them.",
    ),
    "D143": (
        "days in which we hold at most {most} incidents",
        "Bring the list in parts, or choose the zone that it is about.",
    ),
    "D144": ("a guarantor or party of the agreement: {who}", "Choose whose list it is."),
    "D145": ("a day as YYYY-MM-DD, the first not after the last", "Correct the days, or leave both empty."),
    "D146": ("files of a list, or lines typed", "Choose a file, or fill in at least one line."),
    "D147": ("reasons", "Write why: whoever reads the line next must understand it."),
    "D148": (
        "two that stand in one line",
        "There is only one here: say that it stands alone, or name the incident that it is.",
    ),
    "D149": (
        "something said of the two that stand here",
        "Say that they are the same, or that they are not; once parted, either can be joined with another.",
    ),
    "D180": ("the number of an incident of ours", "Write it as it stands on its page: 412."),
    "D181": (
        "an incident that stands with no other line of this list",
        "Part that line first: of two lists, each incident is joined once.",
    ),
    "D182": ("same, different, alone or open", "Choose what is said of the line."),
    "D183": ("days from the first to the last, at most {most}", "Choose fewer days, as YYYY-MM-DD."),
    "D190": ("a guarantor or party of the agreement: {known}", "Choose whose stance it is."),
    "D191": ("one of {known}", "Choose what is held."),
    "D192": (
        "the incident as a whole, a provision of the agreement, or a signed determination of this incident",
        "Choose what it is about.",
    ),
    "D193": ("a moment that is past, as 2017-07-20T14:30 in local time", "Write when it was said."),
    "D194": ("the instrument", "Name the note, letter, call or meeting in which it was said."),
    "D195": (
        "the words and their language",
        "Write down what was said, as it was said: nobody’s stance is put in other words.",
    ),
    "D196": ("an excluded group of the agreement: {known}", "Choose which group the target is claimed to have been."),
    "D197": (
        "the provision against which it is claimed, and what shows it",
        "Choose the provision: the agreement names who rules on it. Write one piece of evidence a line.",
    ),
    "D198": ("one of {known}", "Choose what is ruled."),
    "D199": ("a moment that is past and not before the claim, as 2017-07-20T14:30", "Write when it was ruled."),
    "D230": ("one value for each field", "Open the page again and send its form: it carries each field once."),
    "D231": (
        "text without control characters",
        "Take the character {character} out; where it comes from a file, save that as UTF-8 and copy it anew.",
    ),
    "D232": ("at most {most} characters", "Shorten it: nothing of it was kept, and nothing is ever cut."),
    # Of files too, and told by the desk alone.
    "R107": (
        "a source whose name can be told apart from those that the desk holds",
        "The desk holds {other}, which looks the same in other letters or with signs that nobody sees (the first: {sign}): the two would count as two sources that may confirm each other. Where they are one, drop these files, write the name as the desk has it, and bring them again.",
    ),
    "R108": (
        "times as they came before",
        "A program wrote one time of day behind all days of this list, which showed when it had grown: what comes now is read as days alone. These reports came before, were taken in to the minute, and stay so: nobody changed them. Where the minute is not known, strike them, and bring them again under other references.",
    ),
    "R109": (
        "the names of columns in one row",
        "They stand in two, as merged cells have them, and are read together as named here.",
    ),
    # Forms of what the centre decides, announces and follows up.
    "D300": ("something written in this field", "Fill it in."),
    "D301": ("one of: {allowed}", "Choose from the list."),
    "D302": ("a moment such as 2017-07-15T10:00, local time", "Write the day and the hour."),
    "D303": ("a number from {least} to {most}", "Correct the number."),
    "D304": ("at most {most} characters", "Shorten it; a long text belongs into the evidence."),
    "D305": ("a moment that is not after {limit}", "What has not happened yet cannot be written down as done."),
    "D306": ("a moment that is not before {limit}", "Correct one of the two moments."),
    "D307": (
        "an outline as GeoJSON: a polygon, several, or a way, on earth",
        "Draw it again, or give a middle and a radius.",
    ),
    "D308": ("the number of an incident of this desk", "Write it as it stands on its page, or leave it empty."),
    "D309": ("nothing missing, unless the outcome says so", "Choose “something missing”, or empty the field."),
    "D159": ("the number of a contact", "Write the number as the list shows it, such as 12."),
    "D200": (
        "a JSON object with id, token, fact (delivered, read, failed, answered), from and text, each a text",
        "Post it as docs/contact.md says.",
    ),
    # --- G: the register
    "G001": (
        "a register's folder, a mirror's or a bag",
        "Name the folder that holds register.toml, checkpoint or bagit.txt.",
    ),
    "G002": ("at least one entry", "Name entries with --entry N or --record KIND ID, or all of them with --all."),
    "G003": (
        "a file of at most {largest:,} bytes",
        "Nothing of it was kept: send it in parts, or ask for a higher limit.",
    ),
    "G004": (
        "the public key of a mirror's log",
        "Give --key or --policy: a mirror's own word for its key proves nothing.",
    ),
    "G005": ("a name for the new key", "Give --name, such as guarantor-a.example/approver."),
    # --- W: witnesses
    "W001": ("a number of seconds from 1 on", "Write it like --every 300."),
    "W002": ("the option {option} for what was asked", "`truceline witness stamp --help` says which belong together."),
}
