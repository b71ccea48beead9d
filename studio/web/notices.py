"""The small pages before the studio: why one cannot come in, what to do, and the login."""

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from studio.web.asking import wants_page
from studio.web.words import direction, language_of, word

LOGIN = "/enter"

STATUS = 403
"""Of every refusal; which one it is, the texts say."""

PAGE = """<!doctype html>
<html lang="{language}" dir="{direction}">
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
<label for="password">{password}</label>
<input id="password" name="password" type="password" autocomplete="current-password"
 required autofocus>
<button>{open}</button>
</form>
"""


def notice_page(request: Request, reason: str, url: str) -> Response:
    """Why a request was refused, as a page for a person or as JSON for a program.

    `reason` is one of the notices in the texts: "token", "password", "unknown-host", "foreign".
    """
    language = _language(request)
    title = word(f"gate.{reason}.title", language)
    text = word(f"gate.{reason}.text", language, url=url)
    if not wants_page(request):
        return JSONResponse({"error": f"{title}. {text}"}, STATUS)
    return HTMLResponse(_page(language, title, text), STATUS)


def login_page(
    request: Request, trouble: str = "", status: int = 200, **values: object
) -> Response:
    """`trouble` is one of the texts of the login, such as "wrong"."""
    language = _language(request)
    form = FORM.format(
        action=LOGIN,
        password=escape(word("gate.login.password", language)),
        open=escape(word("gate.login.open", language)),
    )
    if trouble:
        said = word(f"gate.login.{trouble}", language, **values)
        form += f'<p role="alert">{escape(said)}</p>\n'
    title, text = (word(f"gate.login.{name}", language) for name in ("title", "text"))
    return HTMLResponse(_page(language, title, text, form), status)


def _language(request: Request) -> str:
    return language_of(request.headers.get("accept-language", ""))


def _page(language: str, title: str, text: str, rest: str = "") -> str:
    return PAGE.format(
        language=language,
        direction=direction(language),
        title=escape(title),
        text=escape(text),
        rest=rest,
    )
