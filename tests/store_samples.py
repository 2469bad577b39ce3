"""Two invented documents with one record of each kind, and a database for them."""

import os
from pathlib import Path
from typing import TypeVar

from sqlalchemy import create_engine

from recoupe.model.analysis import Analysis
from recoupe.model.annotation import (
    Attribution,
    EventMention,
    Mention,
    Participant,
    Quantity,
    Source,
    Stance,
    TimeExpression,
    Timex,
)
from recoupe.model.discourse import Claim, SourceChain, SourceLink
from recoupe.model.document import Document, Passage
from recoupe.model.judgement import (
    Contradiction,
    Derivation,
    Dossier,
    Evidence,
    Figure,
    Grade,
    Lineage,
    Origin,
    Reason,
    SharedPassage,
)
from recoupe.model.span import Span

FIRST = "Selon nos sources, l’armée de Valdorie a perdu 80 hommes vendredi près du col des Œillets."
ANSWER = "Les autorités valdoriennes démentent, et qui peut le vérifier ?"
TEXT = f"{FIRST}\n\n{ANSWER}"
CONTENT = "l’armée de Valdorie a perdu 80 hommes vendredi près du col des Œillets"
POSTGRESQL = os.environ.get("RECOUPE_TEST_POSTGRESQL", "")
"""The URL of a database that tests may empty; without it only SQLite is tested."""
LASTING = ("file", "postgresql") if POSTGRESQL else ("file",)
WHY = (Reason(rule="test@1", detail="It stands so.", evidence=("claim-1",)),)
Kind = TypeVar("Kind", bound=Span)


def at(words: str, kind: type[Kind], **more: object) -> Kind:
    start = TEXT.index(words)
    return kind(start=start, end=start + len(words), text=words, **more)


def document(name: str = "a", text: str = TEXT) -> Document:
    first = Passage(kind="body", text=FIRST, start=0, end=len(FIRST))
    start = len(FIRST) + 2
    answer = Passage(kind="comment", text=ANSWER, start=start, end=len(TEXT), author="Zed", reply_to=0)
    passages = (first, answer) if text == TEXT else ()
    return Document(
        id=name, text=text, passages=passages, title="Le col", outlet="Le Phare", published="2024-08-09", links=("/x",)
    )


def attribution() -> Attribution:
    span = at("nos sources", Span)
    return Attribution(
        source=Source(kind="anonymous", start=span.start, end=span.end, text=span.text, count=2),
        cue=at("Selon", Span),
        content=at(CONTENT, Span),
        modality="asserted",
        rule="fr.selon@1",
        via=("Agence du Nord",),
    )


def analysis(name: str = "a") -> Analysis:
    chain = SourceChain(
        links=(
            SourceLink(name="Le Phare", kind="media"),
            SourceLink(name="nos sources", kind="anonymous", count=2),
        )
    )
    claim = at(
        CONTENT, Claim, id=f"claim-{name}", document=name, passage=0, chain=chain, modality="asserted",
        polarity="positive", rule="claim@1", attribution=0, events=(0,), quantities=(0,),
    )  # fmt: skip
    event = EventMention(
        trigger=at("perdu", Span), type="ASSAULT", status="alleged", rule="event@1", contexts=("military",),
        recipients=(at("l’armée de Valdorie", Participant, country="VAL"),), date="2024-08-09", attribution=0,
    )  # fmt: skip
    return Analysis(
        document=document(name),
        mentions=(at("Valdorie", Mention, label="LOC", rule="ner@1"),),
        times=(
            at(
                "vendredi", TimeExpression, value="2024-08-09", timex=Timex(type="DATE", value="2024-08-09"), rule="t@1"
            ),
        ),
        quantities=(at("80 hommes", Quantity, low=80.0, high=None, unit="deaths", rule="q@1"),),
        attributions=(attribution(),),
        events=(event,),
        stances=(Stance(passage=1, attitude="query", rule="s@1"),),
        claims=(claim,),
    )


def lineage() -> tuple[list[Lineage], list[Derivation]]:
    shared = (SharedPassage(start=0, end=9, parent_start=0, parent_end=9),)
    return (
        [
            Lineage(document="a", relation="origin", parents=(), credit=False, reasons=WHY),
            Lineage(document="b", relation="reprint", parents=("a",), credit=True, reasons=WHY),
        ],
        [Derivation(document="b", parent="a", kind="reprint", reasons=WHY, shared=shared)],
    )


def dossier(name: str = "dos-12ab") -> Dossier:
    origin = Origin(
        label="nos sources", kind="anonymous", document="a", stance="supports", independent=True, reasons=WHY
    )
    words = Evidence(
        document="a", claim="claim-a", passage=0, start=0, end=5, text="Selon", stance="supports",
        source="nos sources", basis="anonymous",
    )  # fmt: skip
    return Dossier(
        id=name,
        claim="La Valdorie a perdu 80 hommes.",
        grade=Grade(reliability="F", credibility=4, reasons=WHY),
        documents={"b": "supports", "a": "denies"},
        origins=(origin,),
        evidence=(words,),
        figures=(Figure(document="a", low=80.0, high=None, unit="deaths"),),
        contradictions=(Contradiction(documents=("a", "b"), about="figure", detail="80 or 8"),),
        readers={"query": 1},
    )


def empty(kind: str, folder: Path) -> str:
    """Return the URL of an empty store."""
    if kind != "postgresql":
        return {"file": str(folder / "collection.db"), "memory": "sqlite://"}[kind]
    engine = create_engine(POSTGRESQL)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return POSTGRESQL
