import pytest

from pipeline.media.store import MediaStore


@pytest.fixture
def store(tmp_path):
    return MediaStore(tmp_path / "home")


@pytest.fixture
def output(tmp_path):
    return tmp_path / "film.mp4"
