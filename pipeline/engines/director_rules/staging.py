"""What the whole of a scene says about covering it: who is there, where, and on which side."""

from pipeline.engines.director_rules.company import Company
from pipeline.engines.director_rules.conversations import conversations, sides
from pipeline.engines.director_rules.lexicon.phrases import INTERCUTS
from pipeline.engines.director_rules.moments import Moment, Stage
from pipeline.film.script import Interior, Kind, Scene, Setting


def staged(scene: Scene, before: Scene | None, moments: list[Moment], company: Company) -> Stage:
    """The stage of a scene; `before` is the scene before it, None for the first."""
    present = _present(moments)
    talks = conversations(_speakers(moments), present)
    return Stage(
        company=company,
        setting=scene.setting,
        slugline=scene.slugline,
        heading_stop=_heading_stop(scene),
        present=present,
        talks=talks,
        is_new_place=not _is_known(scene.setting, before),
        is_opening=before is None,
        is_intercut=_is_intercut(scene) or (before is not None and _leads_away(before)),
        is_chase=any(moment.is_chase and moment.reading.people for moment in moments),
        sides=sides(talks, present),
    )


def _speakers(moments: list[Moment]) -> list[tuple[str, bool]]:
    """(speaker, is_voice) of each speech, by its number."""
    found: dict[int, tuple[str, bool]] = {}
    for moment in moments:
        if moment.speech:
            found.setdefault(moment.speech.number, (moment.subject, moment.speech.is_voice))
    return [found.get(number, ("", True)) for number in range(max(found, default=-1) + 1)]


def _present(moments: list[Moment]) -> tuple[str, ...]:
    """Those who speak and are seen, then those who do something."""
    speeches = [moment for moment in moments if moment.speech]
    heard = {moment.subject for moment in speeches if moment.speech and moment.speech.is_voice}
    seen = [m.subject for m in speeches if m.speech and not m.speech.is_voice]
    others = [
        moment.subject
        for moment in moments
        if not moment.speech and moment.reading.has_subject and moment.subject not in heard
    ]
    return tuple(dict.fromkeys([*seen, *others]))


def _heading_stop(scene: Scene) -> int:
    for element in scene.elements:
        if element.kind is Kind.SLUGLINE:
            return element.source.stop
    return scene.source.start


def _is_known(setting: Setting, before: Scene | None) -> bool:
    """The same place moments before; an exterior introduces its own interior."""
    if before is None or not setting.place:
        return False
    here, there = setting.place.casefold(), before.setting.place.casefold()
    if setting.light is not before.setting.light:
        return False
    if here == there:
        return True
    came_in = before.setting.interior is Interior.EXT and setting.interior is Interior.INT
    return came_in and bool(there) and (here.startswith(there) or there.startswith(here))


def _is_intercut(scene: Scene) -> bool:
    texts = [e.text for e in scene.elements if e.kind in _FORMAL] + [scene.slugline]
    return any(phrase in text.casefold() for text in texts for phrase in INTERCUTS)


def _leads_away(before: Scene) -> bool:
    """The scene before ends on a line that says that the two are cut together."""
    last = [e.text.casefold() for e in before.elements if e.kind in _FORMAL][-1:]
    return any(phrase in text for text in last for phrase in INTERCUTS)


_FORMAL = (Kind.ACTION, Kind.SHOT_LINE, Kind.TRANSITION)
