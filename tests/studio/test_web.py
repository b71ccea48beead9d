"""The gate, the headers, media, boards and downloads, over a real application."""

import base64
import hashlib
import io
import json
import os
import re
import zipfile

import pytest
from PIL import Image
from starlette.websockets import WebSocketDisconnect

from pipeline.media.store import MediaStore
from studio.edits import DeleteShots
from studio.web import Door, Hosts
from studio.web.downloads import slug
from studio.web.thumbnails import Thumbnails
from tests.studio.film import film
from tests.studio.web_server import (
    FROM_A_PAGE,
    HEAD,
    HOSTS,
    OWN,
    URL,
    drawn_film,
    let_in,
    server,
    studio,
)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with studio(tmp_path_factory.mktemp("home")) as opened:
        yield opened


@pytest.fixture(scope="module")
def served(office):
    with server(office) as pair:
        yield pair


@pytest.fixture
def stranger(served):
    client, _ = served
    client.cookies.clear()
    return client


@pytest.fixture
def client(served):
    client, door = served
    client.cookies.clear()
    return let_in(client, door)


@pytest.fixture(scope="module")
def project(office):
    return drawn_film(office)


# Who may come in


@pytest.mark.parametrize(
    "path",
    ["/", "/config", "/assets/index.js", "/gradio_api/queue/data?session_hash=a",
     "/gradio_api/heartbeat/a", "/theme.css", "/media/a/b", "/download/a/srt", "/nowhere"],
)  # fmt: skip
def test_without_token_everything_is_refused(stranger, path):
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "terminal" in answer.json()["error"]


def test_a_person_without_token_reads_where_to_find_it(stranger):
    answer = stranger.get("/", headers=FROM_A_PAGE)
    assert answer.status_code == 403
    assert "the terminal showed" in answer.text
    assert "<form" not in answer.text


@pytest.mark.parametrize(
    ("wish", "language"),
    [("", "en"), ("he", "he"), ("zh-CN,zh;q=0.9,en;q=0.8", "zh"), ("xx, he;q=0.2, en;q=0.7", "en"),
     ("en;q=x, he", "he"), ("*", "en"), ("HE-il", "he"), (";;;,,q=", "en")],
)  # fmt: skip
def test_small_pages_speak_the_language_of_the_browser(stranger, wish, language):
    answer = stranger.get("/", headers={**FROM_A_PAGE, "Accept-Language": wish})
    way = "rtl" if language == "he" else "ltr"
    assert f'<html lang="{language}" dir="{way}">' in answer.text
    assert ("terminal" in answer.text) == (language == "en")
    assert "token=" in answer.text


def test_the_token_becomes_a_cookie_and_leaves_the_address(served, stranger):
    _, door = served
    answer = stranger.get("/", params={"token": door.token, "place": "board"})
    assert answer.status_code == 303
    assert answer.headers["location"] == "/?place=board"
    given = answer.headers["set-cookie"].lower()
    assert "httponly" in given
    assert "samesite=strict" in given
    assert door.token.lower() not in given
    assert stranger.get("/").status_code == 200
    assert stranger.get("/", params={"token": "old"}).headers["location"] == "/"


@pytest.mark.parametrize("token", ["", "x", "é", "0" * 10_000])
def test_wrong_tokens_open_nothing(stranger, token):
    assert stranger.get("/", params={"token": token}).status_code == 403
    stranger.cookies.set("storyreel-7860", f"{'0' * 32}.{'0' * 64}")
    assert stranger.get("/").status_code == 403


def test_a_restart_shuts_out_who_was_let_in_before():
    before, after = Door(), Door()
    assert before.knows(before.cookie())
    assert not after.knows(before.cookie())
    assert not after.takes_token(before.token)


def test_a_cookie_cannot_be_made_up():
    door = Door()
    visitor, _, signature = door.cookie().partition(".")
    for forged in ("", ".", f"{visitor}.", f".{signature}", f"{visitor}x.{signature}", "é.é"):
        assert not door.knows(forged)


# Other sites


@pytest.mark.parametrize(
    "host", ["evil.example:7860", "127.0.0.1", "127.0.0.1:80", "localhost.evil.example:7860", "",
             "127.0.0.1:7860@evil.example", "[::1]:7861", "10.0.0.1:7860"],
)  # fmt: skip
def test_other_names_for_this_server_are_refused(client, host):
    answer = client.get("/", headers={"Host": host})
    assert answer.status_code == 403
    assert URL in answer.json()["error"]


@pytest.mark.parametrize("host", ["127.0.0.1:7860", "localhost:7860", "LOCALHOST:7860"])
def test_its_own_names_are_known(host):
    assert HOSTS.knows(host)


