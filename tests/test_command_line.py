"""The command line: its contract, and a sentence for every mistake."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import app

ROOT = Path(__file__).parent.parent
SCRIPT = """INT. KITCHEN - DAY

Ruth opens the door. She looks up.

RUTH
You came.
"""


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "kitchen.fountain"
    path.write_text(SCRIPT, "utf-8")
    return path


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Runs one command line in this process; returns exit code, stdout, stderr."""
    monkeypatch.setenv("STORYREEL_HOME", str(tmp_path / "home"))

    def command(*words):
        monkeypatch.setattr(sys, "argv", ["app.py", *map(str, words)])
        try:
            code = app.main()
        except SystemExit as end:
            code = end.code
        printed = capsys.readouterr()
        return code or 0, printed.out, printed.err

    return command


def mistake(result, *words):
    """Exit code 2, nothing on stdout, one sentence on stderr with these words in it."""
    code, out, err = result
    assert code == 2, err
    assert out == ""
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1
    for word in words:
        assert word in err
    return True


def test_render_makes_a_film_that_is_as_long_as_it_says(run, script, tmp_path):
    film = tmp_path / "film.mp4"
    code, out, err = run("render", script, "-o", film, "--size", "128x72", "--json")
    assert code == 0, err
    report = json.loads(out)
    assert list(report) == ["film", "frames", "fps", "seconds", "shots", "made", "reused"]
    assert report["film"] == str(film)
    assert report["fps"] == "24/1"
    assert report["made"] == report["shots"] > 1
    assert report["reused"] == 0
    assert report["seconds"] == pytest.approx(report["frames"] / 24, abs=0.001)
    assert frames_in(film) == report["frames"]


def test_a_second_render_makes_nothing_and_an_edit_remakes_what_depends_on_it(
    run, script, tmp_path
):
    film = tmp_path / "film.mp4"
    render = ("render", script, "-o", film, "--size", "128x72", "--json")
    first = json.loads(run(*render)[1])
    before = film.read_bytes()
    again = json.loads(run(*render)[1])
    assert (again["made"], again["reused"]) == (0, first["shots"])
    assert film.read_bytes() == before
    script.write_text(SCRIPT.replace("You came.", "You stayed."), "utf-8")
    _, out, err = run(*render)
    edited = json.loads(out)
    assert 0 < edited["made"] < edited["shots"]
    assert edited["made"] + edited["reused"] == edited["shots"]
    assert f"made {edited['made']} (" in err


def test_what_camera_and_artist_cannot_do_as_asked_is_said(run, script, tmp_path):
    text = SCRIPT.replace("KITCHEN", "ZORBLATT")
    script.write_text(f"{text}\nShe looks out. [[200mm, whip pan]]\n", "utf-8")
    code, _, err = run("render", script, "-o", tmp_path / "film.mp4", "--size", "128x72")
    assert code == 0
    (moved,) = [line for line in err.splitlines() if "instead of" in line]
    assert "whip-pan" in moved
    assert moved.startswith("1")
    (drawn,) = [line for line in err.splitlines() if "ZORBLATT" in line]
    assert drawn.startswith("1A: ")


def test_a_damaged_cache_is_noticed_and_made_again(run, script, tmp_path):
    film = tmp_path / "film.mp4"
    render = ("render", script, "-o", film, "--size", "128x72", "--json")
    run(*render)
    before = film.read_bytes()
    for number, path in enumerate(sorted((tmp_path / "home" / "media").rglob("*.*"))):
        path.write_bytes(path.read_bytes()[:-1] if number % 2 else b"")
    report = json.loads(run(*render)[1])
    assert report["made"] == report["shots"]
    assert film.read_bytes() == before


def test_breakdown_prints_json_by_the_contract(run, script):
    code, out, _ = run("breakdown", script, "--json")
    document = json.loads(out)
    (scene,) = document["scenes"]
    assert code == 0
    assert scene["slugline"] == "INT. KITCHEN - DAY"
    assert {"id", "slugline", "source", "elements", "shots"} <= set(scene)
    for shot in scene["shots"]:
        assert {"id", "slate", "size", "angle", "lens_mm", "move", "seconds", "action"} <= set(shot)
        assert {"characters", "lines", "source"} <= set(shot)
    assert [line["text"] for shot in scene["shots"] for line in shot["lines"]] == ["You came."]


def test_breakdown_reads_standard_input_and_prints_a_shot_list(script):
    command = [sys.executable, "app.py", "breakdown", "-"]
    result = subprocess.run(
        command, input=SCRIPT.encode(), capture_output=True, check=True, cwd=ROOT
    )
    text = result.stdout.decode()
    assert "INT. KITCHEN - DAY" in text
    assert "1A" in text


