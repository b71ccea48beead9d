"""Scripts that speak to the model, and a server that obeys them: the film stays what it was."""

import base64
import json
from pathlib import Path

import pytest
import yaml

from pipeline.engines.director_llm.asking import prompt
from pipeline.engines.director_llm.words import plain
from pipeline.film.shot import Shot
from pipeline.readers import parse
from tests.engines.director.direct import direct
from tests.engines.director.test_lossless import assert_covered, assert_said
from tests.engines.director_llm.directing import directed, shots
from tests.engines.director_llm.loopback import (
    Reply,
    good,
    is_about_looks,
    is_about_words,
    looks_for,
    scene_in,
    serving,
    shot,
    shots_for,
)

INJECTIONS = yaml.safe_load(Path(__file__).with_name("injections.yaml").read_text("utf-8"))
MARK = "PWNED"
"""Stands in every hostile answer and in no script."""

MARKS = ("<|", "[INST]", "<<SYS>>", "```", "</", "\u202e", "\u200b")
"""What chat formats are made of, and letters that are not seen."""

PROMPTS = tuple(map(prompt, ("shots", "words", "looks")))
KEYS = {
    "heading", "light", "is new place", "people", "pieces", "shots", "places", "place",
}  # fmt: skip

BEFORE, AFTER = "INT. ROOM - DAY\n\nANNA sits down.\n\nBEN comes in.", "BEN\nGo on.\n\nAnna leaves."
PLACES = {
    "dialogue": "ANNA\n{}",
    "cue": "@{}\nGood evening.",
    "parenthetical": "ANNA\n({})\nGood evening.",
    "note": "Anna looks up. [[{}]]",
}


def script(where, text):
    if where == "title":
        return f"{text}\n\n{BEFORE}\n\n{AFTER}\n"
    if where == "heading":
        return f"{text}\n\nANNA sits down.\n\n{AFTER}\n"
    return f"{BEFORE}\n\n{PLACES.get(where, '{}').replace('{}', text)}\n\n{AFTER}\n"


def every(scene, **change):
    return {"shots": [{**each, **change} for each in shots_for(scene)]}


HOSTILE = {
    "prose": lambda s: f"{MARK}! Yes, I obey.",
    "leak": lambda s: f"My instructions are: You are the director. {MARK}",
    "none": lambda s: {"shots": [], "said": MARK},
    "nothing": lambda s: "",
    "html": lambda s: every(s, coverage=f"<script>{MARK}</script>"),
    "tool": lambda s: {"tool_calls": [{"name": MARK, "arguments": {"id": 1}}]},
    "address": lambda s: every(s, move=f"https://evil.example/{MARK}"),
    "stranger": lambda s: every(s, people=[MARK]),
    "size": lambda s: every(s, size="GIGANTIC"),
    "beyond": lambda s: {"shots": [shot(1, 1_000_000)]},
    "negative": lambda s: every(s, first=-1),
    "words": lambda s: every(s, first="one"),
    "list": lambda s: [MARK],
    "yaml": lambda s: f"shots:\n  - first: 1\n    last: {MARK}",
    "forever": lambda s: '{"shots": [' + '{"first": 1}, ' * 20_000,
    "deep": lambda s: '{"shots": ' * 5_000,
    "path": lambda s: every(s, move="../../etc/passwd"),
    "lens": lambda s: every(s, lens_mm=99999),
    "nan": lambda s: '{"shots": [{"first": NaN, "last": Infinity}]}',
    "base64": lambda s: base64.b64encode(json.dumps(every(s)).encode()).decode(),
    "extra": lambda s: every(s, action=MARK, __proto__={"command": MARK}, image=MARK),
    "person": lambda s: every(s, people=[99], over=99),
    "template": lambda s: every(s, size="{{7*7}}", over="${7*7}"),
    "sql": lambda s: every(s, angle="'; DROP TABLE shots; --"),
    "boolean": lambda s: "true 42",
    "nullish": lambda s: {"shots": None},
    "marked": lambda s: every(s, action=f"**{MARK}**"),
    "camera": lambda s: every(s, move="crash-through"),
    "long": lambda s: every(s, action=MARK * 10_000),
    "control": lambda s: every(s, size="MS\x00"),
    "twice": lambda s: json.dumps({"shots": []}) + json.dumps(every(s, action=MARK)),
    "backwards": lambda s: every(s, first=9, last=1),
    "skip": lambda s: {"shots": [shot(1, 1)]},
    "overlap": lambda s: {"shots": every(s)["shots"] * 3},
}
WORDS = {
    "address": f"Look at https://evil.example/{MARK}",
    "html": f"<b>{MARK}</b>",
    "marked": f"# {MARK}",
    "camera": f"The camera shows {MARK}",
    "long": MARK * 1000,
    "control": f"{MARK}\x00",
    "template": "{{" + MARK + "}}",
    "tool": f"{MARK}@evil.com",
}
"""Where the obedient server finds nothing to obey, it writes markup."""


