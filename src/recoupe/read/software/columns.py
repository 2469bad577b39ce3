"""Where in repeated blocks the words and the authors stand: the places that most blocks share."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from recoupe.read.dates import STAMP
from recoupe.read.interface import is_interface
from recoupe.read.markup import HIDDEN, Element
from recoupe.read.software.moments import written
from recoupe.read.software.structure import Block, first_class

DEEPEST: Final = 40
MOST_BELOW: Final = 4_000
"""Elements of one block that are looked at."""

LONGEST_NAME: Final = 40
MEMORY: Final = 4_096
"""Texts whose answer is kept: blocks share many, and each is asked about twice."""

_PRESENT: Final = 0.6
_HELD: Final = 0.75
"""Share of a place's words that a place inside it must hold to be taken in its stead."""

_SENTENCE: Final = 40
"""Characters from which on words count in full: what stands in profiles is shorter."""

_TEXT: Final = frozenset({"p", "a", "b", "i", "em", "strong", "blockquote", "ul", "ol", "li", "pre", "q", "font"})
"""Elements of running text: the place of a post's words is what holds them."""

_NUMBER: Final = re.compile(r"\d+")
_PERSON: Final = re.compile(
    r"author|auteur|user|member|membre|nick|pseudo|poster|profil|creator|\bfn\b|byline|name\b|nom\b|autor|benutzer|login",
    re.IGNORECASE,
)
_LINK: Final = re.compile(
    r"user|member|profil|author|auteur|membre|/u/|people|/@|[?&]u=|uid|pseudo|nick|mitglied|benutzer|autor",
    re.IGNORECASE,
)
_RANK: Final = re.compile(r"rank|title|role|group|badge|status|level|rang|location|count|stat", re.IGNORECASE)
_SAYS: Final = re.compile(r"\s*(?:a )?(?:says?|said|wrote|writes|dit|écrit|schrieb|:)", re.IGNORECASE)
_BOLD: Final = frozenset({"b", "strong", "cite", "h3", "h4", "h5", "h6"})
_NO_NAME: Final = re.compile(
    r"#?\d[\d\s.,]*|user\s?level.*|(?:view|voir|see|show)\b.*|(?:re|aw)\s?:.*|user profile|"
    r"(?:posts?|beiträge|messages?|joined|registriert|inscrit)\b.*|"
    r"(?:registered|new|active|junior|senior|premium|gold|silver) (?:user|member)|profile?|offline|online|moderator|"
    r"admin(?:istrator)?|(?:original poster|top contributor|membre|member|mitglied|gast|guest|threadstarter|antworten|"
    r"zitieren|melden|report\b.*|quote|reply|share|like|link|edit|pm|www|homepage|email|print|top|nach oben|back)\W*",
    re.IGNORECASE,
)

Path = tuple[str, ...]
"""A place in a block, told from its date: how many levels up, then the elements down, before or after the date."""

Places = Sequence[tuple[Path, Element]]
"""The elements of a block with their places."""


@dataclass(slots=True)
class _Column:
    """What stands at one place of the blocks: in which, with how many words of their own, with how many in all."""

    blocks: set[int] = field(default_factory=set)
    weight: int = 0
    size: int = 0


def bodies_of(blocks: Sequence[Block], places: Sequence[Places]) -> list[list[Element]]:
    """Return the elements that hold each block's words, whose elements with their places are given.

    It is the narrowest place that holds most of the words of most blocks; words that several blocks share
    (« Messages : 12 ») count for nothing. Blocks without that place are their words as a whole.
    """
    common, total = _common(blocks), 0
    columns: dict[Path, _Column] = defaultdict(_Column)
    for number, (block, found) in enumerate(zip(blocks, places, strict=True)):
        sizes = _sizes(block, common)
        total += sum(sizes[id(node)][0] for node in block.nodes)
        for path, node in found:
            column = columns[path]
            column.blocks.add(number)
            column.weight += sizes[id(node)][0]
            column.size += sizes[id(node)][1]
    fitting = [path for path, column in columns.items() if _fits(path, column, total, len(blocks))]
    best = min(fitting, key=lambda path: (columns[path].size, len(path)), default=None)
    maps = map(dict[Path, Element], places)
    return [[found[best]] if best in found else block.nodes for found, block in zip(maps, blocks, strict=True)]


def _fits(path: Path, column: _Column, total: int, count: int) -> bool:
    held = column.weight >= _HELD * total and len(column.blocks) >= _PRESENT * count
    return held and not any(_tag(each) in _TEXT for each in path[1:])


def _tag(step: str) -> str:
    return step.lstrip("<>").split(".")[0]


def places_of(block: Block) -> Places:
    """Return the elements of a block, each with its place."""
    return list(_elements(block))


def _elements(block: Block) -> Iterator[tuple[Path, Element]]:
    """Yield each element of a block with its place."""
    chain = [block.date]
    while chain[-1] is not block.nodes[0]:
        chain.append(chain[-1].getparent())
    for level, node in enumerate(chain):
        yield (f"^{level}",), node
        if level:
            yield from _beside(node, chain[level - 1], level)
            continue
        for path, child in _marked(list(node), ""):
            yield from _below(child, ("^0", path))
    for path, node in _marked(block.nodes[1:], ">"):
        yield from _below(node, (f"^{len(chain)}", path))


def _beside(node: Element, inner: Element, level: int) -> Iterator[tuple[Path, Element]]:
    """Yield what stands in an element before and after the one that leads to the date."""
    children = list(node)
    place = children.index(inner)
    for each in (_marked(children[:place], "<"), _marked(children[place + 1 :], ">")):
        for path, child in each:
            yield from _below(child, (f"^{level}", path))


