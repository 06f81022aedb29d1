"""`python -m truceline` is `truceline`."""

import sys

from truceline.command import main

if __name__ == "__main__":
    sys.exit(main())
