"""How a document stands by itself: whom it names and credits, what it has first-hand, what it denies or withdraws."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from recoupe.lineage.cues import Cue, find_cues
from recoupe.lineage.outlets import OFFICIAL, Naming, Outlets, institution, issuer_of
from recoupe.lineage.ownership import ownership
from recoupe.lineage.profile import Profile, plain
from recoupe.model.annotation import Attribution

DIALOGUE: Final = re.compile(r"(?:^|\n)\s*[—–-] ?(?=\w)")
QUESTION: Final = re.compile(r"(?:^|\n)[^\n«»]{8,200}\?\s*(?=\n|$)")
SPEAKER: Final = re.compile(r"(?:^|\n)\s*(?P<who>[A-ZÀ-Ý][\w'’. -]{0,40}?) ?:\s+(?=[«A-ZÀ-Ý])")
TURNS: Final = 2
"""Lines of dialogue, questions on lines of their own or turns of one speaker that make a text an interview."""
ARTICLE: Final = re.compile(r"^(?:les? |la |l'|une? |cet(?:te)? |ce |des )", re.IGNORECASE)
HOST: Final = re.compile(r"\w\.[a-z]{2,}\b")
PROPER: Final = re.compile(r"[A-ZÀ-Ý][\w&]")
QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”")
INTERVIEW: Final = re.compile(r"^(?:[^«]*[A-ZÀ-Ý][^«]*:\s*«|«[^»]+»,? (?:dit|assure|affirme|déclare|confie|entretien))")
NOT_SELF: Final = re.compile(r"\bn'a(?:vait)? pas\b|comme d'autres|fait l'écho")
OWN: Final = frozenset({"strong", "self", "self-next"})
"""Strengths of the wordings that show first-hand knowledge; the others only claim it."""
DENIALS: Final = 2
"""Denials in the body that make denying the point of a text whose headline and lead have none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What one document tells about itself.

    ``named`` are the other sites that it names; ``linked`` the documents that it leads to by their address;
    ``credited`` the sites that it names as its source; ``outside`` credited names that are not in the collection;
    ``voice`` is ``institution``, ``interview`` or ``media``; ``talks`` if it asks and answers; ``agency`` if its
    outlet is one; ``reposts`` if it carries another outlet's text under its name.
    """

    site: str | None
    voice: str
    talks: bool
    agency: bool
    reposts: bool
    named: tuple[Naming, ...]
    linked: frozenset[str]
    credited: frozenset[str]
    outside: tuple[str, ...]
    credits: tuple[Cue, ...]
    firsthand: tuple[Cue, ...]
    denials: tuple[Cue, ...]
    retractions: tuple[Cue, ...]

    @property
    def official(self) -> bool:
        """Tell whether an institution speaks."""
        return self.voice == "institution"

    @property
    def first_hand(self) -> bool:
        """Tell whether the document has something from its own sources, or is itself the source."""
        return self.official or self.interviews or any(cue.strength in OWN for cue in self.firsthand)

    @property
    def interviews(self) -> bool:
        """Tell whether somebody speaks to this outlet itself: it names no other as its source."""
        return self.voice == "interview" and (self.talks or (not self.credited and not self.outside))

    @property
    def retracts(self) -> bool:
        """Tell whether the outlet withdraws or corrects what it carried itself."""
        own = [cue for cue in self.retractions if cue.strength == "own"]
        return len(own) > 1 or (bool(own) and len(self.retractions) > 1)


def standing(profile: Profile, outlets: Outlets) -> Standing:
    """Return how a document stands by itself."""
    site = outlets.own.get(profile.id)
    text = headed(profile)
    links, pages = outlets.linked(profile), outlets.pages(profile)
    namings = (*outlets.namings(profile), *links)
    cues = tuple(_own_credits(find_cues("credit_cues", profile.plain), site, outlets))
    known = {cue: outlets.resolve(cue.name) for cue in cues if cue.name}
    inside = {naming.site for naming in namings for cue in cues if _over(naming, cue)}
    led = [*(naming.site for naming in links), *(outlets.own[page] for page in pages)]
    doubts = find_cues("doubt_cues", text)
    return Standing(
        site=site,
        voice=_voice(profile),
        talks=_talks(profile),
        agency=ownership().agency(profile.document),
        reposts=any(passage.kind == "repost" and passage.source for _, passage in profile.prose),
        named=tuple(naming for naming in namings if naming.site != site),
        linked=pages,
        credited=frozenset(each for each in (*known.values(), *_stated(profile, outlets), *led, *inside) if each)
        - {site},
        outside=_outside(profile, tuple(cue for cue in cues if not any(_over(each, cue) for each in namings)), outlets),
        credits=cues,
        firsthand=tuple(_first_hand(profile, namings, site)),
        denials=tuple(cue for cue in find_cues("denial_cues", text) if not _within(cue, doubts)),
        retractions=find_cues("retraction_cues", text),
    )


def headed(profile: Profile) -> str:
    """Return headline and text for the cues."""
    title = profile.document.title
    return (plain(f"{title}\n") if title else "") + profile.plain


def denies(profile: Profile, found: Standing) -> bool:
    """Tell whether denying is the point of a document: said in headline or lead, or more than once."""
    strong = [cue for cue in found.denials if cue.strength == "strong"]
    return len(strong) >= DENIALS or bool(find_cues("denial_cues", profile.lead) and found.denials)


def _voice(profile: Profile) -> str:
    outlet = profile.document.outlet or ""
    if OFFICIAL.search(outlet) or institution(outlet) or issuer_of(profile):
        return "institution"
    return "interview" if INTERVIEW.match(profile.document.title or "") or _talks(profile) else "media"


def _talks(profile: Profile) -> bool:
    """Tell whether a text asks and answers: lines of dialogue, questions that stand alone, two speakers in turn."""
    text = profile.plain
    if any(len(pattern.findall(text)) >= TURNS for pattern in (DIALOGUE, QUESTION)):
        return True
    turns = Counter(found["who"] for found in SPEAKER.finditer(text))
    return sum(count >= TURNS for count in turns.values()) >= TURNS


def quotes(text: str) -> list[tuple[int, int]]:
    """Return the code points of what stands in quotation marks."""
    return [found.span() for found in QUOTED.finditer(text)]


def _own_credits(cues: tuple[Cue, ...], site: str | None, outlets: Outlets) -> Iterator[Cue]:
    for cue in cues:
        known = outlets.resolve(cue.name) if cue.name else None
        if (known is None and cue.strength == "known") or (known is not None and known == site):
            continue
        yield cue


def _stated(profile: Profile, outlets: Outlets) -> list[str | None]:
    """Return the sites of what the page itself gives as its source: credits, and the outlets of what it reposts."""
    reposts = [passage.source for passage in profile.document.passages if passage.kind == "repost" and passage.source]
    return [outlets.resolve(name) for name in (*profile.document.credits, *reposts)]


def _outside(profile: Profile, cues: tuple[Cue, ...], outlets: Outlets) -> tuple[str, ...]:
    names = [passage.source for passage in profile.document.passages if passage.kind == "repost" and passage.source]
    names += profile.document.credits
    names += [cue.name or cue.text.strip("() ") for cue in cues]
    names += [name for each in profile.analysis.attributions for name in _media(each)]
    own = outlets.own.get(profile.id)
    text = profile.document.text
    known = [plain(text[each.start : each.end]) for each in outlets.namings(profile) if each.full]
    names = [name for name in names if not any(each in plain(name) for each in known if each)]
    speakers = {found["who"].strip() for found in SPEAKER.finditer(profile.plain)}
    proper = (name for name in names if _proper(name) and name.lower() != own and plain(name) not in speakers)
    return tuple(dict.fromkeys(name for name in proper if outlets.resolve(name) is None))


def _proper(name: str) -> bool:
    """Tell whether what is credited is a name, not « le média » or « l'article 22 »."""
    return bool(HOST.search(name)) or bool(PROPER.search(ARTICLE.sub("", plain(name))))


