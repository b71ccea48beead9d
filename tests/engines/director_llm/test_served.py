"""A director on an OpenAI-compatible server: good, careless, broken and slow ones."""

import gzip
import json
import threading

import pytest

from pipeline.engines.director_llm.served import FORMS, LARGEST_ANSWER, TRIES
from pipeline.errors import Cancelled
from pipeline.film.camera import Move, Size
from pipeline.film.shot import Look
from pipeline.readers import parse
from tests.engines.director.direct import direct
from tests.engines.director_llm.directing import SCRIPT, directed, shots
from tests.engines.director_llm.loopback import (
    Reply,
    completion,
    good,
    scene_in,
    serving,
    shot,
    shots_for,
)


def told(scene):
    return json.dumps({"shots": shots_for(scene)})


def test_a_good_server_directs_and_our_own_rules_stay(tmp_path):
    with serving(good) as loopback:
        found = directed(loopback, tmp_path)
    first, second, third = found.scenes[0].shots
    assert found.notices == ()
    assert (first.camera.size, first.camera.move, first.camera.lens_mm) == (
        Size.CU, Move.DOLLY_IN, 85,
    )  # fmt: skip
    assert first.action == "ANNA (30) lights a candle. She waits at the window."
    assert first.characters == ("ANNA",)
    assert first.look is Look.RIGHT
    assert [line.text for line in second.lines] == ["You came back."]
    assert second.lines[0].start + second.lines[0].frames <= second.frames
    # The user's own note wins over the director, and starts a shot.
    assert third.action == "BEN enters and closes the door behind him."
    assert (third.camera.move, third.frames) == (Move.DOLLY_OUT, 120)
    assert third.source.stop == found.scenes[0].source.stop
    assert [shot.action for shot in found.scenes[1].shots] == [
        "Snow falls on an empty swing.",
        "CLOSE ON THE LOCK Anna pans her torch across the fence.",
    ]


def test_lines_and_times_are_those_of_the_rules(tmp_path):
    with serving(good) as loopback:
        lines = [line for shot in shots(directed(loopback, tmp_path)) for line in shot.lines]
    own = [line for scene in direct(SCRIPT).scenes for shot in scene.shots for line in shot.lines]
    bare = {"start": 0}
    assert [x.model_copy(update=bare) for x in lines] == [x.model_copy(update=bare) for x in own]


def test_one_edited_scene_costs_one_call(tmp_path):
    with serving(good) as loopback:
        before = directed(loopback, tmp_path)
        assert len(loopback.requests) == 2
        assert directed(loopback, tmp_path) == before
        assert len(loopback.requests) == 2
        after = directed(loopback, tmp_path, SCRIPT.replace("a candle", "CLARA's green candle"))
        assert len(loopback.requests) == 3
    moved = before.scenes[1].shots[0].model_copy(update={"source": None})
    assert after.scenes[1].shots[0].model_copy(update={"source": None}) == moved


def test_a_damaged_answer_is_asked_for_again(tmp_path):
    with serving(good) as loopback:
        before = directed(loopback, tmp_path)
        kept = sorted((tmp_path / "answers").rglob("*.json"))
        assert len(kept) == 2
        kept[0].write_text(kept[0].read_text("utf-8").replace('"CU"', '"WS"', 1), "utf-8")
        kept[1].write_bytes(kept[1].read_bytes()[:-9])
        assert directed(loopback, tmp_path) == before
        assert len(loopback.requests) == 4


def test_scenes_are_asked_about_at_the_same_time_and_come_back_in_order(tmp_path):
    both = threading.Barrier(2, timeout=60)

    def together(request):
        both.wait()
        return good(request)

    with serving(together) as loopback:
        found = directed(loopback, tmp_path)
    assert found.notices == ()
    assert [scene.setting.place for scene in found.scenes] == ["KITCHEN", "YARD"]


