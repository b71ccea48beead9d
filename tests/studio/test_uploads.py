"""Uploads over a real application: what is kept, what is refused, and with which sentence."""

import io
import struct
import subprocess
import sys
import zipfile
import zlib

import av
import numpy as np
import pytest
from PIL import Image, ImageCms, PngImagePlugin

from pipeline.errors import MachineTrouble, UserMistake
from pipeline.film.format import Format
from pipeline.film.timing import FrameRate
from pipeline.media.clip import write_clip
from studio.archive import export_project
from studio.edits import AddOwnKeyframe
from studio.uploads.opening import _watch, check_room
from tests.footage import counting
from tests.studio.film import SCRIPT, film
from tests.studio.web_server import OWN, drawn_film, let_in, picture, server, studio


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("home")) as opened:
        yield opened


@pytest.fixture(scope="module")
def client(office):
    with server(office) as (client, door):
        client.headers.update(OWN)
        yield let_in(client, door)


@pytest.fixture(scope="module")
def project(office):
    return office.store.create(film())


@pytest.fixture(autouse=True)
def nothing_is_left_behind(office):
    yield
    assert not list((office.home / "scratch").iterdir())


def encoded(image, form, **options):
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def send(client, project, data, kind="picture"):
    return client.post(f"/upload/{project}", params={"as": kind}, content=data)


def kept(office, answer):
    """The picture that was kept."""
    assert answer.status_code == 200, answer.text
    image = Image.open(office.media.path(answer.json()["key"]))
    image.load()
    return image


def refusal(answer):
    assert answer.status_code == 400
    return answer.json()["error"]


# Pictures


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_becomes_a_keyframe(client, office, project, form):
    answer = send(client, project, encoded(Image.fromarray(picture()), form))
    told = answer.json()
    assert told == {"key": told["key"], "kind": "picture", "width": 96, "height": 54}
    shown = np.asarray(kept(office, answer))
    assert np.abs(shown.astype(int) - picture()).mean() < 3
    assert client.get(f"/media/{project}/{told['key']}?w=160").status_code == 200
    shot = next(film().shots()).id
    edit = AddOwnKeyframe(shot=shot, image=told["key"]).edit
    office.store.commit(project, office.store.revision(project), edit)
    assert client.get(f"/board/{project}/{shot}?w=160").status_code == 200


def test_an_upload_is_shown_in_its_own_project_only(client, office, project):
    key = send(client, project, encoded(Image.new("RGB", (9, 9), "red"), "PNG")).json()["key"]
    other, _, _ = drawn_film(office)
    assert client.get(f"/media/{project}/{key}").status_code == 200
    assert client.get(f"/media/{other}/{key}").status_code == 404


def test_what_stands_beside_the_picture_is_left_behind(client, office, project):
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", "<script>alert(1)</script>")
    data = encoded(Image.fromarray(picture()), "PNG", pnginfo=note) + b"<script>alert(2)</script>"
    answer = send(client, project, data)
    assert kept(office, answer).info == {}
    assert b"script" not in office.media.path(answer.json()["key"]).read_bytes()


def test_a_photo_stands_upright_without_its_exif(client, office, project):
    exif = Image.Exif()
    exif[0x0112] = 6  # turn right
    exif[0x010E] = "where I live"
    answer = send(client, project, encoded(Image.fromarray(picture()), "JPEG", exif=exif))
    upright = kept(office, answer)
    assert upright.size == (54, 96)
    assert not upright.getexif()
    left, right = upright.getpixel((10, 48)), upright.getpixel((44, 48))
    assert left[0] < right[0]


def test_alpha_is_kept(client, office, project):
    clear = Image.new("RGBA", (8, 8), (10, 20, 30, 0))
    assert kept(office, send(client, project, encoded(clear, "PNG"))).mode == "RGBA"


def test_sixteen_bits_become_eight(client, office, project):
    deep = Image.fromarray(np.full((8, 8), 0x8080, np.uint16))
    assert kept(office, send(client, project, encoded(deep, "PNG"))).getpixel((4, 4)) == (128,) * 3


