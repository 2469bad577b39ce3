"""The body of a post as its parts: own words and quotations, each quotation with the mark over it."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from recoupe.read.draft import clean
from recoupe.read.marks import Said, said_by
from recoupe.read.markup import Element, attribute, select, text_of, tidy, words
from recoupe.read.software.family import QUOTE_HEADS, QUOTES, Family, values
from recoupe.read.software.moments import written

Finder = Callable[[Element, str], Sequence[Element]]

DEEPEST: Final = 12
"""Quotations inside quotations that are told apart; below, words count as the last one's own."""

LONGEST_HEAD: Final = 120
_HEAD_CLASS: Final = re.compile(r"title|header|attribution|postedby|cit(?:e|ation)\b|author", re.IGNORECASE)
_ID: Final = re.compile(r"\d+")
_WROTE: Final = re.compile(r"\s+(?:a écrit|a dit|wrote|said)\s*:?\s*$", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"(?P<name>\S{2,30}(?:\s\S{1,20}){0,2}?)\s+(?:a écrit|a dit|said|wrote|schrieb|hat geschrieben)\s*:", re.IGNORECASE
)
_STRAY: Final = re.compile(r"^\s*(?:↑|→|»|\||:)?\s*$")


@dataclass(slots=True, eq=False)
class Quoted:
    """Quoted words with what their mark says: who wrote them, when, under which post's key."""

    parts: "list[str | Quoted]"
    author: str | None = None
    published: str | None = None
    target: str | None = None
    link: str | None = None

    @property
    def marked(self) -> bool:
        """Tell whether a mark says whose the words are."""
        return self.author is not None or self.target is not None


@dataclass(slots=True)
class _Scope:
    """The quotations of one body, by the ``id()`` of their elements."""

    family: Family
    quotes: dict[int, Element]
    heads: dict[int, list[Element]]
    skipped: set[int] = field(default_factory=set)


def parts_of(
    bodies: Sequence[Element], family: Family, dropped: Collection[Element], find: Finder = select
) -> list[str | Quoted]:
    """Return the own words (as lines) and the quotations of a post in reading order.

    ``find`` returns what a CSS selector matches in an element.
    """
    parts: list[str | Quoted] = []
    for body in bodies:
        scope = _scope(body, family, find)
        scope.skipped |= {id(each) for each in dropped}
        parts += _parts(body, scope, 0)
    return _marked(parts)


def _scope(body: Element, family: Family, find: Finder) -> _Scope:
    found = [each for each in find(body, family.quote or QUOTES) if each is not body] if len(body) else []
    if not found:
        return _Scope(family, {}, {})
    quotes = {id(each): each for each in _widest(found)}
    css = ", ".join(filter(None, (family.quote_head, QUOTE_HEADS)))
    heads = [each for each in find(body, css) if id(each) not in quotes]
    scope = _Scope(family, quotes, {})
    for head in heads:
        holder, following = _holder(head, scope, body), _next_quote(head, scope)
        quote = following if holder is None or id(holder) in scope.heads else holder
        if quote is not None and len(text_of(head)) <= LONGEST_HEAD:
            scope.heads.setdefault(id(quote), []).append(head)
            scope.skipped.add(id(head))
    return scope


def _widest(found: Sequence[Element]) -> Iterator[Element]:
    """Yield quotations without those that do nothing but wrap, or are wrapped by, another one's words."""
    known, inside = {id(each) for each in found}, set[int]()
    for each in found:
        if id(each) in inside:
            continue
        child: Element | None = each
        while child is not None and (child := _only_child(child)) is not None:
            if id(child) in known and not (_headed(each) and _headed(child)):
                inside.add(id(child))
        yield each


def _only_child(node: Element) -> Element | None:
    """Return the one child that holds all words of a node, marks left out; None where there are several."""
    if (node.text or "").strip() or any((child.tail or "").strip() for child in node):
        return None
    full = [child for child in node if isinstance(child.tag, str) and not _is_head(child)]
    full = [child for child in full if len(child) or (child.text or "").strip()]
    return full[0] if len(full) == 1 else None


def _headed(node: Element) -> bool:
    """Tell whether a mark stands at the top of a quotation."""
    first = next((child for child in node if isinstance(child.tag, str)), None)
    if first is None:
        return False
    return _is_head(first) or (not (node.text or "").strip() and first.tag == "div" and _headed_box(first))


def _headed_box(box: Element) -> bool:
    first = next((child for child in box if isinstance(child.tag, str)), None)
    return first is not None and _is_head(first)


def _is_head(node: Element) -> bool:
    if node.tag == "cite" or _HEAD_CLASS.search(node.get("class") or ""):
        return True
    text = " ".join(text_of(node).split()) if len(node) < LONGEST_HEAD // 10 else ""
    return 0 < len(text) <= LONGEST_HEAD and node.tag != "blockquote" and said_by(text) is not None


def _next_quote(head: Element, scope: _Scope) -> Element | None:
    if (head.tail or "").strip():
        return None
    following = head.getnext()
    while following is not None and following.tag in {"br", "hr"}:
        following = following.getnext()
    return following if following is not None and id(following) in scope.quotes else None


