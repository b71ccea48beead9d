"""Errors whose message is written for the person at the screen: what happened, then what to do.

    StudioError              something went wrong that a person can act on
      UserMistake            the request cannot be met as asked (exit code 2)
      MachineTrouble         the machine refused: disk, permissions, damaged files (exit code 1)
      EngineUnavailable      the chosen engine cannot run here (exit code 1)
      Cancelled              the user stopped the work (exit code 130)

Anything else that is raised is a bug and is left to propagate to the one boundary that logs it.
"""


class StudioError(Exception):
    """Something the user can act on."""

    exit_code = 1


class UserMistake(StudioError):
    """The input or an option cannot be used as given."""

    exit_code = 2


class MachineTrouble(StudioError):
    """The disk, the system or a stored file failed."""


class EngineUnavailable(StudioError):
    """The chosen engine cannot run here."""


class Cancelled(StudioError):
    """The user stopped the work."""

    exit_code = 130
