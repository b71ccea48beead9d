"""Fountain, or plain text that only looks like a screenplay."""

from pipeline.readers.sheet import Sheet
from pipeline.readers.title_page import TitlePage


def is_plain(sheet: Sheet, page: TitlePage) -> bool:
    return False
