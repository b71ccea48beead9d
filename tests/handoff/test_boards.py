"""The ZIP of the boards."""

import zipfile

from pipeline.handoff.boards import write_boards


def test_names_keep_the_order_and_no_user_text(tmp_path):
    given = [("1A", b"a"), ("../../x", b"b"), ("门", b"c"), ("1A", b"d")]
    boards = [(slate, {".png": png}) for slate, png in given]
    write_boards(tmp_path / "a.zip", boards)
    write_boards(tmp_path / "b.zip", boards)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["001_1A.png", "002_x.png", "003.png", "004_1A.png"]
        assert [archive.read(n) for n in archive.namelist()] == [b"a", b"b", b"c", b"d"]
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_passes_stand_beside_their_picture(tmp_path):
    write_boards(tmp_path / "a.zip", [("2B", {".png": b"a", "_depth.png": b"b"})])
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["001_2B.png", "001_2B_depth.png"]
        assert archive.read("001_2B_depth.png") == b"b"
