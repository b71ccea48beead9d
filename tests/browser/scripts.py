"""Screenplays that people paste."""

import re
from pathlib import Path

ASSETS = Path(__file__).parents[2] / "assets"

SHORT = """INT. CORNER CAFE - DAY

Rain runs down a wide window. Two cups on a round table.

DANIEL
She said four.

EXT. STREET - DAY

A woman with a red umbrella waits for the light to change.

RUTH
Ten past.
"""

CHINESE = """内景 咖啡馆 - 日

雨水顺着大窗流下。圆桌上放着两只杯子。

丹尼尔
她说四点。

外景 街道 - 日

一个撑红伞的女人等着绿灯。
"""

HEBREW = """פנים. בית קפה - יום

גשם יורד על חלון רחב. שתי כוסות על שולחן עגול.

דניאל
היא אמרה ארבע.

חוץ. רחוב - יום

אישה עם מטרייה אדומה מחכה ברמזור.
"""

HOSTILE = """INT. <img src=x onerror="window.struck='slug'"> ROOM - DAY

<script>window.struck = 'action'</script> <img src=x onerror="window.struck='action'"> He opens
{{constructor.constructor('window.struck=1')()}} and ${window.struck = 2} and {0} and %s.

<B ONCLICK="window.struck=3">BOLD</B>
<svg onload="window.struck='line'"></svg> \u202eetiréd\u202c and \u2066isolated\u2069 words.

EXT. '-- "; DROP TABLE projects; -- GARDEN - NIGHT

A dog named \\u003cimg src=x onerror=window.struck=4\\u003e
[click](javascript:window.struck=5) looks on.
"""

LONG_NAME = "N" * 10_000


def example(name="two-cups", most=900):
    """The first pages of a shipped example."""
    text = (ASSETS / "examples" / f"{name}.fountain").read_text("utf-8")
    body = text[re.search(r"^(INT|EXT)\.", text, re.MULTILINE).start() :]
    return body[: body.index("\n\n", most)]
