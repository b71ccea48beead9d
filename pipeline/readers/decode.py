"""The bytes of a script file as text."""

import codecs
import re

from pipeline.errors import UserMistake

MAX_BYTES = 5 * 1024 * 1024

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16: the shorter mark begins the longer one."""

SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a word-processor document or a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "a word-processor document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed archive"),
)
"""First bytes of files that people take for a script, and what to call them."""

SAVE_AS_TEXT = "Export the script as Fountain or plain text (UTF-8) and use that file."

SAMPLE = 65536
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1b\x7f]")
# Without the tab: it is half of every Devanagari letter in UTF-16.
PRINTABLE_ASCII = re.compile(rb"[\n\r\x20-\x7e]")
PAUSES = re.compile("[ \n\r\u3000\u3001\u3002\uff0c\uff1a]")
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
COMMON_HAN = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
CYRILLIC_RUN = re.compile(rb"[\xc0-\xff\xa8\xb8]{3,}")


def decode(data: bytes, name: str = "") -> str:
    """The text of a script file, without its byte order mark; line endings are kept.

    Reads UTF-8, UTF-16 and UTF-32, GB18030, Windows-1251 and Windows-1252. Raises UserMistake
    for a file larger than 5 MB, a file of another kind, and bytes that are no text.
    """
    what = name or "The script"
    if len(data) > MAX_BYTES:
        raise UserMistake(
            f"{what} has {len(data) / 1e6:.1f} MB, and the limit is 5 MB. Divide the script "
            "into several files."
        )
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise UserMistake(f"{what} is {kind}, not a text. {SAVE_AS_TEXT}")
    text = _decoded(data)
    if text is None or _is_binary(text):
        raise UserMistake(f"{what} is not a text that can be read. {SAVE_AS_TEXT}")
    if "\0" in text:
        raise UserMistake(f"{what} contains NUL bytes, so it is damaged. {SAVE_AS_TEXT}")
    return text


def _decoded(data: bytes) -> str | None:
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _try(data[len(bom) :], encoding)
    if b"\0" in data:
        return _try(data, "utf-8") if _is_mostly_ascii(data) else _utf16(data)
    text = _try(data, "utf-8")
    return _try(data, _code_page(data)) if text is None else text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_mostly_ascii(data: bytes) -> bool:
    """Text of one byte a character with a few stray NULs; UTF-16 is never more than half ASCII."""
    sample = data[:SAMPLE]
    return len(PRINTABLE_ASCII.findall(sample)) > 0.8 * len(sample)


def _utf16(data: bytes) -> str | None:
    """Every line end and space of UTF-16 has its NUL on one side: the more common side wins."""
    is_big = data[0::2].count(0) > data[1::2].count(0)
    text = _try(data, "utf-16-be" if is_big else "utf-16-le")
    if text is None or "\0" in text:
        return None
    sample = text[:SAMPLE]
    return text if len(PAUSES.findall(sample)) * 100 >= len(sample) else None


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE]
    return len(CONTROL.findall(sample)) * 50 > len(sample)


def _code_page(data: bytes) -> str:
    """Which single- or double-byte encoding the bytes above 127 speak for.

    Chinese comes in even runs of pairs from the common rows of the table; Cyrillic in long runs of
    any length; accents of western languages stand alone among ASCII letters.
    """
    runs: list[bytes] = HIGH_RUN.findall(data[:SAMPLE])
    high = sum(map(len, runs)) or 1
    paired = sum(len(run) for run in runs if _is_han(run))
    if paired > 0.8 * high and _try(data, "gb18030") is not None:
        return "gb18030"
    cyrillic = sum(len(run) for run in runs if CYRILLIC_RUN.fullmatch(run))
    return "cp1251" if cyrillic > 0.6 * high else "cp1252"


def _is_han(run: bytes) -> bool:
    return len(run) % 2 == 0 and 2 * len(COMMON_HAN.findall(run)) == len(run)
