"""What stands under the sky: facades, roads, lamps, trees and hills."""

import numpy as np

from pipeline.engines.previs.mesh import Material, Part, ball, box, drum, lathe, quad, tube
from pipeline.engines.previs.sets.furniture import DARK_WOOD, LEAF, Palette

FACADES = ((206, 178, 146), (176, 130, 104), (198, 190, 172), (150, 142, 132), (188, 160, 120))


def facades(palette: Palette) -> list[Part]:
    """A row of houses along x whose fronts stand at y = 0 and face -y."""
    parts: list[Part] = []
    rng = np.random.default_rng(sum(palette.wall))
    x = -30.0
    while x < 30:
        wide, floors = 5 + 4 * rng.random(), int(rng.integers(2, 5))
        parts += _house(x, wide, floors, FACADES[int(rng.integers(len(FACADES)))], rng)
        x += wide
    return parts


def _house(
    x: float, wide: float, floors: int, colour: tuple[int, int, int], rng: np.random.Generator
) -> list[Part]:
    name = f"house {x:.0f}"
    wall, frame = (
        Material(colour, "bricks" if rng.random() < 0.4 else ""),
        Material((226, 220, 208)),
    )
    glass, door = Material((112, 132, 150)), Material(DARK_WOOD)
    high = 0.6 + floors * 2.9
    parts = [
        box((wide, 6, high), (x + wide / 2, 3, 0), wall, name),
        box((wide + 0.2, 0.5, 0.25), (x + wide / 2, 0.1, high), frame, f"{name} eaves"),
    ]
    count = max(2, round(wide / 1.9))
    for floor in range(floors):
        for k in range(count):
            at, low = x + wide * (k + 0.5) / count, 1.1 + floor * 2.9
            if floor == 0 and k == count // 2:
                parts.append(box((1.0, 0.1, 2.2), (at, 0, 0), door, f"{name} door"))
                continue
            parts.append(box((1.06, 0.1, 1.6), (at, 0, low - 0.08), frame, f"{name} {floor}{k}"))
            parts.append(box((0.86, 0.12, 1.4), (at, 0, low), glass, f"{name} {floor}{k}"))
    return parts


def road(_: Palette) -> list[Part]:
    asphalt, kerb, line = (
        Material((122, 122, 126)),
        Material((186, 182, 174)),
        Material((226, 222, 210)),
    )
    parts = [quad((-40, -2.6, 0.012), (80, 0, 0), (0, 5.2, 0), asphalt, "road")]
    parts += [box((80, 0.22, 0.1), (0, y, 0), kerb, "kerb") for y in (-2.7, 2.7)]
    parts += [
        quad((x, -0.07, 0.02), (1.6, 0, 0), (0, 0.14, 0), line, "road") for x in range(-30, 30, 4)
    ]
    return parts


def street_lamp(_: Palette) -> list[Part]:
    iron = Material((56, 62, 64))
    return [
        drum(0.13, 0.5, (0, 0, 0), iron, top=0.08, sides=10),
        drum(0.05, 3.6, (0, 0, 0.4), iron, sides=8),
        drum(0.12, 0.35, (0, 0, 4.0), Material((255, 240, 200), glow=0.8), "glass", 0.2, sides=8),
        drum(0.24, 0.14, (0, 0, 4.35), iron, "cap", 0.03, sides=8),
    ]


def tree(_: Palette) -> list[Part]:
    bark, leaf = Material((104, 82, 64)), Material(LEAF)
    parts = [tube([(0, 0, 0), (0.06, 0, 1.2), (0, 0.1, 2.8)], [0.17, 0.12, 0.07], bark, "trunk")]
    rng = np.random.default_rng(3)
    for k in range(9):
        a, out = k * 2.4, 0.35 + 0.75 * rng.random()
        size = 0.7 + 0.45 * rng.random()
        at = (out * float(np.cos(a)), out * float(np.sin(a)), 2.5 + 1.6 * float(rng.random()))
        parts.append(ball((size, size, size * 0.85), at, leaf, "crown", _leafy, 22))
    return parts


def _leafy(points: np.ndarray) -> np.ndarray:
    x, y, z = points.T * 5
    return points * (1 + 0.09 * np.sin(x * 1.7 + z) * np.sin(y * 1.9 - z))[:, None]


def hills(_: Palette) -> list[Part]:
    parts = []
    for k, (x, y, wide, high) in enumerate(((-26, 12, 30, 7), (18, 20, 40, 11), (2, 6, 22, 3.5))):
        green = Material((128 - 8 * k, 150 - 6 * k, 116 - 8 * k))
        profile = [(wide * (1 - t), high * (1 - (1 - t) ** 2) - 0.05) for t in np.linspace(0, 1, 9)]
        hill = lathe(profile, green, f"hill {k}", 40)
        parts.append(_moved(hill, (x, y, 0)))
    return parts


def _moved(part: Part, by: tuple[float, float, float]) -> Part:
    vertices = part.vertices + np.array(by, np.float32)
    return Part(vertices, part.faces, part.normals, part.material, part.thing)


OUTDOORS = {
    "facades": facades,
    "road": road,
    "street lamp": street_lamp,
    "tree": tree,
    "hills": hills,
}
