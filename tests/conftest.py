"""What holds for every test."""

import os
import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Shells start background commands deaf to Ctrl-C, and the programs under test would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The programs under test are compiled once, not anew in each of some hundred processes.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
