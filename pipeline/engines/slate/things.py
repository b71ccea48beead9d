"""The stock of things an insert can show, as flat shapes, and the words that ask for each.

Shapes stand in a square of one unit, x to the right and y up from where the thing stands.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from pipeline.engines.slate.naming import kind_named
from pipeline.engines.slate.palette import INK, PAPER, Colour, dimmed, mixed
from pipeline.engines.slate.sheet import Points
from pipeline.media.curves import closed, limb, oval

STEEL: Colour = (176, 184, 192)
BRASS: Colour = (206, 166, 84)
LEATHER: Colour = (146, 92, 62)
GLASS: Colour = (126, 164, 150)
DARK: Colour = (70, 72, 82)


@dataclass(frozen=True)
class Piece:
    points: Points
    colour: Colour


Thing = tuple[Piece, ...]

WORDS: dict[str, str] = {
    "paper": "letter note paper envelope map photo picture card ticket carta lettre brief письмо"
    " билет 信 纸 票 رسالة מכתב γράμμα",
    "phone": "phone mobile handy teléfono téléphone телефон 手机 电话 هاتف טלפון τηλέφωνο",
    "cup": "cup mug coffee tea glass taza tasse чай чашка 杯 茶 فنجان כוס φλιτζάνι",
    "bottle": "bottle wine beer botella bouteille flasche бутылка 瓶 زجاجة בקבוק μπουκάλι",
    "key": "key llave clé schlüssel ключ 钥匙 مفتاح מפתח κλειδί",
    "book": "book diary notebook ledger libro livre buch книга 书 كتاب ספר βιβλίο",
    "knife": "knife blade dagger cuchillo couteau messer нож 刀 سكين סכין μαχαίρι",
    "clock": "clock watch reloj montre uhr часы 钟 表 ساعة שעון ρολόι",
    "bag": "bag satchel suitcase briefcase backpack purse bolsa sac tasche сумка 包 حقيبة תיק",
    "bell": "bell campana cloche glocke колокол 铃 钟声 جرس פעמון καμπάνα",
    "coins": "coin money cash ring moneda pièce münze монета деньги 币 钱 عملة מטבע κέρμα",
    "bucket": "bucket pail bowl pot cubo seau eimer ведро 桶 دلو דלי κουβάς",
    "fruit": "orange apple fruit ball naranja pomme apfel апельсин яблоко 橙 橘 苹果 球"
    " برتقال תפוז πορτοκάλι",
    "umbrella": "umbrella paraguas parapluie regenschirm зонт 伞 مظلة מטרייה ομπρέλα",
    "pistol": "gun pistol revolver pistola pistolet pistole пистолет 枪 مسدس אקדח πιστόλι",
    "instrument": "cello violin guitar fiddle geige скрипка 琴 吉他 عود גיטרה",
    "lamp": "lamp lantern torch candle lámpara lampe лампа 灯 مصباح מנורה λάμπα",
}
"""Words of a prop's name that say which shape it gets. The first row that matches wins."""


def thing_named(props: tuple[str, ...]) -> str:
    """The stock shape for the first named prop that has one; a wrapped parcel otherwise."""
    kinds = (kind_named(prop, WORDS) for prop in props)
    return next((kind for kind in kinds if kind), "parcel")


def _piece(points: ArrayLike, colour: Colour) -> Piece:
    return Piece(np.asarray(points, np.float64), colour)


def _box(left: float, low: float, right: float, high: float, colour: Colour) -> Piece:
    return _piece(((left, low), (right, low), (right, high), (left, high)), colour)


def _written_lines() -> Thing:
    """Strokes of a hand that nobody can read."""
    return tuple(
        _piece(((-0.3, y), (end, y + 0.012), (end, y + 0.03), (-0.3, y + 0.018)), (120, 116, 120))
        for y, end in ((0.66, 0.1), (0.55, 0.26), (0.44, 0.22), (0.33, 0.28), (0.22, -0.02))
    )