def test_on_all_addresses_numbers_are_known_and_names_are_not():
    everywhere = Hosts("0.0.0.0", 7860)
    assert everywhere.knows("192.168.1.7:7860")
    assert everywhere.knows("[fe80::1]:7860")
    assert not everywhere.knows("evil.example:7860")


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:9999"},
     {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {},
     {"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"}],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/upload/script", "/import"])
def test_other_sites_change_nothing(client, path, headers):
    assert client.post(path, content=b"{}", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "path", ["/gradio_api/queue/data?session_hash=a", "/gradio_api/heartbeat/a"]
)
@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}, {"Origin": "null"}]
)
def test_other_sites_hear_nothing(client, path, headers):
    assert client.get(path, headers=headers).status_code == 403


def test_other_sites_show_no_media(client, project):
    name, key, _ = project
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Accept": "image/*"}
    assert client.get(f"/media/{name}/{key}", headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_but_reading_and_posting(client, method):
    answer = client.request(method, "/", headers=OWN)
    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_websockets_are_closed(client):
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/gradio_api/queue/join"):
        pass


def test_forwarded_addresses_are_not_believed(client):
    headers = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    page = client.get("/", headers=headers).text
    assert "evil.example" not in page


def test_requests_that_are_read_into_memory_are_small(client):
    answer = client.post(
        "/gradio_api/queue/join", content=b"x", headers={**OWN, "Content-Length": str(2**31)}
    )
    assert answer.status_code == 413


# What the browser is told


def test_only_scripts_of_the_page_run(client):
    answer = client.get("/")
    rules = dict(
        rule.strip().split(" ", 1) for rule in answer.headers["content-security-policy"].split(";")
    )
    nonce = re.search(r"'nonce-([\w-]+)'", rules["script-src"])[1]
    assert "unsafe-inline" not in rules["script-src"]
    assert rules["frame-ancestors"] == rules["default-src"] == rules["script-src-attr"] == "'none'"
    assert rules["connect-src"] == "'self'"
    scripts = re.findall(r"<script[^>]*>", answer.text)
    assert len(scripts) >= 4
    assert all(f'nonce="{nonce}"' in script for script in scripts)
    assert nonce not in client.get("/").text


def test_the_scripts_of_the_pages_head_are_known_by_their_hash(client):
    text = HEAD.removeprefix("<script>").removesuffix("</script>")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in client.get("/").headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/config", "/theme.css", "/nowhere", "/gradio_api/info"])
def test_every_answer_is_hardened(client, path):
    headers = client.get(path, headers={"Origin": URL}).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert not [name for name in headers if name.startswith("access-control")]


def test_packaged_files_are_kept_by_the_browser(client):
    script = re.search(r'src="\.(/assets/index-[^"]+\.js)"', client.get("/").text)[1]
    assert "immutable" in client.get(script).headers["cache-control"]


# Gradio's own doors


@pytest.mark.parametrize(
    "path",
    ["file=/etc/passwd", "file/etc/passwd", "file=http://127.0.0.1:1/", "proxy=http://a.hf.space/",
     "info", "openapi.json", "runs", "run-history/buckets", "deep_link",
     "upload_progress?upload_id=1", "stream/a/1/2/playlist.m3u8", "call/go/1", "queue/status",
     "custom_component/a/client/b/c",
     "vibe-code/", "dev/reload", "token", "user"],
)  # fmt: skip
def test_gradios_own_routes_are_closed(client, path):
    answer = client.get(f"/gradio_api/{path}")
    assert answer.status_code == 404
    assert answer.json() == {"error": "There is nothing at this address."}


@pytest.mark.parametrize("path", ["/monitoring", "/monitoring/summary", "/login", "/dev/reload"])
def test_gradios_pages_are_closed(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["upload", "run/go", "api/go", "call/go", "process_recording"])
def test_nothing_is_sent_to_gradio_but_events(client, path):
    answer = client.post(f"/gradio_api/{path}", files={"files": b"x"}, headers=OWN)
    assert answer.status_code == 404


def test_gradio_takes_no_files_beside_events(client):
    for path in ("component_server", "queue/join"):
        files = {"component_id": (None, "1"), "files": ("a.txt", b"x" * 2**21)}
        assert client.post(f"/gradio_api/{path}", files=files, headers=OWN).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/static/../../../../etc/passwd", "/static/%2e%2e/%2e%2e/__init__.py", "/assets//etc/passwd",
     "/gradio_api/./file=/etc/passwd", "/gradio_api//file=/etc/passwd",
     "//gradio_api/file=/etc/hosts",
     "/gradio_api/%66ile=/etc/passwd", "/svelte/..%2f..%2findex.html"],
)  # fmt: skip
def test_no_path_leads_to_the_disk(client, path):
    answer = client.get(path)
    assert answer.status_code >= 400, answer.text[:80]
    assert "root:" not in answer.text


def test_gradio_shows_no_media_of_the_home(client, office, project):
    _, key, _ = project
    for path in (office.media.path(key), office.home / "projects.db"):
        assert client.get(f"/gradio_api/file={path}").status_code == 404


def test_events_of_the_page_work(client):
    """A private handler, called as the page calls it."""
    page = client.get("/").text
    config = json.loads(re.search(r"window\.gradio_config = (\{.*?\});</script>", page)[1])
    number = config["dependencies"][0]["id"]
    ask = {"data": ["hello"], "fn_index": number, "session_hash": "mine"}
    joined = client.post("/gradio_api/queue/join", json=ask, headers=OWN)
    assert joined.status_code == 200
    told = client.get("/gradio_api/queue/data", params={"session_hash": "mine"})
    assert '"data":["HELLO"]' in told.text


# Media


def test_media_by_key(client, office, project):
    name, key, take = project
    answer = client.get(f"/media/{name}/{key}")
    assert answer.content == office.media.path(key).read_bytes()
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert client.get(f"/media/{name}/{take}").headers["content-type"] == "video/mp4"
    again = client.get(f"/media/{name}/{key}", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert client.head(f"/media/{name}/{key}").headers["content-length"] == str(len(answer.content))


def test_players_can_seek(client, office, project):
    name, _, take = project
    whole = office.media.path(take).read_bytes()
    answer = client.get(f"/media/{name}/{take}", headers={"Range": "bytes=100-199"})
    assert answer.status_code == 206
    assert answer.content == whole[100:200]
    assert answer.headers["content-range"] == f"bytes 100-199/{len(whole)}"
    tail = client.get(f"/media/{name}/{take}", headers={"Range": "bytes=-10"})
    assert tail.content == whole[-10:]
    beyond = client.get(f"/media/{name}/{take}", headers={"Range": f"bytes={len(whole)}-"})
    assert beyond.status_code == 416


def test_a_key_opens_its_own_project_only(client, office, project):
    name, key, _ = project
    other, other_key, other_take = drawn_film(office, value=20)
    for foreign in (other_key, other_take):
        assert client.get(f"/media/{name}/{foreign}").status_code == 404
        assert client.get(f"/media/{other}/{foreign}").status_code == 200
    assert client.get(f"/media/{other}/{key}").status_code == 404
    assert client.get(f"/media/{'0' * 16}/{key}").status_code == 404


@pytest.mark.parametrize(
    "key",
    ["projects.db", "..%2fprojects.db", "%2e%2e/projects.db", "a.png", f"{'0' * 64}.png",
     f"{'0' * 64}.db", f"{'0' * 64}.png%0a"],
)  # fmt: skip
def test_keys_are_no_paths(client, project, key):
    assert client.get(f"/media/{project[0]}/{key}").status_code == 404


def test_what_history_names_can_still_be_seen(client, office):
    name, key, take = drawn_film(office, value=33)
    shot = next(film().shots()).id
    office.store.commit(name, office.store.revision(name), DeleteShots(shots=(shot,)).edit)
    assert key not in office.store.head(name).project.media_keys()
    assert client.get(f"/media/{name}/{key}").status_code == 200
    assert client.get(f"/media/{name}/{take}").status_code == 200


def test_a_deleted_project_shows_nothing(client, office):
    name, key, _ = drawn_film(office, value=44)
    assert client.get(f"/media/{name}/{key}").status_code == 200
    office.store.trash(name)
    office.store.delete_forever(name)
    assert client.get(f"/media/{name}/{key}").status_code == 404


def test_lost_media_are_said(client, office):
    name, key, _ = drawn_film(office, value=55)
    (office.home / "media" / key[:2] / key).unlink()
    office.media._intact.discard(key)
    answer = client.get(f"/media/{name}/{key}")
    assert answer.status_code == 507
    assert "missing or damaged" in answer.json()["error"]


# Small pictures


def test_thumbnails_are_small_and_made_once(client, office, project):
    name, key, take = project
    for one in (key, take):
        answer = client.get(f"/media/{name}/{one}?w=150")
        assert answer.headers["content-type"] == "image/webp"
        with Image.open(io.BytesIO(answer.content)) as small:
            assert small.format == "WEBP"
            assert small.width <= 160
    (made,) = (office.home / "cache" / "thumbnails").glob(f"*/{key.partition('.')[0]}-160.webp")
    made.write_bytes(b"kept")
    assert client.get(f"/media/{name}/{key}?w=160").content == b"kept"
    made.unlink()


