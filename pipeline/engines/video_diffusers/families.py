"""Which family a pipeline belongs to, by its name."""

from pipeline.engines.video_diffusers.ltx import LTX
from pipeline.engines.video_diffusers.ltx2 import LTX2
from pipeline.engines.video_diffusers.segment import Family
from pipeline.engines.video_diffusers.svd import SVD
from pipeline.engines.video_diffusers.wan import WAN
from pipeline.errors import EngineUnavailable
from pipeline.models.model import Model

FAMILIES: dict[str, Family] = {
    "LTX2": LTX2,
    "LTX": LTX,
    "Wan": WAN,
    "StableVideoDiffusion": SVD,
}
"""How the name begins -> the family; the first row that fits counts."""


def family_of(model: Model, pipeline: str) -> Family:
    """Raises EngineUnavailable for a pipeline that this version cannot call."""
    for start, family in FAMILIES.items():
        if pipeline.startswith(start):
            return family
    raise EngineUnavailable(
        f"{model.title} runs with {pipeline}, which this version does not know. "
        "Choose another camera, or update Storyreel."
    )
