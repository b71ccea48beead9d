"""The panels of the page. Each is one module; panels do not know each other.

The contract
    A panel module has `build(page: Page) -> Panel`. `build` makes components where it stands: the
    shell (studio/ui.py) calls it inside the column of its place. It binds no events.

    class Panel has
      place     where it stands: "script", "board", "cut", "export", "crew", "projects", or
                EVERYWHERE
      watches   what it shows: any of FILM, JOBS, SHOTS (the selection). Nothing of it changed since
                the browser was last drawn: the panel is skipped
      outputs   its components
      values(view) -> list   one update for each output. `view.seen` is studio.session.Seen (film,
                orders, jobs), `view.where` the Where, `view.studio` the Studio
      bind(page)   binds events, after all panels are built:
                   page.on(component.input, verb, [component, ...])  -> verb(call, value, ...)
      verbs     {"name": verb(call)} that scripts of the page call: `call.data` is what they sent

    A verb calls the session (`call.studio.edit(call.project, call.revision, change, call.by)`, or
    shorter `call.edit(change)`) and returns a Where where the selection, place or project changes,
    else None. It raises StudioError for the person: shown as a toast. Afterwards every panel in
    sight that shows what changed is redrawn: one round trip. All events are private.

Drawn panels
    `drawn("name")` is an empty gr.HTML that assets/page/name.js draws:
        storyreel.panel('name', (element, api) => ({ draw(value, where) { ... } }))
    `value` is the dict of `values()`. `api.act('verb', {...})` calls a verb of any panel,
    `api.word('key')` is a text of assets/locales, `api.h(tag, attributes, ...children)` makes
    elements from text (never from HTML), `api.where()` is where this window stands.
    All scripts and styles of assets/page are read in the order of studio/ui.py.

Where
    The window's place in the studio: project, selected shots, place, and what it was last drawn
    from. It lives in the browser and in its address (?project=&place=&shot=), never in gr.State.

Words
    `word("key")` is a text of assets/locales/*.json in the language of the browser. Every key
    stands in every file; adding a language is adding a file.
"""

from studio.panels.contract import (
    EVERYWHERE,
    FILM,
    JOBS,
    SHOTS,
    Page,
    Panel,
    Verb,
    drawn,
)
from studio.panels.where import Call, View, Where, checked
from studio.panels.words import word

__all__ = [
    "EVERYWHERE", "FILM", "JOBS", "SHOTS", "Call", "Page", "Panel", "Verb", "View", "Where",
    "checked", "drawn", "word",
]  # fmt: skip
