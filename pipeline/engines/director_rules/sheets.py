"""A scene that was read, as a planner is told about it."""

from pipeline.engines.director_rules.company import Company
from pipeline.engines.director_rules.moments import Moment, Stage
from pipeline.engines.proposal import Person, Piece, Sheet
from pipeline.film.script import Kind


def sheet_of(stage: Stage, moments: list[Moment], language: str) -> Sheet:
    return Sheet(
        slugline=stage.slugline,
        setting=stage.setting,
        language=language,
        is_new_place=stage.is_new_place,
        people=_people(stage, moments),
        pieces=tuple(map(_piece, moments)),
    )


def _people(stage: Stage, moments: list[Moment]) -> tuple[Person, ...]:
    """Those present, then the others the scene speaks of."""
    named = [name for moment in moments for name in moment.reading.people]
    return tuple(_person(name, stage.company) for name in dict.fromkeys([*stage.present, *named]))


def _person(name: str, company: Company) -> Person:
    member = company.members.get(name.casefold())
    return Person(name=name, description=member.description if member else "")


def _piece(moment: Moment) -> Piece:
    beat, speech = moment.beat, moment.speech
    return Piece(
        kind=beat.kind,
        text=beat.text,
        speaker=speech.character if speech else "",
        is_voice=speech.is_voice if speech else False,
        parenthetical=speech.parenthetical if speech else "",
        seconds=round(speech.seconds if speech else moment.seconds, 2),
        is_first=beat.kind is Kind.SHOT_LINE or bool(moment.order),
    )
