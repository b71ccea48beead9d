"""Models with a control net keep to the composition of the 3D artist."""

import numpy as np
import pytest

from pipeline.engines.image_diffusers import DiffusersArtist
from pipeline.film.shot import Guide, Keyframe
from pipeline.media.pictures import read_depth, read_picture
from pipeline.media.store import MediaStore
from pipeline.models.model import TierName
from pipeline.progress import unwatched
from pipeline.stages.boards import draw
from tests.stages.test_composition import board
from tests.stages.test_guides import shot


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # of libraries
@pytest.mark.parametrize("name", ["sdxl-turbo", "z-image-turbo"])
def test_a_model_with_a_control_net_keeps_to_it(tmp_path, hired, name):
    model, home = hired(name)
    artist, store = DiffusersArtist(model, TierName.FINAL, home), MediaStore(tmp_path)
    kept = draw(board(shot(), artist), artist, store, unwatched)
    free = draw(board(shot(guide=Guide(keeps_composition=False)), artist), artist, store, unwatched)
    assert free.depth is None
    sketch = store.find(board(shot(), artist).composition, Keyframe)
    drawn, near = (read_depth(store.path(one.depth)) for one in (kept, sketch))
    assert drawn.shape == read_picture(store.path(kept.image)).shape[:2]
    assert np.nanmedian(drawn) == pytest.approx(np.nanmedian(near), rel=0.05)
    pictures = [read_picture(store.path(one.image)) for one in (kept, free)]
    assert (pictures[0] != pictures[1]).any()