def test_every_scene_begins_with_the_same_words(tmp_path):
    with serving(good) as loopback:
        directed(loopback, tmp_path)
    prefixes = {json.dumps(request["messages"][0]) for request in loopback.requests}
    assert len(prefixes) == 1


ODD = {
    "fenced": lambda text: f"Here you are:\n```json\n{text}\n```\nEnjoy!",
    "thinking": lambda text: f"<think>{{perhaps}}\nso?</think>\n{text}",
    "chatty": lambda text: f"{text} Do you want more?",
    "extra": lambda text: text.replace('"shots"', '"mood": "dark", "shots"', 1),
}


@pytest.mark.parametrize("dress", ODD.values(), ids=ODD)
def test_an_answer_is_found_in_what_is_around_it(dress, tmp_path):
    with serving(lambda request: Reply(dress(told(scene_in(request))))) as loopback:
        found = directed(loopback, tmp_path)
    assert found.notices == ()
    assert len(loopback.requests) == 2


UNFIT = {
    "nothing": "",
    "prose": "I would begin with a wide shot of the kitchen.",
    "truncated": '{"shots": [{"first": 1, "last": 2, "cov',
    "deep": '{"shots": ' + "[" * 60_000,
    "other": '{"scenes": []}',
    "none": '{"shots": []}',
    "names": json.dumps({"shots": [shot(1, 1, size="HUGE")]}),
    "beyond": json.dumps({"shots": [shot(1, 59)]}),
    "backwards": json.dumps({"shots": [shot(2, 1)]}),
    "stranger": json.dumps({"shots": [shot(1, 1, people=[7])]}),
    "over nobody": json.dumps({"shots": [shot(1, 1, coverage="over-the-shoulder", over=9)]}),
    "infinite": '{"shots": [{"first": 1e999, "last": NaN}]}',
    "list": "[1, 2]",
}


@pytest.mark.parametrize("answer", UNFIT.values(), ids=UNFIT)
def test_an_unfit_answer_is_complained_of_twice_and_then_the_rules_plan(answer, tmp_path):
    with serving(lambda _: Reply(answer)) as loopback:
        found = directed(loopback, tmp_path)
    assert found.scenes == direct(SCRIPT).scenes
    assert found.notices == (
        "Scenes 1, 2 were planned by the rules: the answers of the model did not fit the script.",
    )
    assert len(loopback.requests) == 2 * 3
    complained = [
        r for r in loopback.requests if "could not be used" in r["messages"][1]["content"]
    ]
    assert len(complained) == 4
    assert not list(tmp_path.rglob("*.json"))


def test_a_complaint_helps(tmp_path):
    def learning(request):
        is_second = "could not be used" in request["messages"][1]["content"]
        return good(request) if is_second else Reply("no idea")

    with serving(learning) as loopback:
        assert directed(loopback, tmp_path).notices == ()
    assert len(loopback.requests) == 4


def test_a_shot_is_cut_where_the_script_starts_one(tmp_path):
    def careless(request):
        return Reply(json.dumps({"shots": [shot(1, len(scene_in(request)["pieces"]))]}))

    with serving(careless) as loopback:
        found = directed(loopback, tmp_path)
    assert found.notices == ()
    assert [shot.frames for shot in found.scenes[0].shots][1:] == [120]
    assert found.scenes[1].shots[1].action.startswith("CLOSE ON THE LOCK")


def test_what_is_mechanical_is_mended(tmp_path):
    careless = {
        "KITCHEN": [shot(3, 4), shot(2, 2), shot(2, 3), shot(3, 3)],
        "YARD": [shot(1, 1), shot(2, 2, coverage="group", people=[1, 1])],
    }

    def reply(request):
        place = next(name for name in careless if name in scene_in(request)["heading"])
        return Reply(json.dumps({"shots": careless[place]}))

    with serving(reply) as loopback:
        found = directed(loopback, tmp_path)
    assert found.notices == ()
    assert [len(scene.shots) for scene in found.scenes] == [3, 2]
    assert found.scenes[1].shots[1].coverage.value == "single"


