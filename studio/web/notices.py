"""The small pages before the studio: why one cannot come in, what to do, and the login."""

from html import escape

from starlette.responses import HTMLResponse, JSONResponse, Response

LOGIN = "/enter"

NOTICES = {
    "token": (
        403,
        "This studio needs its key",
        "Open the address that the terminal showed when Storyreel started. It ends in ?token=... "
        "and is new at every start.",
    ),
    "password": (
        403,
        "This studio needs its password",
        "Open {url} and give the password.",
    ),
    "unknown-host": (
        403,
        "This address is not this studio's",
        "Open {url} instead: the studio answers to that address only.",
    ),
    "foreign": (
        403,
        "This came from another site",
        "The studio only takes what its own page sends. Open {url} and do it there.",
    ),
}
"""Reason -> status, what happened, what to do."""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Storyreel</title>
<link rel="icon" href="data:,">
<style>
:root {{ color-scheme: light dark; --ground: #f4f2ee; --ink: #23211d; --soft: #6d6a63;
  --line: #d9d5cc; --field: #fff; --accent: #93580a; --on-accent: #fffaf0; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ground: #16171a; --ink: #e9e6df;
  --soft: #9da1a9; --line: #33373e; --field: #1c1e22; --accent: #e8a33d; --on-accent: #1b1407; }} }}
* {{ box-sizing: border-box; }}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px;
  background: var(--ground); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }}
main {{ width: 100%; max-width: 26rem; }}
.slate {{ height: 10px; border-radius: 2px; margin-bottom: 22px; background:
  repeating-linear-gradient(115deg, var(--ink) 0 16px, var(--ground) 16px 32px); }}
h1 {{ font-size: 1.35rem; line-height: 1.3; margin: 0 0 8px; }}
p {{ margin: 0 0 18px; color: var(--soft); }}
label {{ display: block; font-size: .85rem; color: var(--soft); margin-bottom: 6px; }}
input, button {{ width: 100%; font: inherit; padding: 10px 12px; border-radius: 6px; }}
input {{ border: 1px solid var(--line); background: var(--field); color: var(--ink); }}
button {{ margin-top: 12px; border: 0; background: var(--accent);
  color: var(--on-accent); font-weight: 600; cursor: pointer; }}
:focus-visible {{ outline: 2px solid var(--accent); outline-offset: 2px; }}
[role=alert] {{ color: var(--accent); margin: 14px 0 0; }}
</style>
</head>
<body><main><div class="slate"></div>
<h1>{title}</h1>
<p>{text}</p>
{rest}</main></body>
</html>
"""

FORM = """<form method="post" action="{action}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password"
 required autofocus>
<button>Open the studio</button>
</form>
"""


def notice_page(reason: str, url: str, *, wants_page: bool) -> Response:
    """Why a request was refused, as a page for a person or as JSON for a program."""
    status, title, text = NOTICES[reason]
    words = text.format(url=url)
    if not wants_page:
        return JSONResponse({"error": f"{title}. {words}"}, status)
    return HTMLResponse(_page(title, words), status)


def login_page(trouble: str = "", status: int = 200) -> Response:
    rest = FORM.format(action=LOGIN)
    if trouble:
        rest += f'<p role="alert">{escape(trouble)}</p>\n'
    text = "This studio is shared. Its owner knows the password."
    return HTMLResponse(_page("Storyreel", text, rest), status)


def _page(title: str, text: str, rest: str = "") -> str:
    return PAGE.format(title=escape(title), text=escape(text), rest=rest)
