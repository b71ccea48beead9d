"""Scenes as questions. A scene travels as JSON in which no text can end its own string, and with
the letters escaped that chat formats are made of: a script cannot speak as anybody else."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pipeline.engines.lookbook import LookSheet, Subject
from pipeline.engines.proposal import Person, Piece, Proposal, Sheet

PROMPTS = Path(__file__).parents[3] / "assets" / "prompts"

MOST_PIECES = 60
"""Asked about at once; a longer scene is asked about in parts."""
MOST_LETTERS = 12_000
MOST_PEOPLE = 40

MOST_SUBJECTS = 24
"""People and places described by one answer."""

_MARKS = frozenset("<>[]{}|`")
"""What chat formats and fences are made of."""


@cache
def prompt(name: str) -> str:
    return (PROMPTS / f"{name}.txt").read_text("utf-8").strip()


def parts(sheet: Sheet) -> list[Sheet]:
    """A scene in parts that can be asked about; none where one piece alone is too long."""
    found: list[list[Piece]] = []
    room = 0
    for piece in sheet.pieces:
        letters = len(piece.text)
        if letters > MOST_LETTERS:
            return []
        if not found or len(found[-1]) == MOST_PIECES or letters > room:
            found.append([])
            room = MOST_LETTERS
        found[-1].append(piece)
        room -= letters
    people = sheet.people[:MOST_PEOPLE]
    return [
        sheet.model_copy(update={"pieces": tuple(pieces), "people": people}) for pieces in found
    ]


def scene_text(sheet: Sheet, shots: Iterable[Proposal] = ()) -> str:
    """The scene as JSON, a line for each piece."""
    covered = [_shot(sheet, n, shot) for n, shot in enumerate(shots, 1)]
    people = [_person(n, p, with_looks=bool(covered)) for n, p in enumerate(sheet.people, 1)]
    lines = [
        f'{{"heading": {quoted(sheet.slugline)},',
        f'"light": {quoted(sheet.setting.light or "")},',
        f'"is new place": {json.dumps(sheet.is_new_place)},',
        f'"people": [{", ".join(map(quoted, people))}],',
        f'"pieces": [\n{_lines(map(_piece, range(1, len(sheet.pieces) + 1), sheet.pieces))}\n]',
    ]
    if covered and sheet.place:
        lines.insert(2, f'"place": {quoted(sheet.place)},')
    if covered:
        lines.append(f', "shots": [\n{_lines(covered)}\n]')
    return "\n".join([*lines, "}"])


def looks_text(sheet: LookSheet) -> str:
    """People and places as JSON, a line for each."""
    people = _lines(_subject(n, one) for n, one in enumerate(sheet.people, 1))
    places = _lines(_subject(n, one) for n, one in enumerate(sheet.places, 1))
    return f'{{"people": [\n{people}\n],\n"places": [\n{places}\n]}}'


def _subject(number: int, one: Subject) -> str:
    passages = ", ".join(map(quoted, one.passages))
    said = f', "said": {quoted(one.description)}' if one.description else ""
    return f'{{"n": {number}, "name": {quoted(one.name)}{said}, "passages": [{passages}]}}'


def look_parts(sheet: LookSheet) -> list[LookSheet]:
    """The people, then the places, so many at once as can be asked about."""
    people = _chunks(sheet.people)
    places = _chunks(sheet.places)
    if len(people) == len(places) == 1 and len(people[0]) + len(places[0]) <= MOST_SUBJECTS:
        return [sheet]
    return [
        *(LookSheet(people=some) for some in people),
        *(LookSheet(places=some) for some in places),
    ]


def _chunks(subjects: tuple[Subject, ...]) -> list[tuple[Subject, ...]]:
    return [subjects[at : at + MOST_SUBJECTS] for at in range(0, len(subjects), MOST_SUBJECTS)]


def quoted(text: str) -> str:
    """A JSON string that holds none of the letters that end strings or make up marks."""
    return "".join(map(_letter, json.dumps(text, ensure_ascii=False)[1:-1])).join('""')


@cache
def _letter(char: str) -> str:
    is_plain = char not in _MARKS and not unicodedata.category(char).startswith("C")
    if is_plain and char not in "\u2028\u2029":
        return char
    return json.dumps(char)[1:-1] if ord(char) > 0x7E else f"\\u{ord(char):04x}"


def _lines(lines: Iterable[str] | Iterator[str]) -> str:
    return ",\n".join(lines)


def _person(number: int, person: Person, *, with_looks: bool) -> str:
    looks = f", {person.looks}" if with_looks and person.looks else ""
    return f"{number} {person.name}: {person.description}{looks}"


def _piece(number: int, piece: Piece) -> str:
    said = {
        "says": quoted(piece.speaker) if piece.speaker else "",
        "is heard only": "true" if piece.is_voice else "",
        "how": quoted(piece.parenthetical) if piece.parenthetical else "",
        "starts": "true" if piece.is_first else "",
    }
    more = "".join(f', "{name}": {value}' for name, value in said.items() if value)
    text = quoted(piece.text)
    return f'{{"n": {number}, "kind": "{piece.kind}"{more}, "text": {text}, "s": {piece.seconds}}}'


def _shot(sheet: Sheet, number: int, shot: Proposal) -> str:
    numbers = {person.name: place for place, person in enumerate(sheet.people, 1)}
    people = [numbers[name] for name in shot.people if name in numbers]
    return (
        f'{{"n": {number}, "pieces": [{shot.first}, {shot.last}], "people": {json.dumps(people)}, '
        f'"coverage": "{shot.coverage}"}}'
    )