@pytest.mark.parametrize("width", ["0", "-1", "9000", "a", "1e9"])
def test_odd_widths_are_refused(client, project, width):
    name, key, _ = project
    assert client.get(f"/media/{name}/{key}?w={width}").status_code == 422


def test_a_board_is_what_the_frame_shows(client, project):
    name, _, _ = project
    shot = next(film().shots()).id
    answer = client.get(f"/board/{name}/{shot}?w=320&v=r90")
    assert "immutable" in answer.headers["cache-control"]
    with Image.open(io.BytesIO(answer.content)) as board:
        assert board.size == (320, 180)
        top, bottom = (
            board.convert("RGB").getpixel((160, 20)),
            board.convert("RGB").getpixel((160, 160)),
        )
    assert abs(top[0] - 165) < 4
    assert abs(bottom[0] - 90) < 4
    newest = client.get(f"/board/{name}/{shot}?w=320")
    assert newest.content == answer.content
    assert newest.headers["cache-control"] == "private, no-cache"


def test_a_shot_that_is_not_drawn_has_no_board(client, project):
    undrawn = list(film().shots())[-1].id
    for path in (undrawn, "nowhere", f"{next(film().shots()).id}?v=other"):
        answer = client.get(f"/board/{project[0]}/{path}")
        assert answer.status_code == 404
        assert answer.json()["error"].endswith(".")


