"""The dialogue: every scene asked about, answers checked, complaints made twice at most."""

import asyncio
import copy
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, TypeVar

from pipeline.engines.director_llm.answers import Answer, ShotsAnswer, Unfit, parsed, proposals_of
from pipeline.engines.director_llm.asking import parts, prompt, scene_text
from pipeline.engines.director_llm.kept import Answers
from pipeline.engines.director_llm.mind import Ask, Mind, Question, Unanswered
from pipeline.engines.director_llm.words import Worded, WordsAnswer, worded
from pipeline.engines.proposal import Planned, Proposal, Sheet
from pipeline.film.value import Value
from pipeline.progress import Progress

TRIES = 3
"""The question, and two complaints."""
LOOK_S = 0.2
TOKENS_A_SHOT = 90
TOKENS_OF_WORDS = 400
UNFIT = "the answers of the model did not fit the script"
TOO_LONG = "a paragraph of it is too long to be asked about"

V = TypeVar("V", bound=Value)


class Shots(Value):
    """Proposals as they are kept."""

    proposals: tuple[Proposal, ...]


class LanguageDirector:
    """Proposes shots by asking a language model; a Planner."""

    def __init__(self, name: str, mind: Mind, home: Path) -> None:
        self.name = name
        self._mind = mind
        self._kept = Answers(home, mind.name)

    def plan(
        self, sheets: list[Sheet], progress: Progress, *, is_worded: bool = False
    ) -> list[Planned]:
        return asyncio.run(self._plan(sheets, progress, is_worded=is_worded))

    async def _plan(
        self, sheets: list[Sheet], progress: Progress, *, is_worded: bool
    ) -> list[Planned]:
        async with self._mind.open() as ask:
            talk = _Talk(ask, self._kept, asyncio.Semaphore(self._mind.lanes))
            tasks = [asyncio.create_task(talk.scene(sheet, is_worded)) for sheet in sheets]
            try:
                await _watched(tasks, progress)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
            return [task.result() for task in tasks]


async def _watched(tasks: list[asyncio.Task[Planned]], progress: Progress) -> None:
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
