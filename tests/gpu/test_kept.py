"""Files that are kept while there is room."""

import os

from pipeline.gpu.kept import keep_below


def file(folder, name, size, age):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    os.utime(path, (1000 - age, 1000 - age))
    return path


def test_what_was_not_used_for_the_longest_goes_first(tmp_path):
    old, middle, new = (file(tmp_path, f"{age}/f", 10, age) for age in (3, 2, 1))
    keep_below(tmp_path, 25)
    assert [path.exists() for path in (old, middle, new)] == [False, True, True]
    keep_below(tmp_path, 25)
    assert middle.exists()
    keep_below(tmp_path, 0)
    assert not new.exists()


def test_a_folder_that_is_not_there_is_below_any_limit(tmp_path):
    keep_below(tmp_path / "none", 0)
    assert list(tmp_path.iterdir()) == []
