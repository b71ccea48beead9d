"""Cast, places and props with their mentions."""

from tests.engines.director.direct import direct

SCRIPT = """INT. CAFE - DAY

DANIEL REED (45, a teacher's jacket) waits. A WAITER sets down two cups. MARA runs past.

The PHONE rings. A GUNSHOT. JOSÉ, 60s, thin, stirs his tea. Daniel’s hand trembles.

陈明（三十岁）坐在窗边。

RUTH (V.O.)
Where is Daniel?

@陈明
你好

ЗОЯ
Да

WILL
I will.

INT. CAFE - NIGHT

Will stands. You will see. Зоя lifts the dented canteen. José leaves with the RIDER. רות
"""


def cast():
    return {character.name: character for character in direct(SCRIPT).cast}


def said(name):
    return [SCRIPT[slice(*span)] for span in cast()[name].mentions]


def test_the_cast_is_who_speaks_and_who_is_introduced():
    assert set(cast()) == {
        "DANIEL REED", "WAITER", "MARA", "JOSÉ", "陈明", "RUTH", "ЗОЯ", "WILL", "RIDER",
    }  # fmt: skip


def test_mentions_are_the_script_s_own_words():
    assert said("DANIEL REED") == ["DANIEL REED", "Daniel", "Daniel"]
    assert said("WILL") == ["WILL", "Will"]
    assert said("ЗОЯ") == ["ЗОЯ", "Зоя"]
    assert said("JOSÉ") == ["JOSÉ", "José"]
    assert said("陈明") == ["陈明", "陈明"]


def test_introductions_describe():
    descriptions = {name: character.description for name, character in cast().items()}
    assert descriptions["DANIEL REED"] == "45, a teacher's jacket"
    assert descriptions["陈明"] == "三十岁"
    assert descriptions["MARA"] == ""


def test_the_cast_knows_its_scenes():
    scenes = [scene.id for scene in direct(SCRIPT).scenes]
    assert cast()["JOSÉ"].scenes == tuple(scenes)
    assert cast()["MARA"].scenes == (scenes[0],)


def test_a_place_is_one_place_at_any_hour():
    (place,) = direct(SCRIPT).places
    assert place.name == "CAFE"
    assert len(place.scenes) == 2
    assert [SCRIPT[slice(*span)] for span in place.mentions] == ["CAFE", "CAFE"]


def test_props_are_what_hands_can_hold():
    props = {prop.name: [SCRIPT[slice(*s)] for s in prop.mentions] for prop in direct(SCRIPT).props}
    assert {"cup", "phone", "tea", "canteen"} <= set(props)
    assert props["cup"] == ["cups"]
    assert not {"gunshot", "waiter", "hand", "rider"} & set(props)


def test_lines_speak_with_the_canonical_name():
    shots = direct("INT. A - DAY\n\nRUTH\nYes.\n\nRUTH (CONT'D)\nNo.\n").scenes[0].shots
    assert {line.character for shot in shots for line in shot.lines} == {"RUTH"}


def test_a_pronoun_is_the_last_one_it_fits():
    text = (
        "INT. A - DAY\n\nDust.\n\nAnna sits. She pours the tea.\n\nBen (40s) reads. He nods.\n\n"
        "ANNA\nHello.\n\nBEN\nYes, hello to you too.\n\nShe waits.\n"
    )
    shots = [shot for scene in direct(text).scenes for shot in scene.shots]
    assert next(s for s in shots if "She waits" in s.action).characters == ("ANNA",)
    assert next(s for s in shots if "He nods" in s.action).characters == ("BEN",)