def test_colours_of_another_space_stay_as_they_looked(client, office, project):
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    tagged = encoded(Image.new("RGB", (8, 8), (200, 30, 40)), "PNG", icc_profile=lab)
    shown = kept(office, send(client, project, tagged))
    assert np.abs(np.subtract(shown.getpixel((4, 4)), (200, 30, 40))).max() <= 1
    assert "icc_profile" not in shown.info


def test_cmyk_becomes_rgb(client, office, project):
    inks = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    red, green, blue = kept(office, send(client, project, encoded(inks, "JPEG"))).getpixel((8, 8))
    assert red > 200
    assert max(green, blue) < 60


def test_the_bomb_would_go_off():
    """It is a sound picture: only its size speaks against it."""
    with Image.open(io.BytesIO(bomb(300, 200))) as small:
        assert small.size == (300, 200)
        assert small.getextrema() == ((0, 0),) * 3


def test_a_very_large_picture_is_brought_down(client, project):
    told = send(client, project, encoded(Image.new("L", (6000, 300)), "PNG")).json()
    assert (told["width"], told["height"]) == (4096, 205)


def bomb(width, height):
    """A PNG of so many black pixels, in a thousandth of their bytes. `height` is in hundreds."""

    def chunk(kind, data):
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    lines = bytes(100 * (1 + 3 * width))
    packer, checksum = zlib.compressobj(9, zlib.DEFLATED, -15), 1
    block = packer.compress(lines) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(height // 100):
        checksum = zlib.adler32(lines, checksum)
    packed = b"\x78\xda" + block * (height // 100) + b"\x03\x00" + struct.pack(">I", checksum)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def test_a_bomb_is_not_unpacked(client, project):
    data = bomb(13_300, 13_300)
    assert len(data) < 520 * 1024
    assert "64 million pixels" in refusal(send(client, project, data))


SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
HTML = b"<!doctype html><img src=x onerror=alert(1)>"
HLS = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
FFCONCAT = b"ffconcat version 1.0\nfile 'projects.db'\n"
DASH = b"<?xml version='1.0'?><MPD xmlns='urn:mpeg:dash:schema:mpd:2011'></MPD>"
OTHERS = {
    "svg": SVG, "html": HTML, "hls": HLS, "ffconcat": FFCONCAT, "dash": DASH,
    "gif": encoded(Image.new("P", (4, 4)), "GIF"), "tiff": encoded(Image.new("L", (4, 4)), "TIFF"),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n", "pdf": b"%PDF-1.7\n",
    "python": b"import os\n", "noise": bytes(range(256)) * 9,
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_no_pictures(client, project, name):
    assert "no PNG, JPEG or WebP" in refusal(send(client, project, OTHERS[name]))


@pytest.mark.parametrize("kind", ["film", "sound"])
@pytest.mark.parametrize("name", ["svg", "html", "hls", "ffconcat", "dash", "noise"])
def test_other_files_are_no_films(client, project, name, kind):
    assert refusal(send(client, project, OTHERS[name], kind)).startswith("This is no film or sound")


@pytest.mark.parametrize(
    ("head", "text"),
    [(b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp42", FFCONCAT), (b"OggS", HTML),
     (b"\x1a\x45\xdf\xa3", HLS), (b"ID3\x04", HLS), (b"RIFF\x00\x00\x00\x00WAVE", FFCONCAT)],
)  # fmt: skip
def test_texts_with_the_head_of_a_film_are_refused(client, project, head, text):
    assert refusal(send(client, project, head + text, "film")).startswith("This")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_half_a_picture_is_refused(client, project, form):
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    data = encoded(noise, form)
    assert "damaged" in refusal(send(client, project, data[: len(data) // 2]))


def test_an_empty_file_is_refused(client, project):
    assert "empty" in refusal(send(client, project, b""))


def test_a_file_that_says_it_is_too_large_is_not_read(client, project):
    answer = client.post(f"/upload/{project}", content=b"x", headers={"Content-Length": "99999999"})
    assert "larger than 64 MB" in refusal(answer)


def test_a_file_that_grows_too_large_is_not_kept(client, project):
    def blocks():
        for _ in range(6):
            yield b"A\n" * 2**19

    assert "larger than 5 MB" in refusal(client.post("/upload/script", content=blocks()))


def test_an_unknown_kind_or_project_is_refused(client, project):
    assert send(client, project, b"x", "program").status_code == 422
    assert "no such project" in refusal(send(client, "0" * 16, b"x"))
    assert client.post("/upload/..%2f..", content=b"x").status_code in (400, 404)


# The process that opens them


@pytest.mark.skipif(sys.platform == "win32", reason="the parent alone watches there")
def test_the_process_cannot_have_all_memory():
    code = (
        "from studio.uploads.limits import MOST_MEMORY, limit_this_process; limit_this_process();"
        "bytearray(MOST_MEMORY)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert run.stderr.rstrip().endswith("MemoryError")


def test_the_process_is_ended_where_it_takes_too_long():
    code = "import threading; threading.Event().wait(60)"
    with subprocess.Popen([sys.executable, "-c", code]) as child:
        with pytest.raises(UserMistake, match="limits of time and memory"):
            _watch(child, 0.1)
        child.kill()


def test_the_process_is_ended_where_it_takes_too_much():
    code = "import threading; held = bytes(range(256)) * 2**17; threading.Event().wait(60)"
    with subprocess.Popen([sys.executable, "-c", code]) as child:
        with pytest.raises(UserMistake, match="limits of time and memory"):
            _watch(child, 60, most_memory=2**24)
        child.kill()


def test_a_disk_with_little_room_is_said_before_anything_is_sent(tmp_path):
    with pytest.raises(MachineTrouble, match="Free some space"):
        check_room(tmp_path, 2**60)


# Films and sounds


def a_clip(path):
    write_clip(path, counting(5), Format(width=128, height=72, rate=FrameRate(num=24)))
    return path.read_bytes()


def test_a_film_is_kept_without_what_it_carries(client, office, project, tmp_path):
    path = tmp_path / "clip.mp4"
    a_clip(path)
    with av.open(str(path)) as source, av.open(str(tmp_path / "noted.mp4"), "w") as noted:
        noted.metadata["title"] = "where I live"
        copy = noted.add_stream_from_template(source.streams.video[0])
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = copy
                noted.mux(packet)
    answer = send(client, project, (tmp_path / "noted.mp4").read_bytes() + b"<script>", "film")
    told = answer.json()
    assert answer.status_code == 200, told
    assert (told["width"], told["height"], told["rate"]) == (128, 72, "24")
    path = office.media.path(told["key"])
    assert path.suffix == ".mp4"
    assert b"where I live" not in path.read_bytes()
    assert b"<script>" not in path.read_bytes()
    with av.open(str(path)) as clip:
        assert sum(1 for _ in clip.decode(video=0)) == 5
    assert client.get(f"/media/{project}/{told['key']}").headers["content-type"] == "video/mp4"


def a_sound(codec, form, rate=48_000):
    file = io.BytesIO()
    with av.open(file, "w", format=form) as clip:
        stream = clip.add_stream(codec, rate=rate)
        stream.layout = "mono"
        tone = np.sin(np.arange(rate) / 30)[None].astype(np.float32)
        frame = av.AudioFrame.from_ndarray(tone, format="fltp", layout="mono")
        frame.sample_rate = rate
        fitted = av.AudioResampler(stream.format, "mono", rate)
        for part in fitted.resample(frame):
            clip.mux(stream.encode(part))
        clip.mux(stream.encode(None))
    return file.getvalue()


@pytest.mark.parametrize(
    ("codec", "form", "suffix"),
    [
        ("pcm_s16le", "wav", ".wav"),
        *(
            pytest.param(*one, marks=pytest.mark.slow)
            for one in (
                ("flac", "flac", ".flac"),
                ("libmp3lame", "mp3", ".mp3"),
                ("libopus", "ogg", ".ogg"),
                ("aac", "ipod", ".m4a"),
            )
        ),
    ],
)
def test_sounds_are_kept(client, office, project, codec, form, suffix):
    answer = send(client, project, a_sound(codec, form), "sound")
    told = answer.json()
    assert answer.status_code == 200, told
    assert told["key"].endswith(suffix)
    assert told["seconds"] == pytest.approx(1, abs=0.1)
    with av.open(str(office.media.path(told["key"]))) as clip:
        assert sum(frame.samples for frame in clip.decode(audio=0)) == pytest.approx(
            48_000, rel=0.1
        )
    assert (
        client.get(f"/media/{project}/{told['key']}").headers["content-type"].startswith("audio/")
    )


def test_a_film_is_no_sound_and_a_sound_no_film(client, project, tmp_path):
    assert "not a sound" in refusal(send(client, project, a_clip(tmp_path / "c.mp4"), "sound"))
    assert "not a film" in refusal(send(client, project, a_sound("pcm_s16le", "wav"), "film"))


def test_a_codec_that_is_not_listed_is_refused(client, project):
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as clip:
        stream = clip.add_stream("mpeg4", rate=24)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(3):
            frame = av.VideoFrame.from_ndarray(np.zeros((96, 64), np.uint8), format="yuv420p")
            clip.mux(stream.encode(frame))
        clip.mux(stream.encode(None))
    said = refusal(send(client, project, file.getvalue(), "film"))
    assert "mpeg4" in said or "damaged" in said


def test_half_a_film_is_refused(client, project, tmp_path):
    data = a_clip(tmp_path / "c.mp4")
    assert "damaged" in refusal(send(client, project, data[: len(data) // 2], "film"))


# Scripts and projects


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_script_comes_back_as_text(client, encoding):
    told = client.post("/upload/script", content=SCRIPT.encode(encoding)).json()
    assert told["text"] == SCRIPT
    assert (told["title"], told["language"], told["scenes"]) == ("The Door", "en", 3)


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"PK\x03\x04", bytes(range(256)) * 9])
def test_what_is_no_script_is_refused(client, data):
    assert refusal(client.post("/upload/script", content=data)).startswith("This file")


def test_a_project_goes_out_and_comes_in(client, office, tmp_path):
    name, key, take = drawn_film(office)
    export_project(office.store, office.media, name, tmp_path / "film.zip")
    new = client.post("/import", content=(tmp_path / "film.zip").read_bytes()).json()["project"]
    assert new != name
    assert office.store.head(new).project == office.store.head(name).project
    for one in (key, take):
        assert client.get(f"/media/{new}/{one}").status_code == 200


def test_a_hostile_archive_is_refused(client, office):
    before = office.store.projects(with_trash=True)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../evil.py", "x")
    assert "was not imported" in refusal(client.post("/import", content=file.getvalue()))
    assert "was not imported" in refusal(client.post("/import", content=b"PK\x05\x06"))
    assert office.store.projects(with_trash=True) == before


# LoRAs


def weights(name="unet.to_q.lora_A.weight", **said):
    from safetensors.numpy import save

    return save({name: np.zeros((2, 4), np.float32)}, said or None)


def test_a_lora_is_kept_for_what_is_in_it_and_named_as_it_says(client, office, project):
    data = weights(ss_output_name="warm light")
    answer = send(client, project, data, "lora")
    assert answer.status_code == 200
    assert answer.json()["name"] == "warm light"
    key = answer.json()["key"]
    assert key.endswith(".lora")
    assert office.media.path(key).read_bytes() == data
    assert client.get(f"/media/{project}/{key}").status_code == 404, "nothing to look at"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x80\x04\x95" + b"\0" * 40, "is no safetensors file"),
        (weights("unet.to_q.weight"), "holds no LoRA"),
        (weights() + b"x", "longer or shorter"),
        (weights(**{"modelspec.title": "a\nb"})[:40], "is no safetensors file"),
    ],
)
def test_what_is_no_lora_is_refused(client, project, data, said):
    answer = send(client, project, data, "lora")
    assert answer.status_code == 400
    assert said in answer.json()["error"]
