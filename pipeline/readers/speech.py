"""Cues, transitions and shot lines: which line is one, and what it says."""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.readers.heading_words import vocabulary

CUE_LONGEST = 60
"""Characters of a cue; a longer line in capitals is shouted action."""

TRANSITIONS = vocabulary(
    "FADE IN|FADE OUT|FADE UP|FADE TO BLACK|FADE TO WHITE|FADE IN FROM BLACK|FADE OUT TO BLACK"
    "|CUT TO BLACK|SMASH CUT TO BLACK|CUT TO WHITE|CUT TO|SMASH CUT|MATCH CUT|JUMP CUT|HARD CUT"
    "|DISSOLVE|CROSS DISSOLVE|CROSSFADE|CROSS FADE|WIPE|IRIS IN|IRIS OUT|TITLES OVER|BLACKOUT"
    "|FONDU AU NOIR|FONDU ENCHAÎNÉ|OUVERTURE AU NOIR|COUPE À|COUPE FRANCHE|COUPÉ À|CUT|FADE"
    "|FUNDIDO A NEGRO|FUNDIDO ENCADENADO|CORTE A|CORTA A|ABRE DE NEGRO|FUNDE A NEGRO"
    "|SCHNITT|SCHNITT ZU|SCHNITT AUF|ABBLENDE|AUFBLENDE|ÜBERBLENDUNG"
    "|DISSOLVENZA|STACCO|STACCO SU|DISSOLVENZA IN NERO|CORTA PARA|CORTE PARA|CORTE SECO"
    "|FUSÃO|FADE PARA PRETO|ZACHTE OVERGANG|CIĘCIE|PRZENIKANIE|WYCIEMNIENIE|ROZJAŚNIENIE"
    "|СКЛЕЙКА|ЗТМ|ИЗ ЗТМ|В ЗТМ|ЗАТЕМНЕНИЕ|НАПЛЫВ|ИЗ ЗАТЕМНЕНИЯ|ПЕРЕХОД"
    "|KESME|KARARMA|AÇILMA|ZİNCİRLEME|ΚΟΨΙΜΟ|ΣΒΗΣΙΜΟ|F.I|F.O"
    "|淡入|淡出|切至|切到|切|叠化|化入|化出|黑场|フェードイン|フェードアウト|溶明|溶暗|カット"
    "|페이드 인|페이드 아웃|디졸브|컷 투|חיתוך|קאט|פייד אין|פייד אאוט"
    "|قطع|قطع إلى|ظهور تدريجي|اختفاء تدريجي|कट टू|फेड इन|फेड आउट"
)
"""Transitions that stand alone, with or without a stop. Any line in capitals that ends with TO:
is one too, as Fountain says."""

ENDINGS = ("TO:", " À:", " À :", " ZU:", " A:", " SU:", " PARA:")

SHOT_LINE = re.compile(
    r"(?:GROS PLAN|PLAN LARGE|PLAN MOYEN|PRIMER PLANO|PLANO GENERAL|PLANO DETALLE|PRIMO PIANO"
    r"|CAMPO LUNGO|GROSSAUFNAHME|NAHAUFNAHME|TOTALE|DETAIL|КРУПНЫЙ ПЛАН|ОБЩИЙ ПЛАН|СРЕДНИЙ ПЛАН"
    r"|ДЕТАЛЬ)\b|(?:特写|特寫|近景|中景|全景|远景|遠景)(?=[\s:：，,。—-])"
    r"|(?:SHOT|PLANO|PLAN|EINSTELLUNG|КАДР|镜头|鏡頭)\s*#?\d+[A-Z]{0,2}\s*[.:：—–-]"
    r"|(?:(?:EXTREME |TIGHT |VERY )?CLOSE(?:R)?(?: |-)?(?:UP|ON|SHOT|ANGLE)"
    r"|(?:NEW |REVERSE |WIDE |WIDER |LOW |HIGH |ANOTHER |OTHER |DUTCH )?ANGLE\b"
    r"|[\w.'’]+(?: [\w.'’]+)?['’]?S? (?:POV|P\.O\.V\.)|POV\b|P\.O\.V\."
    r"|INSERT\b|(?:EXTREME |VERY )?(?:WIDE|WIDER|LONG|MEDIUM|FULL|MASTER|ESTABLISHING|TWO|2|THREE"
    r"|GROUP|TRACKING|DOLLY|CRANE|AERIAL|DRONE|OVERHEAD|HANDHELD|REACTION|REVERSE|STATIC|TIGHT"
    r"|STEADICAM|INSERT)(?:-| )SHOT\b"
    r"|OVER(?:-| )THE(?:-| )SHOULDER\b|OTS\b|(?:ECU|CU|MCU|MS|MWS|WS|EWS|LS)(?=\s*[-–—:.]| ON\b)"
    r"|(?:SMASH |CRASH |WHIP |SLOW |FAST |QUICK )?(?:ZOOM|PAN|TILT|DOLLY|TRACK|TRUCK|PUSH|CRANE)"
    r"(?: IN| OUT| UP| DOWN| LEFT| RIGHT| TO| ON| ACROSS| WITH| BACK| INTO| PAST| OVER|:)"
    r"|(?:WHIP|SMASH|CRASH) (?:PAN|ZOOM)\b|PULL(?:S|ING)? BACK\b|RACK FOCUS\b|REVERSE ON\b"
    r"|BACK TO (?:SCENE|SHOT|PRESENT|\w+)|WIDE ON\b|TIGHT ON\b|FAVORING\b|FAVOURING\b|THE CAMERA\b"
    r"|ON (?!THE NEXT|TOP)[^\W\d_][\w'’.]*(?=$|[\s,.:—–-]))"
)

