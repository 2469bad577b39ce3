"""Who ultimately vouches for what a first-hand document says: person, body, document, anonymous sources, outlet."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from recoupe.crosscheck import wording
from recoupe.crosscheck.labels import label
from recoupe.crosscheck.match import Match
from recoupe.lang.fr.text import straighten
from recoupe.lineage.cues import find_cues
from recoupe.lineage.outlets import OWNED, institution, issuer_of
from recoupe.lineage.profile import Profile, name_of
from recoupe.lineage.sites import BRACKETS, host_of, outlet_key
from recoupe.lineage.standing import Standing
from recoupe.lineage.unnamed import unnamed
from recoupe.model.document import Document
from recoupe.model.judgement import Reason
from recoupe.model.vocabulary import OriginKind

SPEAKER: Final = re.compile(
    r"^(?P<name>[^«:,]*?[A-ZÀ-Ý][^«:,]*?)(?:,[^«:]*)?(?: (?:à|sur|chez|au micro|dans|devant) [^«:]*)?\s*:\s*«"
)
SAID: Final = re.compile(
    r"»,? (?:affirm|assur|accus|di[st]|déclar|répond|rétorqu|soutien|jur|insist|martèl|confi|racont|témoign|dénonc)\w*"
    r"\s+(?P<name>[^,;:«»]+)",
    re.IGNORECASE,
)
"""Who says the words that a headline quotes: « Affaire des tracts : « Rien n'est vrai », affirme l'avocat »."""
ROLE: Final = re.compile(r"^(?:(?:l[ea]s?|une?) |l')", re.IGNORECASE)
"""What somebody begins with who is called by his part: « La directrice d'école : « … » »."""
SPOKESMAN: Final = re.compile(
    r"\bporte-parole (?:du |de la |de l'|des |de )(?P<body>[\w'-]+(?: (?:de la |de l'|du |des |de )?[A-ZÀ-Ý][\w'-]+)*)"
)
ARTICLE: Final = re.compile(r"(?:le|la|les) ", re.IGNORECASE)
PAGE: Final = re.compile(r"(?:page|carnet|blog|compte|profil|mur)\b", re.IGNORECASE)
"""What stands in brackets after a person's name where the page is that person's own."""
PERSON: Final = re.compile(r"[A-ZÀ-Ý][\w'’-]+(?: (?:de |ben |el |al |von |van )?[A-ZÀ-Ý][\w'’-]+)+", re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """Who vouches: what it is called, its kind, the key under which two documents have the same one, the reason.

    ``source`` is the key under which its record is kept in the whole collection.
    """

    label: str
    kind: OriginKind
    key: str
    source: str
    reason: Reason


def voucher(match: Match, standing: Standing) -> Voucher:
    """Return who vouches for what a document without a parent for it says."""
    profile = match.profile
    outlet = BRACKETS.sub("", _carrier(match))
    if standing.official:
        name = issuer_of(profile) or site_name(profile.document)
        found = _body(BRACKETS.sub("", name or outlet), profile.id)
        return found if name else replace(found, source=publisher(profile.document))
    person = _speaker(match, standing)
    if person and (body := _spokesman(match)):
        return _body(body, profile.id)
    if person and institution(ROLE.sub("", person)):
        return _body(ROLE.sub("", person), profile.id)
    if person:
        return _person(person, profile.id)
    if standing.outside and not standing.first_hand and not _reposted(match):
        name = standing.outside[0]
        return Voucher(
            label=name,
            kind="media",
            key=f"outside {name.lower()}",
            source=source_key("outlet", name),
            reason=wording.outside(name, profile.id),
        )
    return _outlet_sources(match, outlet)


def _person(name: str, document: str) -> Voucher:
    return Voucher(
        label=name,
        kind="person",
        key=_name_key(name),
        source=source_key("person", name),
        reason=wording.person(name, document),
    )


def _owner(outlet: str) -> str | None:
    """Return the person whose page an outlet is: « Trois pas (carnet d'Ana Brel) », « Ana Brel (page de l'élue) »."""
    text = straighten(outlet)
    name = BRACKETS.sub("", text).strip()
    inside = [each.strip(" ()[]") for each in BRACKETS.findall(text)]
    owned = [OWNED.sub("", each) for each in (name, *inside) if OWNED.match(each)]
    named = [name] if any(PAGE.match(each) for each in inside) else []
    return next((each for each in (*owned, *named) if PERSON.fullmatch(each) and not ARTICLE.match(each)), None)


def source_key(kind: str, name: str) -> str:
    """Return the key under which a source's record is kept: « outlet:la rade »."""
    return f"{kind}:{outlet_key(name) or name.lower()}"


def publisher(document: Document) -> str:
    """Return the key of who publishes a document: its outlet or site, else the document alone.

    A headline names nobody, and two texts of unknown origin need not have the same one.
    """
    site = site_name(document)
    if site:
        return source_key("outlet", site)
    thread = any(passage.kind == "post" for passage in document.passages)
    return source_key("thread" if thread else "document", document.id)


def site_name(document: Document) -> str | None:
    """Return the outlet of a document, else its host, None where neither is known."""
    return BRACKETS.sub("", document.outlet or host_of(document.url) or "") or None


def _body(name: str, document: str) -> Voucher:
    return Voucher(
        label=name,
        kind="organisation",
        key=outlet_key(name) or name,
        source=source_key("body", name),
        reason=wording.body(name, document),
    )


def _carrier(match: Match) -> str:
    """Return the outlet that a sentence comes from: the reposted one's, else the document's own."""
    return _reposted(match) or name_of(match.profile.document)


def _reposted(match: Match) -> str | None:
    """Return the outlet whose own text a sentence stands in, where somebody pasted it: its sources are named there."""
    passage = match.profile.document.passages[match.sentence.passage]
    return passage.source if passage.kind == "repost" else None


def _spokesman(match: Match) -> str | None:
    """Return the body that a guest speaks for."""
    found = SPOKESMAN.search(match.profile.lead)
    return found["body"].strip() if found else None


def _speaker(match: Match, standing: Standing) -> str | None:
    title = straighten(match.profile.document.title or "")
    found = SPEAKER.match(title)
    if found and standing.voice == "interview":
        said = SAID.search(title, found.end("name"))
        name = (said or found)["name"].strip()
        return _quoted_most(match.profile) if said is None and _topic(name, match.profile) else name
    if any("guest" in cue.rule for cue in standing.firsthand):
        names = PERSON.findall(" ".join(sentence.text for sentence in match.profile.sentences[:2]))
        return names[0] if names else None
    return None


def _topic(name: str, profile: Profile) -> bool:
    """Tell whether what a headline begins with is no person: « Naufrage de Godoria : « Il ne s'est pas arrêté » »."""
    people = (each.text for each in profile.analysis.mentions if each.label == "PER")
    if ROLE.match(name) or any(name in straighten(each) for each in people):
        return False
    common = {word.form for word in profile.words if not word.capital}
    parts = [part for part in re.split(r"[\s-]", name) if part[:1].isupper()]
    return len(parts) < 2 or any(part.lower() in common for part in parts)  # noqa: PLR2004 - first name and surname


def _quoted_most(profile: Profile) -> str | None:
    """Return the person by name whom a document quotes most, and more than once."""
    sources = (claim.chain.ultimate for claim in profile.analysis.claims)
    names = (PERSON.search(each.name) for each in sources if each.kind == "person")
    named = Counter(found.group() for found in names if found)
    name, count = max(named.items(), key=lambda each: each[1], default=("", 0))
    return name if count > 1 else None


def _outlet_sources(match: Match, outlet: str) -> Voucher:
    profile, reposted = match.profile, _reposted(match)
    source = source_key("outlet", outlet) if reposted else publisher(profile.document)
    if find_cues("document_cues", profile.plain) and not find_cues("anonymous_cues", match.sentence.plain):
        return Voucher(
            label=label("document", outlet),
            kind="document",
            key="document",
            source=source,
            reason=wording.paper(outlet, profile.id),
        )
    found = unnamed(profile)
    if found:
        return Voucher(
            label=label("anonymous", outlet),
            kind="anonymous",
            key=f"anonymous {outlet.lower()}",
            source=source_key("anonymous", source.partition(":")[2]),
            reason=wording.anonymous(outlet, found[0].text, profile.id),
        )
    person = None if reposted else _owner(profile.document.outlet or "")
    if person:
        return _person(person, profile.id)
    return Voucher(
        label=outlet,
        kind="media",
        key=f"media {outlet.lower()}",
        source=source,
        reason=wording.own_word(outlet, profile.id),
    )


def _name_key(name: str) -> str:
    """Return the surname, under which a person is the same with or without first name and title."""
    parts = [part for part in name.split() if part[0].isupper()]
    return f"person {(parts[-1] if parts else name).lower()}"
