"""Where in a JSON text every value stands: read only once something in it is wrong, to say in which line."""

import re

from truceline.agreement.written import Path

_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+')


def places(text: str) -> dict[Path, tuple[int, int]]:
    """The line and column of every value of a well-formed JSON text, by its path."""
    found: dict[Path, tuple[int, int]] = {}
    # For each open list or object: its path, and the index or key that the next value has.
    around: list[tuple[Path, str | int | None]] = []
    expects_key = False
    line, line_start, scanned = 1, 0, 0
    for token in _TOKENS.finditer(text):
        line += text.count("\n", scanned, token.start())
        line_start = max(line_start, text.rfind("\n", scanned, token.start()) + 1)
        scanned = token.start()
        sign = token[0]
        if sign in "]}":
            around.pop()
            expects_key = False
        elif sign == ",":
            path, step = around[-1]
            around[-1] = (path, step + 1 if isinstance(step, int) else None)
            expects_key = not isinstance(step, int)
        elif sign == ":":
            expects_key = False
        elif expects_key:
            around[-1] = (around[-1][0], sign[1:-1])
        else:
            here = (*around[-1][0], around[-1][1] or 0) if around else ()
            found[here] = (line, token.start() - line_start + 1)
            if sign in "[{":
                around.append((here, 0 if sign == "[" else None))
                expects_key = sign == "{"
    return found
