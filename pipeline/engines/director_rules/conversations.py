"""Who talks with whom: the speeches of a scene fall into conversations."""

from dataclasses import dataclass

from pipeline.film.shot import Look

LARGEST = 6
"""So many people at most stand together in a frame."""

NEAR = 4
"""So many speeches back and ahead the one who is spoken to is looked for."""


@dataclass(frozen=True)
class Conversation:
    people: tuple[str, ...]
    """Those in the frame, in the order in which they speak, then one who listens."""
    first: int
    """The number of its first speech in the scene."""
    speeches: int
    partners: tuple[str, ...]
    """For each speech whom it is said to, empty where nobody is there."""

    def partner(self, number: int) -> str:
        at = number - self.first
        return self.partners[at] if 0 <= at < len(self.partners) else ""

    def pair(self, number: int) -> int:
        return (number - self.first) // 2

    @property
    def last_pair(self) -> int:
        return max(0, self.speeches - 1) // 2


def conversations(
    speakers: list[tuple[str, bool]], present: tuple[str, ...]
) -> tuple[Conversation, ...]:
    """Splits (speaker, is_voice) of each speech where one joins after another's last words."""
    if not speakers:
        return ()
    last_words = {name: place for place, (name, _) in enumerate(speakers)}
    starts = [0]
    here: set[str] = set()
    first_to_leave = len(speakers)
    for place, (name, _) in enumerate(speakers):
        if len(here) > 1 and name not in here and first_to_leave < place:
            starts.append(place)
            here, first_to_leave = set(), len(speakers)
        here.add(name)
        first_to_leave = min(first_to_leave, last_words[name])
    stops = [*starts[1:], len(speakers)]
    pieces = zip(starts, stops, strict=True)
    return tuple(_conversation(speakers, start, stop, present) for start, stop in pieces)


def _conversation(
    speakers: list[tuple[str, bool]], first: int, stop: int, present: tuple[str, ...]
) -> Conversation:
    own = speakers[first:stop]
    seen = list(dict.fromkeys(name for name, is_voice in own if not is_voice))
    heard = {name for name, is_voice in own if is_voice}
    names = [name for name, _ in speakers[max(0, first - NEAR) : stop + NEAR]]
    offset = first - max(0, first - NEAR)
    if len(seen) < 2:
        near = [*names[max(0, offset - 1) : offset], *present[:LARGEST]]
        others = [n for n in dict.fromkeys(near) if n in present and n not in (*seen, *heard)]
        seen += others[: 2 - len(seen)]
    around = [*seen[:LARGEST], *present[:LARGEST]]
    partners = tuple(
        _partner(names, place, around) for place in range(offset, offset + stop - first)
    )
    return Conversation(tuple(seen[:LARGEST]), first, stop - first, partners)


def _partner(names: list[str], place: int, seen: list[str]) -> str:
    """The one who spoke before, else the one who answers, else the first who is there."""
    near = [
        *reversed(names[max(0, place - NEAR) : place]),
        *names[place + 1 : place + 1 + NEAR],
        *seen,
    ]
    return next((name for name in near if name != names[place] and name in seen), "")


def sides(talks: tuple[Conversation, ...], present: tuple[str, ...]) -> dict[str, Look]:
    """A looks right, B looks left; who joins later looks at those already there."""
    placed: dict[str, Look] = {}
    for talk in talks:
        for place, name in enumerate(talk.people):
            others = [placed[other] for other in talk.people if other in placed and other != name]
            facing = Look.LEFT if others.count(Look.RIGHT) > others.count(Look.LEFT) else Look.RIGHT
            placed.setdefault(name, facing if others or place else Look.RIGHT)
    for name in present:
        placed.setdefault(name, Look.LEFT if len(placed) % 2 else Look.RIGHT)
    return placed
