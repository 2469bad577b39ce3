"""From what a person says to a judgement: what it is about is found in the store, and what can't be is refused."""

import unicodedata
from dataclasses import replace
from typing import Final, get_args

from recoupe.crosscheck.rulings import MISREAD
from recoupe.crosscheck.vouchers import source_key
from recoupe.errors import UsageError
from recoupe.lang.registry import Registry
from recoupe.model.judgement import Judgement
from recoupe.model.vocabulary import DocumentStance, JudgementKind, Reliability
from recoupe.store.merges import PAIRS, one_with, taken_back
from recoupe.store.view import View

STANCES: Final = (*get_args(DocumentStance), MISREAD)
UNSEEN: Final = ("Cc", "Cs")
"""Categories of characters that no note or name keeps: controls, and halves of characters, which no file can hold."""
PREFIXES: Final = ("outlet:", "person:", "body:", "anonymous:", "thread:", "document:")
"""What the key of a source begins with."""


def settled(draft: Judgement, view: View, known: Registry) -> Judgement:
    """Return a judgement about claims, sources or actors from one that may name a dossier, a document or a value.

    Raises ``UsageError`` for what neither the store holds nor the list of actors, and for values outside the lists.
    """
    draft = _printable(draft)
    if draft.kind not in get_args(JudgementKind):
        raise UsageError(f"A judgement is one of {', '.join(get_args(JudgementKind))}, not “{draft.kind}”.")
    if not draft.author:
        raise UsageError("A judgement is signed: say who decides so.")
    if draft.kind == "retraction":
        return _retraction(draft, view)
    if draft.kind == "reliability":
        return _reliability(draft, view)
    if PAIRS.get(draft.kind) == "actor":
        return _of_two(draft, view, known)
    return _of_claims(draft, view)


def touched(judged: Judgement, view: View) -> set[str]:
    """Return the documents whose conclusions a judgement may change."""
    before = view.judgements()
    base = judged
    while base.kind == "retraction":
        base = _judgement(base.subject, view)
    found = set(base.documents)
    if PAIRS.get(base.kind) == "actor":
        names = {each for known in (before, [*before, judged]) for one in _pair(base) for each in one_with(one, known)}
        found |= view.documents_of_sources(names)
    return found


def _printable(draft: Judgement) -> Judgement:
    """Return a judgement without control characters, which hide in a list what was said; line breaks become spaces."""
    return replace(
        draft,
        subject=_plain(draft.subject),
        object=_plain(draft.object),
        author=_plain(draft.author),
        note=_plain(draft.note),
        value=_plain(draft.value),
    )


def _plain(text: str) -> str:
    return "".join(map(_shown, text)).strip()


def _shown(letter: str) -> str:
    if unicodedata.category(letter) not in UNSEEN:
        return letter
    return " " if letter.isspace() else ""


def _pair(judged: Judgement) -> tuple[str, str]:
    return judged.subject, judged.object


def _judgement(key: str, view: View) -> Judgement:
    found = [each for each in view.judgements() if each.id.startswith(key)] if key else []
    if len(found) != 1:
        raise UsageError(f"There is no one judgement “{key}”; `recoupe judge --list` shows those there are.")
    return found[0]


def _retraction(draft: Judgement, view: View) -> Judgement:
    judged = _judgement(draft.subject, view)
    if judged.id in taken_back(view.judgements()):
        raise UsageError(f"“{judged.id}” is taken back already.")
    return replace(draft, subject=judged.id, object="", value="")


def _reliability(draft: Judgement, view: View) -> Judgement:
    value = (draft.value or draft.object).upper()
    if value not in get_args(Reliability):
        raise UsageError(f"A reliability is one of {', '.join(get_args(Reliability))}, not “{value}”.")
    return replace(draft, subject=source(draft.subject, view), object="", value=value)


def source(name: str, view: View) -> str:
    """Return the key of a source that is given by key or by name. Raises ``UsageError`` where it is not one."""
    if name.startswith(PREFIXES):
        return _source(name.lower(), view)
    found = view.records().named(name.lower())
    if len(found) != 1:
        known = f": {', '.join(found)}" if found else ""
        raise UsageError(f"“{name}” names {len(found)} sources{known}; give the key, such as “outlet:{name.lower()}”.")
    return found[0]


def _source(key: str, view: View) -> str:
    """Return the key of a source that tells something in the store or has documents there."""
    told = view.records().sums({key}) or view.documents_of_sources({key})
    if not told and key not in {source_key("outlet", outlet) for outlet in view.outlets()}:
        raise UsageError(f"There is no source “{key}” in this store; `recoupe sources` shows those there are.")
    return key


def _of_two(draft: Judgement, view: View, known: Registry) -> Judgement:
    one, other = (_party(each, view, known) if each else "" for each in _pair(draft))
    if not other or one == other:
        raise UsageError("This judgement needs two different actors or sources.")
    return replace(draft, subject=one, object=other, value="")


def _party(name: str, view: View, known: Registry) -> str:
    """Return the actor or source that is given by id, key or name."""
    if name.startswith(PREFIXES):
        return _source(name.lower(), view)
    found = known.known_as(name) or (name if view.mentions_actor(name) else None)
    sources = [] if found else view.records().named(name.lower())
    if len(sources) == 1:
        found = sources[0]
    if found is None:
        raise UsageError(f"No one actor or source is called “{name}”: see `recoupe actors list` and `recoupe sources`.")
    return found


def _of_claims(draft: Judgement, view: View) -> Judgement:
    subject, first = _claim(draft.subject, view)
    if draft.kind == "correct":
        return _correction(replace(draft, subject=subject), first, view)
    if draft.kind == "accept":
        return replace(draft, subject=subject, object="", documents=(first,))
    claim, second = _claim(draft.object, view)
    if claim == subject:
        raise UsageError("This judgement needs two different claims.")
    return replace(draft, subject=subject, object=claim, documents=(first, second))


def _correction(draft: Judgement, first: str, view: View) -> Judgement:
    """Return a correction with its stance as the value; without a document it holds wherever the claim stands."""
    stance, about = (draft.value, draft.object) if draft.value else (draft.object, "")
    if stance not in STANCES:
        raise UsageError(f"A correction sets one of {', '.join(STANCES)}, not “{stance}”.")
    if about and view.document(about) is None:
        raise UsageError(f"There is no document “{about}” in this store.")
    return replace(draft, object=about, value=stance, documents=(first, about) if about else (first,))


def _claim(key: str, view: View) -> tuple[str, str]:
    """Return the claim that a key means, and its document; of a dossier the claim that heads it."""
    dossier = view.dossier(key) if key.startswith("dos") else None
    if dossier is not None:
        heads = sorted(dossier.evidence, key=lambda each: each.text != dossier.claim)
        return heads[0].claim, heads[0].document
    document = view.document_of_claim(key)
    if document is None:
        raise UsageError(f"There is no claim or dossier “{key}” in this store.")
    return key, document
