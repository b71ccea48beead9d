"""The tables of the project database."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()

schema = Table("schema", metadata, Column("version", Integer, primary_key=True))

projects = Table(
    "projects",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("title", Text, nullable=False),
    Column("head", Integer, nullable=False),
    Column("newest", Integer, nullable=False),
    Column("undone", Text, nullable=False, default="[]"),
    Column("made_ms", BigInteger, nullable=False),
    Column("changed_ms", BigInteger, nullable=False),
    Column("trashed_ms", BigInteger),
)
"""`head` is the revision that is shown, `newest` the highest number given; `undone` are the
revisions that redo brings back, as JSON pairs (undone, head before), the next one last."""

revisions = Table(
    "revisions",
    metadata,
    Column("project", String(32), ForeignKey("projects.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("parent", Integer),
    Column("verb", String(32), nullable=False),
    Column("edit", LargeBinary, nullable=False),
    Column("label", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("name", Text, nullable=False, default=""),
    Column("manifest", LargeBinary, nullable=False),
)
"""Never changed after it is written, but for its name. `edit` and `manifest` are packed JSON."""

pieces = Table(
    "pieces",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("project", String(32), ForeignKey("projects.id", ondelete="CASCADE"), nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("project", "digest", name="piece_once"),
)
"""Parts of a project by their content: what an edit leaves alone is not written again."""