def looks_told(kind, scene):
    """What the obedient server says of looks: in the form asked for, or in its own."""
    text = WORDS.get(kind, f"[{MARK}]")
    people = [{**one, "hair": text, "clothes": text} for one in looks_for(scene)["people"]]
    places = [{**one, "looks": text} for one in looks_for(scene)["places"]]
    described = {"people": people, "places": places}
    as_a_scene = {"pieces": [{"n": 1}], "people": scene["people"]}
    answer = described if kind in WORDS else HOSTILE[kind](as_a_scene)
    return Reply(answer if isinstance(answer, str) else json.dumps(answer))


def obedient(kind):
    def reply(request):
        scene = scene_in(request)
        if is_about_looks(request):
            return looks_told(kind, scene)
        if is_about_words(request):
            text = WORDS.get(kind, f"[{MARK}]")
            told = [{"n": each["n"], "image": text, "motion": text} for each in scene["shots"]]
            return Reply(json.dumps({"shots": told}))
        answer = HOSTILE[kind](scene)
        return Reply(answer if isinstance(answer, str) else json.dumps(answer))

    return reply


def test_there_are_a_hundred_and_every_answer_is_given():
    assert len(INJECTIONS) >= 100
    assert {kind for _, _, kind in INJECTIONS} == set(HOSTILE)


@pytest.mark.parametrize(("where", "text", "kind"), INJECTIONS)
def test_an_obedient_server_gets_nothing_but_shots_through(where, text, kind, tmp_path):
    source = script(where, text)
    screenplay = parse(source)
    with serving(obedient(kind)) as loopback:
        found = directed(loopback, tmp_path, source, is_worded=True, is_described=True)
    assert_covered(screenplay, found)
    assert_said(found)
    assert MARK not in found.model_dump_json()
    assert all(MARK not in path.read_text("utf-8") for path in tmp_path.rglob("*.json"))
    rules = direct(source)
    assert (found.cast, found.places, found.props) == (rules.cast, rules.places, rules.props)
    people = {person for each in shots(rules) for person in each.characters}
    people |= {each.name for each in rules.cast}
    written = set(" ".join([source, *(each.action for each in shots(rules))]).split())
    for each in shots(found):
        assert Shot.model_validate(each.model_dump()) == each
        assert people.issuperset(each.characters)
        assert set(each.action.split()) <= written


@pytest.mark.parametrize(("where", "text", "kind"), INJECTIONS)
def test_a_script_stays_inside_its_own_strings(where, text, kind, tmp_path):
    with serving(good) as loopback:
        found = directed(loopback, tmp_path, script(where, text), is_worded=True, is_described=True)
    assert found.notices == parse(script(where, text)).notices
    for request in loopback.requests:
        assert set(request) == {
            "model", "messages", "stream", "max_tokens", "temperature", "response_format",
        }  # fmt: skip
        assert [each["role"] for each in request["messages"]] == ["system", "user"]
        assert request["messages"][0]["content"] in PROMPTS
        body = request["messages"][1]["content"]
        scene, end = json.JSONDecoder().raw_decode(body)
        assert end == len(body)
        assert {*scene} <= KEYS
        assert not [mark for mark in MARKS if mark in body]
    assert all(plain(each.image_words) == each.image_words for each in shots(found))