PAGE_BREAK = re.compile(r"={3,}")
OPEN, CLOSE = ("(", "（"), (")", "）")

EXTENSION = re.compile(r"[（(]([^()（）]*)[)）]?")
EXTENSIONS = re.compile(r"(?:\([^()]*\)?\s*)+[:^]?")
FULL_STOPS = (".", "!", "?", "…", ":", ";", ",", "。", "！", "？", "：", "—", "--")


def is_page_break(text: str) -> bool:
    return text[0] == "=" and PAGE_BREAK.fullmatch(text) is not None


NON_SPEAKERS = vocabulary(
    "SUPER|SUPERIMPOSE|TITLE|TITLES|CHYRON|SUBTITLE|CAPTION|LEGEND|INSERT|MONTAGE|INTERCUT|SERIES"
    "|FLASHBACK|FLASHBACKS|BEGIN|END|CREDITS|CONTINUED"
)
"""First words of lines in capitals that are no names: MONTAGE - RUTH TRAINS."""


class Cue(NamedTuple):
    character: str
    extension: str = ""
    is_dual: bool = False


def is_transition(text: str) -> bool:
    """Whether a line that stands alone is a transition by its words."""
    if len(text) > 50 or text != text.upper():
        return False
    return text.endswith(ENDINGS) or text.rstrip(" .:：。…") in TRANSITIONS


def is_shot_line(text: str) -> bool:
    """Whether a paragraph begins with words, in capitals, that ask for a shot.

    `ON RUTH` is one; a name alone must be in capitals, so `ON the table` is not.
    """
    if text[1:2].islower():
        return False
    match = SHOT_LINE.match(text)
    return match is not None and match[0] == match[0].upper()


def is_cue(text: str) -> bool:
    """Whether a line reads as a name in capitals, extension and dual mark aside."""
    is_word = text[1:2].islower() and text[1] != "ß"
    if is_word or len(text) > 2 * CUE_LONGEST:
        return False
    name, bracket, extension = text.partition("(")
    name = name.rstrip(" ^\t\xa0")
    if not name or len(name) > CUE_LONGEST or not _is_in_capitals(name):
        return False
    if bracket and EXTENSIONS.fullmatch(bracket + extension) is None:
        return False
    words = name.split()
    if words[0].rstrip(":") in NON_SPEAKERS:
        return False
    return not name.endswith(FULL_STOPS) or (name[-1] in ".:" and len(words) < 4)


def _is_in_capitals(name: str) -> bool:
    """`GROßMANN` counts: its sharp s has no capital in common use."""
    return name.isupper() or ("ß" in name and name.replace("ß", "S").isupper())


@lru_cache(maxsize=4096)
def read_cue(text: str) -> Cue:
    """Who speaks, from a cue without its forcing mark."""
    is_dual = text.endswith("^")
    words = text.rstrip("^ \t") if is_dual else text
    bracket = words.find("(")
    if bracket < 0:
        bracket = words.find("（")
    if bracket <= 0:
        return Cue(words.rstrip(" :：\t\xa0"), "", is_dual)
    extensions = [part.strip() for part in EXTENSION.findall(words, bracket)]
    return Cue(words[:bracket].strip(), ", ".join(filter(None, extensions)), is_dual)
