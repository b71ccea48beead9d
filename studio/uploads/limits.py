"""What a process that opens strangers' files may use."""

import sys
from contextlib import suppress

MOST_MEMORY = 2 * 2**30
"""The largest picture that is taken needs 1.1 GiB with its libraries."""
MOST_CPU_S = 60
MOST_WRITTEN = 4 * 2**30
MOST_FILES = 64


def limit_this_process() -> None:
    """Sets the limits that the system knows; the parent watches the others."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_CPU_S),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_NOFILE, MOST_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):  # macOS has no limit on memory, and some are lower
            resource.setrlimit(what, (most, most))
