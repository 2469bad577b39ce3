"""The body of an article: boxes that are none of it taken out of the page, then trafilatura's choice of the rest."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from recoupe.read.dates import STAMP, whole_stamp
from recoupe.read.draft import Line, clean, lines_of
from recoupe.read.interface import is_interface, leads_elsewhere
from recoupe.read.markup import Element, select, text_of
from recoupe.read.metadata import byline_author, byline_date

LONGEST_KICKER: Final = 50
MOST_KICKER: Final = 6
_LED_BY: Final = re.compile(r"(?:article (?:rédigé )?|publié |écrit |texte )?par\s", re.IGNORECASE)
_DATED: Final = re.compile(
    r"(?:publié|posté|mis en ligne|mis à jour|modifié|paru|actualisé)\s+(?:le\s+)?", re.IGNORECASE
)
_REST: Final = re.compile(r"(?:\W|par\b|publié\b|rédigé\b)*", re.IGNORECASE)
_LATER: Final = re.compile(r"[\s,–|-]*(?:mise? à jour|modifié|actualisé)\s.*", re.IGNORECASE)
LONGEST_BOX: Final = 1_500
"""Characters above which what looks like a box is kept: it may hold the article."""

_LARGEST_SHARE: Final = 0.4
_BOX_TAGS: Final = (
    *("div", "section", "aside", "ul", "ol", "dl", "p", "nav"),
    *("footer", "header", "form", "figure", "figcaption", "span"),
)
_HOLDERS: Final = frozenset({"div", "aside", "section", "p"})
LEAST_STANDFIRST: Final = 40
LONGEST_STANDFIRST: Final = 1_200
LONGEST_NOTICE: Final = 160
_BOX: Final = re.compile(
    r"related|newsletter|infolettre|cookie|consent|didomi|gdpr|rgpd|paywall(?!ed)|share|sharing|partage|social|"
    r"promo|advert|publicit|\bads?\b|ad-slot|dfp|sponsor|subscribe|abonn|breadcrumb|filariane|arbo|recirc|read-?also|"
    r"lire-?aussi|alire|inline-links|most-?read|tags?\b|mots-?cles|toolbar|author-bio|about-author|widget|"
    r"jp-relatedposts|sidebar|popup|modal|banner|skip-link|screen-reader|reading-time|article__status|traductions|"
    r"pagination|post-nav|notes\b|\blinks\b|print[_-]|mailpoet|mc4wp|mailchimp|brevo|sendinblue|comment_forbidden|"
    r"wp-block-(?:latest|search|tag-cloud|categories|archives|social)|spip_doc|caption|encart|[-_]abo\b|legende|author__|signup|sign-up|subscription",
    re.IGNORECASE,
)
_NOT_BOX: Final = re.compile(
    r"article[_-]?(?:content|body)|entry-content|post-content|articleBody|main-content|paywalled", re.IGNORECASE
)
_NOTICE: Final = re.compile(
    r"(?:cet )?article (?:est )?réservé (?:aux|à nos) abonnés|temps de lecture|"
    r"il vous reste .{1,12} (?:de cet article|à lire)|"
    r"la suite (?:de cet article )?est réservée|déjà abonné|abonnez-vous|je m['’]abonne|inscrivez-vous (?:à|pour)|"
    r"(?:recevez|s['’]inscrire à) .{0,40}(?:newsletter|lettre|infolettre|édition|alertes?)|tous droits réservés|"
    r"(?:nous utilisons|ce site utilise|utilisation) .{0,20}cookies|partager (?:cet article|sur|:)|mots[- ]clés\s*:|"
    r"(?:suivez|retrouvez)-nous sur|téléchargez (?:notre|l['’]) ?application|vous pouvez vous désinscrire|"
    r"publicité$|version imprimable|"
    r"(?:se connecter|connectez-vous|identifiez-vous)\b.{0,40} pour (?:poster|commenter|publier|laisser)|"
    r"toutes les versions de cet article|propulsé par|laisser un commentaire|cliquez (?:ici )?pour partager",
    re.IGNORECASE,
)
_STANDFIRSTS: Final = (
    "[itemprop=description]:not(meta), .chapo, .chapeau, .standfirst, .article__desc, .article-desc, .entry-summary, "
    ".lead, .intro, .article__chapo, .article-chapo, .article-intro, .subtitle, .article__standfirst, .accroche, "
    "[class*=chapo], [class*=standfirst], [class*=article__lead], [class*=article-lead]"
)


@dataclass(frozen=True, slots=True)
class Article:
    """An article's paragraphs as lines and where they link to."""

    lines: list[Line]
    links: tuple[str, ...] = ()