def test_export_writes_what_was_asked_for(run, script, tmp_path):
    to = tmp_path / "out"
    command = ("export", script, "--to", to, "--size", "128x72")
    code, out, _ = run(*command, "--formats", "srt,csv,json,boards")
    assert code == 0
    files = ["film.srt", "shot-list.csv", "breakdown.json", "boards.zip"]
    assert [Path(line).name for line in out.split()] == files
    assert sorted(p.name for p in to.iterdir()) == sorted([*files, "boards"])
    boards = {p.name: p.read_bytes() for p in (to / "boards").iterdir()}
    assert {"001_1A.png", "001_1A_depth.png", "001_1A_line.png"} <= set(boards)
    with zipfile.ZipFile(to / "boards.zip") as archive:
        assert boards == {name: archive.read(name) for name in archive.namelist()}
    assert "You came." in (to / "film.srt").read_text("utf-8")


def test_a_look_and_arrows_are_drawn_and_an_unknown_look_is_said(run, script, tmp_path):
    def boards(name, *words):
        to = tmp_path / name
        code, _, err = run(
            "export", script, "--to", to, "--size", "128x72", "--formats", "boards", *words
        )
        assert code == 0, err
        return {p.name: p.read_bytes() for p in (to / "boards").glob("*.png")}

    script.write_text(SCRIPT.replace("She looks up.", "She looks up. [[dolly in]]"), "utf-8")
    plain, noir, arrows = boards("plain"), boards("noir", "--look", "noir"), boards("a", "--arrows")
    assert set(plain) == set(noir) == set(arrows)
    assert noir["001_1A.png"] != plain["001_1A.png"]
    assert noir["001_1A_depth.png"] == plain["001_1A_depth.png"]
    assert arrows != plain
    film = tmp_path / "film.mp4"
    assert mistake(run("render", script, "-o", film, "--look", "crayon"), "crayon", "noir")


def test_check_says_what_is_here(run, tmp_path):
    code, out, _ = run("check", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["device"]["memory_gb"] > 0
    assert found["codecs"]["libx264"]
    assert found["crews"]["embedded"]["artist"] == "previs"
    assert not (tmp_path / "home").exists()
    assert "device" in run("check")[1]


def test_check_says_that_a_file_is_no_home(run, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    for home in (blocked, blocked / "below"):
        assert "NOT WRITABLE" in run("check", "--home", home)[1]
        assert not json.loads(run("check", "--json", "--home", home)[1])["home"]["writable"]


def test_a_model_that_is_not_here_is_not_said_to_be_removed(run):
    _, _, err = run("models", "remove", "ltx-2")
    assert "is not here: nothing was removed" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--size", "0x0"], "64"),
        (["--size", "1281x720"], "1282x720"),
        (["--size", "99999x99999"], "8192"),
        (["--size", "wide"], "1280x720"),
        (["--fps", "0"], "frame rate"),
        (["--fps", "-24"], "frame rate"),
        (["--fps", "inf"], "frame rate"),
        (["--crew", "nobody"], "embedded"),
        (["--seed", "-1"], "--seed"),
        (["--captions", "loud"], "burned"),
        (["--frobnicate"], "--frobnicate"),
    ],
)
def test_options_that_make_no_sense(run, script, tmp_path, words, said):
    code, out, err = run("render", script, "-o", tmp_path / "film.mp4", *words)
    assert mistake((code, out, err), said)
    assert "Value error" not in err
    assert not (tmp_path / "film.mp4").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "text"),
        (b"INT. HOUSE - DAY\n\nA\x00B\n", "text"),
        (b"word " * (6 * 2**20 // 5), "MB"),
    ],
)
def test_scripts_that_are_none(run, tmp_path, data, said):
    path = tmp_path / "script.fountain"
    path.write_bytes(data)
    assert mistake(run("breakdown", path, "--json"), said)


@pytest.mark.parametrize("head", ["/*", "[["])
def test_twenty_thousand_unclosed_marks_are_only_text(run, tmp_path, head):
    path = tmp_path / "script.fountain"
    path.write_text("INT. HOUSE - DAY\n\n" + (head * 20 + " a\n") * 1_000, "utf-8")
    code, out, _ = run("breakdown", path, "--json")
    assert code == 0
    assert len(json.loads(out)["scenes"]) == 1


def test_scripts_with_next_to_nothing_still_play(run, tmp_path):
    path = tmp_path / "script.fountain"
    path.write_text("Ruth waits.", "utf-8")
    code, out, err = run("breakdown", path, "--json")
    assert code == 0
    assert len(json.loads(out)["scenes"]) == 1
    assert "scene heading" in err
    path.write_text("INT. HOUSE - DAY", "utf-8")
    code, out, _ = run("breakdown", path, "--json")
    assert (code, len(json.loads(out)["scenes"][0]["shots"])) == (0, 1)


