"""Saying how a file is meant, and seeing at once what comes of it."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from cadbridge.formats import said_of_titles
from cadbridge.web.drop_pages import drop_of, look_again, own_options, source_of
from cadbridge.web.keeping import KeepColumns
from cadbridge.web.picturing import drawing_of
from cadbridge.web.reading_sections import SUPPLIER
from cadbridge.web.visit import Visit

_PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""Of a picture that nobody of ours has drawn: it has colours, and nothing else."""
_LONGEST = 4000


async def _say(request: Request) -> Response:
    visit, drop = Visit.of(request), drop_of(request)
    form = await request.form(max_fields=visit.site.limits.fields)
    known = {option.key for one in drop.seen for option in one.read_options}
    said: dict[str, list[str]] = {}
    for key, value in form.multi_items():
        if key in known and isinstance(value, str) and value.strip():
            said.setdefault(key, []).append(value.strip()[:_LONGEST])
    drop.kept = None
    drop.options = {key: _joined(values) for key, values in said.items()}
    look_again(visit, drop)
    return visit.go(f"/drops/{drop.id}")


def _joined(values: list[str]) -> str:
    """What was said of several columns; of each the last word."""
    if not all("=" in value for value in values):
        return values[-1]
    said = dict(pair for value in values for pair in said_of_titles(value))
    return ",".join(f"{title}={field}" for title, field in said.items())


async def _keep(request: Request) -> Response:
    """Put what was said of columns into the mappings that are served, as --save-columns does."""
    visit, drop = Visit.of(request), drop_of(request)
    folder = visit.site.mappings_path
    if folder is None or "columns" not in drop.options:
        raise HTTPException(404)
    form = await request.form(max_fields=visit.site.limits.fields)
    seen = source_of(drop, str(form.get("of", "1")))
    task = KeepColumns(
        source=seen.path,
        mappings=folder,
        supplier=str(form.get(SUPPLIER, "")).strip()[:_LONGEST],
        options=own_options(drop, seen),
    )
    drop.kept = visit.site.crew.start(drop.title, task, lambda job: visit.site.forget_mappings())
    return visit.go(f"/drops/{drop.id}")


def _drawing(request: Request) -> Response:
    visit, drop = Visit.of(request), drop_of(request)
    job = drawing_of(visit, drop, source_of(drop, request.path_params["number"]))
    picture = job.result if job is not None else None
    if not isinstance(picture, Path) or not picture.is_file():
        raise HTTPException(404)
    return FileResponse(
        picture,
        media_type="image/svg+xml",
        headers={"Content-Security-Policy": _PICTURE_POLICY},
    )


ROUTES = [
    Route("/drops/{drop}/reading", _say, methods=["POST"]),
    Route("/drops/{drop}/keep", _keep, methods=["POST"]),
    Route("/drops/{drop}/drawing/{number}", _drawing),
]
