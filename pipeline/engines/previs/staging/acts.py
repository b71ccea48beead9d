"""What the action says somebody does: verbs to poses, feelings and what the hands hold."""

import re
from collections.abc import Iterator, Mapping

POSE_VERBS: Mapping[str, str] = {
    "run": "run sprint race dash bolt charge flee chase rush gallop",
    "walk": "walk stroll march wander stride creep tiptoe trudge pace follow approach cross enter"
    " arrive exit leave come wade hurry stagger stumble limp step back-away 走 идёт הולך",
    "climb": "climb scramble vault leap jump clamber 爬",
    "fall": "fall trip slip tumble topple collapse faint plunge slide-down 摔 падает נופל",
    "shoot": "shoot aim fire-at",
    "point": "point gesture indicate 指 указывает מצביע",
    "reach": "reach stretch-out hold-out extend grab snatch seize grasp 伸",
    "give": "give offer hand-over hand-him hand-her pay serve 递 даёт",
    "hold": "hold find clutch cradle grip clasp take lift pick-up unwrap unfold open-the-letter"
    " fold"
    " turn-the-cup examine inspect count smell sniff 拿 取 держит",
    "read": "read study leaf browse 读 читает קורא",
    "phone": "phone call-on dial telephone 打电话 звонит",
    "drink": "drink sip swallow gulp toast eat taste bite chew lick 喝 пьёт שותה",
    "hug": "hug embrace kiss cuddle 拥抱 обнимает מחבק",
    "fight": "fight punch hit box strike brawl wrestle attack slap spar 打架 дерётся",
    "throw": "throw toss hurl fling pitch lob 扔 бросает",
    "carry": "carry bring fetch bear haul 搬 несёт",
    "drag": "drag pull tow lug heave",
    "push": "push shove press wheel lean-against 推 толкает",
    "dance": "dance waltz twirl spin sway 跳舞 танцует רוקד",
    "wave": "wave greet salute hail raise 挥手 машет",
    "knock": "knock rap tap ring-the-bell 敲 стучит",
    "bow": "bow nod-low curtsy 鞠躬 кланяется",
    "bend": "bend stoop lean-down pick-from",
    "arms-crossed": "cross-his-arms cross-her-arms fold-his-arms fold-her-arms",
    "hand-on-heart": "hand-on-heart swear pledge lean-on-the-gate",
    "cover-face": "weep sob cry hide-her-face hide-his-face 哭 плачет",
    "tip-hat": "tip-his-hat tip-her-hat doff",
    "look-up": "look-up gaze-up stare-up",
    "look-down": "look-down gaze-down hang-his-head hang-her-head lower-her-head",
    "play": "play-the-cello play-the-violin bow-the-cello tighten-the-bow",
    "drive": "drive steer",
}
"""Pose -> verbs. `look-up` is two words; the first verb of an action that has a pose counts."""

FEELINGS: Mapping[str, str] = {
    "happy": "smile laugh grin beam chuckle cheer giggle delighted happy"
    " 笑 улыбается смеётся מחייך",
    "sad": "cry weep sob tears mourn sigh sad grief helplessly 哭 плачет грустно בוכה",
    "angry": "shout angry yell snarl glare frown curse fury furious cursing rage fight punch"
    " slam 怒 злится כועס",
    "afraid": "scream fear afraid gasp flinch terrified trembles horror panic startled wince 怕"
    " боится פוחד",
}

LEGS = frozenset(
    [
        "run",
        "walk",
        "climb",
        "fall",
        "bend",
        "fight",
        "throw",
        "drag",
        "push",
        "dance",
        "play",
        "bow",
        "carry",
        "kneel",
        "crouch",
        "lie",
        "sleep",
        "doze",
    ]
)
"""Poses of the whole body; the others are of the arms and the head, on any legs."""


_VERBAL = "".join(rf"(?<!\b{word} )" for word in ("the", "a", "an", "his", "her", "their", "its"))
"""Behind these a word is a noun: `the bow`, `a box`."""


def _forms(verb: str) -> str:
    """A pattern of a verb's present forms; what follows a hyphen follows it as words."""
    if not verb.isascii():
        return re.escape(verb)
    first, *rest = verb.split("-")
    stem = first[:-1] if first.endswith("e") else first
    third = (
        rf"{first[:-1]}ies"
        if first.endswith("y") and first[-2] not in "aeiou"
        else f"{first}(?:e?s)?"
    )
    ing = rf"{re.escape(stem)}{re.escape(stem[-1])}?ing"
    tail = "".join(rf"\W+(?:\w+\W+)?{word}" if k else rf"\W+{word}" for k, word in enumerate(rest))
    return rf"{_VERBAL}\b(?:{third}|{ing}){tail}\b"


def _patterns(table: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {
        row: re.compile("|".join(_forms(verb) for verb in words.split()), re.IGNORECASE)
        for row, words in table.items()
    }


CHASES = re.compile(
    r"\b(?:chas(?:es|ing)|pursu(?:es|ing)|runs? after|hunts?)\b|追|гонится|רודף", re.IGNORECASE
)
"""One runs behind the other."""

PLAYS = re.compile(r"\bplays?\b|\bplaying\b|играет|拉|弹", re.IGNORECASE)

_POSES = _patterns(POSE_VERBS)
_FEELINGS = _patterns(FEELINGS)
_DENIED = re.compile(
    r"\b(?:not|never|n't|without|so that|because)\b[^.,;]*|\bfalls? asleep\b", re.IGNORECASE
)
"""What is not done, or not now, or by something else."""


def _found(table: Mapping[str, re.Pattern[str]], action: str) -> Iterator[tuple[int, str]]:
    said = _DENIED.sub(" ", action)
    for row, words in table.items():
        if match := words.search(said):
            yield match.start(), row


GENERAL = ("hold", "reach", "give", "walk")
"""Any other pose of the same action says more: `lifts the cup and drinks`."""


def pose_of(action: str) -> str:
    """The pose of the first verb that has one, or ""."""
    found = [row for _, row in sorted(_found(_POSES, action))]
    return next((row for row in found if row not in GENERAL), found[0] if found else "")


def feeling_of(action: str) -> str:
    """A row of `people.EXPRESSIONS`."""
    return min(_found(_FEELINGS, action), default=(0, "calm"))[1]