def article_of(root: Element, title: str | None) -> Article:
    """Return the body of the article that a page holds; the page's tree is changed."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second that only readers of HTML pay

    _without_layout(root)
    standfirst = _standfirst(root)
    also = _without_boxes(root)
    page = bare_extraction(_html(root), fast=True, include_comments=False, include_links=True, include_tables=True)
    links = _links(page)
    texts = [text for line in lines_of(clean(_words(page))) if (text := line.text)]
    kept = _headless([text for text in texts if not _is_noise(text, title, also)])
    while kept and kept[-1].isdigit():  # a count of reactions
        kept.pop()
    kept = _led(kept, standfirst) if standfirst else kept
    return Article([replace(line, gap=1) for line in lines_of("\n".join(kept))], links)


def _led(texts: list[str], standfirst: str) -> list[str]:
    """Return paragraphs with the standfirst over them, where they lack it or have it further down."""
    start = standfirst[:LEAST_STANDFIRST]
    if texts and start not in " ".join(" ".join(texts).split()):
        return [standfirst, *texts]
    place = next((place for place, text in enumerate(texts) if " ".join(text.split()) == standfirst), 0)
    return [texts[place], *texts[:place], *texts[place + 1 :]] if place else texts


def _without_layout(root: Element) -> None:
    """Make boxes of the tables that lay out a page rather than show figures: paragraphs or tables stand in them."""
    for table in list(root.iter("table")):
        if next(table.iterdescendants("p", "table"), None) is not None:
            cells = [node for node in table.iter("tbody", "tr", "td") if _table_of(node) is table]
            for node in (table, *cells):
                node.tag = "div"


def _table_of(node: Element) -> Element | None:
    return next(node.iterancestors("table"), None)


def _html(root: Element) -> Element:
    """Return a tree made again as lxml.html has it, which trafilatura asks for and which is slower to walk."""
    from lxml import etree, html  # noqa: PLC0415 - as above

    return html.document_fromstring(etree.tostring(root, encoding="unicode", method="html"))


def _headless(texts: list[str]) -> list[str]:
    """Return paragraphs without what stands over the first: kicker, byline, place and date."""
    start = 0
    while start < len(texts) - 1 and _is_head(texts[start]):
        start += 1
    return [text for place, text in enumerate(texts) if place >= start and not _is_byline(text)]


def _is_head(text: str) -> bool:
    return len(text) <= LONGEST_KICKER and text[-1] not in ".!?…»”" and len(text.split()) <= MOST_KICKER


def _is_byline(text: str) -> bool:
    """Tell whether a line is nothing but who wrote the article, and when."""
    if len(text) > LONGEST_NOTICE:
        return False
    stamp = STAMP.match(text)
    if stamp is not None and _REST.fullmatch(text[stamp.end() :]) and whole_stamp(stamp[0]):
        return True
    return (byline_author(text) is not None and _LED_BY.match(text) is not None and byline_date(text) is not None) or (
        _DATED.match(text) is not None and whole_stamp(_LATER.sub("", _DATED.sub("", text, count=1))) is not None
    )


def _without_boxes(root: Element) -> set[str]:
    """Take related links, calls to subscribe, share buttons and the like out of a page; return their lines."""
    gone: set[str] = set()
    for node in list(_boxes(root)):
        parent = node.getparent()
        if parent is None:
            continue
        gone |= {" ".join(line.split()) for line in text_of(node).splitlines() if line}
        _drop(node)
    return gone


def _boxes(root: Element) -> Iterator[Element]:
    """Yield what is no part of an article by its tag, its class or its first words, and not too large to be a box.

    A form or a « widget » that holds the whole page is one too: some systems build their pages of nothing else.
    """
    largest = min(LONGEST_BOX, _LARGEST_SHARE * len(text_of(root)))
    for node in root.iter(*_BOX_TAGS):
        if (_is_box(node) or _is_also(node)) and len(text_of(node)) < largest and next(node.iter("h1"), None) is None:
            yield node


def _is_box(node: Element) -> bool:
    if node.tag in {"nav", "form", "footer"} or (node.tag in _HOLDERS and _asks_address(node)):
        return True
    if node.tag == "figure":
        return next(node.iter("blockquote", "table"), None) is None
    name = " ".join(filter(None, (node.get("class"), node.get("id"))))
    return node.tag != "header" and _BOX.search(name) is not None and _NOT_BOX.search(name) is None


def _asks_address(node: Element) -> bool:
    """Tell whether a short block asks for an e-mail address: a call to subscribe, whatever its class."""
    asked = any(each.get("type") == "email" for each in node.iter("input"))
    return asked and len(text_of(node)) < LONGEST_BOX // 3


def _is_also(node: Element) -> bool:
    """Tell whether a short block sends readers to other articles."""
    if node.tag not in {"div", "aside", "section", "p", "ul"}:
        return False
    words = list(filter(str.strip, _some_text(node)))
    leads = leads_elsewhere("".join(words).strip()) or (bool(words) and leads_elsewhere(words[0].strip()))
    return leads and len(text_of(node)) < LONGEST_BOX // 3 and next(node.iter("a"), None) is not None


def _some_text(node: Element) -> Iterator[str]:
    """Yield the first words of a node."""
    total = 0
    for text in node.itertext():
        yield " ".join(text.split()) + " "
        total += len(text.strip())
        if total > LEAST_STANDFIRST:
            return


def _drop(node: Element) -> None:
    parent, tail, before = node.getparent(), node.tail, node.getprevious()
    parent.remove(node)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail


def _is_noise(text: str, title: str | None, also: set[str]) -> bool:
    """Tell whether a paragraph is the title again, a word of the interface, or a notice of the site."""
    flat = " ".join(text.split())
    if title and flat == title:
        return True
    if len(flat) <= LONGEST_NOTICE and (_NOTICE.search(flat) or leads_elsewhere(flat)):
        return True
    return flat in also or is_interface(flat)


def _standfirst(root: Element) -> str | None:
    """Return the paragraph between headline and body, where the markup names one."""
    for node in select(root, _STANDFIRSTS):
        text = " ".join(text_of(node).split())
        if LEAST_STANDFIRST <= len(text) <= LONGEST_STANDFIRST and not _BOX.search(node.get("class") or ""):
            return text
    return None


def _words(page: Any) -> str:
    """Return the article's text without the marks that the extraction sets around links."""
    if page is None or page.body is None:
        return ""
    from lxml.etree import strip_tags  # noqa: PLC0415 - as above
    from trafilatura.xml import xmltotxt  # noqa: PLC0415 - as above

    strip_tags(page.body, "ref")
    return str(xmltotxt(page.body, include_formatting=False))


def _links(page: Any) -> tuple[str, ...]:
    """Return where the body links to, each address once."""
    if page is None or page.body is None:
        return ()
    targets: Sequence[str] = [element.get("target") or "" for element in page.body.iter("ref")]
    return tuple(dict.fromkeys(target for target in targets if target.startswith("http")))
