"""The dialogue: every scene asked about, answers checked, complaints made twice at most."""

import asyncio
import copy
from collections.abc import Callable, Coroutine, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeVar

from pipeline.engines.director_llm.answers import Answer, ShotsAnswer, Unfit, parsed, proposals_of
from pipeline.engines.director_llm.asking import (
    look_parts,
    looks_text,
    parts,
    prompt,
    scene_text,
)
from pipeline.engines.director_llm.kept import Answers
from pipeline.engines.director_llm.looks import LooksAnswer, looked_up
from pipeline.engines.director_llm.mind import Ask, Mind, Question, Unanswered
from pipeline.engines.director_llm.words import Worded, WordsAnswer, worded
from pipeline.engines.lookbook import Lookbook, LookSheet
from pipeline.engines.proposal import Planned, Proposal, Sheet
from pipeline.film.value import Value
from pipeline.progress import Progress

TRIES = 3
"""The question, and two complaints."""
LOOK_S = 0.2
TOKENS_A_SHOT = 90
TOKENS_OF_WORDS = 400
TOKENS_A_LOOK = 160
MOST_LOOK_QUESTIONS = 8
"""For one film: 24 people or places are described by each."""
TOO_MANY = "there are more than can be asked about"
UNFIT = "the answers of the model did not fit the script"
TOO_LONG = "a paragraph of it is too long to be asked about"

V = TypeVar("V", bound=Value)


class Shots(Value):
    """Proposals as they are kept."""

    proposals: tuple[Proposal, ...]


class LanguageDirector:
    """Proposes shots and looks by asking a language model; a Planner and a Describer."""

    def __init__(self, name: str, mind: Mind, home: Path) -> None:
        self.name = name
        self._mind = mind
        self._kept = Answers(home, mind.name)

    def plan(
        self, sheets: list[Sheet], progress: Progress, *, is_worded: bool = False
    ) -> list[Planned]:
        return asyncio.run(self._plan(sheets, progress, is_worded=is_worded))

    def describe(self, sheet: LookSheet, progress: Progress) -> Lookbook:
        return asyncio.run(self._describe(sheet, progress))

    async def _plan(
        self, sheets: list[Sheet], progress: Progress, *, is_worded: bool
    ) -> list[Planned]:
        async with self._mind.open() as ask:
            talk = _Talk(ask, self._kept, asyncio.Semaphore(self._mind.lanes))
            return await _together([talk.scene(sheet, is_worded) for sheet in sheets], progress)

    async def _describe(self, sheet: LookSheet, progress: Progress) -> Lookbook:
        pieces = look_parts(sheet)
        async with self._mind.open() as ask:
            talk = _Talk(ask, self._kept, asyncio.Semaphore(self._mind.lanes))
            asked = [talk.looks(piece) for piece in pieces[:MOST_LOOK_QUESTIONS]]
            books = await _together(asked, progress)
        return _bound([*books, *(_left(each, TOO_MANY) for each in pieces[MOST_LOOK_QUESTIONS:])])


async def _together(asked: Sequence[Coroutine[Any, Any, V]], progress: Progress) -> list[V]:
    tasks = [asyncio.create_task(each) for each in asked]
    try:
        await _watched(tasks, progress)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [task.result() for task in tasks]


async def _watched(tasks: list[asyncio.Task[V]], progress: Progress) -> None:
    """Waits for all; `progress` hears of it and may raise Cancelled."""
    open_tasks = set(tasks)
    while open_tasks:
        progress(1 - len(open_tasks) / len(tasks))
        done, open_tasks = await asyncio.wait(
            open_tasks, timeout=LOOK_S, return_when=asyncio.FIRST_COMPLETED
        )
        for task in done:
            task.result()
    progress(1.0)


