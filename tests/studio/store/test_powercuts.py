"""A few power cuts with each run of the slow tests; the benchmark `powercuts` makes a thousand."""

import shutil

import pytest

from tests.benchmark.powercuts import main


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("strace"), reason="strace, which records writes, is missing")
def test_no_power_cut_takes_back_what_was_acknowledged():
    result = main(cuts=120, control=40, edits=60)
    assert (result["lost"], result["damaged"], result["control_damaged"]) == (0, 0, 0)
    assert result["control_lost"] > 0
