"""Safetensors files are read as strictly as by the library that loads them, or more."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.models.tensors import NotTensors, check_tensors
from tests.models.probe import tensors

SOUND = tensors({"a": (4, 3), "b": (2, 2)})


def is_refused(path, data):
    path.write_bytes(data)
    try:
        check_tensors(path)
    except NotTensors:
        return True
    return False


def packed(header, data=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data


def entry(**changes):
    return {"dtype": "F32", "shape": [2], "data_offsets": [0, 8], **changes}


def test_a_sound_file_is_taken(tmp_path):
    assert not is_refused(tmp_path / "a", SOUND)
    with_metadata = packed({"__metadata__": {"format": "pt"}, "a": entry()}, bytes(8))
    assert not is_refused(tmp_path / "b", with_metadata)
    assert not is_refused(
        tmp_path / "c", packed(b'{"a":%s}   ' % json.dumps(entry()).encode(), bytes(8))
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x80\x04\x95 a pickle",
        b"PK\x03\x04 a zip of pickles",
        packed(b" {}"),
        packed(b"[]"),
        packed(b'{"a": NaN}'),
        packed(b"\xff\xfe"),
        packed(b'{"a":' * 5000),
        (2**63).to_bytes(8, "little") + b"{}",
        packed({"a": entry()}, bytes(9)),
        packed({"a": entry()}, bytes(7)),
        packed({"a": entry(shape=[3])}, bytes(8)),
        packed({"a": entry(shape=[-2])}, bytes(8)),
        packed({"a": entry(shape=[True, 2])}, bytes(8)),
        packed({"a": entry(shape=2)}, bytes(8)),
        packed({"a": entry(dtype="O")}, bytes(8)),
        packed({"a": entry(dtype=["F32"])}, bytes(8)),
        packed({"a": entry(data_offsets=[8, 0])}, bytes(8)),
        packed({"a": entry(data_offsets=[0, 8, 8])}, bytes(8)),
        packed({"a": entry(data_offsets=[0.0, 8.0])}, bytes(8)),
        packed({"a": entry(), "b": entry()}, bytes(8)),
        packed({"a": entry(), "b": entry(data_offsets=[12, 20])}, bytes(20)),
        packed({"a": entry(more=1)}, bytes(8)),
        packed({"a": [1]}, bytes(8)),
        packed({"__metadata__": {"a": 1}}),
        packed({"__metadata__": []}),
        packed(b'{"a":%s,"a":%s}' % ((json.dumps(entry()).encode(),) * 2), bytes(8)),
    ],
)
def test_everything_else_is_refused(data, tmp_path):
    assert is_refused(tmp_path / "file", data)


@settings(max_examples=300, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_what_is_taken_is_what_the_library_takes(tmp_path_factory, seed):
    from safetensors import SafetensorError, safe_open

    path = tmp_path_factory.mktemp("mutated") / "file"
    if not is_refused(path, mutated(SOUND, random.Random(seed))):
        try:
            with safe_open(path, framework="np") as file:
                assert len(file.keys()) <= 2
        except SafetensorError as error:
            raise AssertionError("taken here, refused by the library") from error


def mutated(data, rng):
    """One to three changes: bytes overwritten, dropped, doubled, the end cut or lengthened."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(changed))
        match rng.randrange(5):
            case 0:
                changed[at] ^= 1 << rng.randrange(8)
            case 1:
                del changed[at : at + rng.randint(1, 8)]
            case 2:
                changed[at:at] = changed[at : at + rng.randint(1, 8)]
            case 3:
                del changed[max(1, at) :]
            case _:
                changed += rng.randbytes(rng.randint(1, 8))
        if not changed:
            return b"\0"
    return bytes(changed)