class _Talk:
    """One conversation with a model about a film."""

    def __init__(self, ask: Ask, kept: Answers, lanes: asyncio.Semaphore) -> None:
        self._ask = ask
        self._kept = kept
        self._lanes = lanes
        self._over = ""
        """Why nothing more is asked."""

    async def scene(self, sheet: Sheet, is_worded: bool) -> Planned:
        pieces = parts(sheet)
        if not pieces:
            return Planned(trouble=TOO_LONG)
        try:
            planned = await asyncio.gather(*(self._part(part, is_worded) for part in pieces))
        except Unfit:
            return Planned(trouble=UNFIT)
        except Unanswered as reason:
            return Planned(trouble=str(reason), is_unanswered=True)
        return _joined([len(part.pieces) for part in pieces], list(planned))

    async def _part(self, sheet: Sheet, is_worded: bool) -> Planned:
        question = Question(
            system=prompt("shots"),
            user=scene_text(sheet),
            schema=schema_of(ShotsAnswer),
            most_tokens=TOKENS_A_SHOT * (len(sheet.pieces) + 2),
        )
        shots = await self._answer(
            question,
            Shots,
            lambda text: Shots(proposals=proposals_of(sheet, parsed(text, ShotsAnswer))),
        )
        if not is_worded:
            return Planned(proposals=shots.proposals)
        return await self._worded(sheet, shots.proposals)

    async def _worded(self, sheet: Sheet, shots: tuple[Proposal, ...]) -> Planned:
        question = Question(
            system=prompt("words"),
            user=scene_text(sheet, shots),
            schema=schema_of(WordsAnswer),
            most_tokens=TOKENS_OF_WORDS * len(shots),
        )
        try:
            words = await self._answer(
                question, Worded, lambda text: worded(parsed(text, WordsAnswer), len(shots))
            )
        except (Unfit, Unanswered):
            return Planned(proposals=shots, is_unworded=True)
        told = zip(shots, words.shots, strict=True)
        return Planned(
            proposals=tuple(s.model_copy(update={"image": i, "motion": m}) for s, (i, m) in told)
        )

    async def looks(self, sheet: LookSheet) -> Lookbook:
        """What of the answers was sound; the others are left as the script has them."""
        question = Question(
            system=prompt("looks"),
            user=looks_text(sheet),
            schema=schema_of(LooksAnswer),
            most_tokens=TOKENS_A_LOOK * (len(sheet.people) + len(sheet.places) + 1),
        )
        sound: list[Lookbook] = []

        def read(text: str) -> Lookbook:
            book, wrong = looked_up(sheet, parsed(text, LooksAnswer))
            sound.append(book)
            if wrong:
                raise Unfit(wrong)
            return book

        try:
            return await self._answer(question, Lookbook, read)
        except Unfit:
            best = min(sound, key=lambda book: len(book.left), default=None)
            return best.model_copy(update={"trouble": UNFIT}) if best else _left(sheet, UNFIT)
        except Unanswered as reason:
            return _left(sheet, str(reason)).model_copy(update={"is_unanswered": True})

    async def _answer(self, question: Question, kind: type[V], read: Callable[[str], V]) -> V:
        """A checked answer, kept or new. Raises Unfit or Unanswered."""
        if kept := self._kept.find(question, kind):
            return kept
        async with self._lanes:
            answer = await self._insistently(question, read)
        self._kept.keep(question, answer)
        return answer

    async def _insistently(self, question: Question, read: Callable[[str], V]) -> V:
        asked = question
        for attempt in range(TRIES):
            if self._over:
                raise Unanswered(self._over)
            try:
                return read(await self._ask(asked))
            except Unfit as reason:
                if attempt == TRIES - 1:
                    raise
                complaint = f"Your answer before could not be used. {reason} Answer again."
                asked = Question(
                    question.system, question.user, question.schema, question.most_tokens, complaint
                )
            except Unanswered as reason:
                if reason.is_final:
                    self._over = str(reason)
                raise
        raise AssertionError


def _left(sheet: LookSheet, trouble: str) -> Lookbook:
    """Everybody as the script has them."""
    names = tuple(one.name for one in (*sheet.people, *sheet.places))
    return Lookbook(left=names, trouble=trouble)


def _bound(books: list[Lookbook]) -> Lookbook:
    """The parts of a film as one; said of it is the first trouble there is."""
    troubles = [book.trouble for book in books if book.trouble]
    return Lookbook(
        people=tuple(one for book in books for one in book.people),
        places=tuple(one for book in books for one in book.places),
        left=tuple(name for book in books for name in book.left),
        trouble=troubles[0] if troubles else "",
        is_unanswered=any(book.is_unanswered for book in books),
    )


def _joined(sizes: list[int], planned: list[Planned]) -> Planned:
    """The parts of a scene as one."""
    starts = [0, *accumulate(sizes)]
    return Planned(
        proposals=tuple(
            shot.model_copy(update={"first": shot.first + start, "last": shot.last + start})
            for start, part in zip(starts, planned, strict=False)
            for shot in part.proposals
        ),
        is_unworded=any(part.is_unworded for part in planned),
    )


@cache
def schema_of(kind: type[Answer]) -> dict[str, Any]:
    """The JSON schema of an answer without titles, references or words: what every server takes."""
    schema = copy.deepcopy(kind.model_json_schema())
    return _plain(schema, schema.pop("$defs", {}))


def _plain(node: Any, defs: dict[str, Any]) -> Any:
    if isinstance(node, list):
        return [_plain(each, defs) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return _plain(defs[node["$ref"].rpartition("/")[2]], defs)
    left_out = ("title", "description")
    return {
        name: _plain(value, defs)
        for name, value in node.items()
        if not (name in left_out and isinstance(value, str))
    }
