"""What a character looks like, fixed by name and description: build, hair, garments, colours."""

import hashlib
from dataclasses import dataclass, replace

from pipeline.engines.previs.mesh import Colour
from pipeline.engines.previs.people import words
from pipeline.film.blocking import Player
from pipeline.film.costume import COSTUMES, costume_for
from pipeline.film.given_names import MEN, WOMEN, WOMEN_ENDINGS

SKINS: tuple[Colour, ...] = (
    (238, 200, 168),
    (226, 184, 148),
    (198, 148, 110),
    (150, 104, 74),
    (244, 212, 186),
)
HAIRS: tuple[Colour, ...] = (
    (52, 40, 36),
    (92, 60, 40),
    (36, 33, 38),
    (120, 82, 44),
    (142, 66, 38),
    (206, 166, 96),
    (196, 194, 190),
)
"""The last is age's."""
STEEL_SKIN: Colour = (158, 168, 178)
STEEL_PLATE: Colour = (196, 202, 208)
TROUSERS: tuple[Colour, ...] = ((82, 86, 104), (120, 106, 88), (84, 92, 86), (124, 126, 134))

GROWN, CHILD = 1.0, 0.72
HEADS = {"child": 1.28, "adult": 1.0, "old": 1.0}
"""How much larger a head is for its body."""
CHILD_BELOW, OLD_FROM = 14, 62
STYLES = {
    True: ("bob", "long", "bun", "ponytail", "curly"),
    False: ("short", "parted", "swept", "curly", "short"),
}


@dataclass(frozen=True)
class Looks:
    """`height_m` crown to sole; `width` 1 is an average build; `head` its size for the body."""

    height_m: float
    width: float
    is_woman: bool
    skin: Colour
    hair: Colour
    hair_style: str
    garment: str
    top: Colour
    trousers: Colour
    age: str = "adult"
    hat: str = ""
    has_beard: bool = False

    @property
    def head(self) -> float:
        return HEADS[self.age]


def looks_of(player: Player, row: int = 0) -> Looks:
    """The looks of a player; `row` of the costumes where the player has none of their own."""
    name, said = player.character, f"{player.character} {player.description}"
    age, is_woman = _age(said), _is_woman(player)
    costume = COSTUMES[(row if player.costume is None else player.costume) % len(COSTUMES)]
    garment = words.GARMENTS.get(words.found_in(words.GARMENTS, said), "")
    made = Looks(
        height_m=_height(name, said, age, is_woman),
        width=words.BUILDS.get(
            words.found_in(words.BUILDS, said), 0.94 + _pick(name, "wide", 13) / 100
        ),
        is_woman=is_woman,
        skin=SKINS[_pick(name, "skin", len(SKINS))],
        hair=_hair(name, said, age),
        hair_style=_style(name, said, age, is_woman),
        garment=garment or _garment(name, age, is_woman),
        top=costume,
        trousers=TROUSERS[_pick(name, "trousers", len(TROUSERS))],
        age=age,
        hat=words.HATS.get(words.found_in(words.HATS, said), ""),
        has_beard=not is_woman and age != "child" and _has_beard(name, said),
    )
    return _of_steel(made) if words.has(words.ROBOTS, said) else made


def _of_steel(looks: Looks) -> Looks:
    """A robot: plates for skin and cloth, a dome for hair."""
    return replace(
        looks,
        skin=STEEL_SKIN,
        top=STEEL_PLATE,
        trousers=STEEL_PLATE,
        garment="shirt",
        hair_style="bald",
        hat="helmet",
        has_beard=False,
        width=1.1,
    )


def company_looks(players: tuple[Player, ...]) -> dict[str, Looks]:
    """The looks of everybody in a scene; those without a costume get one that is free."""
    rows = {p.character: p.costume for p in players if p.costume is not None}
    for player in sorted(players, key=lambda p: p.character):
        if player.costume is None:
            own = _pick(player.character, "top", 10)
            rows[player.character] = costume_for(player.description, own, rows.values())
    return {p.character: looks_of(p, rows[p.character]) for p in players}


def _age(said: str) -> str:
    years = words.years_of(said)
    if years is not None:
        return "child" if years < CHILD_BELOW else "old" if years >= OLD_FROM else "adult"
    if words.has(words.OLD, said):
        return "old"
    return "child" if words.has(words.CHILDREN, said) else "adult"


def _is_woman(player: Player) -> bool:
    """What is said outright, then the script's pronoun, then the name's ending."""
    said = f"{player.character} {player.description}"
    upper = player.character.upper()
    for is_woman, table in ((True, words.WOMEN), (False, words.MEN)):
        other = words.MEN if is_woman else words.WOMEN
        if words.has(table, said) and not words.has(other, said):
            return is_woman
    if player.pronoun:
        return player.pronoun == "she"
    called = set(upper.split())
    if called & (WOMEN | MEN):
        return bool(called & WOMEN)
    return upper.endswith((*WOMEN_ENDINGS, "A", "IE"))


def _height(name: str, said: str, age: str, is_woman: bool) -> float:
    usual = (1.66 if is_woman else 1.76) + (_pick(name, "height", 9) - 4) / 100
    usual += words.TALL.get(words.found_in(words.TALL, said), 0.0)
    return usual * {"child": CHILD, "adult": GROWN, "old": 0.97}[age]


def _hair(name: str, said: str, age: str) -> Colour:
    named = words.hair_of(said)
    if named is not None:
        return HAIRS[named]
    return HAIRS[-1] if age == "old" else HAIRS[_pick(name, "hair", len(HAIRS) - 1)]


def _style(name: str, said: str, age: str, is_woman: bool) -> str:
    named = words.found_in(words.HAIRSTYLES, said)
    if named:
        return words.HAIRSTYLES[named]
    if age == "old":
        return "bun" if is_woman else ("receding", "short", "receding")[_pick(name, "style", 3)]
    return STYLES[is_woman][_pick(name, "style", 5)]


def _garment(name: str, age: str, is_woman: bool) -> str:
    choice = ("jumper", "shirt") if age == "child" else ("jacket", "jumper", "shirt", "jumper")
    if is_woman:
        choice = (*choice, "dress")
    return choice[_pick(name, "garment", len(choice))]


def _has_beard(name: str, said: str) -> bool:
    return words.has(words.BEARDS, said) or _pick(name, "beard", 6) == 0


def _pick(name: str, what: str, count: int) -> int:
    digest = hashlib.sha256(f"{what}/{name.casefold()}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % count
