"""Who the action names that nobody of the cast is: a guard, two women, a crowd, a sleeping dog."""

import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.film.blocking import Mark, Player
from pipeline.film.script import Scene

PEOPLE = """guard soldier policeman policewoman officer cop doctor nurse waiter waitress barman cook
    driver cyclist rider passenger traveller porter conductor clerk teacher student pupil priest
    judge worker sailor fisherman farmer boy girl man woman child kid baby stranger neighbour
    neighbor lady gentleman customer guest dancer player singer vendor shopkeeper seller tourist
    pedestrian commuter patient prisoner scientist engineer mechanic astronaut pilot captain figure
    couple bride groom thief beggar widow nun monk reporter photographer bartender
    knight cowboy lawyer witness coach referee chef shepherd surgeon robber sheriff king queen
    wizard servant maid butler boss grandmother grandfather robot swimmer surfer golfer boxer
    gravedigger hunter farmhand pirate toddler teenager schoolgirl schoolboy"""
ANIMALS = """dog puppy wolf cat kitten horse pony bird gull seagull pigeon crow raven cow bull calf
    goat sheep lamb pig piglet hen chicken rooster cock duck goose donkey mule camel rabbit hare fox
    bear lion tiger elephant deer rat mouse snake parrot owl eagle squirrel"""
CROWDS: Mapping[str, int] = {
    "crowd": 16, "people": 9, "passengers": 8, "audience": 18, "mob": 16, "guests": 8,
    "onlookers": 7, "bystanders": 6, "soldiers": 8, "students": 9, "children": 6, "gulls": 6,
    "birds": 6, "pigeons": 7, "horses": 3, "dogs": 3, "commuters": 10, "customers": 5,
    "workers": 7, "dancers": 6, "tourists": 7, "protesters": 14, "queue": 7, "men": 4, "women": 4,
    "jury": 6, "family": 4, "team": 6, "crew": 4, "spectators": 12, "fans": 12, "villagers": 8,
    "schoolchildren": 8, "choir": 8, "band": 4, "gang": 4, "kids": 4, "knights": 4, "guards": 2,
    "cowboys": 3, "cows": 3, "sheep": 5, "goats": 3, "chickens": 4, "hens": 4, "ducks": 4,
    "camels": 3, "pigs": 3, "rats": 3, "mice": 3, "policemen": 3, "nurses": 2, "doctors": 2,
    "firemen": 3, "pirates": 4, "sailors": 4, "monks": 4, "nuns": 4, "boys": 3, "girls": 3,
}  # fmt: skip
"""Words for several, and how many are drawn where no number is said."""
NUMBERS: Mapping[str, int] = {
    "a couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "dozen": 12, "a dozen": 12, "twenty": 20, "thirty": 30, "forty": 40,
    "hundred": 40, "a hundred": 40,
}  # fmt: skip
MOST = 40
"""More than so many are not told apart in a board."""
SINGULAR: Mapping[str, str] = {
    "crowd": "people", "audience": "people", "mob": "people", "queue": "people",
    "men": "man", "women": "woman", "children": "child", "policemen": "policeman",
    "jury": "people", "family": "people",
    "team": "people", "spectators": "people", "fans": "people", "crew": "people",
    "choir": "people", "band": "people", "gang": "people", "kids": "child", "mice": "mouse",
    "schoolchildren": "child", "firemen": "fireman",
}  # fmt: skip

