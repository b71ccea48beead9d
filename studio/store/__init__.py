"""Projects that cannot be lost: every revision in a database, on the disk when acknowledged."""

from studio.store.records import Committed, Head, History, Listed, Revision
from studio.store.stale import StaleEdit
from studio.store.store import Store

__all__ = ["Committed", "Head", "History", "Listed", "Revision", "StaleEdit", "Store"]
