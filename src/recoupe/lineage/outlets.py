"""Names of the outlets and issuers of a collection, and where texts name them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from recoupe.lang.fr.stems import Word, function_words, weight, words
from recoupe.lang.fr.text import straighten
from recoupe.lang.pack import language_pack
from recoupe.lineage.addresses import Addresses
from recoupe.lineage.profile import Profile
from recoupe.lineage.sites import BRACKETS, site_of

OWNED: Final = re.compile(
    r"^(?:le |la |les |l')?(?:mur|blog|blogue|page|compte|fil|profil|carnet) (?:de la |de |du |d'|des )", re.IGNORECASE
)
OFFICIAL: Final = re.compile(
    r"\((?:communiqué|déclaration|avis|point (?:de situation|presse)|tract|note|bulletin|arrêté|mise au point|"
    r"(?:page|compte|site) officiel)",
    re.IGNORECASE,
)
ARTICLES: Final = frozenset({"le", "la", "les", "l", "un", "une"})
DATELINE: Final = re.compile(r"\((?P<slug>[A-ZÀ-Ý]{2,6})\)\s*[-–—]")
REACH: Final = 8
"""Words after an institution's head noun that may belong to its name."""
TWO: Final = 2
HANDLE: Final = 6
"""Letters of a name written in one (« nordmatin », « @LaRade ») that is found without a capital too."""
COMMUNIQUE: Final = re.compile(
    r"^(?:communiqué|déclaration|mise au point|démenti|note) (?:du |de la |de l'|de |des |d')(?P<issuer>.+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """An outlet or issuer named in a text: its site's key and the code points.

    ``full`` if the name is unmistakable;
    ``body`` if it is an institution's.
    """

    site: str
    start: int
    end: int
    full: bool
    body: bool = False


class Outlets:
    """The names under which the sites of a collection may be mentioned."""

    def __init__(self, found: Iterable[Profile]) -> None:
        """Learn the names."""
        every = tuple(found)
        self._addresses = Addresses(every)
        self._names = defaultdict[str, list[tuple[tuple[str, ...], str]]](list)
        self._bodies = defaultdict[str, list[tuple[frozenset[str], str]]](list)
        self._official: set[str] = set()
        self._joined: set[tuple[str, ...]] = set()
        self.own: dict[str, str | None] = {}
        for profile in every:
            self.own[profile.id] = site_of(profile.document)
            self._learn(profile)

    def namings(self, profile: Profile) -> tuple[Naming, ...]:
        """Return the sites that a document names, its own too, in reading order."""
        text = (*profile.title, *profile.words)
        places = range(len(profile.title), len(text))
        found = (naming for place in places for naming in self._at(text, place))
        return tuple(dict.fromkeys(found))

    def linked(self, profile: Profile) -> tuple[Naming, ...]:
        """Return the sites to which addresses in a document's text lead."""
        found = self._addresses.named(profile)
        return tuple(Naming(site=site, start=start, end=end, full=True) for site, start, end in found)

    def pages(self, profile: Profile) -> frozenset[str]:
        """Return the documents to which a document leads."""
        return self._addresses.pages(profile)

    def resolve(self, name: str) -> str | None:
        """Return the site that a credited name means, also when written in lower case or shortened."""
        forms = _name_forms(name)
        if not forms:
            return None
        for known, site in self._names.get(forms[0], ()):
            if known[: len(forms)] == forms[: len(known)] and (len(forms) >= TWO or len(known) == 1):
                return site
        return None

    def _learn(self, profile: Profile) -> None:
        site = self.own[profile.id]
        if site is None:
            return
        for forms in _aliases(profile, self._addresses.host(profile)):
            self._add(self._names[forms[0]], (forms, site))
        for handle in _handles(profile.document.outlet or ""):
            self._joined.add((handle,))
            self._add(self._names[handle], ((handle,), site))
        if OFFICIAL.search(profile.document.outlet or ""):
            self._official.add(site)
        for name in (profile.document.outlet or "", issuer_of(profile) or ""):
            body = institution(name)
            if body:
                self._official |= {site} if name == profile.document.outlet else set()
                self._add(self._bodies[body[0]], (body[1], site))

    @staticmethod
    def _add(names: list[tuple[tuple[str, ...] | frozenset[str], str]] | list, new: tuple) -> None:  # type: ignore[type-arg]
        if new not in names:
            names.append(new)

    def _at(self, text: Sequence[Word], place: int) -> Iterator[Naming]:
        for forms, site in self._names.get(text[place].form, ()):
            found = text[place : place + len(forms)]
            named = any(word.capital for word in found) or forms in self._joined
            if tuple(word.form for word in found) == forms and named:
                yield Naming(site=site, start=found[0].start, end=found[-1].end, full=True, body=site in self._official)
        head, size = _head(text, place)
        if head in self._bodies:
            yield from self._body(text, place, size, head)

    def _body(self, text: Sequence[Word], place: int, size: int, head: str) -> Iterator[Naming]:
        after = text[place + size : place + size + REACH]
        for tail, site in self._bodies[head]:
            kept = _belonging(after, tail)
            last = after[kept - 1] if kept else text[place + size - 1]
            shared = sum(word.key in tail for word in after[:kept])
            if shared or _bare(after):
                yield Naming(site=site, start=text[place].start, end=last.end, full=bool(shared) or not tail, body=True)


def institution(name: str) -> tuple[str, frozenset[str]] | None:
    """Return head noun and other telling words of an institution's name, None for other names."""
    text = tuple(words(BRACKETS.sub("", name)))
    for place in range(min(len(text), TWO)):
        head, size = _head(text, place)
        if head in _institutions():
            return head, frozenset(word.key for word in text[place + size :] if word.form not in function_words())
    return None


def issuer_of(profile: Profile) -> str | None:
    """Return the institution that a communiqué's headline names."""
    found = COMMUNIQUE.match(straighten(profile.document.title or ""))
    return found["issuer"] if found and institution(found["issuer"]) else None


def owners(outlet: str) -> list[tuple[str, ...]]:
    """Return whose page an outlet is, as its name or what stands in brackets tells: « Crispin Yao (page de l'élu) »."""
    text = straighten(outlet)
    inside = [each.strip(" ()[]") for each in BRACKETS.findall(text)]
    return [forms for name in (BRACKETS.sub("", text), *inside) if (forms := _name_forms(OWNED.sub("", name.strip())))]


@cache
def _institutions() -> frozenset[str]:
    pack = language_pack("fr")
    return frozenset(line.key for line in pack.lexicon("institutions")) if pack else frozenset()


def _head(text: Sequence[Word], place: int) -> tuple[str, int]:
    pair = "-".join(word.form for word in text[place : place + TWO])
    both = place + TWO <= len(text) and pair in _institutions()
    return (pair, TWO) if both else (text[place].form, 1)


def _belonging(after: Sequence[Word], tail: frozenset[str]) -> int:
    """Return how many of the words that follow a head noun still belong to the name."""
    kept = 0
    for place, word in enumerate(after, start=1):
        if word.key in tail:
            kept = place
        elif word.form not in function_words():
            break
    return kept


def _bare(after: Sequence[Word]) -> bool:
    """Tell whether a head noun stands without a complement (« le ministère a », not « le ministère de la Santé »)."""
    return not after or (after[0].form not in {"de", "du", "des", "d"} and not after[0].capital)


def _aliases(profile: Profile, host: str | None) -> set[tuple[str, ...]]:
    name = BRACKETS.sub("", straighten(profile.document.outlet or "")).strip()
    found = {_name_forms(name), _name_forms(OWNED.sub("", name)), *_slugs(profile, name)}
    found |= {_name_forms(host), _name_forms(host.rsplit(".", 1)[0])} if host else set()
    return {forms for forms in found if forms and not (len(forms) == 1 and len(forms[0]) < 3)}  # noqa: PLR2004


def _handles(outlet: str) -> set[str]:
    """Return a name of several words written in one, with and without its article; no word that there is."""
    name = BRACKETS.sub("", outlet)
    found = {forms for forms in (tuple(word.form for word in words(name)), _name_forms(name)) if len(forms) > 1}
    return {handle for forms in found if len(handle := "".join(forms)) >= HANDLE and weight(handle) == 1.0}


def _slugs(profile: Profile, name: str) -> Iterator[tuple[str, ...]]:
    initials = "".join(part[0] for part in name.split() if part[0].isupper())
    if initials and name.lower().startswith("agence") and len(initials) > TWO:
        yield (initials.lower(),)
    slug = DATELINE.search(profile.plain[:200])
    if slug and set(slug["slug"]) <= set(name.upper()):
        yield (slug["slug"].lower(),)


@lru_cache(maxsize=10_000)
def _name_forms(name: str) -> tuple[str, ...]:
    forms = tuple(word.form for word in words(name))
    return forms[1:] if len(forms) > 1 and forms[0] in ARTICLES else forms
