"""The ids of things and figures: every one in the table, every place its own."""

import json

import numpy as np

from pipeline.engines.previs.artist import PrevisArtist
from pipeline.engines.previs.ids import MOST, REST, ids_of
from pipeline.engines.previs.ink import Plate
from pipeline.engines.previs.mesh import Material, Mesh, box, weld
from pipeline.media.ids import encode_id_names, encode_ids, read_ids
from pipeline.progress import unwatched
from tests.engines.previs.test_spine import board


def test_every_id_of_a_board_is_in_the_table_and_people_are_figures() -> None:
    drawing = PrevisArtist().draw(board("MS"), None, unwatched)
    assert drawing.ids is not None
    assert set(np.unique(drawing.ids)) - {0} == set(range(1, len(drawing.id_names)))
    assert ("DANIEL", True) in drawing.id_names
    assert not any("/" in named.name for named in drawing.id_names)
    daniel = drawing.ids == drawing.id_names.index(("DANIEL", True))
    assert 0.05 < daniel.mean() < 0.6


def test_ids_and_their_table_are_kept_as_they_are() -> None:
    ids = np.arange(200, dtype=np.uint8).reshape(10, 20)
    assert np.array_equal(read_ids(encode_ids(ids)), ids)
    table = json.loads(encode_id_names([("sky", False), ("chair 1", False), ("RUTH", True)]))["ids"]
    assert [(one["id"], one["name"], one["kind"]) for one in table] == [
        (0, "sky", "sky"), (1, "chair 1", "thing"), (2, "RUTH", "figure"),
    ]  # fmt: skip
    assert len({tuple(one["colour"]) for one in table}) == 3


def test_more_things_than_eight_bits_can_tell_share_the_last() -> None:
    mesh = weld([box((1, 1, 1), (k, 0, 0), Material((9, 9, 9)), f"thing {k}") for k in range(300)])
    thing = np.repeat(np.arange(1, 301, dtype=np.int16), 4)
    thing[thing > 250] = np.where(np.arange(200) % 4 < 2, thing[thing > 250], 1)
    ids, table = ids_of(_plate(thing[None], mesh), mesh)
    assert len(table) == MOST + 1
    assert table[MOST].name == REST
    assert ids.max() == MOST
    assert table[ids[0, 0]].name == "thing 0"


def _plate(thing: np.ndarray, mesh: Mesh) -> Plate:
    nothing = np.zeros(thing.shape)
    nobody = np.zeros(thing.shape, np.int16)
    return Plate(nothing, nothing, nothing, thing, nobody, nothing, nothing)


def test_normals_face_the_lens() -> None:
    drawing = PrevisArtist().draw(board("MS"), None, unwatched)
    assert drawing.normal is not None
    seen = drawing.normal[drawing.ids > 0].astype(float)
    assert np.abs(np.linalg.norm(seen, axis=1) - 1).max() < 0.01
    assert (seen[:, 2] > -0.35).all()
    assert seen[:, 2].mean() > 0.3