def test_paths_that_lead_nowhere(run, script, tmp_path):
    assert mistake(run("breakdown", tmp_path / "none.fountain"), "no file")
    assert mistake(run("breakdown", tmp_path), "folder")
    assert mistake(run("render", script), "--output")
    for output in (tmp_path / "none" / "film.mp4", tmp_path, tmp_path / "film.txt"):
        code, _, err = run("render", script, "-o", output, "--size", "64x64")
        assert code in (1, 2)
        assert "Traceback" not in err
    assert not (tmp_path / "home").exists(), "work began before the output was checked"
    assert mistake(run("export", script, "--to", tmp_path / "o", "--formats", "fax"), "srt")
    assert not (tmp_path / "o").exists()


def test_a_film_never_takes_the_place_of_its_script(run, tmp_path):
    path, link = tmp_path / "script.mp4", tmp_path / "link.mp4"
    path.write_text(SCRIPT, "utf-8")
    link.symlink_to(path)
    for output in (path, link, tmp_path / "." / "script.mp4"):
        assert mistake(run("render", path, "-o", output, "--size", "64x64"), "script itself")
    assert path.read_text("utf-8") == SCRIPT


def test_hand_off_files_never_take_the_place_of_the_script(run, tmp_path):
    path = tmp_path / "film.srt"
    path.write_text(SCRIPT, "utf-8")
    assert mistake(run("export", path, "--to", tmp_path, "--formats", "csv,srt"), "script itself")
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text("utf-8") == SCRIPT


def test_an_export_of_nothing_is_a_mistake_and_one_asked_for_twice_is_made_once(
    run, script, tmp_path
):
    to = tmp_path / "out"
    assert mistake(run("export", script, "--to", to, "--formats", " ,"), "boards")
    assert not to.exists()
    assert run("export", script, "--to", to, "--formats", "csv,csv")[1].split() == [
        str(to / "shot-list.csv")
    ]


def test_a_name_too_long_is_said_before_the_work(run, script, tmp_path):
    code, _, err = run("render", script, "-o", tmp_path / f"{'a' * 300}.mp4", "--size", "64x64")
    assert (code, len(err.splitlines())) == (1, 1)
    assert not (tmp_path / "home").exists()


def test_a_home_before_the_command_is_not_dropped(run, script, tmp_path):
    film, home = tmp_path / "film.mp4", tmp_path / "other"
    assert run("--home", home, "render", script, "-o", film, "--size", "64x64")[0] == 0
    assert (home / "media").is_dir()
    assert not (tmp_path / "home").exists()


def shell(line, *words):
    """A command line with redirections: sh, and the words as $@ after the program."""
    return subprocess.run(
        ["sh", "-c", line, "sh", sys.executable, "app.py", *map(str, words)],
        capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_result_that_cannot_be_written_is_said(script):
    full = shell('"$@" >/dev/full', "breakdown", script, "--json")
    assert full.returncode == 1
    assert full.stderr.splitlines() == [
        "storyreel: Cannot write standard output: the disk is full. "
        "Free some space and run the same command again."
    ]


@pytest.mark.skipif(os.name == "nt", reason="closing a stream is a matter of the shell")
def test_closed_streams_stop_nothing(script):
    assert shell('"$@" >&-', "breakdown", script).returncode == 0
    assert shell('"$@" 2>&-', "breakdown", script).stdout
    closed = shell('"$@" <&-', "breakdown", "-")
    assert (closed.returncode, len(closed.stderr.splitlines())) == (2, 1)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text_is_shown_all_the_same(tmp_path):
    path = tmp_path / os.fsdecode(b"\xff.fountain")
    missing = shell('"$@"', "breakdown", path)
    assert missing.returncode == 2
    assert missing.stderr.startswith("storyreel: There is no file")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="a limit on the size of files is POSIX")
@pytest.mark.parametrize("limit", [4, 150])
def test_a_full_disk_is_said_and_the_work_goes_on_afterwards(script, tmp_path, limit):
    """A limit on file size stands for the full disk: the same refusal in the middle of a write.
    Python itself would leave half of its compiled modules behind under it."""
    film = tmp_path / "film.mp4"
    command = [sys.executable, "app.py", "render", script, "-o", film, "--size", "640x360"]
    command += ["--home", tmp_path / "home", "--json"]
    full = subprocess.run(
        ["sh", "-c", f'ulimit -f {limit}; exec "$@"', "sh", *command],
        capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert full.returncode in (0, 1), full.stderr
    if full.returncode:
        assert "Traceback" not in full.stderr
        assert "storyreel: " in full.stderr
        assert not film.exists()
    assert not [p for p in tmp_path.iterdir() if p.name not in ("film.mp4", "home", script.name)]
    rest = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert frames_in(film) == json.loads(rest.stdout)["frames"]


def frames_in(path):
    from pipeline.media.clip import read_frames

    return sum(1 for _ in read_frames(path))
