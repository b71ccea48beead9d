"""Homes, ledgers and studios of their own for the tests of this folder."""

import pytest

from studio.ledger import Ledger
from studio.session import Studio
from tests.studio.crew import begun


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def ledger(home):
    opened = Ledger(home, slots=2)
    yield opened
    opened.close()


@pytest.fixture
def studio(home):
    """Nobody works in it: what is made, a test makes."""
    opened = Studio(home, is_working=False)
    yield opened
    opened.close()


@pytest.fixture
def project(studio):
    return begun(studio)