THINGS: dict[str, Thing] = {
    "paper": (
        _piece(((-0.42, 0.02), (0.4, 0.0), (0.44, 0.8), (-0.38, 0.84)), PAPER),
        *_written_lines(),
    ),
    "phone": (
        _box(-0.24, 0.0, 0.24, 0.9, DARK),
        _box(-0.2, 0.1, 0.2, 0.82, (150, 186, 206)),
        _piece(oval(0, 0.05, 0.03, 0.03), STEEL),
    ),
    "cup": (
        _piece(closed(((0.2, 0.2), (0.46, 0.24), (0.48, 0.5), (0.22, 0.52))), PAPER),
        _piece(closed(((0.24, 0.27), (0.38, 0.3), (0.39, 0.45), (0.24, 0.46))), (196, 180, 150)),
        _piece(((-0.28, 0.0), (0.24, 0.0), (0.3, 0.62), (-0.34, 0.62)), PAPER),
        _piece(oval(-0.02, 0.62, 0.32, 0.06), (96, 66, 48)),
    ),
    "bottle": (
        _piece(
            closed(((-0.17, 0), (0.17, 0), (0.17, 0.5), (0.06, 0.7), (-0.06, 0.7), (-0.17, 0.5))),
            GLASS,
        ),
        _box(-0.06, 0.66, 0.06, 0.94, GLASS),
        _piece(
            limb(((0.09, 0.1, 0.02), (0.09, 0.5, 0.02))),
            mixed(GLASS, PAPER, 0.5),
        ),
        _box(-0.17, 0.16, 0.17, 0.44, PAPER),
        _box(-0.07, 0.88, 0.07, 0.98, LEATHER),
    ),
    "key": (
        _box(-0.1, 0.2, 0.52, 0.3, BRASS),
        _box(0.34, 0.06, 0.42, 0.22, BRASS),
        _box(0.46, 0.02, 0.54, 0.22, BRASS),
        _piece(oval(-0.28, 0.25, 0.22, 0.22), BRASS),
        _piece(oval(-0.3, 0.25, 0.1, 0.1), dimmed(BRASS, 0.45)),
    ),
    "book": (
        _piece(((-0.5, 0.0), (0.42, 0.0), (0.5, 0.1), (-0.42, 0.1)), PAPER),
        _piece(((-0.5, 0.1), (0.42, 0.1), (0.5, 0.2), (-0.42, 0.2)), PAPER),
        _piece(((-0.52, 0.18), (0.4, 0.18), (0.54, 0.56), (-0.36, 0.56)), (150, 70, 62)),
        _piece(((-0.2, 0.32), (0.24, 0.32), (0.28, 0.42), (-0.16, 0.42)), BRASS),
    ),
    "knife": (
        _piece(
            closed(((-0.56, 0.12), (-0.2, 0.04), (0.16, 0.04), (0.16, 0.2), (-0.3, 0.18))), STEEL
        ),
        _piece(limb(((0.2, 0.12, 0.08), (0.56, 0.14, 0.085))), LEATHER),
        _box(0.13, 0.0, 0.2, 0.24, BRASS),
    ),
    "clock": (
        _piece(oval(0.0, 0.45, 0.44, 0.44), BRASS),
        _piece(oval(0.0, 0.45, 0.36, 0.36), PAPER),
        _piece(limb(((0.0, 0.45, 0.02), (0.0, 0.72, 0.012))), INK),
        _piece(limb(((0.0, 0.45, 0.024), (0.18, 0.36, 0.014))), INK),
    ),
    "bag": (
        _piece(
            closed(((-0.2, 0.58), (-0.16, 0.84), (0.16, 0.84), (0.2, 0.58))), dimmed(LEATHER, 0.6)
        ),
        _piece(closed(((-0.12, 0.58), (-0.1, 0.74), (0.1, 0.74), (0.12, 0.58))), (196, 180, 150)),
        _box(-0.52, 0.0, 0.52, 0.62, LEATHER),
        _box(-0.52, 0.3, 0.52, 0.36, dimmed(LEATHER, 0.75)),
        _box(-0.06, 0.26, 0.06, 0.4, BRASS),
    ),
    "lamp": (
        _box(-0.04, 0.06, 0.04, 0.5, BRASS),
        _piece(oval(0.0, 0.05, 0.24, 0.05), BRASS),
        _piece(((-0.38, 0.46), (0.38, 0.46), (0.2, 0.92), (-0.2, 0.92)), (246, 222, 160)),
    ),
    "bell": (
        _piece(limb(((0.0, 0.78, 0.05), (0.0, 0.92, 0.05))), BRASS),
        _piece(oval(0.0, 0.08, 0.08, 0.08), dimmed(BRASS, 0.6)),
        _piece(
            closed(
                (
                    (-0.42, 0.1),
                    (0.42, 0.1),
                    (0.3, 0.28),
                    (0.22, 0.68),
                    (0.0, 0.82),
                    (-0.22, 0.68),
                    (-0.3, 0.28),
                )
            ),
            BRASS,
        ),
    ),
    "coins": tuple(
        _piece(oval(x, y, 0.24, 0.09), colour)
        for x, y, colour in (
            (-0.2, 0.08, BRASS),
            (-0.2, 0.16, mixed(BRASS, PAPER, 0.2)),
            (-0.2, 0.24, BRASS),
            (-0.2, 0.32, mixed(BRASS, PAPER, 0.35)),
            (0.34, 0.07, STEEL),
            (0.14, -0.04, BRASS),
        )
    ),
    "bucket": (
        _piece(closed(((-0.4, 0.62), (-0.28, 0.95), (0.28, 0.95), (0.4, 0.62))), DARK),
        _piece(closed(((-0.36, 0.62), (-0.24, 0.9), (0.24, 0.9), (0.36, 0.62))), (186, 180, 170)),
        _piece(((-0.3, 0.0), (0.3, 0.0), (0.42, 0.64), (-0.42, 0.64)), STEEL),
        _piece(oval(0.0, 0.64, 0.42, 0.08), dimmed(STEEL, 0.6)),
    ),
    "fruit": (
        _piece(oval(0.0, 0.36, 0.38, 0.36), (226, 146, 62)),
        _piece(oval(0.04, 0.62, 0.07, 0.03), dimmed(LEATHER, 0.7)),
        _piece(closed(((0.06, 0.66), (0.2, 0.82), (0.4, 0.8), (0.24, 0.68))), (104, 142, 84)),
    ),
    "umbrella": (
        _piece(
            limb(((0.0, 0.86, 0.02), (0.0, 0.12, 0.02), (0.1, 0.03, 0.02), (0.18, 0.12, 0.02))),
            LEATHER,
        ),
        _piece(
            (
                *(
                    (-0.56 + 1.12 * i / 12, 0.46 + 0.42 * (1 - (i / 6 - 1) ** 2) ** 0.5)
                    for i in range(13)
                ),
                (0.28, 0.54),
                (0.0, 0.46),
                (-0.28, 0.54),
            ),
            (186, 72, 66),
        ),
    ),
    "pistol": (
        _piece(((-0.08, 0.42), (0.14, 0.42), (0.3, 0.02), (0.06, 0.0)), LEATHER),
        _box(-0.56, 0.4, 0.2, 0.6, DARK),
        _piece(closed(((-0.2, 0.4), (-0.02, 0.4), (0.0, 0.26), (-0.16, 0.26))), dimmed(STEEL, 0.8)),
    ),
    "instrument": (
        _box(-0.04, 0.6, 0.04, 1.06, DARK),
        _piece(
            closed(
                (
                    (0.0, 0.0),
                    (0.3, 0.08),
                    (0.32, 0.28),
                    (0.2, 0.4),
                    (0.24, 0.58),
                    (0.0, 0.68),
                    (-0.24, 0.58),
                    (-0.2, 0.4),
                    (-0.32, 0.28),
                    (-0.3, 0.08),
                )
            ),
            (176, 104, 58),
        ),
        _box(-0.09, 0.18, 0.09, 0.22, DARK),
        _box(-0.025, 0.22, 0.025, 0.62, dimmed(LEATHER, 0.5)),
    ),
    "parcel": (
        _box(-0.44, 0.0, 0.36, 0.5, (190, 150, 104)),
        _piece(((-0.44, 0.5), (0.36, 0.5), (0.5, 0.66), (-0.28, 0.66)), (212, 176, 130)),
        _piece(((0.36, 0.0), (0.5, 0.16), (0.5, 0.66), (0.36, 0.5)), (158, 122, 84)),
        _box(-0.09, 0.0, 0.01, 0.5, PAPER),
        _piece(((-0.09, 0.5), (0.01, 0.5), (0.16, 0.66), (0.06, 0.66)), PAPER),
    ),
}
