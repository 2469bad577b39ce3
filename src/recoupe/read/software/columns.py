"""Where in repeated blocks the words and the authors stand: the places that most blocks share."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from recoupe.read.dates import STAMP
from recoupe.read.interface import is_interface
from recoupe.read.markup import HIDDEN, Element, text_of
from recoupe.read.software.moments import written
from recoupe.read.software.structure import Block, shape

DEEPEST: Final = 40
MOST_BELOW: Final = 4_000
"""Elements of one block that are looked at."""

LONGEST_NAME: Final = 40
_PRESENT: Final = 0.6
_HELD: Final = 0.75
"""Share of a place's words that a place inside it must hold to be taken in its stead."""

_MOST_TIMES: Final = 1.4
_NUMBER: Final = re.compile(r"\d+")
_PERSON: Final = re.compile(
    r"author|auteur|user|member|membre|nick|pseudo|poster|profil|creator|\bfn\b|byline|name\b|nom\b|autor|benutzer|login",
    re.IGNORECASE,
)
_LINK: Final = re.compile(
    r"user|member|profil|author|auteur|membre|/u/|people|/@|[?&]u=|uid|pseudo|nick|mitglied|benutzer|autor", re.IGNORECASE
)
_NO_NAME: Final = re.compile(
    r"#?\d[\d\s.,]*|(?:view|voir|see|show)\b.*|(?:re|aw)\s?:.*|user profile|(?:posts?|beiträge|messages?|joined|registriert|inscrit)\b.*|"
    r"(?:registered|new|active|junior|senior|premium|gold|silver) (?:user|member)|profile?|offline|online|moderator|admin(?:istrator)?|"
    r"(?:original poster|top contributor|membre|member|mitglied|gast|guest|threadstarter|antworten|zitieren|melden|report\b.*|"
    r"quote|reply|share|like|link|edit|pm|www|homepage|email|print|top|nach oben|up|back)\W*",
    re.IGNORECASE,
)

Path = tuple[str, ...]


@dataclass(slots=True)
class _Column:
    """What stands at one place of the blocks: how many blocks have it, how often, with how many words of its own."""

    blocks: set[int] = field(default_factory=set)
    times: int = 0
    weight: int = 0


def bodies_of(blocks: Sequence[Block]) -> list[list[Element]]:
    """Return the elements that hold each block's words.

    From the whole block down to the place in which most blocks keep most of their words; words that several blocks
    share (« Messages : 12 ») count for nothing.
    """
    common = _common(blocks)
    columns: dict[Path, _Column] = defaultdict(_Column)
    for place, block in enumerate(blocks):
        for path, _, weight in _weighed(block, common):
            column = columns[path]
            column.blocks.add(place)
            column.times += 1
            column.weight += weight
    chosen = _descend(columns, len(blocks))
    return [[node for path, node, _ in _weighed(block, common) if path == chosen] for block in blocks]


def _descend(columns: dict[Path, _Column], count: int) -> Path:
    children = defaultdict[Path, list[Path]](list)
    for path in columns:
        if path:
            children[path[:-1]].append(path)
    chosen: Path = ()
    while chosen in children:
        best = max(children[chosen], key=lambda path: columns[path].weight)
        column, above = columns[best], sum(columns[path].weight for path in children[chosen]) if not chosen else columns[chosen].weight
        held = column.weight >= _HELD * above and len(column.blocks) >= _PRESENT * count
        if not held or (column.times > _MOST_TIMES * len(column.blocks)):
            break
        chosen = best
    return chosen


def _weighed(block: Block, common: set[str]) -> Iterator[tuple[Path, Element, int]]:
    """Yield each element of a block with its place and the length of its words that no other block has."""
    made: list[tuple[Path, Element, int]] = []
    for top in block.nodes:
        _weigh(top, (shape(top),), common, made)
    yield from made[:MOST_BELOW]


def _weigh(node: Element, path: Path, common: set[str], made: list[tuple[Path, Element, int]]) -> int:
    if not isinstance(node.tag, str) or node.tag in HIDDEN or len(path) > DEEPEST:
        return 0
    place = len(made)
    made.append((path, node, 0))
    weight = _size(node.text, common)
    for child in node:
        weight += _weigh(child, (*path, shape(child)), common, made) + _size(child.tail, common)
    made[place] = (path, node, weight)
    return weight


def _size(text: str | None, common: set[str]) -> int:
    return len(text.strip()) if text and _flat(text) not in common else 0


def _flat(text: str) -> str:
    return _NUMBER.sub("0", " ".join(text.split())).lower()


def _common(blocks: Sequence[Block]) -> set[str]:
    """Return the strings that stand in several blocks, numbers aside."""
    held = Counter[str]()
    for block in blocks:
        held.update({_flat(text) for node in block.nodes for text in node.itertext() if text.strip()})
    return {text for text, count in held.items() if count > 1}


def authors_of(blocks: Sequence[Block], bodies: Sequence[Sequence[Element]]) -> list[str | None]:
    """Return each block's author: what stands at the place where most blocks have a name, « par X » by the date else."""
    columns: dict[Path, dict[int, str]] = defaultdict(dict)
    hints = Counter[Path]()
    for place, (block, body) in enumerate(zip(blocks, bodies, strict=True)):
        skipped = {id(each) for node in body for each in node.iter()}
        for path, node in _leaves(block, skipped):
            name = _name(node)
            if name and place not in columns[path]:
                columns[path][place] = name
                hints[path] += _hint(node)
    best = max(columns, key=lambda path: _likely(columns[path], hints[path], len(blocks)), default=None)
    if best is None or len(columns[best]) < _PRESENT * len(blocks):
        return [None] * len(blocks)
    spare = [path for path in columns if path != best and hints[path] >= len(columns[path])]
    return [columns[best].get(place) or _spare(columns, spare, place) for place in range(len(blocks))]


def _spare(columns: dict[Path, dict[int, str]], paths: Sequence[Path], place: int) -> str | None:
    return next((columns[path][place] for path in paths if place in columns[path]), None)


def _leaves(block: Block, skipped: set[int]) -> Iterator[tuple[Path, Element]]:
    stack: list[tuple[Element, Path]] = [(top, (shape(top),)) for top in reversed(block.nodes)]
    count = 0
    while stack and count < MOST_BELOW:
        node, path = stack.pop()
        count += 1
        if not isinstance(node.tag, str) or node.tag in HIDDEN or id(node) in skipped or len(path) > DEEPEST:
            continue
        yield path, node
        stack.extend((child, (*path, shape(child))) for child in reversed(node))


def _name(node: Element) -> str | None:
    """Return the words of an element that could be a name."""
    if len(node) > 2:  # noqa: PLR2004 - names stand in leaves, with a badge or an icon at most
        return None
    text = " ".join(text_of(node).split()).strip(" :,|-–·•")
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
    return 2 * bool(_PERSON.search(own)) + bool(_PERSON.search(above)) + 2 * bool(_LINK.search(href))


def _likely(names: dict[int, str], hints: int, count: int) -> float:
    """Return how likely a place holds the authors: it is in most blocks, says so, and varies."""
    share = len(names) / count
    variety = len(set(names.values())) / len(names)
    plain = 0.0 if share < _PRESENT or (len(set(names.values())) == 1 and count > 2) else 1.0  # noqa: PLR2004
    return plain * (share + min(hints / len(names), 4.0) + 0.5 * variety)
