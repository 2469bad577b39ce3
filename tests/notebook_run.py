"""Runs the code cells of a notebook and keeps what each shows; as a script it writes docs/notebook.ipynb anew."""

import ast
import io
import json
import os
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

NOTEBOOK = Path(__file__).resolve().parents[1] / "docs" / "notebook.ipynb"
KEPT = ("image/svg+xml", "text/html", "text/plain")


def executed(notebook: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the outputs of each code cell, run in order in one namespace."""
    space: dict[str, Any] = {"__name__": "__main__"}
    return [_outputs("".join(cell["source"]), space) for cell in code_cells(notebook)]


def code_cells(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def _outputs(source: str, space: dict[str, Any]) -> list[dict[str, Any]]:
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), space)  # noqa: S102 - our own notebook
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), space)  # noqa: S307 - the same
    found: list[dict[str, Any]] = []
    if printed.getvalue():
        found.append({"output_type": "stream", "name": "stdout", "text": printed.getvalue()})
    if value is not None:
        found.append({"output_type": "execute_result", "metadata": {}, "data": _shown(value)})
    return found


def _shown(value: Any) -> dict[str, str]:
    if hasattr(value, "_repr_mimebundle_"):
        return {key: text for key, text in value._repr_mimebundle_().items() if key in KEPT}
    data = {"text/plain": repr(value)}
    return {"text/html": value._repr_html_(), **data} if hasattr(value, "_repr_html_") else data


def main() -> None:
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    home = Path.cwd()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        outputs = executed(notebook)
        os.chdir(home)
    for number, (cell, found) in enumerate(zip(code_cells(notebook), outputs, strict=True), start=1):
        cell["execution_count"] = number
        cell["outputs"] = [{**each, **({"execution_count": number} if "data" in each else {})} for each in found]
    NOTEBOOK.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
