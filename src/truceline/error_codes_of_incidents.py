"""The part of the catalogue that is about incidents (I): how reports are gathered, and the files beside them. Codes are never reused."""

OF_INCIDENTS: dict[str, tuple[str, str]] = {
    # --- judgements, models and gathering
    "I001": (
        "judgements as CSV: text in UTF-8, commas, semicolons or tabs between the columns",
        "Save it as “CSV UTF-8”, and check that every quotation mark is closed.",
    ),
    "I002": (
        "the column “{name}” in the first line of the judgements",
        "Add it: first, second, judgement, by, on, reason. A file given with --judgements may have first_source, first_reference, second_source and second_reference for the first two.",
    ),
    "I003": ("a value for {name}", "Every judgement names two reports and the person who judged."),
    "I004": ("two different reports", "A report is not judged against itself: correct one of the identities."),
    "I005": (
        "same, different, undecided or also",
        "Write one of the four words; docs/incident.md says what each means.",
    ),
    "I006": (
        "when it was judged, as {spellings}",
        "Write the date, and the time where two judgements fall on one day.",
    ),
    "I007": (
        "judgements that agree: these two are judged different, and by a chain of others the same",
        "The chain: {chain}. Supersede whichever of these judgements is wrong.",
    ),
    "I008": ("every report once", "Two rows have this identity: read the files again, or leave one out."),
    "I009": (
        "a model of linking as JSON, in the form that this version writes",
        "Give a model.json that this version's `truceline link` wrote.",
    ),
    "I010": (
        "exactly the numbers of a model",
        "Add the number that is missing, or take out the one that is not known.",
    ),
    "I011": ("a number of the kind that `meaning` tells", "Correct it; every number stands without quotation marks."),
    "I012": (
        "the sum of the numbers, {sum}",
        "If the numbers were changed on purpose, write this sum; if not, take the model from where it came.",
    ),
    "I013": (
        "a model that was measured on reports: it says how alike strangers are",
        "Gather all reports once and keep the model that comes with them, or link all reports with this one.",
    ),
    "I014": (
        "a neighbourhood that ends within {most} reports",
        "Too many reports hang together to gather only what changed: gather all reports anew.",
    ),
    # --- tables to be evaluated
    "I020": (
        "a table of links or labels as CSV (text in UTF-8, commas, semicolons or tabs between the columns) or Parquet",
        "Save it as “CSV UTF-8”, and check that every quotation mark is closed.",
    ),
    "I021": (
        "the columns report_id (or source and reference) and incident_id, or first, second and same",
        "Name the columns so in the first line; pairs may have first_source, first_reference, second_source and second_reference.",
    ),
    "I022": ("a value for {name}", "Fill the cell in, or take the row out."),
    "I023": (
        "same or different (or true or false)",
        "Write one of these words; leave out pairs that nobody could label.",
    ),
    "I024": ("one label for each pair", "Line {line} labels this pair otherwise: decide, and keep one row."),
    "I025": ("two different reports", "A report is not paired with itself: correct one of the identities."),
    "I026": (
        "reports that both files name",
        "Name them by the report_id of links.csv, or by source and reference; `truceline check` tells how the sources are called.",
    ),
    "I027": ("{name} as {form}", "Correct the number, or take the row out."),
    "I028": (
        "at most {most:,} pairs within incidents where a report belongs to several",
        "Evaluate a part of the reports, or a truth in which each report has one incident.",
    ),
    "I029": (
        "the columns first and second (or first_source, first_reference, second_source, second_reference) and probability (0 to 1) or score (nats)",
        "Name the columns so in the first line; `truceline link` writes such a table, pairs.parquet.",
    ),
    # --- gazetteers
    "I030": (
        "a gazetteer as CSV, text in UTF-8, commas, semicolons or tabs between the columns, or GeoNames' table of a country",
        "Save it as “CSV UTF-8”, and check that every quotation mark is closed.",
    ),
    "I031": (
        "the columns longitude (or lon), latitude (or lat), and name or name_en, name_ar, name_ru, or place",
        "Name the columns so in the first line; other_names (joined by |) and radius_m may stand beside them.",
    ),
    "I032": ("a name in one of {columns}", "Write what the place is called, or take the row out."),
    "I033": ("{name} {form}", "Correct the number, or take the row out."),
    "I034": ("at least one place", "Give a gazetteer that has rows, or leave --places out."),
    # --- numbers of a model that a person may have changed
    "I035": (
        "a number {bounds}",
        "Write one that lies there, or take this number from the model as it was written.",
    ),
    "I036": ("a code of the taxonomy for {of}", "Correct the code, or take the row out."),
    "I037": ("one of {known}", "Correct the word, or take the row out."),
    "I038": ("a list of {count}", "Complete it, or take this list from the model as it was written."),
    "I039": ("shares of a whole, whose sum is 1", "Correct the shares, or take them from the model as it was written."),
    # --- small files whose rows do not fit their first line: judgements, gazetteers, truth
    "I040": (
        "{width} cells, one for each name in the first line",
        "Put a text that holds the separator into quotation marks, or add the cell that is missing; an empty one counts.",
    ),
    "I041": ("each column once", "The column stands there again: remove or rename one of the two."),
    "I042": (
        "a time of judging that has passed",
        "It is now {now}: correct the date, or the clock of this computer. A judgement of a time to come would overrule all until then.",
    ),
    "I043": (
        "a truth with at least one labelled report or pair",
        "Label some, each on a row below the names of the columns; a pair judged undecided is no label.",
    ),
    "I044": (
        "a report that has incidents or none, not both",
        "Line {line} says otherwise of this report: an empty incident says that nobody else tells of it. Decide, and take one row out.",
    ),
}