def status(code, **headers):
    return lambda _: Reply("sk-secret told", status=code, headers=headers)


REFUSALS = {
    401: "does not accept the key",
    403: "does not accept the key",
    404: "does not have the model 'small'",
    302: "sends on to another address",
    418: "failed with status 418",
}


@pytest.mark.parametrize("code", REFUSALS)
def test_a_refusal_is_said_once_and_ends_the_asking(code, tmp_path):
    with serving(status(code, Location="http://127.0.0.1:9/")) as loopback:
        found = directed(loopback, tmp_path, "\n\n".join([SCRIPT] * 10))
    (notice,) = found.notices
    assert notice.startswith("Scenes 1, 2, 3, 4, 5, 6 and 14 more were planned by the rules: 127.")
    assert REFUSALS[code] in notice
    assert "secret" not in notice
    assert len(loopback.requests) <= 6


def test_a_server_that_is_not_there_is_said(tmp_path):
    with serving(good) as loopback:
        pass
    found = directed(loopback, tmp_path)
    assert "cannot be reached. Start it." in found.notices[0]
    assert found.scenes == direct(SCRIPT).scenes


@pytest.mark.parametrize("code", [429, 500, 503])
def test_a_busy_server_is_asked_again(code, tmp_path):
    busy = {"KITCHEN": TRIES - 1, "YARD": 1}
    lock = threading.Lock()

    def reply(request):
        place = next(name for name in busy if name in scene_in(request)["heading"])
        with lock:
            busy[place] -= 1
            is_busy = busy[place] >= 0
        return Reply("", code, {"Retry-After": "0"}) if is_busy else good(request)

    with serving(reply) as loopback:
        found = directed(loopback, tmp_path)
    assert found.notices == ()
    assert len(loopback.requests) == TRIES + 2


@pytest.mark.parametrize("code", [429, 500])
def test_a_server_that_stays_busy_is_left(code, tmp_path):
    with serving(lambda _: Reply("", code)) as loopback:
        found = directed(loopback, tmp_path)
    assert len(loopback.requests) == 2 * TRIES
    assert found.scenes == direct(SCRIPT).scenes
    assert len(found.notices) == 1


