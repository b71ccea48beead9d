"""The durable job table of a home: what is wanted, what is being made, what was made."""

from studio.ledger.estimate import Estimate
from studio.ledger.job import Changes, Job, Queue, State, Wish
from studio.ledger.ledger import Ledger

__all__ = ["Changes", "Estimate", "Job", "Ledger", "Queue", "State", "Wish"]
