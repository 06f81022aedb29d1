"""The catalogue of problems: a stable code, what was expected, what to do. Codes are never reused.

A: agreements. R: reports. I: incidents. F: findings. B: bulletins and figures. X: exercises. C: the command line. G: the register. W: witnesses.
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
