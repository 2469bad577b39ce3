"""What a page says of itself: JSON-LD, then Open Graph and microdata, then the French byline."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, Final

from recoupe.read.dates import STAMP, edtf
from recoupe.read.index import Index
from recoupe.read.markup import Element, attribute, text_of

ARTICLES: Final = (
    "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BlogPosting",
    "DiscussionForumPosting", "SocialMediaPosting", "LiveBlogPosting", "WebPage",
)  # fmt: skip
"""schema.org types that describe the page's own text, the most telling first."""

_META: Final = {
    "title": ("og:title", "twitter:title", "dc.title", "citation_title"),
    "outlet": ("og:site_name", "application-name", "citation_publisher", "dc.publisher", "publisher"),
    "author": ("article:author_name", "author", "og:article:author", "article:author", "dc.creator", "parsely-author"),
    "published": (
        "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
        "dc.date.issued", "dc.date", "sailthru.date", "parsely-pub-date", "pubdate",
    ),
    "updated": (
        "article:modified_time", "og:article:modified_time", "og:updated_time", "last-modified", "datemodified",
    ),
    "section": ("article:section", "og:article:section", "parsely-section"),
    "url": ("og:url",),
}  # fmt: skip
_BYLINE: Final = re.compile(
    r"\b[Pp]ar\s+(?P<author>[A-ZÀ-ÖØ-Þ][^,|·•–—\n()]{1,60}?)\s*(?=[,|·•–—\n(]|\s-\s|\s(?:[Ll]e|[Pp]ublié|à|avec)\b|$)"
)
_PUBLISHED: Final = re.compile(
    r"(?:publié|posté|mis en ligne|paru|soumis|rédigé)[^\n]{0,12}?\ble\b|^\s*le\s|\bpar\s[^\n]{2,80}?[\s,]le\s",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(r"(?:mis(?:e)? à jour|modifié|actualisé)[^\n]{0,40}", re.IGNORECASE)
_ISO: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?")
_TITLE_END: Final = re.compile(r"\s+[-–—|•·»]\s+")
_STAMPS: Final = "time[pubdate], time.published, time.entry-date, abbr.published, [itemprop=datePublished]"
_BYLINE_PLACE: Final = re.compile(r"byline|author|auteur|meta|publi|date|info|submitted|posted|signature|entete")
"""Classes of the elements that may hold a byline."""

_LEADS: Final = re.compile(r"\s*(?:par|publié|posté|mis en ligne|paru)\s", re.IGNORECASE)
"""How a byline without a class begins."""

LONGEST_LEAD: Final = 40
LONGEST_BYLINE: Final = 160
MOST_PLACES: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a page; dates are EDTF in the page's own clock."""

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    section: str | None = None
    url: str | None = None


def metadata(index: Index, given: Metadata | None = None, *, byline: bool = True) -> Metadata:
    """Return what a page says of itself, each field from the first place that gives it.

    ``given`` is what is known already; without ``byline`` no author and date are looked for in the page's words.
    """
    found = given or Metadata()
    for read in (_from_json_ld, _from_meta, partial(_from_markup, byline=byline)):
        values = read(index, found)
        missing = {name: value for name, value in values.items() if value and getattr(found, name) is None}
        found = replace(found, **missing)
    return replace(found, title=_without_outlet(found.title, found.outlet))


def linked_data(index: Index) -> Iterator[dict[str, Any]]:
    """Yield every object of the page's JSON-LD, those of graphs and lists one by one."""
    for script in index.select('script[type="application/ld+json"]'):
        try:
            yield from _objects(json.loads(script.text or "", strict=False))
        except (ValueError, RecursionError):
            continue  # broken JSON is common, and the rest of the page still speaks


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _objects(each)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph", []))


def _from_json_ld(index: Index, _: Metadata) -> dict[str, str | None]:
    objects = [each for each in linked_data(index) if types_of(each) & set(ARTICLES)]
    if not objects:
        return {}
    main = min(objects, key=lambda each: min(ARTICLES.index(kind) for kind in types_of(each) & set(ARTICLES)))
    return {
        "title": plain(main.get("headline") or main.get("name")),
        "outlet": names(main.get("publisher")) or names(main.get("isPartOf")),
        "author": names(main.get("author")),
        "published": moment(main.get("datePublished") or main.get("dateCreated")),
        "updated": moment(main.get("dateModified")),
        "section": plain(main.get("articleSection")),
        "url": plain(main.get("url") or main.get("mainEntityOfPage")),
    }


def types_of(value: dict[str, Any]) -> set[str]:
    """Return the schema.org types of a JSON-LD object."""
    kinds = value.get("@type", ())
    return {str(kind).rsplit("/", 1)[-1] for kind in ([kinds] if isinstance(kinds, str) else kinds or ())}


def names(value: Any) -> str | None:
    """Return the names of one or several persons or organisations, joined by commas."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(names, value))) or None
    return plain(value.get("name")) if isinstance(value, dict) else plain(value)


def plain(value: Any) -> str | None:
    """Return a string on one line, the first of a list, the ``@id`` of a reference."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("@id") or value.get("name")
    return " ".join(value.split()) or None if isinstance(value, str) else None


def moment(value: Any) -> str | None:
    """Return a machine's time as EDTF to the minute, in the zone it is given in; other dates as French writes them."""
    text = plain(value) or ""
    found = _ISO.search(text)
    if found is None:
        return edtf(text)
    return "T".join(filter(None, found.groups()))


def _from_meta(index: Index, _: Metadata) -> dict[str, str | None]:
    given: dict[str, str] = {}
    for node in index.select("meta[content]"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        given.setdefault(name, " ".join(node.get("content").split()))
    found = {field: next((given[key] for key in keys if given.get(key)), None) for field, keys in _META.items()}
    found |= {field: moment(found[field]) for field in ("published", "updated")}
    if (found["author"] or "").startswith("http"):
        found["author"] = None
    return found | {"url": attribute(index.first("link[rel=canonical]"), "href") or found["url"]}


def _from_markup(index: Index, known: Metadata, *, byline: bool) -> dict[str, str | None]:
    found = {
        "title": None if known.title else _headline(index),
        "outlet": None if known.outlet else _site(index),
    }
    if not byline:
        return found
    lines = "\n".join(line for node in _byline_places(index) for line in text_of(node).splitlines()[:6])
    stamp = index.first(_STAMPS) if known.published is None else None
    return found | {
        "author": byline_author(lines),
        "published": _stamped(stamp) or byline_date(lines),
        "updated": _updated(lines),
    }


def _stamped(node: Element | None) -> str | None:
    """Return the time that an element carries; midnight is none where its reader sees a day alone."""
    given = moment(attribute(node, "datetime", "content", "title"))
    shown = edtf(text_of(node)) if node is not None and given is not None and given.endswith("T00:00") else None
    return shown if shown is not None and given is not None and given.startswith(shown) else given


def _headline(index: Index) -> str | None:
    heads = [text_of(node) for node in index.select("article h1, main h1, [role=main] h1, h1")]
    title = next((head for head in heads if head), None) or text_of(index.first("title"))
    title = " ".join(title.split())
    own = _TITLE_END.split(" ".join(_title(index).split()))
    site = len(own) > 1 and own[-1].casefold() == title.casefold()  # the banner is the page's only h1
    return (own[0] if site else title) or None


def _byline_places(index: Index) -> Iterator[Element]:
    """Yield the first elements whose class says that they may hold a byline."""
    named = (node for node in index.elements if isinstance(node.tag, str) and _is_byline(node))
    yield from islice(named, MOST_PLACES)


def _is_byline(node: Element) -> bool:
    if node.tag in {"p", "div", "span", "address"} and _LEADS.match((node.text or "")[:LONGEST_LEAD]):
        return True
    return node.get("rel") == "author" or _BYLINE_PLACE.search(node.get("class") or "") is not None


def _site(index: Index) -> str | None:
    places = (
        "[itemprop=publisher] [itemprop=name], .site-title, #site-title, .nom_site_spip, #logo_site_spip, .site_name"
    )
    node = index.first(places)
    return text_of(node) or attribute(node, "content") or _title_tail(index)


def _title_tail(index: Index) -> str | None:
    """Return what follows the last dash or bar of the page's title, where something stands before it."""
    parts = _TITLE_END.split(" ".join(text_of(index.first("title")).split()) or " ".join(_title(index).split()))
    return parts[-1] if len(parts) > 1 else None


def _title(index: Index) -> str:
    node = index.first("title")
    return str(node.text or "") if node is not None else ""


def byline_author(text: str) -> str | None:
    """Return the name after « Par », as « Par X, le 3 octobre 2021 à 14h20 » gives it."""
    found = _BYLINE.search(text)
    return " ".join(found["author"].split()) if found else None


def byline_date(text: str) -> str | None:
    """Return the date that a byline says the text was published on."""
    for line in text.splitlines():
        named = len(line) <= LONGEST_BYLINE and _LEADS.match(line) and _BYLINE.match(line.strip())
        if named or _PUBLISHED.search(line) or (_BYLINE.search(line) and STAMP.match(line.strip())):
            return edtf(_UPDATED.sub("", line))
    return None


def _updated(text: str) -> str | None:
    found = _UPDATED.search(text)
    return edtf(found[0]) if found else None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Return a title without the site's name at its end."""
    if not title:
        return None
    parts = _TITLE_END.split(title)
    known = outlet is not None and len(parts) > 1 and parts[-1].casefold() == outlet.casefold()
    return title[: title.rindex(parts[-1])].rstrip(" -–—|•·»") if known else title
