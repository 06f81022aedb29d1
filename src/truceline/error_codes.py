"""The catalogue of problems: a stable code, what was expected, what to do. Codes are never reused.

A: agreements. R: reports. I: incidents. F: findings. B: bulletins and figures. X: exercises. C: the command line. W: witnesses.
"""

CODES: dict[str, tuple[str, str]] = {
    # --- A: agreements
    # --- R: reports
    # --- I: incidents
    # --- F: findings
    # --- B: bulletins and figures
    "B001": (
        "parts that add up to the printed total of {total}",
        "The parts add up to {sum}, a difference of {difference}: correct the part or the total; nothing was printed.",
    ),
    # --- X: exercises
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
    # --- W: witnesses
    "W001": ("a number of seconds from 1 on", "Write it like --every 300."),
    "W002": ("the option {option} for what was asked", "`truceline witness stamp --help` says which belong together."),
}