_ONE = "|".join(sorted((*PEOPLE.split(), *ANIMALS.split()), key=len, reverse=True))
_BEASTS = "|".join(sorted(ANIMALS.split(), key=len, reverse=True))
_MANY = "|".join(sorted(CROWDS, key=len, reverse=True))
_COUNT = "|".join(sorted(NUMBERS, key=len, reverse=True))
_FOUND = re.compile(
    rf"""\b(?:(?P<article>an?|another)\s+(?P<before>(?:[\w'-]+\s+){{0,2}}?)(?P<one>{_ONE})\b
    (?P<after>\s+(?:in|of|with)\s+[^,.;]{{2,40}})?
    |\b(?:the|his|her|their|its)\s+(?P<own>{_BEASTS})\b
    |(?P<count>\d{{1,3}}|{_COUNT})\s+(?:[\w'-]+\s+){{0,2}}?(?P<several>{_ONE}|{_MANY})s?\b
    |(?P<many>{_MANY})\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_ASIDE = re.compile(r"\([^)]*\)?|\b(?:like|as) an? [^.;]*", re.IGNORECASE)
"""What describes and is not there: brackets, and `like a man who has remembered something`."""


def extras_of(action: str) -> Iterator[Mark]:
    """One mark for each, or for each crowd, in the order of the words."""
    seen: set[str] = set()
    for index, found in enumerate(_FOUND.finditer(_ASIDE.sub(" ", action))):
        part = found.groupdict(default="")
        word = (part["one"] or part["own"] or part["several"] or part["many"]).casefold()
        if word in seen:
            continue
        seen.add(word)
        count = 1 if part["one"] or part["own"] else _count(part["count"].casefold(), word)
        noun = SINGULAR.get(word, word)
        said = f"{part['before']} {noun} {part['after']}"
        name = f"{noun} {1 if word in ANIMALS.split() else index + 1}"
        yield Mark(
            character=name,
            is_extra=True,
            at=_raised(word, action),
            count=count,
            player=Player(character=name, description=" ".join(said.split())),
        )


def _raised(word: str, action: str) -> str:
    """A cat on the table, an old man in a wheelchair; else ""."""
    on = re.search(
        rf"\b{word}\b[^.;]*\bon (?:the|a|his|her) (?:table|desk|counter|bar)\b", action, re.I
    )
    if on and word in ANIMALS.split():
        return "table"
    return "wheelchair" if WHEELCHAIR.search(action) and word not in ANIMALS.split() else ""


WHEELCHAIR = re.compile(r"\bin (?:a|the|his|her) wheelchair\b", re.IGNORECASE)


def is_beast(mark: Mark) -> bool:
    """One animal, which has a place of its own."""
    return mark.count == 1 and mark.character.rpartition(" ")[0] in ANIMALS.split()


def _count(said: str, word: str) -> int:
    if said.isdigit():
        return max(1, min(MOST, int(said)))
    return NUMBERS.get(said, CROWDS.get(word, 2))


GENERIC = re.compile(
    r"\b(?:an?|the)\s+(?:[\w'-]+\s+){0,2}?(?:man|woman|girl|boy|figure|stranger|lady|child)\b[^.;]*",
    re.IGNORECASE,
)
AHEAD = 3
"""Within how many shots a stranger who is seen gets a name."""


def introductions(scene: Scene) -> dict[str, str]:
    """Shot id -> who that stranger is: `A man folds his newspaper. This is KOSTA.`"""
    found: dict[str, str] = {}
    named: set[str] = set()
    shots = scene.shots
    for index, shot in enumerate(shots):
        named.update(shot.characters)
        if shot.characters or not GENERIC.search(shot.action):
            continue
        follow = (name for one in shots[index + 1 : index + 1 + AHEAD] for name in one.characters)
        who = next((name for name in follow if name not in named), "")
        if who and who not in found.values():
            found[shot.id] = who
    return found


def described(scene: Scene) -> dict[str, str]:
    """Character -> the words by which the scene shows them before it names them."""
    actions = {shot.id: shot.action for shot in scene.shots}
    found: dict[str, str] = {}
    for shot, name in introductions(scene).items():
        if words := GENERIC.search(actions[shot]):
            found[name] = words[0]
    return found


MEANT = re.compile(
    r"\bthe\s+(?P<like>(?:[\w'-]+\s+){0,2}?)(?P<noun>man|woman|girl|boy|stranger|lady|child)\b",
    re.IGNORECASE,
)


def described_in(action: str, players: Iterable[Player]) -> tuple[str, ...]:
    """Who is meant by `the old woman`: the only one whose description has these words."""
    found = MEANT.search(action)
    if not found:
        return ()
    wanted = set(f"{found['like']} {found['noun']}".casefold().split())
    fits = [
        player.character
        for player in players
        if wanted <= set(re.findall(r"\w+", player.description.casefold()))
    ]
    return tuple(fits) if len(fits) == 1 else ()
