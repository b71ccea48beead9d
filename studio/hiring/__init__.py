"""Hiring a crew from the page: what there is, what it would take, who may be hired.

crew_readiness(crew, home)           why a crew cannot work here; empty where it can
appraised(studio, project, crew)     time, memory, disk and energy of the film with another crew
costs(studio, project, shot)         the same of a shot and of the film, with the crew it has
room(studio, project)                memory and disk that its open jobs take
Inspector(home)                      looks at the machine and at installed bytes, in the background
server_told(home), keep_server(...)  where the language server is; its key is never told
"""

from studio.hiring.inspector import Checking, Inspector
from studio.hiring.readiness import appraised, costs, crew_readiness, room
from studio.hiring.server import Told, keep_server, server_told

__all__ = [
    "Checking", "Inspector", "Told", "appraised", "costs", "crew_readiness", "keep_server",
    "room", "server_told",
]  # fmt: skip
