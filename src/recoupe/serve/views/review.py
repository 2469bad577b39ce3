"""Human decisions: those that were made, and the form for a new one."""

from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from msgspec import Meta

from recoupe.errors import UsageError
from recoupe.model.judgement import Evidence, Judgement
from recoupe.model.vocabulary import JudgementKind
from recoupe.serve.language import message
from recoupe.serve.site import AskedError, Site
from recoupe.serve.views.paging import paged
from recoupe.store.browse import DossierHead, Head

PAGE: Final = 50
"""Judgements on a page."""
OFFERED: Final = 40
"""Dossiers that a form offers."""
Form = Literal["", "accept", "correct", "same-claim", "not-same-claim", "same-actor", "not-same-actor", "reliability"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be judged, as links of other pages give it, what was just kept, and which page."""

    kind: Form = ""
    subject: str = ""
    object: str = ""
    value: str = ""
    kept: str = ""
    page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A judgement, its id, whether it is in force, and what its parts are called."""

    id: str
    judgement: Judgement
    in_force: bool
    subject: str
    object: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """One page of the judgements, the latest first; what the form is about; dossiers and words that it offers."""

    entries: list[Entry]
    page: int
    pages: int
    subject: str
    dossiers: list[DossierHead]
    evidence: list[Evidence] = field(default_factory=list)
    documents: dict[str, Head] = field(default_factory=dict)
    drawn: list[DossierHead] = field(default_factory=list)


def review(site: Site, asked: Asked) -> ReviewPage:
    """Return the judgements that were made, and what a new one would be about."""
    held = {each.id for each in site.collection.judgements()}
    every = site.collection.judgements(undone=True)[::-1]
    evidence = _evidence(site, asked.subject)
    page, pages, here = paged(asked.page, len(every), PAGE)
    return ReviewPage(
        entries=[
            Entry(id=each.id, judgement=each, in_force=_holds(each, held),
                  subject=called(site, each.subject), object=called(site, each.object))
            for each in every[here]
        ],
        page=page,
        pages=pages,
        subject=called(site, asked.subject),
        dossiers=site.browse.largest_dossiers(OFFERED),
        evidence=evidence,
        documents=site.browse.heads({each.document for each in evidence}),
        drawn=_drawn(site, asked.kept, every),
    )  # fmt: skip


def _holds(judged: Judgement, held: set[str]) -> bool:
    """Tell whether a judgement counts; a retraction does where what it takes back does not."""
    return judged.subject not in held if judged.kind == "retraction" else judged.id in held


def called(site: Site, key: str) -> str:
    """Return what an id of a judgement stands for: the words of a claim or dossier, a name, else the id."""
    if key.startswith("dos-"):
        return next((each.claim for each in site.browse.dossier_heads([key])), key)
    if key.startswith("clm-"):
        return site.browse.words_of_claim(key) or key
    return site.actor_name(key)


def _evidence(site: Site, key: str) -> list[Evidence]:
    """Return the words that a dossier rests on, from which one may be split off."""
    if not key.startswith("dos-"):
        return []
    try:
        return list(site.collection.dossier(key).evidence)
    except UsageError:
        return []


def _drawn(site: Site, kept: str, every: list[Judgement]) -> list[DossierHead]:
    """Return the dossiers that a judgement was about, as they are now."""
    made = next((each for each in every if each.id == kept), None)
    if made is None:
        return []
    keys = dict.fromkeys(key for each in (made.subject, made.object) for key in site.browse.dossiers_of_claim(each))
    return site.browse.dossier_heads(list(keys))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a form brings: a judgement, or with ``undo`` the one that is taken back."""

    author: Annotated[str, Meta(max_length=200)]
    kind: JudgementKind | Literal[""] = ""
    subject: str = ""
    object: str = ""
    value: str = ""
    note: Annotated[str, Meta(max_length=2000)] = ""
    undo: str = ""


def decide(site: Site, decision: Decision) -> Judgement:
    """Keep a decision and draw anew what it touches; return it. Raises ``UsageError`` where it makes no sense."""
    author, note = decision.author.strip(), decision.note.strip()
    if not author:
        raise AskedError(message("A judgement is signed: say who decides so."))
    if decision.undo:
        return site.collection.undo(decision.undo, author=author, note=note)
    if not decision.kind or not decision.subject.strip():
        raise AskedError(message("Say what is judged, and how."))
    return site.collection.judge(
        decision.kind, decision.subject.strip(), decision.object.strip(), author=author, note=note, value=decision.value
    )