def _marked(nodes: Sequence[Element], mark: str) -> Iterator[tuple[str, Element]]:
    seen = Counter[str]()
    for node in nodes:
        if isinstance(node.tag, str) and node.tag not in HIDDEN:
            yield mark + step(node, seen), node


def _below(top: Element, path: Path) -> Iterator[tuple[Path, Element]]:
    stack = [(top, path)]
    count = 0
    while stack and count < MOST_BELOW:
        node, place = stack.pop()
        count += 1
        yield place, node
        if len(place) < DEEPEST:
            stack.extend([(child, (*place, name)) for name, child in _marked(node, "")][::-1])


def _sizes(block: Block, common: set[str]) -> dict[int, tuple[int, int]]:
    """Return, for each element of a block, the length of the words that no other block has, and of all."""
    made: dict[int, tuple[int, int]] = {}
    for top in block.nodes:
        for node in reversed(list(top.iter())):
            shown = isinstance(node.tag, str) and node.tag not in HIDDEN
            own, size = (_size(node.text, common), len(node.text or "")) if shown else (0, 0)
            for child in node if shown else ():
                below = made[id(child)]
                own += below[0] + _size(child.tail, common)
                size += below[1] + len(child.tail or "")
            made[id(node)] = (own, size)
    return made


def step(node: Element, seen: Counter[str]) -> str:
    """Return the place of an element among its siblings: its shape, and which of that shape it is."""
    if not isinstance(node.tag, str):
        return ""
    name = first_class(node)
    seen[name] += 1
    return f"{name}/{seen[name]}"


def _size(text: str | None, common: set[str]) -> int:
    size = len(text.strip()) if text and _flat(text) not in common else 0
    return size if size >= _SENTENCE else size // 4


@lru_cache(maxsize=MEMORY)
def _flat(text: str) -> str:
    return _NUMBER.sub("0", " ".join(text.split())).lower()


def _common(blocks: Sequence[Block]) -> set[str]:
    """Return the strings that stand in several blocks, numbers aside."""
    held = Counter[str]()
    for block in blocks:
        held.update({_flat(text) for node in block.nodes for text in node.itertext() if text.strip()})
    return {text for text, count in held.items() if count > 1}


def authors_of(
    blocks: Sequence[Block], bodies: Sequence[Sequence[Element]], places: Sequence[Places]
) -> list[Element | None]:
    """Return the element that names each block's author: what stands where most blocks have a name."""
    columns: dict[Path, dict[int, Element]] = defaultdict(dict)
    hints = Counter[Path]()
    for place, (block, body) in enumerate(zip(blocks, bodies, strict=True)):
        skipped = _words_only(block, body)
        for path, node in places[place]:
            if id(node) not in skipped and place not in columns[path] and name_of(node):
                columns[path][place] = node
                hints[path] += _hint(node)
    likely = {
        path: _likely(list(map(name_of, nodes.values())), hints[path], len(blocks)) for path, nodes in columns.items()
    }
    best = max(likely, key=lambda path: likely[path], default=None)
    if best is None or likely[best] <= 0:
        return [None] * len(blocks)
    spare = [path for path in columns if path != best and hints[path] >= 2 * len(columns[path])]
    found = columns[best]
    return [found[place] if place in found else _spare(columns, spare, place) for place in range(len(blocks))]


def _words_only(block: Block, body: Sequence[Element]) -> set[int]:
    """Return the elements of a body, none where the body holds the date: then it holds the whole post."""
    inside = {id(each) for node in body for each in node.iter()}
    return set() if id(block.date) in inside else inside


def _spare(columns: dict[Path, dict[int, Element]], paths: Sequence[Path], place: int) -> Element | None:
    return next((columns[path][place] for path in paths if place in columns[path]), None)


def name_of(node: Element) -> str | None:
    """Return the words of an element that could be a name."""
    if len(node) > 2:  # noqa: PLR2004 - names stand in leaves, with a badge or an icon at most
        return None
    return _name("".join(node.itertext()) if len(node) else node.text or "")


@lru_cache(maxsize=MEMORY)
def _name(text: str) -> str | None:
    text = " ".join(text.split()).strip(" :,|-–·•")
    if not 1 < len(text) <= LONGEST_NAME or _NO_NAME.fullmatch(text) or not any(map(str.isalpha, text)):
        return None
    if written(text) or STAMP.fullmatch(text) or is_interface(text) or len(text.split()) > 4:  # noqa: PLR2004
        return None
    return text


def _hint(node: Element) -> int:
    """Return how much markup says that an element is a name: its own or its parents' class, where it links to."""
    own = " ".join(filter(None, (node.get(each) for each in ("class", "itemprop", "rel", "id"))))
    parent = node.getparent()
    above = " ".join(filter(None, (parent.get("class"), parent.get("itemprop")))) if parent is not None else ""
    href = node.get("href") or (parent.get("href") if parent is not None and parent.tag == "a" else None) or ""
    said = bool(_SAYS.match(node.tail or "")) + (node.tag in _BOLD)
    rank = bool(_RANK.search(f"{own} {above}"))
    return 2 * bool(_PERSON.search(own)) + bool(_PERSON.search(above)) + 2 * bool(_LINK.search(href)) + said - 3 * rank


def _likely(names: Sequence[str | None], hints: int, count: int) -> float:
    """Return how likely a place holds the authors: it is in most blocks, says so, and varies."""
    share, kinds = len(names) / count, len(set(names))
    alike = kinds == 1 and count > 2 and hints < 2 * len(names)  # noqa: PLR2004 - two posts may be one member's
    if share < _PRESENT or hints <= 0 or alike:
        return 0.0
    return share + min(hints / len(names), 4.0) + 0.5 * kinds / len(names)
