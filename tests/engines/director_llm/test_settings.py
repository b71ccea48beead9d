"""Where the server is: the environment over the file over nothing, and a key that stays secret."""

import logging
import os

import pytest

from pipeline.engines import crew_named
from pipeline.engines.director_llm.server import FILE, VARIABLES, checked_url, server_of
from pipeline.errors import EngineUnavailable, UserMistake
from pipeline.readers import parse
from pipeline.stages.breakdown import break_down
from tests.engines.director_llm.directing import RATE, SCRIPT
from tests.engines.director_llm.loopback import Reply, good, serving

KEY = "sk-f4a1-very-secret"


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    for variable in VARIABLES.values():
        monkeypatch.delenv(variable, raising=False)


def write(home, text, mode=0o600):
    path = home / FILE
    path.write_text(text, "utf-8")
    path.chmod(mode)


FULL = f'[llm]\nurl = "http://127.0.0.1:1234/v1/"\nmodel = "file"\nkey = "{KEY}"\n'


def test_the_environment_counts_before_the_file(tmp_path, monkeypatch):
    write(tmp_path, FULL)
    server = server_of(tmp_path)
    assert (server.url, server.model) == ("http://127.0.0.1:1234/v1", "file")
    assert server.key.get_secret_value() == KEY
    monkeypatch.setenv("STORYREEL_LLM_MODEL", "mine")
    assert (server_of(tmp_path).url, server_of(tmp_path).model) == (server.url, "mine")


def test_without_a_server_the_director_cannot_be_hired(tmp_path):
    with pytest.raises(EngineUnavailable, match="STORYREEL_LLM_URL"):
        crew_named("llm+slate+parallax").hire_director(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_a_key_that_others_can_read_is_refused(mode, tmp_path):
    write(tmp_path, FULL, mode)
    with pytest.raises(UserMistake, match="chmod 600") as refused:
        server_of(tmp_path)
    assert KEY not in str(refused.value)
    write(tmp_path, FULL.replace("key", "note"), mode)
    assert server_of(tmp_path).key is None


@pytest.mark.parametrize("text", ["[llm", "\x00", 'llm = "x"', "[llm]\nurl = 3\nmodel = []"])
def test_a_file_that_makes_no_sense_ends_in_a_sentence(text, tmp_path):
    write(tmp_path, text)
    with pytest.raises((UserMistake, EngineUnavailable)):
        server_of(tmp_path)


GOOD_URLS = {
    "http://127.0.0.1:11434": "http://127.0.0.1:11434/v1",
    " https://api.example.com/v1/ ": "https://api.example.com/v1",
    "http://[::1]:8000/api/v1": "http://[::1]:8000/api/v1",
    "HTTP://localhost:1234/v1": "http://localhost:1234/v1",
}


@pytest.mark.parametrize("text", GOOD_URLS)
def test_an_address_in_its_plain_form(text):
    assert checked_url(text, has_key=True) == GOOD_URLS[text]


@pytest.mark.parametrize(
    "text",
    ["", "localhost:11434", "ftp://host/v1", "file:///etc/passwd", "http://", "http://h:99999999",
     f"https://user:{KEY}@host/v1", f"https://host/v1?key={KEY}", "https://host/v1#x", "http://[::1"],
)  # fmt: skip
def test_an_address_that_cannot_be_used(text):
    with pytest.raises(UserMistake) as refused:
        checked_url(text)
    assert KEY not in str(refused.value)


@pytest.mark.parametrize("host", ["api.example.com", "8.8.8.8"])
def test_a_key_does_not_travel_unencrypted(host):
    assert checked_url(f"http://{host}/v1")
    with pytest.raises(UserMistake, match="unencrypted"):
        checked_url(f"http://{host}/v1", has_key=True)


@pytest.mark.parametrize("key", ["sk\nX-Other: 1", "clé", "\x7f"])
def test_a_key_that_is_none_is_refused(key, monkeypatch, tmp_path):
    monkeypatch.setenv("STORYREEL_LLM_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("STORYREEL_LLM_MODEL", "m")
    monkeypatch.setenv("STORYREEL_LLM_KEY", key)
    with pytest.raises(UserMistake, match="Copy it again"):
        server_of(tmp_path)


def direct_by_settings(home, loopback, monkeypatch):
    monkeypatch.setenv("STORYREEL_LLM_URL", loopback.url)
    monkeypatch.setenv("STORYREEL_LLM_MODEL", "small")
    monkeypatch.setenv("STORYREEL_LLM_KEY", KEY)
    director = crew_named("llm+slate+parallax").hire_director(home)
    return director, break_down(parse(SCRIPT), director, RATE)


def test_the_key_goes_to_its_server_and_nowhere_else(tmp_path, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    with serving(good) as loopback:
        director, found = direct_by_settings(tmp_path, loopback, monkeypatch)
    assert {headers["Authorization"] for headers in loopback.headers} == {f"Bearer {KEY}"}
    assert KEY not in caplog.text
    assert KEY not in repr(vars(director)) + repr(vars(director._mind))
    assert KEY not in found.model_dump_json()
    assert all(KEY not in path.read_text("utf-8") for path in tmp_path.rglob("*.json"))
    assert KEY not in str([request["messages"] for request in loopback.requests])


def test_a_redirect_is_not_followed(tmp_path, monkeypatch):
    with serving(good) as other:
        elsewhere = Reply("", 307, {"Location": f"{other.url}/chat/completions"})
        with serving(lambda _: elsewhere) as loopback:
            _, found = direct_by_settings(tmp_path, loopback, monkeypatch)
    assert other.requests == []
    assert "sends on to another address" in found.notices[0]


def test_a_proxy_is_not_asked_for_this_machine(tmp_path, monkeypatch):
    with serving(lambda _: Reply("", 500)) as proxy, serving(good) as loopback:
        monkeypatch.setenv("HTTP_PROXY", proxy.url.removesuffix("/v1"))
        monkeypatch.delenv("NO_PROXY", raising=False)
        _, found = direct_by_settings(tmp_path, loopback, monkeypatch)
    assert found.notices == ()
    assert proxy.requests == []
