"""What models would take here, before anything is installed and after something was made."""

import pytest

from pipeline.gpu.device import Device
from pipeline.models.catalogue import CATALOGUE
from studio.check import FRAME, estimates
from studio.console import findings
from studio.ledger import Ledger
from studio.ledger.pace import Pace, Sort
from studio.tasks import Kind

CARD = Device("cuda", "NVIDIA H200", 140_000_000_000, 140_000_000_000)
MODELS = [model for model in CATALOGUE.values() if model.tiers]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.id)
def test_first_guesses_are_said_to_be_guesses(model):
    found = estimates(model, Pace(device=CARD))
    assert set(found) == {tier.value for tier in model.tiers}
    for one in found.values():
        assert one["of"] in ("keyframe", "second of film")
        assert 0 < one["seconds"] < 600
        assert not one["is_learned"]


def test_what_was_made_here_is_learned(home):
    ledger = Ledger(home)
    ledger.learn(Sort(Kind.SHOOT, "ltx-video-2b@final", FRAME), 0.5)
    found = estimates(CATALOGUE["ltx-video-2b"], ledger.pace(CARD))
    ledger.close()
    assert found["final"] == {"seconds": 12.0, "of": "second of film", "is_learned": True}
    assert not found["draft"]["is_learned"]


def test_the_terminal_says_it_of_those_who_run_here():
    runs = {
        "id": "fast", "runs": True, "how": "resident", "installed": None,
        "estimates": {"final": {"seconds": 0.4, "of": "keyframe", "is_learned": False}},
        "memory_bytes": 3_600_000_000, "bytes": None, "sounds": False,
    }  # fmt: skip
    found = {
        "device": {"kind": "cuda", "name": "card", "memory_gb": 8, "free_gb": 7},
        "crews": {}, "codecs": {}, "libraries": {}, "fonts": {},
        "models": [
            runs, {**runs, "id": "large", "runs": False}, {**runs, "id": "loud", "sounds": True},
        ],
        "home": {"path": "h", "free_gb": 1, "writable": True},
    }  # fmt: skip
    said = findings(found)
    assert (
        "fast: resident; a keyframe takes final a second (a first guess); 3.6 GB of memory" in said
    )
    assert "large" not in said
    assert "loud: resident; a keyframe and its sound takes final" in said
