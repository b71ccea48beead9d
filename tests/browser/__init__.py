"""The page in a real Chromium, from outside: a server process, its address, clicks and keys."""
