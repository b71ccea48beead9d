"""The director `rules`: a coverage grammar that turns a screenplay into shots."""

from pipeline.engines.director_rules.director import UNFIT, RulesDirector, fitting
from pipeline.engines.director_rules.table_read import TableRead

__all__ = ["UNFIT", "RulesDirector", "TableRead", "fitting"]
