"""A store on an empty home."""

import pytest

from studio.store import Store


@pytest.fixture
def store(tmp_path):
    opened = Store(tmp_path)
    yield opened
    opened.close()
