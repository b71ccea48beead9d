"""A breakdown to its first cut: every shot once, joined as the script says."""

from bisect import bisect_left, bisect_right

from pipeline.film.cut import Card, Cut, Event, Transition, TransitionKind
from pipeline.film.script import Element, Kind, Scene, Screenplay
from pipeline.film.timing import FrameRate
from pipeline.film.value import Span
from pipeline.film.world import Breakdown

DISSOLVE_S = 1.0
DIP_S = 1.0
WIPE_S = 0.7
FADE_OUT_S = 1.5
TITLE_S = 3.0
END_S = 3.0

WIPES = ("wipe", "volet", "wisch", "划像", "划变")
DISSOLVES = (
    "dissolve", "crossfade", "cross-fade", "fondu ench", "überblend", "ueberblend",
    "fundido encaden", "dissolvenza incroc", "наплыв", "叠化", "溶", "디졸브", "オーバーラップ",
)  # fmt: skip
DIPS = (
    "fade", "black", "fondu", "blende", "fundido", "dissolvenza", "затемн", "зтм", "淡入", "淡出",
    "渐", "フェード", "페이드", "דהייה",
)  # fmt: skip

JOINS = (
    (WIPES, TransitionKind.WIPE, WIPE_S),
    (DISSOLVES, TransitionKind.DISSOLVE, DISSOLVE_S),
    (DIPS, TransitionKind.DIP, DIP_S),
)
"""Words of transition lines; the first row with one of its words counts, none: a hard cut."""

ENDINGS = frozenset({
    "the end", "end", "fin", "fine", "fim", "ende", "einde", "koniec", "son", "конец", "τέλος",
    "剧终", "劇終", "终", "終", "完", "끝", "סוף", "הסוף", "النهاية",
})  # fmt: skip


def first_cut(screenplay: Screenplay, breakdown: Breakdown, rate: FrameRate) -> Cut:
    """The transition written between two shots joins them; one after the last fades the film out.

    A title page gives a title card, a centred last word such as THE END an end card.
    """
    joins = _joins(breakdown.scenes, rate)
    events = tuple(
        Event(shot=shot.id, transition=joins.get(shot.id, Transition()))
        for scene in breakdown.scenes
        for shot in scene.shots
    )
    return Cut(
        events=events,
        title_card=_title_card(screenplay, rate),
        end_card=_end_card(breakdown, rate),
        fade_out=rate.frames(FADE_OUT_S) if _ends_in_black(breakdown.scenes) else 0,
    )


def _transition(text: str, rate: FrameRate) -> Transition:
    for words, kind, seconds in JOINS:
        if any(word in text.casefold() for word in words):
            return Transition(kind=kind, frames=rate.frames(seconds))
    return Transition()


def _joins(scenes: tuple[Scene, ...], rate: FrameRate) -> dict[str, Transition]:
    """By the id of the shot that is entered."""
    shots = [shot for scene in scenes for shot in scene.shots]
    starts = [shot.source.start for shot in shots]
    found: dict[str, Transition] = {}
    for element in _transitions(scenes):
        entered = _entered(element.source, starts)
        if entered is not None:
            found[shots[entered].id] = _transition(element.text, rate)
    return found


def _entered(source: Span, starts: list[int]) -> int | None:
    """Which shot this transition leads into: the one it stands before, or opens the film with."""
    after = bisect_left(starts, source.stop)
    if after < len(starts):
        return after
    return 0 if bisect_right(starts, source.start) == 1 else None


def _transitions(scenes: tuple[Scene, ...]) -> list[Element]:
    return [e for scene in scenes for e in scene.elements if e.kind is Kind.TRANSITION]


def _ends_in_black(scenes: tuple[Scene, ...]) -> bool:
    """The last thing written, end words aside, is a transition to black."""
    shown = (Kind.ACTION, Kind.DIALOGUE, Kind.TRANSITION, Kind.SLUGLINE, Kind.LYRICS)
    elements = [e for scene in scenes for e in scene.elements if e.kind in shown]
    if not elements or elements[-1].kind is not Kind.TRANSITION:
        return False
    return _transition(elements[-1].text, FrameRate()).kind is TransitionKind.DIP


def _title_card(screenplay: Screenplay, rate: FrameRate) -> Card | None:
    if not screenplay.title:
        return None
    page = dict(screenplay.title_page)
    author = page.get("author") or page.get("authors") or ""
    lines = (" ".join(text.split()) for text in (page.get("credit", ""), author) if author)
    return Card(
        title=screenplay.title,
        subtitle="\n".join(line for line in lines if line),
        frames=rate.frames(TITLE_S),
    )


def _end_card(breakdown: Breakdown, rate: FrameRate) -> Card | None:
    elements = [e for scene in breakdown.scenes for e in scene.elements if e.text.strip()]
    if not elements or elements[-1].kind is not Kind.CENTERED:
        return None
    words = elements[-1].text.strip()
    is_ending = words.strip(" .!…\"'").casefold() in ENDINGS
    return Card(title=words, frames=rate.frames(END_S)) if is_ending else None
