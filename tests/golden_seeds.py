"""What the two seeds are annotated with, as offsets, labels and rules beside a hash of the text: never its words.

    python tests/golden_seeds.py        writes tests/golden/seeds.json anew; read the difference line by line

The seeds are third parties' and lie beside the checkout, if at all.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from recoupe.annotate.run import annotate
from recoupe.model.analysis import Analysis
from recoupe.model.annotation import Source
from recoupe.model.document import Document
from recoupe.model.span import Span
from recoupe.read.inputs import read_paths
from recoupe.settings import Settings

SEEDS = Path(__file__).resolve().parents[1].parent / "shared" / "seeds"
GOLDEN = Path(__file__).parent / "golden" / "seeds.json"
PUBLISHED = {"000": "2024-08-09"}
"""The page does not tell its day; its readers' messages and its events do."""
Row = list[Any]


def place(span: Span | Source | None) -> str | None:
    return f"{span.start}-{span.end}" if span is not None and span.start is not None else None


def rows(analysis: Analysis) -> dict[str, list[Row]]:
    """Return every record of the text level as a row without words."""
    return {
        "attributions": [
            [place(e.content), place(e.source), place(e.cue), e.source.kind, e.source.count, e.modality,
             [each.value for each in e.factuality], e.rule]
            for e in analysis.attributions
        ],
        "events": [
            [place(e.trigger), e.type, e.mode, list(e.contexts), e.status, e.date, [place(p) for p in e.actors],
             [place(p) for p in e.recipients], e.attribution, e.rule]
            for e in analysis.events
        ],
        "statements": [
            [place(e.cue), e.kind, e.cameo, place(e.source), place(e.about), e.attribution, e.rule]
            for e in analysis.statements
        ],
        "times": [[place(e), e.value, e.timex.type, e.timex.value, e.rule] for e in analysis.times],
        "quantities": [[place(e), e.low, e.high, e.unit, e.rule] for e in analysis.quantities],
        "stances": [[e.passage, e.attitude, e.rule] for e in analysis.stances],
    }  # fmt: skip


def annotated() -> dict[str, dict[str, Any]]:
    """Return the rows of both seeds by the first part of their file names; empty where they are absent."""
    made = {}
    for path in sorted(SEEDS.glob("*.txt")):
        name = path.name.split("_")[0]
        (document,) = read_paths([str(path)], Settings())
        if not isinstance(document, Document):
            raise TypeError(path)
        (analysis,) = annotate([replace(document, published=PUBLISHED.get(name, document.published))], Settings())
        if not isinstance(analysis, Analysis):
            raise TypeError(path)
        made[name] = {"sha256": sha256(document.text.encode()).hexdigest(), **rows(analysis)}
    return made


def lines(found: dict[str, dict[str, Any]]) -> Iterable[str]:
    """Yield JSON with a line a record, so that a difference shows which one changed."""
    yield "{"
    for name, lists in found.items():
        yield f' "{name}": {{\n  "sha256": "{lists["sha256"]}",'
        parts = [(key, value) for key, value in lists.items() if key != "sha256"]
        for key, value in parts:
            inner = ",\n".join(f"   {json.dumps(row)}" for row in value)
            yield f'  "{key}": [\n{inner}\n  ]{"" if key == parts[-1][0] else ","}'
        yield " }" if name == list(found)[-1] else " },"
    yield "}"


def main() -> int:
    found = annotated()
    if not found:
        sys.stderr.write(f"no seeds in {SEEDS.name}\n")
        return 1
    GOLDEN.write_text("\n".join(lines(found)) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
