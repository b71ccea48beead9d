"""One reading of a script, planned more than once."""

from pipeline.engines.director_rules import TableRead
from pipeline.engines.proposal import Planned
from pipeline.film.timing import FrameRate
from pipeline.readers import parse
from tests.engines.director_llm.directing import SCRIPT


def test_planning_leaves_the_reading_as_it_was():
    read = TableRead(parse(SCRIPT))
    sheets = read.sheets()
    first, again = ([read.planned(n, Planned(), FrameRate()) for n in (0, 1)] for _ in range(2))
    assert first == again
    assert read.sheets() == sheets == TableRead(parse(SCRIPT)).sheets()
    before = TableRead(parse(SCRIPT))
    assert [read.planned(n, Planned(), FrameRate()) for n in (0, 1)] == [
        before.planned(n, Planned(), FrameRate()) for n in (0, 1)
    ]
