"""Screenplays to direct: the examples, and ordinary ones of any length made from a seed."""

import random
from pathlib import Path

EXAMPLES = sorted((Path(__file__).parents[3] / "assets" / "examples").glob("*.fountain"))

PAGE_LINES = 55
ACTION_COLUMNS = 60
DIALOGUE_COLUMNS = 35

_PEOPLE = ("ANNA", "BRUNO", "CLARA", "DAVID", "ELENA", "FRANK")
_PLACES = ("INT. KITCHEN", "EXT. HARBOUR", "INT. OFFICE", "EXT. PARK", "INT. HOSPITAL CORRIDOR")
_TIMES = ("DAY", "NIGHT", "MORNING", "DUSK", "CONTINUOUS")
_DEEDS = (
    "{a} crosses to the window and looks out.",
    "{a} sits down at the table, opposite {b}.",
    "{a} takes an envelope from the drawer and holds it up to the light.",
    "The telephone on the wall rings twice, then stops.",
    "{a} pours two glasses of water and drinks one of them himself.",
    "Somewhere below a door slams and a dog begins to bark.",
    "{a} turns round slowly, as if the room had grown since yesterday.",
    "{b} says nothing. She folds the newspaper and puts it on the chair.",
    "A truck passes and every cup on the shelf answers it.",
    "{a} runs along the quay, past the crates and the sleeping boats.",
)
_LINES = (
    "I told them that we would be there before the rain came.",
    "You never asked me what I wanted to do about the house.",
    "No.",
    "How long have you known about the letter?",
    "It isn't the money. It was never the money, and you know that as well as I do.",
    "Fine.",
    "Give me one good reason. One.",
    "My father used to say that a boat is a hole in the water, and that you pour money into it.",
    "She is not coming back, is she?",
    "Then we wait.",
)


def ordinary(pages: float, seed: int = 1) -> str:
    """A screenplay of about so many pages: scenes with action, talk and a few directions."""
    chance = random.Random(seed)
    blocks: list[str] = ["Title: Ordinary", ""]
    lines = 0
    while lines < pages * PAGE_LINES:
        scene = _scene(chance)
        blocks += scene
        lines += sum(_lines(block) for block in scene)
    return "\n".join(blocks)


def _scene(chance: random.Random) -> list[str]:
    a, b = chance.sample(_PEOPLE, 2)
    blocks = [f"{chance.choice(_PLACES)} - {chance.choice(_TIMES)}\n"]
    for _ in range(chance.randint(2, 5)):
        deeds = [chance.choice(_DEEDS) for _ in range(chance.randint(1, 3))]
        blocks.append(" ".join(deeds).format(a=a.title(), b=b.title()) + "\n")
        for turn in range(chance.randint(0, 6)):
            words = " ".join(chance.choice(_LINES) for _ in range(chance.randint(1, 2)))
            aside = "(beat)\n" if chance.random() < 0.1 else ""
            blocks.append(f"{(a, b)[turn % 2]}\n{aside}{words}\n")
    return blocks


def pages_of(text: str) -> float:
    """How many pages a script fills when it is typed: 55 lines each, blank lines count."""
    return sum(_lines(block + "\n") for block in text.split("\n\n")) / PAGE_LINES


def _lines(block: str) -> int:
    first, *rest = block.strip("\n").split("\n")
    is_speech = bool(rest) and first == first.upper()
    columns = DIALOGUE_COLUMNS if is_speech else ACTION_COLUMNS
    return 1 + sum(-(-max(1, len(line)) // columns) for line in (first, *rest))
