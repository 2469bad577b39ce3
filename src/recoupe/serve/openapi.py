"""The OpenAPI document, written from the pages: what each takes and gives follows from its records."""

import re
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from recoupe import __version__
from recoupe.serve.pages import SUFFIX, Page

REFERENCE: Final = "#/components/schemas/{name}"


def openapi(pages: Iterable[Page]) -> dict[str, Any]:
    """Return the description of all pages as JSON (OpenAPI 3.1)."""
    every = tuple(pages)
    answers, components = msgspec.json.schema_components([page.answer for page in every], ref_template=REFERENCE)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Recoupe", "version": __version__},
        "paths": {_path(page): {"get": _operation(page, answer)} for page, answer in zip(every, answers, strict=True)},
        "components": {"schemas": components | {"Error": ERROR}},
    }


ERROR: Final = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}


def _path(page: Page) -> str:
    return f"{page.path}{SUFFIX}" if page.path != "/" else f"/index{SUFFIX}"


def _operation(page: Page, answer: dict[str, Any]) -> dict[str, Any]:
    error = _content("What can't be answered, in a sentence", {"$ref": REFERENCE.format(name="Error")})
    return {
        "operationId": page.name,
        "summary": _line(page.view),
        "parameters": _parameters(page),
        "responses": {
            "200": _content((page.answer.__doc__ or "").partition("\n")[0], answer),
            "400": error,
            "404": error,
        },
    }


def _line(thing: object) -> str:
    """Return the first line of what is said of a thing."""
    return (thing.__doc__ or "").partition("\n")[0]


def _content(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _parameters(page: Page) -> list[dict[str, Any]]:
    in_path = set(re.findall(r"{(\w+)}", page.path))
    (_reference,), found = msgspec.json.schema_components([page.asked], ref_template=REFERENCE)
    schema = found[page.asked.__name__]
    return [
        {"name": name, "in": "path" if name in in_path else "query", "required": name in schema.get("required", ()),
         "schema": each}
        for name, each in schema["properties"].items()
    ]  # fmt: skip
