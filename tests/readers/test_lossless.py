"""Whatever the script, every non-blank character belongs to exactly one element."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.errors import UserMistake
from pipeline.readers import parse, read_screenplay
from tests.readers.cases import CASES
from tests.readers.lossless import check_lossless

PIECES = [
    "INT. HOUSE - DAY", "EXT. BRÜCKE – NACHT", ".FORCED", "...", ". . .", "INT./EXT. CAR",
    "SCENE 4",
    "内景 咖啡馆 - 日", "פנים. בית - לילה", "12 INT. HALL - DAY 12", "○喫茶店・中（夜）", "#12A#",
    "RUTH", "RUTH (V.O.)", "@McAVOY", "ЗОЯ ^", "王芳：你好。", "王芳", "王芳：", "由美「はい」",
    "RUTH: Hello.",
    "TOM: Well.", "(beat)", "(", ")", "（笑）", "~la la", "> CUT TO:", "CUT TO:", "FADE IN:",
    "> mid <",
    "><", ">", "<", "[[note]]", "[[", "]]", "[[a\nb]]", "[[a\n  \nb]]", "[[a\n\nb]]", "/*", "*/",
    "/* gone */", "/* gone\n\ngone */", "# Act", "##", "#", "= synopsis", "=", "===", "====", "*i*",
    "**b**", "***x***", "_u_", "\\*", "\\", "!", "!forced", "@", "~", "Title: A", "Author:\n    B",
    "written by", "(MORE)", "12.", "CONTINUED:", "(CONTINUED)", "RUTH (CONT'D)", "CLOSE ON RUTH",
    "ON TOM", "Ruth walks.", "and goes on", "Hello there, you.", "\t", "    ", "  ", "\x1e", "\x1f",
    "\ufeff", "\u200b", "\xa0", "\u2028", "\x0c", "\x0b", "\x85", "\r", "\r\n", "\n", "\n\n",
    "\n  \n", "\n\n\n", "\n" + " " * 20, "\n" + " " * 10, "\0",
]  # fmt: skip

NASTY = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=24).map("".join)
LINES = st.lists(st.sampled_from(PIECES), max_size=16).map("\n".join)


@given(NASTY | LINES)
@example("INT. HOUSE - DAY\nAuthor:\n    B\n王芳\n[[a\nb]]")  # a line that is a note alone
@settings(max_examples=600, deadline=None)
def test_nothing_of_a_nasty_script_is_lost(text):
    if text.strip():
        screenplay = parse(text)
        assert screenplay.text == text
        check_lossless(screenplay)
    else:
        with pytest.raises(UserMistake):
            parse(text)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_nothing_of_any_case_is_lost_whatever_its_line_endings(ending):
    for case in CASES:
        screenplay = parse(case["text"].replace("\n", ending))
        check_lossless(screenplay)


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused_with_a_sentence(data):
    try:
        screenplay = read_screenplay(data)
    except UserMistake as mistake:
        refusal = str(mistake)
    else:
        check_lossless(screenplay)
        refusal = "."
    assert refusal.endswith(".")