def _holder(node: Element, scope: _Scope, body: Element) -> Element | None:
    while node is not None and node is not body:
        if id(node) in scope.quotes:
            return node
        node = node.getparent()
    return None


def _parts(node: Element, scope: _Scope, level: int) -> list[str | Quoted]:
    """Return the parts of an element; a sign that no page can hold stands for each quotation in its text."""
    inner: list[Element] = [] if level >= DEEPEST else _direct(node, scope)
    marks = {id(each): f"\n\ufdd0{place}\ufdd1\n" for place, each in enumerate(inner)}
    text = "".join(words(node, scope.skipped, marks))
    parts: list[str | Quoted] = []
    for place, piece in enumerate(re.split("\ufdd0([0-9]+)\ufdd1", text)):
        if place % 2:
            parts.append(_quoted(inner[int(piece)], scope, level + 1))
        elif own := tidy(clean(piece)):
            parts.append(own)
    return parts


def _direct(node: Element, scope: _Scope) -> list[Element]:
    """Return the quotations right inside an element, not those inside another quotation."""
    found: list[Element] = []
    stack = list(reversed(node))
    while stack:
        child = stack.pop()
        if id(child) in scope.quotes:
            found.append(child)
        elif id(child) not in scope.skipped:
            stack.extend(reversed(child))
    return found


def _quoted(node: Element, scope: _Scope, level: int) -> Quoted:
    heads = scope.heads.get(id(node), [])
    quoted = Quoted(_parts(node, scope, level))
    family = scope.family
    around = [*heads, node]
    quoted.author = _author(node, heads, family)
    quoted.published = next((when for head in heads if (when := written(text_of(head)))), None)
    quoted.target = _target(around, heads, family)
    quoted.link = attribute(node, "cite")
    return quoted


def _author(node: Element, heads: Sequence[Element], family: Family) -> str | None:
    own = values(node, tuple(each for each in family.quote_author if each.startswith("@")))
    given = next((value for _, value in own if value), None)
    if given:
        return given.split(",")[0].strip()
    for head in heads:
        text = " ".join(text_of(head).split())
        said = said_by(text) or said_by(text.split(" ↑ ")[0])
        if said is not None:
            return said.author
        named = [text_of(each) for each, _ in values(head, _inner(family.quote_author))]
        if named or (0 < len(text) <= LONGEST_HEAD // 2 and text.endswith(":")):
            return next(filter(None, named), None) or _WROTE.sub("", text).rstrip(" :")
    return None


def _inner(selectors: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for each in selectors if not each.startswith("@"))


def _target(around: Sequence[Element], heads: Sequence[Element], family: Family) -> str | None:
    """Return the key of the post that a quotation's attributes or its mark's links point to."""
    given = next((value for node in around for _, value in values(node, family.quote_target) if value), None)
    if given:
        return key(given)
    links = (link for head in heads for link in select(head, "a[href]"))
    found = (link.get("href") for link in links)
    return next((key(href) for href in found if re.search(r"#|post|msg|[?&]p=|comment", href)), None)


def key(reference: str) -> str:
    """Return what identifies a post in an id, an address or an anchor: its last number, else the whole."""
    anchor = reference.rsplit("#", 1)[-1] if "#" in reference else reference
    numbers = _ID.findall(anchor) or _ID.findall(reference)
    return str(numbers[-1]) if numbers else anchor.strip()


def _marked(parts: Sequence[str | Quoted]) -> list[str | Quoted]:
    """Return the parts with marks in plain words (« X a écrit : ») taken into the quotation that they stand over."""
    made: list[str | Quoted] = []
    for part in parts:
        if isinstance(part, Quoted):
            part.parts = _marked(part.parts)
            _take_first(part)
            before = made[-1] if made and isinstance(made[-1], str) and not part.marked else ""
            last = str(before).rsplit("\n", 1)[-1]
            said = (said_by(last) or _lead(last)) if last else None
            if said is not None:
                part.author, part.published = said.author, part.published or said.published
                rest = str(before)[: -len(last)].rstrip("\n")
                made[-1:] = [rest] if rest else []
        elif _STRAY.match(part):
            continue
        made.append(part)
    return made


def _lead(line: str) -> Said | None:
    """Return whom a line right over a quotation names: there, names without a capital are names too."""
    found = _LEAD.fullmatch(line)
    return Said(author=found["name"], published=None) if found else None


def _take_first(quoted: Quoted) -> None:
    """Read a mark that is the first line of the quoted words themselves."""
    own = quoted.parts[0] if quoted.parts and not quoted.marked else None
    if not isinstance(own, str):
        return
    first, _, rest = own.partition("\n")
    said = said_by(first)
    if said is None or not (rest.strip() or len(quoted.parts) > 1):
        return
    quoted.author, quoted.published = said.author, said.published
    quoted.parts[:1] = [rest.strip("\n")] if rest.strip() else []
