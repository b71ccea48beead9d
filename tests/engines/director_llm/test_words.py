"""The words of artist and camera: bounded plain sentences on the shots, or none."""

import json

import pytest

from pipeline.engines.director_llm.answers import Unfit
from pipeline.engines.director_llm.words import LONGEST_WORDS, plain
from tests.engines.director_llm.directing import directed, shots
from tests.engines.director_llm.loopback import Reply, good, is_about_words, scene_in, serving


def test_words_stand_on_the_shots(tmp_path):
    with serving(good) as loopback:
        found = directed(loopback, tmp_path, is_worded=True)
        again = directed(loopback, tmp_path, is_worded=True)
    assert len(loopback.requests) == 4
    assert again == found
    assert {shot.image_words for shot in shots(found)} == {
        "A woman in a wet coat stands still. Grey light."
    }
    assert all(shot.motion_words.startswith("She turns") for shot in shots(found))


def test_without_being_asked_for_no_words_are_written(tmp_path):
    with serving(good) as loopback:
        found = directed(loopback, tmp_path)
    assert not any(map(is_about_words, loopback.requests))
    assert all(shot.image_words == shot.motion_words == "" for shot in shots(found))


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "<img src=x>", "see https://a.b/c", "visit evil.com now", "mail a@b.c", "[INST]",
     "{x}", "`ls`", "# Title", "a\u202eb", "a\x00b", "x\u200by", "The camera moves in.",
     "A close-up of her.", "word " * (LONGEST_WORDS + 1), "w" * 5000],
)  # fmt: skip
def test_what_is_no_plain_sentence_is_not_taken(text):
    with pytest.raises(Unfit):
        plain(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [(" A man,\n tired: he waits… ", "A man, tired: he waits…"),
     ("Ein Mädchen – allein.", "Ein Mädchen – allein."), ("她站在窗前。", "她站在窗前。"),
     ("He fries an egg in a pan (cast iron); it's 4.5 kg.",
      "He fries an egg in a pan (cast iron); it's 4.5 kg.")],
)  # fmt: skip
def test_plain_sentences_are_taken_as_they_are(text, kept):
    assert plain(text) == kept


BAD = {
    "marked up": lambda words: [{**each, "image": "<b>Look</b>"} for each in words],
    "too few": lambda words: words[:-1],
    "out of order": lambda words: words[::-1],
    "numbers": lambda words: [{**each, "image": 3} for each in words],
}


@pytest.mark.parametrize("spoil", BAD.values(), ids=BAD)
def test_unfit_words_leave_the_shots_and_are_said(spoil, tmp_path):
    def reply(request):
        if not is_about_words(request):
            return good(request)
        words = json.loads(good(request).text)["shots"]
        return Reply(json.dumps({"shots": spoil(words)}))

    with serving(reply) as loopback:
        found = directed(loopback, tmp_path, is_worded=True)
        plain_shots = directed(loopback, tmp_path)
    assert found.scenes == plain_shots.scenes
    (notice,) = found.notices
    assert notice.startswith("Scenes 1, 2 were not put into words")


def test_the_question_about_words_names_the_shots(tmp_path):
    with serving(good) as loopback:
        directed(loopback, tmp_path, is_worded=True)
    scene = next(scene_in(r) for r in loopback.requests if is_about_words(r))
    assert [each["n"] for each in scene["shots"]] == list(range(1, len(scene["shots"]) + 1))
    assert scene["shots"][0]["pieces"] == [1, 2] or scene["shots"][0]["pieces"] == [1, 1]
