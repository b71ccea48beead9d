"""Who is in the scene at each shot, and how: worked out once, from its shots and their action.

A pure function of the scene, so that a character who sat still sits in the next shot.
"""

import re
from collections.abc import Iterable, Mapping

from pipeline.film.blocking import Mark, Player
from pipeline.film.doers import doers
from pipeline.film.script import Scene
from pipeline.film.shot import Coverage, Look, Shot
from pipeline.film.stations import GOES, SITS, ridden_in, station_of, station_of_trade
from pipeline.stages.extras import WHEELCHAIR, extras_of, introductions, is_beast
from pipeline.stages.handling import holds_of
from pipeline.stages.meant import lookers_of, meant_in

_ASLEEP = r"\b(?:asleep|sleeps?|sleeping|dozes?|dozing)\b"
_IN_A_SEAT = (
    r"\s+(?:in|on|at) (?:the|an?|his|her) (?:\w+ )?(?:chair|armchair|seat|desk|pew|stool|wheel)"
)
POSTURES: Mapping[str, str] = {
    "stand": r"\b(?:stands?(?: up)?(?! two| three| on the table)|standing|rises?|gets? up|wakes?"
    r"|dismounts?|(?:jumps|gets|climbs|swings|slides) (?:down|off)"
    r"|scrambles? up|walk(?:s|ing)?|run(?:s|ning)?|enters?|leaps?|jumps?|danc(?:es?|ing)|paces"
    r"|steps?(?= (?:down|up|in|out|back|between|to|forward))|sprints?|climbs?)\b"
    r"|站|встаёт|встает|стоит|קם|קמה|עומד",
    "sit": r"\b(?:sits?|fills? the (?:benches|pews|seats|rows|chairs)|sitting|seated"
    r"|plays? the (?:cello|piano|organ|drums)|tightens the bow|takes? a seat|perch(?:es)?)\b"
    r"|坐|садится|сидит|יושב",
    "sit-on-floor": r"\bsit(?:s|ting)?(?: down)? on the"
    r" (?:floor|ground|sand|grass|snow|deck|carpet)\b",
    "ride": r"\b(?:rides?|riding|mounts|mounting|gallops?|galloping|on horseback|in the saddle"
    r"|on (?:a|the|his|her) (?:white |black |brown )?"
    r"(?:horse|pony|camel|donkey|mule|bicycle|bike))\b",
    "drive": r"\b(?:drives?|driving|(?:at|behind) the wheel)\b",
    "lie": r"\b(?:lies? (?:down|on|in|still|asleep|back|flat|beside|there)|lying"
    r"|unconscious|collapses?|faints?)\b|躺|лежит|שוכב",
    "doze": rf"{_ASLEEP}(?={_IN_A_SEAT})",
    "sleep": rf"{_ASLEEP}(?!{_IN_A_SEAT})|睡|спит|ישן",
    "kneel": r"\b(?:kneels?|kneeling|(?:to|on) (?:his|her|their) knees)\b|跪",
    "crouch": r"\b(?:crouch(?:es|ing)?|squats?|squatting|hides? (?:behind|under))\b|蹲",
}
"""The posture that stays until another is named; that named last counts."""
LEAVES = re.compile(
    r"\b(?:leaves(?! (?:it|the (?!room|house|cafe|bar)))|exits|goes out|and goes|disappears"
    r"|(?:walks|runs|storms|drives|rides) (?:out|off|away)(?! after))\b|уходит|离开|יוצא",
    re.IGNORECASE,
)
BESIDE = re.compile(r"\b(?:next to|beside|side by side|alongside)\b", re.IGNORECASE)
OPPOSITE = re.compile(r"\b(?:opposite|across from|facing|face to face)\b", re.IGNORECASE)

_POSTURES = {name: re.compile(words, re.IGNORECASE) for name, words in POSTURES.items()}
_ADJECTIVE = re.compile(
    r"\b(?:an?|the|his|her) (?:sleeping|standing|lying|running)\b", re.IGNORECASE
)

Present = dict[str, Mark]


def block(scene: Scene, company: Iterable[Player] = ()) -> dict[str, tuple[Mark, ...]]:
    """By shot id: the scene's company, in the order they come, and who else the action names.

    All marks of the company are in every shot, also of those who are not there, so that nobody
    moves because another leaves.
    """
    players = {player.character: player for player in company}
    new = introductions(scene)
    marks = _company(scene, players)
    seen: set[str] = set()
    found: dict[str, tuple[Mark, ...]] = {}
    beasts: dict[str, Mark] = {}
    holds = holds_of(scene)
    lookers = lookers_of(scene)
    for shot in scene.shots:
        shown = (new[shot.id],) if shot.id in new else meant_in(shot, marks)
        doing = (*shot.characters, *shown)
        is_away = shot.coverage is Coverage.POV and not set(shown) <= seen
        seen.update((*_names(shot), *shown))
        _follow(shot, doing, marks)
        here = tuple(
            mark.model_copy(
                update={
                    "is_present": mark.character in seen,
                    "is_shown": mark.character in shown,
                    "is_away": is_away and mark.character in shown,
                    "is_looking": mark.character == lookers.get(shot.id),
                    "holds": holds[shot.id].get(mark.character, ""),
                }
            )
            for mark in marks.values()
        )
        found[shot.id] = (*here, *_others(shot, shot.id in new, beasts))
        if doing and (LEAVES.search(shot.action) or is_away):
            seen.discard(doing[0])
    return _with_seats(found)


