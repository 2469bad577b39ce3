"""Style, script and the libraries of the charts, from this machine alone."""

from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

FOLDERS: Final = (Path(__file__).parent / "static", Path(__file__).parents[1] / "export" / "shapes")
KINDS: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}
VEGA: Final = "vega.js"
PACKAGE: Final = "vl-convert-python"
"""Where its libraries are from: a browser takes them anew where the release changes."""
SNIPPET: Final = "window.vegaEmbed = vegaEmbed;"
"""What the libraries give to pages."""
FOREVER: Final = "public, max-age=31536000, immutable"


@lru_cache
def content(name: str) -> tuple[bytes, str] | None:
    """Return the bytes and kind of a file, None where there is no such file."""
    if name == VEGA:
        return vega().encode(), KINDS[".js"]
    known = {path.name: path for folder in FOLDERS for path in folder.iterdir() if path.suffix in KINDS}
    return (known[name].read_bytes(), KINDS[known[name].suffix]) if name in known else None


@lru_cache
def vega() -> str:
    """Return Vega, Vega-Lite and Vega-Embed as one script."""
    import vl_convert  # noqa: PLC0415 - tens of megabytes: only who looks at a chart loads it

    return str(vl_convert.javascript_bundle(SNIPPET))


@lru_cache
def asset(name: str) -> str:
    """Return the address of a file, which changes with what it holds, so that a browser may keep it for ever."""
    if name == VEGA:
        return f"/static/{name}?{version(PACKAGE)}"
    found = content(name)
    return f"/static/{name}?{blake2b(found[0], digest_size=6).hexdigest() if found else ''}"


def serve_asset(request: Request) -> Response:
    """Return a file."""
    found = content(request.path_params["name"])
    if found is None:
        return Response("There is no such file.\n", 404, media_type="text/plain")
    return Response(found[0], headers={"Cache-Control": FOREVER}, media_type=found[1])
