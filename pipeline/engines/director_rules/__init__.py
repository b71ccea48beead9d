"""The director `rules`: a coverage grammar that turns a screenplay into shots."""

from pipeline.engines.director_rules.director import RulesDirector

__all__ = ["RulesDirector"]
