"""The ledger's tables. They can be filled again from the projects, so they keep no history of
their own beyond how long things took."""

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, String, Table, Text

VERSION = 2
UPGRADES = {
    1: (
        "ALTER TABLE jobs ADD COLUMN turn INTEGER NOT NULL DEFAULT 0",
        "DROP INDEX next_in_line",
        "CREATE INDEX next_in_line ON jobs (state, priority DESC, turn, seq)",
    )
}
"""By the version that a file has: what makes it one of the next."""

metadata = MetaData()

jobs = Table(
    "jobs",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(48), unique=True, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("key", String(64), nullable=False),
    Column("task", Text, nullable=False),
    Column("engine", String(64), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("frames", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("progress", Float, nullable=False, default=0.0),
    Column("asked_s", Float, nullable=False),
    Column("started_s", Float),
    Column("ended_s", Float),
    Column("error", Text, nullable=False, default=""),
    Column("blocked_by", String(48), nullable=False, default=""),
    Column("result", Text),
    Column("changed", Integer, nullable=False, index=True),
)

IN_LINE = (jobs.c.priority.desc(), jobs.c.turn, jobs.c.seq)
"""The most urgent first. `turn` counts the jobs that were asked for in one go, so that the tenth
shot of a long film waits for the first ones of a film that was begun after it."""

Index("next_in_line", jobs.c.state, *IN_LINE)

wants = Table(
    "wants",
    metadata,
    Column("job", String(48), primary_key=True),
    Column("project", String(64), primary_key=True),
    Column("shot", String(64), primary_key=True),
    Column("slate", String(32), nullable=False),
    Column("is_wanted", Boolean, nullable=False),
    Column("changed", Integer, nullable=False, index=True),
    Index("wants_of_project", "project"),
)
"""Who wants a job. Several projects may want the same one; it goes on while one of them does."""

needs = Table(
    "needs",
    metadata,
    Column("job", String(48), primary_key=True),
    Column("need", String(48), primary_key=True),
    Index("needed_by", "need"),
)

history = Table(
    "history",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),
    Column("engine", String(64), nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("frame_s", Float, nullable=False),
)
"""Wall seconds a frame, of what was truly made."""

queue = Table(
    "queue",
    metadata,
    Column("one", Integer, primary_key=True),
    Column("changes", Integer, nullable=False),
    Column("forgot", Integer, nullable=False),
    Column("is_paused", Boolean, nullable=False),
    Column("hold", Text, nullable=False),
    Column("held_until_s", Float, nullable=False),
    Column("notice", Text, nullable=False),
)
"""One row. `changes` counts every change; `forgot` is the change that last removed a row."""