def test_the_thumbnail_folder_is_bounded(office):
    kept = Thumbnails(MediaStore(office.home / "small"), most_bytes=250)
    paths = [kept.make(f"{n:064x}", 160, lambda _: b"x" * 100) for n in range(4)]
    for age, path in enumerate(paths):
        os.utime(path, (1e9 - age, 1e9 - age))
    kept.sweep()
    assert [path.exists() for path in paths] == [True, True, False, False]


# Downloads


@pytest.mark.parametrize(
    ("what", "name", "kind"),
    [("srt", "the-door.srt", "application/x-subrip"), ("csv", "the-door-shots.csv", "text/csv"),
     ("json", "the-door-breakdown.json", "application/json"),
     ("boards", "the-door-boards.zip", "application/zip"),
     ("project", "the-door.storyreel.zip", "application/zip")],
)  # fmt: skip
def test_hand_off_files(client, office, project, what, name, kind):
    answer = client.get(f"/download/{project[0]}/{what}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["content-type"].partition(";")[0] == kind
    assert answer.headers["cache-control"] == "no-store"
    assert not list((office.home / "scratch").iterdir())
    if kind == "application/zip":
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert archive.testzip() is None
            assert archive.namelist()


def test_there_is_no_film_before_it_is_made(client, project):
    answer = client.get(f"/download/{project[0]}/assemble-0000")
    assert answer.status_code == 404
    assert "Make it again" in answer.json()["error"]


@pytest.mark.parametrize(
    ("title", "name"),
    [("Two Cups", "two-cups"), ('a"; filename="x.exe', "a-filename-x-exe"), ("../../etc", "etc"),
     ("两杯茶", "film"), ("\u202egpj.exe", "gpj-exe"), ("x" * 500, "x" * 60),
     ("Café\r\nX: y", "cafe-x-y")],
)  # fmt: skip
def test_names_of_downloads_are_harmless(title, name):
    assert slug(title) == name


# Login


def test_a_shared_studio_asks_for_its_password(office):
    with server(office, Door("open sesame")) as (client, door):
        asked = client.get("/", headers=FROM_A_PAGE)
        assert asked.headers["location"] == "/enter"
        assert client.get("/config").status_code == 403
        assert client.get("/", params={"token": door.token}).status_code == 403
        form = client.get("/enter")
        assert 'type="password"' in form.text
        wrong = client.post("/enter", data={"password": "sesame"}, headers=OWN)
        assert wrong.status_code == 403
        assert client.post("/enter", data={"password": "open sesame"}).status_code == 403
        entered = client.post("/enter", data={"password": "open sesame"}, headers=OWN)
        assert entered.headers["location"] == "/"
        assert client.get("/").status_code == 200


def test_passwords_cannot_be_tried_for_long(office):
    with server(office, Door("open sesame")) as (client, _):
        for _ in range(5):
            assert client.post("/enter", data={"password": "x"}, headers=OWN).status_code == 403
        stopped = client.post("/enter", data={"password": "open sesame"}, headers=OWN)
        assert stopped.status_code == 429
        assert 0 < int(stopped.headers["retry-after"]) <= 61
        assert "Try again in" in stopped.text
