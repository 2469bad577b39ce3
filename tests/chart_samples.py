"""Generated collections for drawings: documents of invented outlets that copy, rewrite, deny and cite each other."""

from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from random import Random
from typing import Literal

from recoupe.export.charts import Kin
from recoupe.model.document import Document
from recoupe.model.judgement import (
    Contradiction,
    Derivation,
    Dossier,
    Event,
    EventParty,
    Evidence,
    Figure,
    Grade,
    Lineage,
    Origin,
    Reason,
    Telling,
)
from recoupe.model.vocabulary import DocumentRelation, DocumentStance, OriginStance

OUTLETS = (
    "Le Veilleur",
    "La Gazette des Criques",
    "Radio Tamarin",
    "Agence du Nord",
    "Mairie de Port-Clair (communiqué)",
)
KINDS: tuple[Literal["reprint", "partial", "rewrite", "cites"], ...] = ("reprint", "partial", "rewrite", "cites")
STANCES: tuple[DocumentStance, ...] = ("supports", "supports", "supports", "denies", "doubts", "retracts")
SIDES: tuple[OriginStance, ...] = ("supports", "denies", "supports", "supports")
RANGES = ((84.0, 84.0), (80.0, None), (None, 90.0), (84.0, 120.0))
START = 1_700_000_000
DAY = 86_400
WHY = (Reason(rule="test@1", detail="C’est ainsi.", english="It stands so."),)


def kin(number: int, seed: int = 1) -> Kin:
    """Return documents, one in ten undated, each after the first three mostly taken from earlier ones."""
    dice, when = Random(seed), float(START)
    documents, lineages, derivations = {}, {}, []
    stances: dict[str, DocumentStance] = {}
    for place in range(number):
        when += dice.expovariate(1 / 18_000) + (20 * DAY if dice.random() < 0.05 else 0)
        key = f"d{place:02}"
        published = datetime.fromtimestamp(when, UTC).strftime("%Y-%m-%dT%H:%M") if place % 10 != 7 else None
        documents[key] = Document(
            id=key, text="x", passages=(), outlet=f"{dice.choice(OUTLETS)} {place}", published=published,
            title=f"Titre <{place}> & suite", url=f"https://{key}.example/page" if place % 3 else "javascript:alert(1)",
        )  # fmt: skip
        stances[key] = dice.choice(STANCES)
        parents = {f"d{dice.randrange(place):02}" for _ in range(2)} if place > 2 and dice.random() < 0.8 else set()
        kind = dice.choice(KINDS)
        derivations += [Derivation(document=key, parent=each, kind=kind, reasons=WHY) for each in sorted(parents)]
        relation: DocumentRelation = "origin" if not parents else "denies" if stances[key] == "denies" else kind
        lineages[key] = Lineage(
            document=key, relation=relation, parents=tuple(sorted(parents)), credit=False, reasons=WHY
        )
    return Kin(documents=documents, lineages=lineages, derivations=tuple(derivations), stances=stances)


def dossier(found: Kin) -> Dossier:
    """Return a dossier of the documents, with figures of each form and a claim full of signs that mean something."""
    keys = sorted(found.documents)
    first = [key for key in keys if not found.lineages[key].parents][:4]
    return Dossier(
        id="dos-1",
        claim="La ville a vendu *le phare* <b>de</b> Tamarin #1 | « 7,35 M€ »",
        grade=Grade(reliability="F", credibility=4, reasons=WHY),
        documents=dict(found.stances),
        origins=tuple(
            Origin(label=f"sources de {key}", kind="anonymous", document=key, stance=side, independent=True, reasons=())
            for key, side in zip(first, SIDES, strict=False)
        ),
        evidence=tuple(
            Evidence(
                document=key,
                claim=f"clm-{key}",
                passage=0,
                start=0,
                end=9,
                text=f"Propos de <{key}> & _suite_",
                stance=found.stances[key],
                source="?",
                basis="conditional",
            )
            for key in keys
        ),
        figures=(
            *(Figure(document=key, low=low, high=high, unit="deaths") for key, (low, high) in zip(keys, cycle(RANGES))),
            Figure(document=keys[0], low=3.0, high=3.0, unit="injured"),
        ),
        contradictions=(Contradiction(documents=(keys[0], keys[-1]), about="figure", detail="84 ou 3"),),
        readers={"support": 1, "query": 2},
    )


def event(key: str, day: str | None, score: float, **more: object) -> Event:
    given: dict[str, object] = {
        "type": "ACCUSE", "status": "actual", "origins": 1, "denials": 0, "reasons": (),
        "actors": (EventParty(key="VAL", country="VAL", sector="GOV"),),
        "recipients": (EventParty(key="ORN", country="ORN", sector="GOV"),),
        "told": day,
        "mentions": (Telling(document=f"doc-{key}", mention=0, status="actual"),),
    }  # fmt: skip
    return Event(id=key, date=day, score=score, **{**given, **more})  # type: ignore[arg-type]


def flow(days: int, turn: int, seed: int = 1) -> tuple[list[Event], dict[str, int]]:
    """Return events of two states whose cooperation turns into conflict on a day, and what was published a day."""
    dice, first = Random(seed), date(2022, 9, 1)
    pages = {(first + timedelta(days=each)).isoformat(): dice.randint(3, 9) for each in range(days)}
    found = []
    for place, day in enumerate(pages):
        for part in range(sum(dice.random() < 0.06 for _ in range(2))):
            score = dice.choice((2.5, 5, 9.5, -2) if place < turn else (-6, -9, -3.5, 2.5))
            found.append(event(f"e{place}-{part}", day, score, origins=dice.choice((1, 1, 2, 3))))
    return found, pages
