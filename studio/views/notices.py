"""What a film has to say about how it was read and planned."""

from pipeline.engines.lookbook import left_out
from studio.project import Project

NAMED = 6
"""So many scenes are named in one sentence."""


def notices(film: Project) -> list[str]:
    """Those of the script, and a sentence for each reason why a director's answer is not used."""
    numbers = {scene.id: scene.number for scene in film.scenes}
    kept: dict[str, list[str]] = {}
    for plan in film.plans:
        if plan.trouble:
            kept.setdefault(plan.trouble, []).append(numbers[plan.scene])
    plain = [numbers[plan.scene] for plan in film.plans if plan.is_unworded]
    return [
        *film.notices,
        *(_kept(scenes, trouble) for trouble, scenes in kept.items()),
        *([_plain(plain)] if plain else []),
        *filter(None, (left_out(film.looks.left, film.looks.trouble),)),
    ]


def _kept(scenes: list[str], trouble: str) -> str:
    keep = "keeps its" if len(scenes) == 1 else "keep their"
    return f"{_named(scenes)} {keep} shots: {trouble}."


def _plain(scenes: list[str]) -> str:
    were = "was" if len(scenes) == 1 else "were"
    return f"{_named(scenes)} {were} not put into words: prompts are made of what is set."


def _named(scenes: list[str]) -> str:
    more = f" and {len(scenes) - NAMED} more" if len(scenes) > NAMED else ""
    return f"Scene{'s' if len(scenes) > 1 else ''} {', '.join(scenes[:NAMED])}{more}"
