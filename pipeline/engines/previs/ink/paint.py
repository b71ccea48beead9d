"""The light on things: toon steps, shadow hatching, sky and paper."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.ink.looks import Manner
from pipeline.engines.previs.ink.medium import LUMA
from pipeline.engines.previs.ink.patterns import PATTERNS, cells_of, facing_of
from pipeline.engines.previs.mesh.part import Floats, Mesh
from pipeline.engines.previs.trace.light import Light
from pipeline.engines.previs.trace.passes import Passes, Samples
from pipeline.engines.previs.trace.tones import Tones
from pipeline.engines.previs.trace.view import View

FILL = 0.66
"""The least light on people who are near: no face goes black at night."""
FORM, ASIDE, ABOVE, AHEAD = 0.5, 0.58, 0.42, 0.68
"""The share of it that is the same all around; how far beside, above and at
the lens it stands."""
SIDE, SIDE_LEAVES = (0.24, 0.34), 0.25
"""Where the light of a look that lights people from one side ends on them, and what is left of
other light beyond."""
FILL_FAR_M = 14.0
"""Where people have half of it: a crowd in the dark stays in the dark."""
HARD = ((0.03, 0.12), (0.52, 0.6))
SOFT = ((0.02, 0.34), (0.4, 0.78))
"""Between which amounts of the key the two toon steps come, under a small and a wide light."""
LAMP = np.array((0.72, 0.5, 0.23), np.float32)
"""What a lamp's pool adds."""


@dataclass(frozen=True)
class Shading:
    """What colours are made with: the set's light, the look, and the camera."""

    light: Light
    manner: Manner
    view: View


def paint(mesh: Mesh, passes: Passes, shading: Shading) -> tuple[Floats, Floats]:
    """(h, w, 3) float32 0..1 without ink and hatching, and (h, w) how dark it is there, which is
    how much hatching is asked for; edges are the mean of their four samples."""
    contact = passes.contact.reshape(-1)
    colour, dark = _coloured(mesh, passes.whole, shading, contact)
    parents = np.repeat(passes.edges, 4)
    fine, fine_dark = _coloured(mesh, passes.fine, shading, contact[parents])
    colour[passes.edges] = fine.reshape(-1, 4, 3).mean(1)
    dark[passes.edges] = fine_dark.reshape(-1, 4).mean(1)
    return colour.reshape(*passes.shape, 3), dark.reshape(passes.shape)


def _coloured(
    mesh: Mesh, samples: Samples, shading: Shading, contact: Floats
) -> tuple[Floats, Floats]:
    """(N, 3) colours and (N,) darkness."""
    light = shading.light
    base = np.array([m.colour for m in mesh.materials], np.float32) / 255
    base **= np.float32(shading.manner.local)
    glow = np.array([m.glow for m in mesh.materials], np.float32)
    material = np.take(mesh.material_of, samples.hits.face, mode="wrap")
    colour = np.take(base, material, 0)
    _tint(mesh, samples, material, colour, shading.view.eye)
    shade, dark = _shade(samples.tones, contact, shading)
    _light_people(shade, mesh, samples, shading)
    if (lit := glow[material]).any():
        shade += (1 - shade) * lit[:, None]
        dark *= np.maximum(1 - lit * np.float32(1.6), 0)
    colour *= shade
    if light.haze_m:
        _lay_haze(colour, samples, light)
        dark *= np.exp(-_far(samples) / np.float32(light.haze_m))
    _lay_sky(colour, samples, light)
    dark[samples.hits.face < 0] = 0
    return colour, dark


