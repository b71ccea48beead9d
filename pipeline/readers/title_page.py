"""The title page of a Fountain script: `Key: value` lines before anything else."""

import re
from dataclasses import dataclass

from pipeline.film.script import Element, Kind
from pipeline.film.value import Span
from pipeline.readers.emphasis import plain_words
from pipeline.readers.heading_words import vocabulary
from pipeline.readers.headings import is_heading
from pipeline.readers.sheet import Gap, Line, Sheet
from pipeline.readers.speech import is_transition

KEY = re.compile(r"([^\W\d_][\w '/-]{0,30}?)\s*[:：](?!//)\s*(.*)", re.DOTALL)

BYLINE = re.compile(
    r"(?:(?:an? )?(?:original )?(?:screenplay|teleplay|script|story|film)? ?(?:written )?by"
    r"|(?:un film |écrit |scénario )?(?:de|par)|scénario|(?:escrito |guion |guión )?(?:por|de)"
    r"|(?:ein film |drehbuch |buch )?von|drehbuch|(?:scritto |sceneggiatura )?(?:da|di)"
    r"|(?:scenariusz)|(?:автор|сценарий)|senaryo|yazan|σενάριο|编剧|脚本|각본|시나리오|מאת|تأليف|लेखक)"
    r"\b\s*[:：]?\s*",
    re.IGNORECASE,
)
"""The line between a title and a name."""
LONGEST, WIDEST = 25, 60
"""Lines and columns of a title page without keys."""

TITLE_KEYS = vocabulary(
    "title|titel|titre|título|titolo|tytuł|название|заголовок|başlık|τίτλος|כותרת|العنوان|عنوان"
    "|标题|片名|剧名|標題|タイトル|題名|제목|शीर्षक"
)
LANGUAGE_KEYS = vocabulary(
    "language|sprache|langue|idioma|lingua|taal|język|язык|dil|γλώσσα|שפה|اللغة|لغة|语言|語言|言語|언어"
    "|भाषा"
)
OTHER_KEYS = vocabulary(
    "credit|author|authors|source|draft date|date|contact|copyright|notes|note|revision|version"
    "|format|draft|episode|series|writer|written by|director|company|font|watermark|header|footer"
    "|autor|autorin|autore|auteur|kredit|datum|fecha|data|kontakt|contacto|quelle|автор|дата"
    "|контакты|作者|编剧|日期|联系方式|作家|脚本|작가|각본|yazar|tarih|συγγραφέας|מאת|תאריך|الكاتب|تاريخ"
    "|लेखक"
)
KEYS = TITLE_KEYS | LANGUAGE_KEYS | OTHER_KEYS

LANGUAGE_NAMES: dict[str, str] = {
    name: code
    for code, names in {
        "en": "english",
        "es": "spanish español castellano",
        "it": "italian italiano",
        "fr": "french français",
        "pt": "portuguese português",
        "de": "german deutsch",
        "nl": "dutch nederlands",
        "pl": "polish polski",
        "ru": "russian русский",
        "uk": "ukrainian українська",
        "tr": "turkish türkçe",
        "el": "greek ελληνικά",
        "he": "hebrew עברית",
        "ar": "arabic العربية",
        "hi": "hindi हिन्दी हिंदी",
        "zh": "chinese mandarin 中文 汉语 普通话",
        "ko": "korean 한국어",
        "ja": "japanese 日本語",
    }.items()
    for name in names.split()
}


@dataclass(frozen=True)
class TitlePage:
    entries: tuple[tuple[str, str], ...] = ()
    elements: tuple[Element, ...] = ()
    lines: int = 0
    """How many lines of the sheet it takes."""


def read_title_page(sheet: Sheet) -> TitlePage:
    """The title page, empty where the script begins at once."""
    lines = sheet.lines
    stop = 1
    while stop < len(lines) and lines[stop].gap is not Gap.HARD:
        stop += 1
    if not lines or not _begins_title_page(sheet, lines[:stop]):
        return _read_title_lines(sheet)
    entries: list[tuple[str, str]] = []
    elements: list[Element] = []
    heads = [i for i in range(stop) if i == 0 or _is_key(sheet, lines[i])]
    for first, after in zip(heads, [*heads[1:], stop], strict=True):
        key, value = _entry(sheet, lines[first], lines[after - 1])
        entries.append((key, value))
        span = Span(lines[first].start, lines[after - 1].stop)
        notes = sheet.notes(*span)
        elements.append(Element(kind=Kind.TITLE_PAGE, text=value, source=span, notes=notes))
    return TitlePage(tuple(entries), tuple(elements), stop)


def named_language(page: TitlePage) -> str:
    """ISO 639-1 of the page's `Language:`, or nothing."""
    for key, value in page.entries:
        word = value.strip().casefold()
        if key in LANGUAGE_KEYS and word:
            code = re.split(r"[-_\s(]", word)[0]
            return LANGUAGE_NAMES.get(code) or (code if re.fullmatch("[a-z]{2}", code) else "")
    return ""


def _is_key(sheet: Sheet, line: Line) -> bool:
    is_flush = sheet.line_start(line) == line.start
    return is_flush and KEY.match(line.text) is not None


def _begins_title_page(sheet: Sheet, lines: tuple[Line, ...]) -> bool:
    """`FADE IN:` and a first `RUTH:` look like keys: one key of the page must be a usual one."""
    matches = [KEY.match(line.text) for line in lines[:40] if _is_key(sheet, line)]
    keys = {match[1].casefold() for match in matches if match}
    return KEY.match(lines[0].text) is not None and not keys.isdisjoint(KEYS)


def _entry(sheet: Sheet, first: Line, last: Line) -> tuple[str, str]:
    match = KEY.match(sheet.flush(first, last))
    if match is None:
        return "", sheet.flush(first, last)
    value = "\n".join(line.strip() for line in match[2].split("\n")).strip()
    return match[1].casefold(), plain_words(value)


def _read_title_lines(sheet: Sheet) -> TitlePage:
    """A title page without keys: a title, `written by` and a name before the script begins."""
    stop = next((i for i, line in enumerate(sheet.lines[:LONGEST]) if _is_script(line)), 0)
    lines = sheet.lines[:stop]
    texts = [line.text for line in lines]
    credit = next((i for i, text in enumerate(texts) if BYLINE.match(text)), 0)
    if not 0 < credit < 5 or any(len(text) > WIDEST or not text for text in texts):
        return TitlePage()
    keys = ["title"] * credit + ["credit"] + ["author"] + ["contact"] * stop
    match = BYLINE.match(texts[credit])
    if match and match.end() < len(texts[credit]):
        keys.pop(credit)
    elements = tuple(
        Element(
            kind=Kind.TITLE_PAGE,
            text=plain_words(line.text),
            source=Span(line.start, line.stop),
            notes=sheet.notes(line.start, line.stop),
        )
        for line in lines
    )
    entries = tuple((key, element.text) for key, element in zip(keys, elements, strict=False))
    return TitlePage(entries, elements, stop)


def _is_script(line: Line) -> bool:
    text = line.text
    return bool(text) and (text[0] in ".#=>@" or is_heading(text) or is_transition(text))
