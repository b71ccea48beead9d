"""Answers to shots: typed, checked against the scene, and mended where that is mechanical."""

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.engines.director_llm.asking import MOST_PEOPLE, MOST_PIECES
from pipeline.engines.proposal import Proposal, Sheet, fault
from pipeline.film.camera import Angle, Move, Size
from pipeline.film.shot import Coverage

LARGEST_TEXT = 64 * 1024
_THOUGHTS = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
_MOST_IN_FRAME = 12
_PAIR = 2

A = TypeVar("A", bound=BaseModel)

Number = Annotated[int, Field(ge=0, le=MOST_PEOPLE)]
"""Of a person on the list; 0 is nobody."""


class Unfit(Exception):
    """An answer that cannot be used; its text goes back to the model with the next question. It is
    ours alone: nothing of the answer is in it."""


class Answer(BaseModel):
    """What a model is asked for. Everything is typed and cited by number: no text comes back."""

    model_config = ConfigDict(json_schema_extra={"additionalProperties": False})


class ShotAnswer(Answer):
    first: Annotated[int, Field(ge=1, le=MOST_PIECES)]
    last: Annotated[int, Field(ge=1, le=MOST_PIECES)]
    coverage: Coverage
    size: Size
    angle: Angle
    lens_mm: Literal[0, 14, 18, 24, 28, 35, 50, 65, 85, 100, 135]
    move: Move
    people: Annotated[list[Number], Field(max_length=_MOST_IN_FRAME)]
    over: Number


class ShotsAnswer(Answer):
    shots: Annotated[list[ShotAnswer], Field(max_length=MOST_PIECES)]


def parsed(text: str, kind: type[A]) -> A:
    """The JSON object in an answer, with or without a fence or words around it. Raises Unfit."""
    try:
        return kind.model_validate(_object(text))
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        place = ".".join(map(str, first["loc"]))[:60]
        where = place if re.fullmatch(r"[a-z_.0-9]+", place) else "the answer"
        raise Unfit(f"{where} is not of the form that was asked for.") from None


def _object(text: str) -> Any:
    text = _THOUGHTS.sub("", text[:LARGEST_TEXT])
    start = text.find("{")
    if start < 0:
        raise Unfit("There is no JSON object in it.")
    try:
        return json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        raise Unfit("The JSON is broken, or ends too early. Make it shorter.") from None


def proposals_of(sheet: Sheet, answer: ShotsAnswer) -> tuple[Proposal, ...]:
    """The shots of an answer, sound for the scene. Raises Unfit where they cannot be made so."""
    count = len(sheet.pieces)
    given = sorted(answer.shots, key=lambda shot: (shot.first, shot.last))
    if any(not 1 <= shot.first <= shot.last <= count for shot in given):
        raise Unfit(f"first and last must be numbers of pieces, 1 to {count}.")
    tiled = [part for shot in _tiled(given, count) for part in _parted(sheet, shot)]
    proposals = tuple(_proposal(sheet, shot) for shot in tiled)
    if wrong := fault(sheet, proposals):
        raise Unfit(wrong)
    return proposals


def _tiled(given: list[ShotAnswer], count: int) -> list[ShotAnswer]:
    """What was left out goes with the shot before it, what comes twice stays with the first."""
    tiled: list[ShotAnswer] = []
    for shot in given:
        covered = tiled[-1].last if tiled else 0
        if shot.last <= covered:
            continue
        if tiled:
            tiled[-1] = tiled[-1].model_copy(update={"last": max(covered, shot.first - 1)})
        first = max(shot.first, covered + 1) if tiled else 1
        tiled.append(shot.model_copy(update={"first": first}))
    if tiled:
        tiled[-1] = tiled[-1].model_copy(update={"last": count})
    return tiled


def _parted(sheet: Sheet, shot: ShotAnswer) -> Iterator[ShotAnswer]:
    """A shot that runs over a piece which starts one is cut there."""
    pieces = range(shot.first + 1, shot.last + 1)
    starts = [shot.first, *(n for n in pieces if sheet.pieces[n - 1].is_first)]
    for first, last in zip(starts, [*(n - 1 for n in starts[1:]), shot.last], strict=True):
        yield shot.model_copy(update={"first": first, "last": last})


def _proposal(sheet: Sheet, shot: ShotAnswer) -> Proposal:
    people = [_name(sheet, number) for number in dict.fromkeys(shot.people)]
    over = _name(sheet, shot.over) if shot.over and shot.coverage is Coverage.OVER_SHOULDER else ""
    people = [name for name in people if name != over]
    coverage = _coverage(shot.coverage, len(people), over)
    return Proposal(
        first=shot.first,
        last=shot.last,
        coverage=coverage,
        size=shot.size,
        angle=shot.angle,
        lens_mm=shot.lens_mm,
        move=shot.move,
        people=tuple(people),
        over=over if coverage is Coverage.OVER_SHOULDER else "",
    )


def _name(sheet: Sheet, number: int) -> str:
    if not 1 <= number <= len(sheet.people):
        raise Unfit(f"people and over must be numbers of the list, 1 to {len(sheet.people)}.")
    return sheet.people[number - 1].name


def _coverage(asked: Coverage, people: int, over: str) -> Coverage:
    """The kind of shot that so many people make."""
    by_count = (Coverage.ACTION, Coverage.SINGLE, Coverage.TWO_SHOT, Coverage.GROUP)
    usual = by_count[min(people, len(by_count) - 1)]
    if asked is Coverage.OVER_SHOULDER:
        return asked if over and people else usual
    if asked in (Coverage.SINGLE, Coverage.TWO_SHOT, Coverage.GROUP):
        return usual
    if asked is Coverage.REACTION and not people:
        return Coverage.ACTION
    return asked
