"""Bytes to text: encodings, byte order marks, and what is refused."""

import codecs
import io
import zipfile

import pytest

from pipeline.errors import UserMistake
from pipeline.readers import read_screenplay
from pipeline.readers.decode import MAX_BYTES, decode

ENGLISH = "INT. CAFÉ - DAY\r\n\r\nJosé’s cup – half full – “waits”.\r\n\r\nJOSÉ\r\nHello?\r\n"
CHINESE = "内景 咖啡馆 - 日\n\n王芳坐在窗边，看着雨。\n\n王芳：你好。\n\n李明：你来了！\n"
RUSSIAN = "ИНТ. КУХНЯ - НОЧЬ\n\nЗоя ждёт у окна.\n\nЗОЯ\nПривет.\n"
GREEK = "ΕΣ. ΚΟΥΖΙΝΑ - ΜΕΡΑ\n\nΗ Μαρία περιμένει.\n\nΜΑΡΙΑ\nΓεια.\n"
HEBREW = "פנים. בית קפה - יום\n\nרות יושבת.\n\n@רות\nשלום.\n"
ARABIC = "داخلي. مقهى - نهار\n\nتجلس ليلى.\n\n@ليلى\nمرحبا.\n"
HINDI = "अंदर. रसोई - दिन\n\nरूथ बैठी है।\n\n@रूथ\nनमस्ते।\n"
JAPANESE = "○喫茶店・中（夜）\n\n由美「こんにちは」\n\n健「遅くなってごめん」\n"
KOREAN = "실내. 카페 - 낮\n\n지수가 앉아 있다.\n\n@지수\n안녕.\n"
TEXTS = [ENGLISH, CHINESE, RUSSIAN, GREEK, HEBREW, ARABIC, HINDI, JAPANESE, KOREAN]
UTF_16 = ["utf-16-le", "utf-16-be"]
BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-8", *UTF_16])
def test_unicode_without_a_mark(text, encoding):
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("encoding", list(BOMS))
def test_the_mark_is_stripped(text, encoding):
    assert decode(BOMS[encoding] + text.encode(encoding)) == text


def test_a_heading_behind_a_mark_is_a_heading():
    screenplay = read_screenplay(codecs.BOM_UTF8 + b"INT. HOUSE - DAY\n\nRuth sits.\n")
    assert screenplay.scenes[0].slugline == "INT. HOUSE - DAY"
    assert screenplay.text.startswith("INT.")


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "INT. CUISINE - JOUR\n\n« Été » dit-elle, déçue.\n\nANDRÉ\nÇa va, à bientôt.\n",
        "INNEN. KÜCHE - TAG\n\nGroße Füße überqueren die Straße.\n",
        "EXT. CALLE - DÍA\n\n¿Qué pasó? ¡Ñandú!\n",
        "INT. É",
    ],
)
def test_windows_1252(text):
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "text",
    [
        CHINESE,
        "内景 咖啡馆 日\n\n她走了。",
        "外景。街道 - 夜\n\n李明（画外音）：等等！我来了。\n" * 30,
    ],
)
def test_gb18030(text):
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("text", [RUSSIAN, "НАТ. УЛИЦА — ДЕНЬ\n\nОн идёт по улице и молчит.\n"])
def test_windows_1251(text):
    assert decode(text.encode("cp1251")) == text


def binary():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"{\\rtf1\\ansi INT. HOUSE}", "rich-text"),
        (binary(), "ZIP archive"),
        (b"INT. HOUSE - DAY\n\nRuth \0 sits, and nobody knows.\n", "NUL"),
        (bytes(range(256)) * 8, "not a text"),
        (b"\x00\x01\x02\x03" * 64, "not a text"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "not a text"),
        (b"INT. \x81\x8d\x8f", "not a text"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 9 + b"\x03\0>\0", "not a text"),
    ],
)
def test_what_is_no_script_is_refused_with_a_sentence(data, words):
    with pytest.raises(UserMistake) as refusal:
        read_screenplay(data, "night.fountain")
    assert words in str(refusal.value)
    assert str(refusal.value).startswith("night.fountain")
    assert str(refusal.value).endswith(".")


def test_six_megabytes_are_refused_and_the_limit_is_named():
    with pytest.raises(UserMistake, match=r"6\.0 MB, and the limit is 5 MB.*Divide"):
        read_screenplay(b"a" * 6_000_000)


def test_five_megabytes_are_read():
    line = b"Ruth walks on and on through the rain.\n"
    data = (line * (MAX_BYTES // len(line) + 1))[:MAX_BYTES]
    assert len(read_screenplay(data).text) == MAX_BYTES
