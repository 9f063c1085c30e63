"""The page itself: one empty frame and its assets, the report's own script and style among them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ..feedback import REASONS
from ..languages import get_language, known_languages
from ..model import Severity
from ..report.as_html import ASSETS, environment
from .limits import MOST_CHARACTERS

_OWN = Path(__file__).parent / "assets"
_FILES = {
    # name: where it lies and what it is
    "report.css": (ASSETS, "text/css"),
    "report.js": (ASSETS, "text/javascript"),
    "serve.css": (_OWN, "text/css"),
    "text.js": (_OWN, "text/javascript"),
    "cards.js": (_OWN, "text/javascript"),
    "files.js": (_OWN, "text/javascript"),
    "steps.js": (_OWN, "text/javascript"),
    "together.js": (_OWN, "text/javascript"),
    "server.js": (_OWN, "text/javascript"),
    "serve.js": (_OWN, "text/javascript"),
}


async def start(_: Request) -> Response:
    """``GET /``: the page, without any text in it."""
    return Response(_page(), media_type="text/html")


async def asset(request: Request) -> Response:
    """``GET /assets/NAME``: a script or a style."""
    name = request.path_params["name"]
    if name not in _FILES:
        raise HTTPException(404, "there is no such file")
    folder, media_type = _FILES[name]
    return Response((folder / name).read_bytes(), media_type=media_type)


@cache
def _page() -> str:
    template = environment().from_string((_OWN / "page.html.j2").read_text(encoding="utf-8"))
    return template.render(
        totals=[(str(severity), 1) for severity in sorted(Severity, reverse=True)],
        languages=[code for code in known_languages() if get_language(code).cldr],
        reasons=REASONS,
        most=MOST_CHARACTERS,
    )
