"""The part of the catalogue that is about what people hand in: agreements (A), reports (R), tables beside a run (F026 on), stored reports and gazetteers at the command line (C012 on); and what is determined jointly (D330 on). Codes are never reused."""

OF_FILES: dict[str, tuple[str, str]] = {
    # --- A: agreements
    "A001": (
        "a folder with agreement.yaml and the shape files that it names",
        "Check the name and the spelling; docs/agreement.md shows what belongs in the folder.",
    ),
    "A002": (
        "a file of at most {limit} bytes",
        "Check that it is the right file; leave out what does not belong to it.",
    ),
    "A003": ("text in UTF-8", "Save the file again with the encoding UTF-8."),
    "A004": ("well-formed YAML", "{why}"),
    "A005": ("every key once", "It was given in line {line} already: keep one of the two."),
    "A006": ("every value written out, without anchors (&), aliases (*) and tags (!)", "Write the value itself here."),
    "A007": ("at most {limit} levels of lists and paragraphs", "Check the brackets and the indentation."),
    "A008": ("one agreement in a file", "Take out the line with three hyphens and what follows it."),
    "A009": (
        "text without characters that turn the direction of writing",
        "Delete the invisible character; Arabic needs none of them.",
    ),
    "A101": ("{what}", "Add a line “{key}:” to this paragraph."),
    "A102": ("one of {known}", "{hint}"),
    "A103": ("{what}", "{hint}"),
    "A104": ("one of {known}", "{hint}"),
    "A105": ("{what}", "Write it in that form."),
    "A106": ("at least one entry", "Add one, or take the line out where it may be left out."),
    "A107": ("a number {range}", "Correct the number."),
    "A108": ("text", "Write the words; a paragraph without words cannot be read aloud."),
    "A201": ("the code of {what}", "{hint}"),
    "A202": ("a code that stands for one thing", "It was given to {other} in line {line}: choose another."),
    "A203": (
        "names and aliases by which an actor can be told apart",
        "“{other}” has this name too: take it out of one of the two.",
    ),
    "A204": ("a date or time that exists", "Correct it: {why}."),
    "A205": ("an IANA time zone such as Asia/Damascus or Europe/Kyiv", "{hint}"),
    "A206": (
        "an end after the start {start}",
        "Exchange or correct the two; “until” is the first moment at which it no longer holds.",
    ),
    "A207": ("stages in order of time, each later than the one before ({before})", "Put the changes in order."),
    "A208": ("spans that do not overlap", "It overlaps the one in line {line}: join the two, or correct a date."),
    "A209": (
        "one working version of a zone or line at a time",
        "It overlaps “{other}” in line {line}: end one of them with “until”, or mark accounts that differ as “standing: contested”.",
    ),
    "A210": (
        "a group that is either bound or excluded at one time",
        "It is excluded from {start} until {end} (line {line}): end one of the two.",
    ),
    "A211": ("a decision that takes effect no earlier than it was made ({decided})", "Correct one of the two dates."),
    "A212": ("a lower bound below the upper bound of {upper} mm", "Correct one of the two calibres."),
    "A213": ("the side that measures from this line, “{side}”", "Name that side, or another line."),
    "A214": (
        "acts, weapons or actors that are kept out",
        "Name at least one of them; as it stands it forbids nothing.",
    ),
    "A215": (
        "a drawn shape, or a status that says why there is none",
        "Add “shape:”, or “status: restricted” or “not public”.",
    ),
    "A216": (
        "a group that has not been excluded by this designator at that time",
        "It repeats line {line}: keep one of the two.",
    ),
    "A217": (
        "an open detail written as a block, one key a line, without a resolution",
        "Write it out so in agreement.yaml and bring that as a version; then it can be closed here.",
    ),
    "A218": ("a group that does not command itself", "It goes round: {way}. Take one “under” out."),
    "A219": (
        "a group of the same side, “{side}”",
        "The group that is named belongs to “{other}”: name another, or correct one of the two sides.",
    ),
    "A220": (
        "fewer hours than within_hours, which is {within}",
        "Whoever is asked is reminded while there is time: write within_hours, and fewer hours here.",
    ),
    "A301": (
        "a shape file inside the agreement's folder",
        "Put the file into the folder and name it without “..” and without a leading slash.",
    ),
    "A302": ("the id of a feature in {file}", "{hint}"),
    "A303": ("well-formed JSON", "{why}"),
    "A304": ("{what}", "RFC 7946 says how GeoJSON is written; docs/agreement.md has an example."),
    "A305": ("a {expected}", "Zones are drawn as a Polygon or MultiPolygon, lines as a LineString or MultiLineString."),
    "A306": ("a longitude from -180 to 180 and a latitude from -90 to 90, in that order", "{hint}"),
    "A307": (
        "a ring of at least four corners whose last repeats the first, {first}",
        "Close the ring by repeating its first corner.",
    ),
    "A308": (
        "a shape that does not cross or touch itself",
        "Redraw it at longitude {longitude}, latitude {latitude}: {why}. Nothing is repaired unasked.",
    ),
    "A309": ("an id that stands for one feature", "It was given in line {line} already: choose another."),
    "A310": (
        "coordinates on WGS 84 (longitude, latitude)",
        "Convert the file to WGS 84 (EPSG:4326) and take “crs” out.",
    ),
    "A311": (
        "longitude before latitude",
        "It lies {distance} km from the rest of the agreement, and {swapped} km with the two exchanged: exchange them.",
    ),
    "A312": ("edges that do not span more than half the globe", "Cut the shape in two at longitude 180."),
    "A313": ("two corners at least that differ", "Draw the line from one place to another."),
    # --- R: reports
    "R001": (
        "a file of reports: CSV, JSON Lines, GeoJSON or an Excel workbook (.xlsx)",
        "{hint} `truceline template` writes an empty form.",
    ),
    "R002": ("at least one report", "The file holds none: check that it is the right one and was saved whole."),
    "R003": ("a file of at most {limit}", "Split it into smaller files."),
    "R004": (
        "a text of at most {limit} characters",
        "Shorten it. If it spans many lines, a quotation mark above it was opened and not closed.",
    ),
    "R005": ("a column “{name}”", "Add the column to the first row, spelled exactly so{or_so}."),
    "R006": ("each column once", "The column stands there again: remove or rename one of the two."),
    "R007": ("a column of the form", "{hint} Columns with other names are not read, so none is dropped in silence."),
    "R008": (
        "no column that the reader works out itself",
        "Leave it out: identities and references to originals are derived.",
    ),
    "R009": ("at most {limit} columns", "Remove what is not part of the form."),
    "R010": (
        "{width} cells, as in the first row",
        "Check for a missing or an extra separator, or a text with separators that is not in quotation marks.",
    ),
    "R011": ("text in UTF-8", "Save the file again as UTF-8 (Excel: “CSV UTF-8”). {hint}"),
    "R012": ("text without control characters", "Remove the character {character}.{hint}"),
    "R013": ("a value, for this column must be filled", "Fill it in, or leave the row out."),
    "R014": ("a number", "Write digits with a decimal point and without a unit or thousands separators.{hint}"),
    "R015": ("a number, not a formula", "Write the value itself: formulas are never worked out here."),
    "R016": ("a number from {low} to {high}", "Correct it{unit}."),
    "R017": ("one of the codes of this column", "{hint}"),
    "R018": (
        "a date or time such as {spellings}",
        "Write it so; two of them joined by “/” say from when to when.{hint}",
    ),
    "R019": ("a date and time that exist", "No calendar or clock shows it: correct it."),
    "R020": (
        "a time that the clocks showed",
        "The clocks in {zone} skipped it: correct it, or write the offset from UTC.",
    ),
    "R021": ("a time that has passed", "It is now {now}: correct the date, or the clock of this computer."),
    "R022": ("a time from {year} on", "Correct the year.{hint}"),
    "R023": ("an end that is not before its beginning", "Swap or correct the two."),
    "R024": (
        "a date, not the number of a day",
        "Give the cell a date format, or write it as text: {serial} would be {date} as Excel counts days, {since_1970} as R and Python do.",
    ),
    "R025": ("a real place", "0, 0 lies in the Atlantic: leave longitude and latitude empty where no place is known."),
    "R026": (
        "longitude and latitude in their own columns",
        "They look swapped: the other way round the point lies among {others}. Swap them. If the place is right all the same, read it apart from the others and without the agreement.",
    ),
    "R027": ("longitude, latitude and radius_m together", "Fill in “{missing}”, or leave all three empty."),
    "R028": (
        "how far the true place may be from the point",
        "Fill in radius_m: perhaps 100 for a place that was measured, 2000 for a village, 25000 for “near” a town.",
    ),
    "R029": ("{low} ≤ {high}", "Correct the figures: the lowest may not exceed the best, nor the best the highest."),
    "R030": (
        "one report for each reference of a source",
        "{other} holds the same source and reference with another {differing}: correct one, or give it a reference of its own.",
    ),
    "R031": (
        "either exercise reports or real ones",
        "{other} is the first of the other kind. They are never read together: read them apart.",
    ),
    "R032": (
        "exercise reports in a file whose name begins with EXERCISE",
        "Set the column exercise to true, or rename the file if the reports are real.",
    ),
    "R033": ("one JSON object on the line", "Correct it: {why}."),
    "R034": ("a text, a number, true, false or null", "Lists and objects are not read: one value for each column."),
    "R035": ("a GeoJSON FeatureCollection", "{why}"),
    "R036": ("a Point with a longitude and a latitude", "Give each report its point, or null where no place is known."),
    "R037": ("longitude and latitude on WGS 84", "Transform the file to WGS 84 (EPSG:4326) and remove “crs”."),
    "R038": (
        "a value, not a formula or an error",
        "Replace what stands so in column {letter} of the sheet by its values (copy, then paste values only).",
    ),
    "R039": ("a plain workbook", "{why}"),
    "R040": ("a table that unpacks to at most {limit}", "It unpacks to more than it may: it is not opened further."),
    "R041": ("fewer problems", "{count} more in this file are not listed. Correct those above first."),
    "R042": ("a report received after what it tells of", "Correct received_at or occurred_at."),
    "R043": (
        "a direction from 0 to 360 degrees or one of 16 winds (N, NNE, NE …)",
        "Write it so, clockwise from true north.",
    ),
    "R044": ("a distance in metres, or a range such as 2000-3000", "Write it so."),
    "R045": ("a direction and a distance in the form “2-3km NNE”, or N/K", "Write it so."),
    "R046": ("a day with its year, then the time: 02/11/2019, 14:35", "Write it so, the day before the month."),
    "R047": ("a language such as Arabic or ar", "Write its name in English, Arabic or Russian, or its tag of BCP 47."),
    "R048": ("at least one file", "Name the files of reports."),
    "R049": ("cells that can be told apart", "Close each quotation mark; inside a quoted text it is written twice."),
    "R050": (
        "a table without long gaps",
        "More than {limit} empty lines follow one another: save the table again without them.",
    ),
    "R051": ("a SHA-256: 64 hexadecimal digits", "Write the sum of the file itself, as sha256sum gives it."),
    # Remarks: what is kept, and a person should know.
    "R060": (
        "text without marks that turn its direction",
        "It is kept as it came: {character} can make words appear in another order than they are.",
    ),
    "R061": (
        "a post whose place is known",
        "The report is kept without a place: list the post in the agreement, or give post_longitude and post_latitude.",
    ),
    "R062": ("one sheet of reports", "This sheet was not read."),
    "R063": ("a kind of event that is known here", "The report is kept without an act."),
    "R064": (
        "low ≤ best ≤ high",
        "The source publishes them so: the smallest of the three is kept as low, the largest as high.",
    ),
    "R065": (
        "a column that says how well places are known",
        "{metres} m are assumed for every row. Add radius_m where the list knows better or worse.",
    ),
    "R070": (
        "columns that a plain list is read by",
        "Not read: {names}. docs/report.md lists the names that are; the original keeps every column.",
    ),
    "R071": ("a radius beside a point", "Without coordinates it says nothing: the report is kept without it."),
    "R072": (
        "columns of coordinates",
        "Its reports are compared where the names of places lead: other lists that give coordinates tell where, or a gazetteer (`link --places`; of a desk, its gazetteer.csv). Known as coordinates: {names}.",
    ),
    "R073": ("fewer remarks", "{count} more on this file are not listed; the rows that they are on are taken."),
    "R074": (
        "points that lie among those of other lists",
        "They lie apart from those of {others}, and would lie among them with longitude and latitude exchanged: see in which file the two (here {columns}) are in each other's place. Nothing was changed.",
    ),
    "R075": ("a kind of weapon that is known here", "The report is kept without a weapon."),
    "R076": ("a report", "The row holds tags (HXL), as tables of the Humanitarian Data Exchange do: it is not read."),
    "R077": (
        "a number of persons that is this row's own",
        "The source tells it of several rows together, or divided it among them: the report is kept without it.",
    ),
    "R078": (
        "how well places are known, in metres, in words or by a codebook",
        "Understood as the metres within which the true place lies: {read}. docs/report.md has the table. Where it is not what the list means, give a column radius_m.",
    ),
    "R079": (
        "a word, a distance or a degree that is known here for how well a place is known",
        "{metres} m are assumed for this row. Known are {known} and the like in English, Arabic and Russian. A number alone is read where the heading says of what: radius_m, geo_precision, where_prec, specificity.",
    ),
    "R080": (
        "cells that can be read, in every column",
        "Nothing is read of this column, so the row is taken; the original keeps the cell as it came.",
    ),
    "R081": ("the names of columns in the first line", "They stand in line {below}: what is above them is not read."),
    "R082": (
        "text in UTF-8 in the names of columns",
        "Nothing is read of this column, for its name cannot be read. Save the file again as UTF-8 (Excel: “CSV UTF-8”). {hint}",
    ),
    "R083": (
        "each row once, in order, and each cell of it once",
        "Open the workbook in a spreadsheet program and save it again: of two that have one number nobody can tell which is meant.",
    ),
    "R084": (
        "a value in each cell",
        "These cells are merged: the uppermost alone has the value, and the rows below it are read without one. Part them, and write it in each.",
    ),
    "R085": ("a value, or an empty cell", "Read as empty (rows: {rows})."),
    "R086": ("a time of day such as 06:40", "The report is kept with its day alone."),
    "R087": (
        "a point such as {points}",
        "Write it so. Two numbers alone are read where the heading says their order: “lat, lon” or “lon, lat”.",
    ),
    "R088": (
        "a heading that says in which order days and months stand",
        "All dates of the list are read with the {order}: no other order fits all of them. Say it in the heading: “date dd/mm/yyyy” or “date mm/dd/yyyy”.",
    ),
    "R089": (
        "one source or report that is here",
        "Nothing here is called so, and the report counts as a voice of its own. It seems to mean {meant}: name the one source, or its source/reference.",
    ),
    "R090": (
        "years of four digits",
        "Of such dates the last two digits are read as the year, 00 to 29 as 2000 to 2029 and 70 to 99 as 1970 to 1999 (rows: {rows}). Where they mean another year, write it with four digits.",
    ),
    "R091": ("a report", "The row is a sum and has neither a day nor a place: it is not read."),
    "R092": (
        "a column “id”",
        "The first column has no name and is read as one, for rows are numbered so. Keep the numbers when rows are added, or give each row an id: judgements know reports by them.",
    ),
    "R093": (
        "reports in a sheet that is shown",
        "This sheet is hidden, and read because it is called “reports”, or none that is shown has names of columns that are known.",
    ),
    "R094": (
        "letters themselves, and no entities of HTML",
        "They are read as the letters for which they stand (rows: {rows}); the original keeps them as they came.",
    ),
    "R095": (
        "one name for each source and each report, letter for letter",
        "Read as {meant}, which differs in capitals, spaces or letters that look the same alone. Where it is not meant, give that source another name; the original keeps what came.",
    ),
    "R096": ("an exact number", "It is kept without “about”; the original says that it is not exact."),
    "R097": (
        "the name of one report, told at one place and time, or of one source",
        "Reports that lie apart give it, so it is read as a source: each repeats that source, and none another of them. Name the one source, or its source/reference.",
    ),
    "R098": ("times with an offset, such as 2017-07-09T12:00+03:00", "{hint}"),
    "R099": ("one time of day for each row", "The column of times says {time}: that is taken, and this one is not."),
    "R100": ("moments, or days", "{midnights} of {moments} moments are midnights: read as days alone (rows: {rows})."),
    "R101": (
        "one column of this name in all groups of the form",
        "“{other}” is called so within its group too, and nobody can tell which is meant: remove or rename one of the two.",
    ),
    "R102": (
        "names of columns without the groups of their form",
        "Read by their names within the groups: {read}. Rename those that mean something else; the original keeps every column.",
    ),
    "R103": (
        "one column of this name in all groups of the form",
        "None of them is read, for nobody can tell which is meant: rename the one that is.",
    ),
    "R104": ("times of day at which things happened, or days alone", "{hint}"),
    "R105": (
        "in each row the one source that tells of it",
        "Each name counts as a source that tells of an incident once, so rows of this list may be joined with each other. Where the list has one row for each incident, it is the source itself: call this column otherwise, such as newspapers.",
    ),
    "R106": (
        "sources whose names can be told apart",
        "It looks like {other}, in other letters or with signs that nobody sees (the first: {sign}): the two count as two sources that may confirm each other. Where they are one, write its name the same everywhere.",
    ),
    # Stored reports (Parquet).
    "R066": ("Parquet", "Give the reports.parquet that `truceline link`, `run` or `exercise` wrote."),
    "R067": ("the columns that every report has", "Give a reports.parquet, or link the lists themselves."),
    "R068": (
        "places, times and names that can be, in every row",
        "Link the lists themselves: each wrong row is named then.",
    ),
    "R069": ("a column of type {type}", "Give a reports.parquet, or link the lists themselves."),
    # --- C: stored reports at the command line; those before C012 stand in error_codes
    "C012": (
        "Parquet files alone, or other files alone",
        "Link the other files first, then give the reports.parquet of that folder with this one.",
    ),
    "C013": (
        "no agreement or time zone for Parquet files: their times and posts were read already",
        "Leave --agreement and --time-zone out, or link the lists themselves.",
    ),
    "C014": (
        "Parquet files, where reports are linked by pieces",
        "Link this file by itself, without --pieces; the reports.parquet of that folder can be linked by pieces with others.",
    ),
    "C015": (
        "a gazetteer or a model: the model has places of its own",
        "Leave --model out, or name it by --believe, to learn anew with the gazetteer; or leave --places out.",
    ),
    "C016": (
        "a port that nobody listens on",
        "Stop what answers there, another desk it may be, or choose another port with --port.",
    ),
    "C017": ("an IANA time zone such as Asia/Damascus or Europe/Kyiv", "{hint}"),
    # --- F: tables beside a run; those before F026 stand in error_codes
    "F026": ("a number of hours, or nothing", "Write it with a point, such as 1.5."),
    "F027": ("how it was determined: one of {manners}, or nothing", "Write one of them."),
    "F028": ("parties of the agreement: {known}", "Write their codes as in agreement.yaml, with a space between."),
    "F029": ("everybody once", "{twice} is named twice: who signed does not dissent, and is not waited for."),
    "F030": (
        "signatures, dissent or somebody awaited where the manner is joint, and nowhere else",
        "Say who was asked, or write individual.",
    ),
    "F031": ("nothing: only a ruling is on a claim", "Empty the cell, or write what is ruled."),
    "F032": ("somebody else than whoever claims it", "Nobody rules on their own claim: write who rules."),
    "F033": ("everything said once", "Line {line} says the same: keep one of the two."),
    "F034": (
        "a side that is silent, or what it says",
        "Line {line} says otherwise: a side that is silent holds nothing else.",
    ),
    "F035": ("somebody who is awaited", "{who} is not: write it under awaited too, or empty the cell."),
    # --- D184 on: lists of others beside ours
    "D184": (
        "the {looked} lines that were looked into",
        "Its files are not what they were: bring the list in once more.",
    ),
    "D185": (
        "one of {known}",
        "Write what is held of the line; an excluded target is claimed on the incident's page, with group and evidence.",
    ),
    "D186": ("the words of a stance, and their language", "Fill in stance_words and stance_language, such as ar."),
    # --- D: what is determined jointly, on the desk
    "D330": ("how it is determined: one of {manners}", "Choose one of them."),
    "D331": (
        "a determination that somebody can be asked to sign",
        "The agreement names no guarantor: determine individually.",
    ),
    "D332": ("one of {words}", "Choose whether you sign or dissent."),
    "D333": ("your words, and their language, where you dissent", "Write them: they stand beside what was determined."),
    "D334": ("a language by its ISO 639 code", "Write it like ar, en or ru, in small letters."),
}