def _others(shot: Shot, is_introduction: bool, beasts: dict[str, Mark]) -> tuple[Mark, ...]:
    """Who has no name. Animals stay in the scene; people are there where the action says so."""
    if shot.coverage is Coverage.INSERT:
        return ()
    extras = () if is_introduction else _extras(shot)
    named = {mark.character: mark for mark in extras if is_beast(mark)}
    kept = tuple(
        mark.model_copy(update={"is_shown": False})
        for key, mark in beasts.items()
        if key not in named
    )
    beasts.update(named)
    return (*kept, *extras)


def _company(scene: Scene, players: Mapping[str, Player]) -> Present:
    sides = _sides(scene)
    names = dict.fromkeys(name for shot in scene.shots for name in _names(shot))
    return {
        name: _first_mark(name, sides.get(name, Look.CAMERA), players.get(name)) for name in names
    }


def _first_mark(name: str, look: Look, player: Player | None) -> Mark:
    """Who has a trade of the place is at their work when the scene begins."""
    said = f"{name} {player.description if player else ''}"
    at = "wheelchair" if "wheelchair" in said else station_of_trade(said)
    posture = "sit" if at in SITS else "stand"
    return Mark(character=name, look=look, player=player, at=at, posture=posture)


def _with_seats(found: dict[str, tuple[Mark, ...]]) -> dict[str, tuple[Mark, ...]]:
    sitters = {mark.character for marks in found.values() for mark in marks if _sits(mark)}
    return {
        shot: tuple(
            mark.model_copy(update={"will_sit": True}) if mark.character in sitters else mark
            for mark in marks
        )
        for shot, marks in found.items()
    }


def _sits(mark: Mark) -> bool:
    return mark.posture in ("sit", "drive", "sleep", "doze") and not mark.is_extra


def _names(shot: Shot) -> tuple[str, ...]:
    return (*shot.characters, shot.over) if shot.over else shot.characters


def _sides(scene: Scene) -> dict[str, Look]:
    """How each character looks in the first shot where they are the subject and look aside."""
    found: dict[str, Look] = {}
    for shot in scene.shots:
        if shot.characters and shot.look is not Look.CAMERA:
            found.setdefault(shot.characters[0], shot.look)
    return found


def _follow(shot: Shot, names: tuple[str, ...], marks: Present) -> None:
    """The subject, or all of `they`, take the posture and the side that the action names."""
    if not names or shot.coverage is Coverage.INSERT:
        return
    every = doers(shot.action, names)
    changes: dict[str, object] = {}
    if posture := posture_of(shot.action):
        changes["posture"] = posture
    is_there = len(names) > 1 and marks[names[1]].beside == names[0]
    if BESIDE.search(shot.action) and len(names) > 1 and not is_there:
        changes["beside"] = names[1]
    elif OPPOSITE.search(shot.action):
        changes["beside"] = ""
    changes |= _at(shot.action, str(changes.get("posture", "")))
    for name in every if changes else ():
        own = changes | ({"beside": ""} if changes.get("beside") == name else {})
        own |= _as_before(marks[name], own, shot.action)
        marks[name] = marks[name].model_copy(update=own)


def _at(action: str, posture: str) -> dict[str, object]:
    """Where in the place an action puts somebody, or takes them from."""
    if WHEELCHAIR.search(action):
        return {"at": "wheelchair", "posture": "sit"}
    if at := station_of(action):
        return {"at": at}
    return {"at": ""} if GOES.search(action) or posture == "lie" else {}


def _as_before(mark: Mark, own: dict[str, object], action: str) -> dict[str, object]:
    """Who falls asleep does so as they sat; who rides keeps what they ride."""
    if own.get("posture") == "sleep" and mark.posture in ("sit", "drive"):
        return {"posture": "doze"}
    if own.get("posture") == "sleep" and mark.posture == "sit-on-floor":
        return {"posture": mark.posture}
    if own.get("posture", mark.posture) == "ride":
        last = mark.at if mark.posture == "ride" else ""
        return {"at": ridden_in(action) or last or "horse"}
    return {"at": ""} if mark.posture == "ride" and "posture" in own else {}


def posture_of(action: str) -> str:
    """The last posture that the action names, or ""."""
    found = [
        (match.start(), name)
        for name, words in _POSTURES.items()
        for match in words.finditer(_ADJECTIVE.sub(" ", action))
    ]
    return max(found)[1] if found else ""


def _extras(shot: Shot) -> tuple[Mark, ...]:
    posture = "stand" if shot.characters else posture_of(shot.action) or "stand"
    is_subject = not shot.characters and shot.coverage is not Coverage.ESTABLISHING
    changes = {"posture": posture, "is_shown": is_subject}
    return tuple(mark.model_copy(update=changes) for mark in extras_of(shot.action))