@pytest.mark.parametrize("wait", ["86400", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_a_server_that_wants_to_be_left_alone_is(wait, tmp_path):
    with serving(lambda _: Reply("", 429, {"Retry-After": wait})) as loopback:
        found = directed(loopback, tmp_path)
    assert "asks to wait" in found.notices[0]
    assert len(loopback.requests) <= 2


def test_a_slow_server_is_not_waited_for(tmp_path):
    over = threading.Event()

    def slow(request):
        over.wait(60)
        return good(request)

    with serving(slow) as loopback:
        found = directed(loopback, tmp_path, answer_s=0.2)
        over.set()
    assert "took longer than 0.2 seconds" in found.notices[0]
    assert found.scenes == direct(SCRIPT).scenes


def test_it_is_stopped_while_it_waits(tmp_path):
    over, asked = threading.Event(), threading.Event()

    def slow(request):
        asked.set()
        over.wait(60)
        return good(request)

    def stop(_):
        if asked.is_set():
            raise Cancelled("Stopped.")

    with serving(slow) as loopback:
        with pytest.raises(Cancelled):
            directed(loopback, tmp_path, progress=stop)
        over.set()


def test_progress_ends_at_one(tmp_path):
    seen = []
    with serving(good) as loopback:
        directed(loopback, tmp_path, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


@pytest.mark.parametrize("form", range(1, len(FORMS)))
def test_what_a_server_refuses_is_left_out(form, tmp_path):
    def plain(request):
        asked = request.get("response_format", {}).get("type", "")
        form_asked = [
            asked == "json_schema" and "temperature" in request,
            asked == "json_schema" and "max_completion_tokens" in request,
            asked == "json_object",
            not asked,
        ].index(True)
        return good(request) if form_asked == form else Reply('{"error": "no"}', 400)

    with serving(plain) as loopback:
        assert directed(loopback, tmp_path).notices == ()
    assert len(loopback.requests) <= 2 * (form + 1)


BODIES = {
    "no json": b"<html>gateway</html>",
    "no choices": b'{"choices": []}',
    "no text": json.dumps({"choices": [{"message": {"content": None}}]}).encode(),
    "parts": json.dumps({"choices": [{"message": {"content": [{"text": "{}"}]}}]}).encode(),
    "stream": b'data: {"choices": [{"delta": {"content": "{"}}]}\n\ndata: [DONE]\n\n',
    "endless": completion(" " * (LARGEST_ANSWER + 1)),
    "letters": b'{"choices": [{"message": {"content": "\xff\xfe"}}]}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_reply_that_is_no_completion_is_an_unfit_answer(body, tmp_path):
    with serving(lambda _: Reply(body=body)) as loopback:
        found = directed(loopback, tmp_path)
    assert found.scenes == direct(SCRIPT).scenes
    assert "did not fit the script" in found.notices[0]


def test_a_packed_reply_is_not_unpacked(tmp_path):
    packed = gzip.compress(completion(" " * (1 << 24)))
    reply = Reply(body=packed, headers={"Content-Encoding": "gzip"})
    with serving(lambda _: reply) as loopback:
        assert directed(loopback, tmp_path).scenes == direct(SCRIPT).scenes


def test_a_reply_that_breaks_off_is_said(tmp_path):
    cut = Reply(body=b'{"choices": [', headers={"Content-Length": "5000", "Connection": "close"})
    with serving(lambda _: cut) as loopback:
        found = directed(loopback, tmp_path, answer_s=20.0)
    assert "broke" in found.notices[0]


def test_a_long_scene_is_asked_about_in_parts(tmp_path):
    text = "INT. HALL - DAY\n\n" + "\n\n".join(f"ANNA opens door {n}." for n in range(150))
    with serving(good) as loopback:
        found = directed(loopback, tmp_path, text)
    assert found.notices == ()
    assert len(loopback.requests) == 3
    assert len(found.scenes[0].shots) == 75


def test_a_paragraph_that_nobody_can_read_at_once_is_left_to_the_rules(tmp_path):
    text = "INT. HALL - DAY\n\n" + "door " * 4000
    with serving(good) as loopback:
        found = directed(loopback, tmp_path, text)
    assert loopback.requests == []
    assert "too long" in found.notices[0]
    assert found.scenes == direct(text).scenes


def test_a_shot_that_never_ends_is_not_taken(tmp_path):
    text = "INT. HALL - DAY\n\nANNA\n" + "\n\nANNA\n".join(["I have told you so often."] * 40)
    with serving(lambda _: Reply(json.dumps({"shots": [shot(1, 1)]}))) as loopback:
        found = directed(loopback, tmp_path, text)
    assert found.scenes == direct(text).scenes
    complaints = {r["messages"][1]["content"].rpartition("\n")[2] for r in loopback.requests}
    assert any("seconds of script: divide it" in one for one in complaints)


def test_a_scene_of_a_heading_alone_is_covered(tmp_path):
    with serving(good) as loopback:
        found = directed(loopback, tmp_path, "EXT. LIGHTHOUSE - DUSK\n")
    assert [shot.action for shot in shots(found)] == ["LIGHTHOUSE"]


def test_it_reads_every_language(tmp_path):
    text = "内景 茶馆 - 夜\n\n@陈先生\n我等了三十年。我没有上车。\n\n"
    text += "פנים. בית קפה - ערב\n\nדניאל נכנס.\n"
    with serving(good) as loopback:
        found = directed(loopback, tmp_path, text)
    assert found.notices == ()
    assert [scene.id for scene in found.scenes] == [scene.id for scene in parse(text).scenes]
