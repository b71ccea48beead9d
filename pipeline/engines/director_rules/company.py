"""The company: everybody the script names, in order, with the words that introduce them."""

import re
from dataclasses import dataclass, field, replace

from pipeline.engines.director_rules.lexicon.things import (
    DETERMINERS,
    GENDERED,
    NOT_NAMES,
    PEOPLE,
    PROPS,
    SEVERAL,
    SOUNDS,
)
from pipeline.engines.director_rules.lexicon.verbs import VERBS
from pipeline.engines.director_rules.names import Names
from pipeline.engines.director_rules.sentences import WORD
from pipeline.film.script import Element, Kind, Screenplay

_CAPITALS = re.compile(r"[^\W\d_a-z][^\W_a-z]+(?:[ '’\-][^\W_a-z]+)*")
_BRACKETS = re.compile(r"\s*[(（]([^)）]{1,200})[)）]")
_AGE = re.compile(r"\d|teen|twent|thirt|fort|fift|sixt|sevent|eight|ninet|岁|лет|בן|בת")
_ASIDE = re.compile(r",\s*([^.!?;]{1,160}?)(?=,\s*\w+s\b|[.!?;]|$)")


@dataclass(frozen=True)
class Member:
    name: str
    description: str = ""


@dataclass
class Company:
    """Members by name, casefolded; `names` finds them in text."""

    members: dict[str, Member] = field(default_factory=dict[str, Member])
    names: Names = field(default_factory=lambda: Names([]))

    def canonical(self, name: str) -> str:
        member = self.members.get(name.casefold())
        return member.name if member else name


def gather(screenplay: Screenplay) -> Company:
    """The cued first, then those the action introduces in capitals; described where introduced."""
    company = Company()
    for element in _elements(screenplay, Kind.CUE):
        _join(company, element.character)
    company.names = Names([member.name for member in company.members.values()])
    actions = list(_elements(screenplay, Kind.ACTION))
    for element in actions:
        for name in _introduced(element.text, company):
            _join(company, name)
    company.names = Names([member.name for member in company.members.values()])
    for element in actions:
        _describe(element.text, company)
    return company


def _elements(screenplay: Screenplay, kind: Kind) -> list[Element]:
    return [each for scene in screenplay.scenes for each in scene.elements if each.kind is kind]


def _join(company: Company, name: str) -> None:
    name = " ".join(name.split())
    if name:
        company.members.setdefault(name.casefold(), Member(name))


def _introduced(text: str, company: Company) -> list[str]:
    """Capitals that are people: with an age, by their trade, or doing something."""
    if text.upper() == text:
        return []
    found: list[str] = []
    for run in _CAPITALS.finditer(text):
        name = run.group().strip(" -.'’")
        parts = [word.casefold() for word in WORD.findall(name)]
        is_capitals = name.upper() == name != name.lower()
        if not is_capitals or len(parts) > 4 or all(part in NOT_NAMES for part in parts):
            continue
        if not company.names.find(name) and _is_person(text, run, parts):
            found.append(name)
    return found


def _is_person(text: str, run: re.Match[str], parts: list[str]) -> bool:
    if parts[-1] in PEOPLE:
        return parts[-1] not in SEVERAL
    if set(parts) & SOUNDS or parts[-1] in PROPS or parts[-1] in VERBS or parts[0] in NOT_NAMES:
        return False
    rest = text[run.end() : run.end() + 200]
    brackets = _BRACKETS.match(rest)
    if brackets and _AGE.search(brackets.group(1).casefold()):
        return True
    if rest.startswith(", ") and _AGE.search(rest[2:24].casefold()):
        return True
    before = WORD.findall(text[max(0, run.start() - 30) : run.start()])[-1:]
    if before and before[0].casefold() in DETERMINERS:
        return False
    following = WORD.match(rest.lstrip())
    return bool(following) and following.group() in VERBS and following.group()[-1] in "sg"


def _describe(text: str, company: Company) -> None:
    """Take the words in brackets, or between commas, behind the first mention in capitals."""
    for found in company.names.find(text):
        member = company.members[found.name.casefold()]
        mention = text[found.start : found.stop]
        if member.description or mention != mention.upper():
            continue
        brackets = _BRACKETS.match(text, found.stop)
        aside = _ASIDE.match(text, found.stop)
        words = brackets.group(1) if brackets else aside.group(1) if aside else ""
        said = words if brackets or not _starts_with_verb(words) else ""
        called = _called(text, found.start)
        kept = [called] if called and called not in said.casefold() else []
        if said or kept:
            whole = ", ".join([*kept, *([" ".join(said.split())] if said else [])])
            company.members[found.name.casefold()] = replace(member, description=whole)


def _called(text: str, start: int) -> str:
    """What somebody is, right before the name: `A boy, TOBY`, `NURSE KEANE`, `her son WILL`."""
    before = list(WORD.finditer(text, max(0, start - 40), start))[-1:]
    if not before or text[before[0].end() : start].strip(" ") not in ("", ","):
        return ""
    word = before[0].group().casefold()
    return word if word in PEOPLE | GENDERED.keys() else ""


def _starts_with_verb(words: str) -> bool:
    first = WORD.search(words)
    return bool(first) and first.group().casefold() in VERBS
