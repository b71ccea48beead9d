"""Captions as a soft subtitle track of an MP4 (3GPP timed text)."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from av.packet import Packet

from pipeline.film.captions import Caption
from pipeline.film.timing import FrameRate

STYLE = """[Script Info]
ScriptType: v4.00+
PlayResX: 384
PlayResY: 288

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, \
Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Sans,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""
"""White, centred at the foot of the picture; the encoder makes the track's header of it."""


THREE_LETTERS = {
    "ar": "ara",
    "cs": "ces",
    "da": "dan",
    "de": "deu",
    "el": "ell",
    "en": "eng",
    "es": "spa",
    "fa": "fas",
    "fi": "fin",
    "fr": "fra",
    "he": "heb",
    "hi": "hin",
    "hu": "hun",
    "it": "ita",
    "ja": "jpn",
    "ko": "kor",
    "nl": "nld",
    "no": "nor",
    "pl": "pol",
    "pt": "por",
    "ro": "ron",
    "ru": "rus",
    "sv": "swe",
    "th": "tha",
    "tr": "tur",
    "uk": "ukr",
    "vi": "vie",
    "zh": "zho",
}
"""ISO 639-1 to 639-2/T, which an MP4 wants; any other language is undetermined."""


def three_letters(language: str) -> str:
    return THREE_LETTERS.get(language, "und")


def set_up_subtitles(encoder: Any, rate: FrameRate) -> None:
    encoder.subtitle_header = STYLE.encode()
    encoder.time_base = 1 / rate.fps


def subtitle_packets(captions: Iterable[Caption], rate: FrameRate) -> Iterator[Packet]:
    """One sample per caption; the muxer fills the times between them with empty ones."""
    for caption in captions:
        yield _sample(caption, rate)


def _sample(caption: Caption, rate: FrameRate) -> Packet:
    """A timed text sample: its length in two bytes, then UTF-8."""
    words = caption.text.encode()
    packet = Packet(len(words).to_bytes(2, "big") + words)
    packet.pts = packet.dts = caption.start
    packet.duration = caption.frames
    packet.time_base = Fraction(1 / rate.fps)
    packet.is_keyframe = True
    return packet
