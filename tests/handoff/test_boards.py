"""The ZIP of the boards."""

import zipfile

from pipeline.handoff.boards import write_boards


def test_names_keep_the_order_and_no_user_text(tmp_path):
    boards = [("1A", b"a"), ("../../x", b"b"), ("门", b"c"), ("1A", b"d")]
    write_boards(tmp_path / "a.zip", boards)
    write_boards(tmp_path / "b.zip", boards)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["001_1A.png", "002_x.png", "003.png", "004_1A.png"]
        assert [archive.read(n) for n in archive.namelist()] == [b"a", b"b", b"c", b"d"]
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