def _media(attribution: Attribution) -> tuple[str, ...]:
    source = attribution.source
    own = (source.name,) if source.kind == "media" and source.name else ()
    return (*own, *attribution.via)


def _first_hand(profile: Profile, namings: tuple[Naming, ...], site: str | None) -> Iterator[Cue]:
    own = [naming for naming in namings if naming.site == site and naming.full]
    voice, quoted = _voice(profile), quotes(profile.plain)
    for sentence in profile.sentences:
        here = [naming for naming in own if sentence.start <= naming.start < sentence.end]
        for cue in find_cues("firsthand_cues", sentence.plain, sentence.start):
            told = cue.strength == "witness" and voice == "media" and any(a <= cue.start < b for a, b in quoted)
            if not told and _counts(cue, here, sentence.plain):
                yield cue
    if voice == "interview":
        yield Cue(
            rule="fr.lineage.interview-title@1", strength="interview", start=0, end=0, text=profile.document.title or ""
        )


def _counts(cue: Cue, own: list[Naming], text: str) -> bool:
    if cue.strength == "self-next":
        return any(0 <= naming.start - cue.end <= 4 for naming in own)  # noqa: PLR2004 - an article
    if cue.strength == "self":
        return bool(own) and not NOT_SELF.search(text)
    return True


def _over(naming: Naming, cue: Cue) -> bool:
    return naming.start < cue.end and cue.start < naming.end


def _within(cue: Cue, others: tuple[Cue, ...]) -> bool:
    return any(other.start <= cue.start and cue.end <= other.end for other in others)
