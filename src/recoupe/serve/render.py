"""Templates: one environment a language, everything escaped."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_environment
from jinja2.filters import do_truncate

from recoupe.crosscheck.sentence import sentence
from recoupe.export.words import party_names, sector
from recoupe.model.annotation import Participant
from recoupe.model.codec import said
from recoupe.model.judgement import Dossier
from recoupe.model.vocabulary import Tongue
from recoupe.serve import words
from recoupe.serve.assets import asset
from recoupe.serve.labels import LABELS
from recoupe.serve.language import catalog
from recoupe.serve.marks import pieces
from recoupe.serve.site import Site
from recoupe.store.browse import Head

Of = TypeVar("Of")


@lru_cache
def environment(tongue: Tongue) -> Environment:
    """Return the templates in a language."""
    made = Environment(
        loader=PackageLoader("recoupe.serve", "templates"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    translations = catalog(tongue)
    made.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]  # of the extension

    def label(value: object, kind: str) -> str:
        return translations.gettext(LABELS[kind].get(str(value), str(value)))

    def facet_value(site: Site, facet: str, value: object) -> str:
        """Return how a value of a facet is written."""
        if facet == "actor":
            return site.actor_name(str(value))
        named = {"grade": "credibility", "event": "event", "source": "source"}.get(facet)
        text = label(value, named) if named else str(value)
        return f"{value} – {text}" if facet == "grade" else text

    def party(site: Site, key: str) -> str:
        """Return what a party of events is called: an actor, or a sector of a state."""
        return party_names([key], site.registry, tongue)[key]

    made.globals |= {
        "LABELS": LABELS,
        "tongue": tongue,
        "url": url,
        "address": address,
        "asset": asset,
        "pieces": pieces,
        "facet_value": facet_value,
        "words_of": words_of,
        "in_time": in_time,
        "parties": parties,
        "party": party,
    }
    made.filters |= _filters(tongue) | {"label": label}
    made.globals["parts"] = made.get_template("parts.html").module
    made.globals["events"] = made.get_template("events.html").make_module().events  # type: ignore[attr-defined]
    return made


def _filters(tongue: Tongue) -> dict[str, Callable[..., object]]:
    return {
        "day": lambda edtf: words.day(edtf, tongue),
        "amount": lambda each: words.amount(each.low, each.high, tongue),
        "number": lambda value: words.amount(value, value, tongue),
        "sector": lambda code: sector(code, tongue),
        "signed": lambda value: words.signed(value, tongue),
        "web": words.web,
        "excerpt": words.excerpt,
        "squeeze": lambda text: " ".join(text.split()),
        "truncate": cut,
        "sentence": lambda dossier: words.spaced(sentence(dossier, tongue), tongue),
        "reason": lambda each: words.spaced(said(each, tongue), tongue),
        "name": name,
        "again": again,
        "in_order": in_order,
    }


@pass_environment
def cut(templates: Environment, text: str, length: int, anywhere: bool = False) -> str:  # noqa: FBT001, FBT002 - Jinja's
    """Return the beginning of a text, with one sign for what is left out."""
    return do_truncate(templates, text, length, anywhere, "…")


def url(path: str, **asked: object) -> str:
    """Return the address of a page; what is empty is left out."""
    given = {key: value for key, value in asked.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path


def address(*parts: object) -> str:
    """Return a path of parts, each quoted whole."""
    return "/" + "/".join(quote(str(part), safe="") for part in parts)


def again(path: str, asked: Any, **changes: object) -> str:
    """Return the address that asks the same of a page, but for some changes."""
    same = {each.name: getattr(asked, each.name) for each in fields(asked) if each.name != "id"}
    plain = {each.name: each.default for each in fields(asked)}
    return url(path, **{key: value for key, value in (same | changes).items() if value != plain[key]})


def name(head: Head | None, key: str = "") -> str:
    """Return how a document is called: its outlet, else its title, else its file, else its id."""
    if head is None:
        return key
    return head.outlet or head.title or (head.path or "").rpartition("/")[2] or head.id


def words_of(dossier: Dossier, document: str) -> tuple[int | None, int | None]:
    """Return where a document's first words that speak to a dossier stand, None where it has none."""
    places = [(each.start, each.end) for each in dossier.evidence if each.document == document]
    return min(places, default=(None, None))


def in_time(documents: Iterable[str], heads: Mapping[str, Head]) -> list[str]:
    """Return documents in the order in which they appeared, those without a date last."""
    return sorted(documents, key=lambda key: _moment(key, heads))


def in_order(found: Iterable[Of], heads: Mapping[str, Head]) -> list[Of]:
    """Return what stands in documents in the order in which these appeared."""
    return sorted(found, key=lambda each: _moment(each.document, heads))  # type: ignore[attr-defined]


def _moment(key: str, heads: Mapping[str, Head]) -> tuple[bool, str, str]:
    published = heads[key].published if key in heads else None
    return published is None, published or "", key


def parties(found: Iterable[Participant]) -> str:
    """Return the parties of an event as words."""
    return ", ".join(each.text for each in found) or "?"
