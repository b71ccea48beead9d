"""How long speech and deeds take, and how long a page becomes."""

import pytest

from pipeline.engines.director_rules.lengths import language_of, speech_s
from tests.engines.director.direct import RATE, direct, shot_with
from tests.engines.director.screenplays import EXAMPLES, ordinary, pages_of


def minutes(text: str) -> float:
    frames = sum(shot.frames for scene in direct(text).scenes for shot in scene.shots)
    return RATE.seconds(frames) / 60


def test_english_is_spoken_at_160_words_a_minute():
    assert speech_s("word " * 160, "en") == pytest.approx(60.25)


def test_sentences_and_pauses_take_their_time():
    plain = speech_s("I know you came", "en")
    assert speech_s("I know. You came.", "en") == pytest.approx(plain + 0.25)
    assert speech_s("I know... You came.", "en") == pytest.approx(plain + 0.25 + 0.7)
    assert speech_s("I know you came", "en", "beat") == pytest.approx(plain + 0.7)
    assert speech_s("I know you came", "en", "(beat)") == pytest.approx(plain + 0.7)


@pytest.mark.parametrize(
    ("text", "script_language", "language"),
    [
        ("Good evening", "en", "en"),
        ("Buenas noches", "es", "es"),
        ("我等了三十年", "en", "zh"),
        ("もう遅い", "en", "ja"),
        ("너무 늦었어", "en", "ko"),
        ("Я не понимаю", "en", "ru"),
        ("Я не розумію", "uk", "uk"),
        ("אני יודע", "en", "he"),
        ("Good evening", "zh", "en"),
    ],
)
def test_the_letters_of_a_line_tell_its_language(text, script_language, language):
    assert language_of(text, script_language) == language


def test_chinese_is_counted_in_characters():
    assert speech_s("我等了三十年我没有", "en") == pytest.approx(9 / 4.5 + 0.25)


def test_a_sign_is_on_screen_long_enough_to_read():
    text = 'INT. HALL - DAY\n\nDust.\n\nAnna sits.\n\nShe reads the letter: "{}"\n\nANNA\nOh.\n'
    short = shot_with(text.format("Come."), "reads the letter")
    long = shot_with(
        text.format("Come at once and bring the old key with you."), "reads the letter"
    )
    assert RATE.seconds(short.frames) >= 1.5
    assert RATE.seconds(long.frames) >= 10 * 0.35


def test_lines_follow_each_other_inside_their_shot():
    text = "INT. HALL - DAY\n\nANNA\nDo you remember me?\n\nBEN\nNo.\n"
    shot = shot_with(text, "No.")
    first, second = shot.lines
    assert first.start > 0
    assert second.start >= first.start + first.frames
    assert shot.frames > second.start + second.frames


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_page_of_an_example_is_about_a_minute(path):
    text = path.read_text("utf-8")
    assert 0.6 <= minutes(text) / pages_of(text) <= 1.5


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_page_of_an_ordinary_script_is_about_a_minute(seed):
    text = ordinary(10, seed)
    assert 0.6 <= minutes(text) / pages_of(text) <= 1.5


@pytest.mark.slow
def test_a_script_of_120_pages_runs_as_long_as_a_film():
    text = ordinary(120)
    assert 0.6 <= minutes(text) / pages_of(text) <= 1.5
