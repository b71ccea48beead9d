"""Homes to take archives from and to bring them to."""

import pytest

from studio.archive import export_project
from tests.studio.archive.homes import Home, filled


@pytest.fixture
def here(tmp_path):
    home = Home(tmp_path / "here")
    yield home
    home.store.close()


@pytest.fixture
def there(tmp_path):
    home = Home(tmp_path / "there")
    yield home
    home.store.close()


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """Archives of one project: (with history, without)."""
    home = Home(tmp_path_factory.mktemp("film"))
    new = filled(home)
    paths = [home.folder / "with.zip", home.folder / "without.zip"]
    for path in paths:
        export_project(home.store, home.media, new, path, with_history=path is paths[0])
    yield tuple(path.read_bytes() for path in paths)
    home.store.close()


@pytest.fixture(scope="module")
def untouched(tmp_path_factory):
    """A home that must stay empty."""
    home = Home(tmp_path_factory.mktemp("untouched"))
    yield home
    home.store.close()
