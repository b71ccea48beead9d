"""Text in, elements out: every case of the YAML files."""

import pytest

from pipeline.film.script import Kind
from pipeline.readers import parse
from tests.readers.cases import CASES

FIELDS = {"extension": "", "is_dual": False, "number": "", "level": 0, "notes": [], "styles": []}
SCENE_FIELDS = {"interior": None, "time": "", "light": None}


def test_there_are_enough_cases_and_no_two_have_one_name():
    names = [(case["file"], case["name"]) for case in CASES]
    assert len(set(names)) == len(names) >= 80


def as_written(element, wanted):
    """The element as a case writes it: kind and text, and the fields that say something."""
    got = {element.kind.value: element.text}
    for field, default in FIELDS.items():
        value = getattr(element, field)
        if field == "styles":
            value = [[s.emphasis.value, element.text[s.start : s.stop]] for s in value]
        value = list(value) if field == "notes" else value
        if value != default:
            got[field] = value
    if "character" in wanted:
        got["character"] = element.character
    return got


def scene_as_written(scene):
    setting = scene.setting
    got = {"number": scene.number, "place": setting.place, "elements": len(scene.elements)}
    if not scene.slugline:
        got["slugline"] = ""
    for field, default in SCENE_FIELDS.items():
        value = getattr(setting, field)
        if value != default:
            got[field] = getattr(value, "value", value)
    return got


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}: {case['name']}")
def test_case(case):
    screenplay = parse(case["text"])
    elements = [element for scene in screenplay.scenes for element in scene.elements]
    wanted = case["elements"]
    assert [
        as_written(element, wanted[i] if i < len(wanted) else {})
        for i, element in enumerate(elements)
    ] == wanted
    assert [scene_as_written(scene) for scene in screenplay.scenes] == case["scenes"]
    assert screenplay.title == case.get("title", "")
    assert [list(entry) for entry in screenplay.title_page] == case.get("title_page", [])
    assert screenplay.language == case.get("language", "en")
    assert len(screenplay.notices) == case.get("notices", 0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}: {case['name']}")
def test_words_belong_to_the_cue_above_them(case):
    spoken = {Kind.DIALOGUE, Kind.PARENTHETICAL}
    character = ""
    for scene in parse(case["text"]).scenes:
        for element in scene.elements:
            if element.kind is Kind.CUE:
                character = element.character
                assert character
                assert character == element.text
            elif element.kind in spoken:
                assert element.character == character


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['file']}: {case['name']}")
def test_line_endings_change_nothing(case, ending):
    text = case["text"]
    plain, other = parse(text), parse(text.replace("\n", ending))
    assert other.text == text.replace("\n", ending)
    assert [s.id for s in plain.scenes] == [s.id for s in other.scenes]
    for scene, same in zip(plain.scenes, other.scenes, strict=True):
        for element, twin in zip(scene.elements, same.elements, strict=True):
            assert (element.kind, element.text, element.styles, element.notes) == (
                twin.kind,
                twin.text,
                twin.styles,
                twin.notes,
            )
