"""One reading of a script, planned more than once."""

from pipeline.engines.director_rules import TableRead
from pipeline.engines.proposal import Planned, Proposal
from pipeline.film.camera import Size
from pipeline.film.shot import Coverage
from pipeline.film.timing import FrameRate
from pipeline.readers import parse
from tests.engines.director_llm.directing import SCRIPT


def test_planning_by_the_rules_leaves_the_reading_as_it_was():
    used, fresh = TableRead(parse(SCRIPT)), TableRead(parse(SCRIPT))
    for number in range(used.scenes):
        rules = used.planned(number, Planned(), FrameRate())
        assert used.planned(number, Planned(), FrameRate()) == rules
        last = len(used.sheet(number).pieces)
        whole = Proposal(first=1, last=last, coverage=Coverage.MASTER, size=Size.WS)
        planned = [
            read.planned(number, Planned(proposals=(whole,)), FrameRate()) for read in (used, fresh)
        ]
        assert planned[0] == planned[1]
