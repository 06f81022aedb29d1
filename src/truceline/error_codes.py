"""The catalogue of problems: a stable code, what was expected, what to do. Codes are never reused.

A: agreements. R: reports. I: incidents. F: findings. B: bulletins and figures. X: exercises. C: the command line.
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
}
