"""The colours under the ink: toon steps, shadow hatching, sky and paper."""

import numpy as np
from numpy.typing import NDArray

from pipeline.engines.previs.ink.patterns import PATTERNS, cells_of, facing_of
from pipeline.engines.previs.mesh.part import Floats, Mesh
from pipeline.engines.previs.trace.light import Light
from pipeline.engines.previs.trace.passes import Passes, Samples
from pipeline.engines.previs.trace.tones import Tones

LAMP = np.array((0.62, 0.46, 0.24), np.float32)
"""What a lamp's pool adds."""


def paint(mesh: Mesh, passes: Passes, light: Light, eye: Floats) -> tuple[Floats, Floats]:
    """(h, w, 3) float32 0..1 without ink and hatching, and (h, w) how dark it is there, which is
    how much hatching is asked for; edges are the mean of their four samples."""
    contact = passes.contact.reshape(-1)
    colour, dark = _coloured(mesh, passes.whole, light, eye, contact)
    parents = np.repeat(passes.edges, 4)
    fine, fine_dark = _coloured(mesh, passes.fine, light, eye, contact[parents])
    colour[passes.edges] = fine.reshape(-1, 4, 3).mean(1)
    dark[passes.edges] = fine_dark.reshape(-1, 4).mean(1)
    return colour.reshape(*passes.shape, 3), dark.reshape(passes.shape)


def _coloured(
    mesh: Mesh, samples: Samples, light: Light, eye: Floats, contact: Floats
) -> tuple[Floats, Floats]:
    """(N, 3) colours and (N,) darkness."""
    base = np.array([m.colour for m in mesh.materials], np.float32) / 255
    glow = np.array([m.glow for m in mesh.materials], np.float32)
    material = np.take(mesh.material_of, samples.hits.face, mode="wrap")
    colour = np.take(base, material, 0)
    _tint(mesh, samples, material, colour, eye)
    shade, dark = _shade(samples.tones, contact, light)
    if (lit := glow[material]).any():
        shade += (1 - shade) * lit[:, None]
        dark *= 1 - lit
    colour *= shade
    if light.haze_m:
        _lay_haze(colour, samples, light)
    _lay_sky(colour, samples, light)
    dark[samples.hits.face < 0] = 0
    return colour, dark


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


def _shade(tones: Tones, contact: Floats, light: Light) -> tuple[Floats, Floats]:
    """(N, 3): what each colour is multiplied by: three steps, and the corners darker; (N,): how
    little light falls there."""
    key, sun, lamps = tones
    lit = _step(key, 0.03, 0.12)
    full = _step(key, 0.52, 0.6)
    patch = _step(sun, 0.4, 0.6) if sun.any() else sun
    level = lit * 0.6 + full * 0.4
    dark = (1 - lit) * (1 - patch) * (1 - np.minimum(lamps * 1.6, 1))
    weight = 0.62 + 0.38 * contact
    warm, cool = (np.array(c, np.float32) for c in (light.warm, light.cool))
    lamp = _lamp_light(lamps) if lamps.any() else lamps
    shade = np.empty((len(level), 3), np.float32)
    for k in range(3):
        shade[:, k] = weight * (
            cool[k] + level * (warm[k] - cool[k]) + lamp * LAMP[k] + patch * light.sun_adds[k]
        )
    return shade, dark


def _lamp_light(lamps: Floats) -> Floats:
    """Pools in three steps, their rims soft."""
    return (_step(lamps, 0.06, 0.12) + _step(lamps, 0.3, 0.38) + _step(lamps, 0.6, 0.7)) / 3


def _step(values: Floats, low: float, high: float) -> Floats:
    t = values * np.float32(1 / (high - low))
    t -= np.float32(low / (high - low))
    return np.clip(t, 0, 1, out=t)


def _lay_haze(colour: Floats, samples: Samples, light: Light) -> None:
    """Air between the lens and what is seen takes on the colour of the horizon."""
    air = np.array(light.sky[0], np.float32) / 255
    depth = np.where(samples.hits.face < 0, 0, samples.hits.distance).astype(np.float32)
    colour += (air - colour) * (1 - np.exp(-depth / np.float32(light.haze_m)))[:, None]


def _lay_sky(colour: Floats, samples: Samples, light: Light) -> None:
    where = np.flatnonzero(samples.hits.face < 0)
    if not len(where):
        return
    rays = samples.rays[where]
    rise = np.clip(rays[:, 2] / np.linalg.norm(rays, axis=1) * 2.2, 0, 1)[:, None]
    low, high = (np.array(c, np.float32) / 255 for c in light.sky)
    colour[where] = low + (high - low) * rise
