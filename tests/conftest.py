"""What holds for every test."""

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Shells start background commands deaf to Ctrl-C, and the programs under test would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