def _light_people(shade: Floats, mesh: Mesh, samples: Samples, shading: Shading) -> None:
    """A fill from beside the lens, so that faces stay readable, and a rim from behind."""
    hits, light, manner = samples.hits, shading.light, shading.manner
    where = np.flatnonzero((np.take(mesh.figure_of, hits.face, mode="wrap") > 0) & (hits.face >= 0))
    if not len(where):
        return
    normal, rays = hits.normal[where], samples.rays[where]
    tone = shade[where] @ LUMA
    near = 1 - 0.5 * np.minimum(hits.distance[where] / np.float32(FILL_FAR_M), 1)
    facing = -np.einsum("ij,ij->i", normal, rays) / np.sqrt(np.einsum("ij,ij->i", rays, rays))
    beside = normal @ _beside(shading) + facing * np.float32(AHEAD)
    tint = np.array(light.cool, np.float32) + LAMP * np.float32(0.5 * bool(light.lamps))
    if manner.side:
        wanted = np.float32(manner.side) * _step(beside, *SIDE)
        shade[where] *= (SIDE_LEAVES + (1 - SIDE_LEAVES) * _step(beside, *SIDE))[:, None]
        tone = shade[where] @ LUMA
    else:
        wanted = np.float32(FILL) * (FORM + (1 - FORM) * beside)
    lack = np.maximum(wanted * near - tone, 0)
    shade[where] += lack[:, None] * (tint / (tint @ LUMA))
    if strength := manner.rim + light.rim:
        back = np.array(light.back, np.float32)
        back /= np.linalg.norm(back)
        edge = _step(1 - facing, 0.5, 0.72) * _step(normal @ back, 0.1, 0.4)
        warm = np.array(light.warm, np.float32)
        shade[where] += (np.float32(strength) * edge)[:, None] * (warm / (warm @ LUMA))


def _beside(shading: Shading) -> Floats:
    """(3,) how far a light stands beside the lens, where the key comes from, and above it."""
    right, up, _ = shading.view.axes
    key = np.array(shading.light.key, np.float32)
    if not shading.light.is_sun:
        key = key - shading.view.eye
    side = float(np.clip(4 * (key @ right) / (np.linalg.norm(key) + 1e-6), -1, 1))
    return np.asarray(right * (ASIDE * side) + up * ABOVE, np.float32)


def _tint(
    mesh: Mesh, samples: Samples, material: NDArray[np.int32], colour: Floats, eye: Floats
) -> None:
    hits = samples.hits
    for index, one in enumerate(mesh.materials):
        if one.pattern not in PATTERNS:
            continue
        where = np.flatnonzero((material == index) & (hits.face >= 0))
        points = eye + samples.rays[where] * hits.distance[where, None]
        _, tint = cells_of(one.pattern, points, facing_of(hits.normal[where]))
        colour[where] *= tint[:, None]


def _shade(tones: Tones, contact: Floats, shading: Shading) -> tuple[Floats, Floats]:
    """(N, 3): what each colour is multiplied by: three steps, and the corners darker; (N,): how
    little light falls there."""
    light = shading.light
    faced, seen, sun, lamps = tones
    low, high = SOFT if light.is_soft else HARD
    lit, full = _step(faced, *low) * seen, _step(faced, *high) * seen
    patch = sun
    level = lit * 0.6 + full * 0.4
    dark = (1 - lit) * (1 - patch) * (1 - np.minimum(lamps * 1.6, 1))
    weight = 0.62 + 0.38 * contact
    warm, cool = (np.array(c, np.float32) for c in (light.warm, light.cool))
    cool = cool * np.float32(shading.manner.fill)
    shade = np.empty((len(level), 3), np.float32)
    for k in range(3):
        shade[:, k] = weight * (
            cool[k] + level * (warm[k] - cool[k]) + lamps * LAMP[k] + patch * light.sun_adds[k]
        )
    return shade, dark


def _step(values: Floats, low: float, high: float) -> Floats:
    t = values * np.float32(1 / (high - low))
    t -= np.float32(low / (high - low))
    return np.clip(t, 0, 1, out=t)


def _lay_haze(colour: Floats, samples: Samples, light: Light) -> None:
    """Air between the lens and what is seen takes on the colour of the horizon."""
    air = np.array(light.sky[0], np.float32) / 255
    colour += (air - colour) * (1 - np.exp(-_far(samples) / np.float32(light.haze_m)))[:, None]


def _far(samples: Samples) -> Floats:
    return np.where(samples.hits.face < 0, np.float32(0), samples.hits.distance)


def _lay_sky(colour: Floats, samples: Samples, light: Light) -> None:
    where = np.flatnonzero(samples.hits.face < 0)
    if not len(where):
        return
    rays = samples.rays[where]
    rise = np.clip(rays[:, 2] / np.linalg.norm(rays, axis=1) * 2.2, 0, 1)[:, None]
    low, high = (np.array(c, np.float32) / 255 for c in light.sky)
    colour[where] = low + (high - low) * rise
