"""Unknown software: posts told apart by structure alone, repeated blocks each with a date, an author and words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from recoupe.read.dates import MONTHS, STAMP, whole_stamp
from recoupe.read.markup import HIDDEN, Element
from recoupe.read.software.moments import relative, written

LEAST_POSTS: Final = 2
LONGEST_STAMP: Final = 90
MOST_NODES: Final = 600_000
MOST_DATES: Final = 30_000
LONGEST_OWN: Final = 300
MOST_CHILDREN: Final = 5
CHAIN: Final = 3
"""Ancestors that two dates' places are compared by."""

MEMORY: Final = 4_096
"""Values of ``class`` whose shape is kept: the elements of a page share few."""

_APART: Final = frozenset({"nav", "footer", "aside"})
_SHORTEST_STAMP: Final = 4
_SHORTEST_CLASS: Final = 2
LEAST_WORDS: Final = 20
"""Words of a block at the mean that make it worth a look where no class speaks of comments."""

_FEWEST_WORDS: Final = 8
_DIGITS: Final = re.compile(r"\d+")
_STATES: Final = re.compile(
    r"\b(?:odd|even|alt|first|last|alternate|new|op|owner|unread|read|highlight\w*|depth|level|own|active|hidden)\b[-_]*",
    re.IGNORECASE,
)
_AGO: Final = re.compile(r"\b(?:ago|il y a|vor|hier|yesterday|gestern|today|heute|aujourd)\b", re.IGNORECASE)
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEARLESS: Final = re.compile(rf"\b(?:\d{{1,2}}\s(?:{_MONTH})|(?:{_MONTH})\.?\s\d{{1,2}})\b", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b", re.IGNORECASE)
_JOINED: Final = re.compile(
    r"inscri(?:t|te|ption)\b|membre depuis|arrivée? le|date de naissance|joined|join date|registered|registriert|"
    r"member since|mitglied seit|dabei seit|last (?:visit|seen)|dernière visite",
    re.IGNORECASE,
)
_NAMES: Final = frozenset({"b", "strong", "a", "i", "em", "font", "span", "u"})
_PARTING: Final = " \t\r\n\u00a0,;:|()[]/–—-"
_ANYTIME: Final = "2000-01-01T00:00"


@dataclass(slots=True, eq=False)
class Block:
    """One of the repeated blocks: its elements, side by side, and its date's element."""

    nodes: list[Element]
    date: Element
    words: int = 0


def repeated_blocks(dated: Sequence[Element]) -> list[list[Block]]:
    """Return the groups of blocks around a page's dates that may be its posts, those with most words first.

    Dates at the same kind of place are one group. A date's block is the largest element around it that holds no other
    date of its group, with the siblings up to the next block.
    """
    groups = defaultdict[str, list[Element]](list)
    for node in dated[:MOST_DATES]:
        groups[_place(node)].append(node)
    made = [_blocks(nodes) for nodes in groups.values() if len(nodes) >= LEAST_POSTS]
    weighed = [(sum(block.words for block in blocks), blocks) for blocks in made]
    kept = [pair for pair in weighed if pair[0] >= _FEWEST_WORDS * len(pair[1])]
    return [blocks for _, blocks in sorted(kept, key=lambda pair: -pair[0])]


def opening_block(dated: Sequence[Element], blocks: Sequence[Block]) -> Block | None:
    """Return the block of another shape above a thread's answers that holds its first message, None without one."""
    inside = _ancestors([block.date for block in blocks])
    tops = {id(node) for block in blocks for node in block.nodes}
    taken = {id(block.date) for block in blocks}
    found: Block | None = None
    for date in dated:
        if inside.get(id(date)) or _lies_in(date, tops):
            if id(date) in taken:
                break
            continue
        node = date
        while (parent := node.getparent()) is not None and not inside.get(id(parent)) and parent.tag != "body":
            node = parent
        block = Block([node], date, _own_words(node))
        if block.words >= LEAST_WORDS and node.tag not in _APART:
            found = block
    return found


def _lies_in(node: Element, tops: set[int]) -> bool:
    while node is not None and id(node) not in tops:
        node = node.getparent()
    return node is not None


def dated_elements(elements: Sequence[Element]) -> list[Element]:
    """Return the elements whose own few words, or whose attributes, are a date."""
    shown = (node for node in elements[:MOST_NODES] if isinstance(node.tag, str) and node.tag not in HIDDEN)
    return [node for node in shown if _is_dated(node)]


def _is_dated(node: Element) -> bool:
    if node.tag == "time":
        return True
    if any(map(_is_stamp, _texts(node))):
        parent = node.getparent()
        return parent is None or not (_is_joining(node) if len(node) else _is_piece(node, parent) or _is_joining(node))
    title = node.get("title")
    if title is None or not _SHORTEST_STAMP <= len(title) <= LONGEST_STAMP:
        return False
    return STAMP.search(title) is not None and written(title) is not None


def wrap_dates(elements: Sequence[Element]) -> bool:
    """Give dates that stand right after a name, in no element of their own, one each; tell whether there were some.

    Pages made by hand write « <b>X</b> - le 7 février 2011 <br> words » without any class.
    """
    shown = (node for node in elements[:MOST_NODES] if node.tag in _NAMES and node.tail)
    stray = [node for node in shown if whole_stamp(node.tail.strip(_PARTING)) and _ends_line(node)]
    for node in stray if len(stray) >= LEAST_POSTS else ():
        date = node.makeelement("span", {})
        date.text, node.tail = node.tail, None
        node.addnext(date)
    return len(stray) >= LEAST_POSTS


def _ends_line(node: Element) -> bool:
    following = node.getnext()
    return following is None or following.tag in {"br", "p", "div", "hr"}


def _texts(node: Element) -> Iterator[str]:
    """Yield an element's own words, then those of its children too where it has few and they have none."""
    children = list(node)
    own = "".join((node.text or "", *(child.tail or "" for child in children))).strip() if children else node.text
    if own and len(own) <= LONGEST_OWN:
        yield own
    if children and len(children) <= MOST_CHILDREN and not any(map(len, children)):
        yield "".join(node.itertext())


def _is_stamp(text: str) -> bool:
    text = " ".join(text.split())
    return _SHORTEST_STAMP <= len(text) <= LONGEST_STAMP and looks_dated(text)


def _is_joining(node: Element) -> bool:
    """Tell whether a date is that of a member's birth or inscription, as the words in or before it say."""
    before = node.getprevious()
    label = "".join(before.itertext()) if before is not None and len(before) <= 1 else ""
    return _JOINED.search("".join(node.itertext())) is not None or _JOINED.search(label[:LONGEST_STAMP]) is not None


def _is_piece(node: Element, parent: Element) -> bool:
    """Tell whether a date stands in a sentence: words run on before and after its element."""
    return len((parent.text or "") + (node.tail or "")) > LONGEST_STAMP


def looks_dated(text: str) -> bool:
    """Tell whether a few words are a date, whole or without its year, or a time ago."""
    if _DIGITS.search(text) and (written(text) is not None or _YEARLESS.search(_ORDINAL.sub("", text))):
        return True
    return _AGO.search(text) is not None and relative(text, _ANYTIME) is not None


def _place(node: Element) -> str:
    """Return what two dates have in common that stand at the same place of two posts: tags, the first class of each."""
    chain = [first_class(node)]
    parent = node.getparent()
    while parent is not None and len(chain) < CHAIN:
        chain.append(first_class(parent))
        parent = parent.getparent()
    return " < ".join(chain)


def first_class(node: Element) -> str:
    """Return the tag and the first class that is no state: what follows it often says which member wrote."""
    return f"{node.tag}.{_kept(node.get('class') or '')}"


@lru_cache(maxsize=MEMORY)
def _kept(classes: str) -> str:
    """Return the first class that is no number or state: odd and even posts are alike."""
    kept = _STATES.sub("", _DIGITS.sub("", classes)).split()
    return next((each for each in kept if len(each) > _SHORTEST_CLASS), "")


def _blocks(dates: Sequence[Element]) -> list[Block]:
    """Return the block of each date of a group; of two dates in one block the first counts."""
    inside = _ancestors(dates)
    blocks: list[Block] = []
    for date in dates:
        node = date
        while (parent := node.getparent()) is not None and inside[id(parent)] == 1 and parent.tag != "body":
            node = parent
        blocks.append(Block([node], date))
    _extend(blocks, inside)
    for block in blocks:
        block.words = sum(_own_words(node) for node in block.nodes)
    return blocks


def _ancestors(dates: Sequence[Element]) -> dict[int, int]:
    """Return how many of the dates lie in each element above one."""
    inside = defaultdict[int, int](int)
    for date in dates:
        node = date
        while node is not None:
            inside[id(node)] += 1
            node = node.getparent()
    return inside


def _extend(blocks: Sequence[Block], inside: dict[int, int]) -> None:
    """Give each block the siblings after it up to the next one; the last takes as many as the others have at most."""
    longest = 0
    last = {id(block.nodes[0].getparent()): place for place, block in enumerate(blocks)}
    for place, block in enumerate(blocks):
        final = last[id(block.nodes[0].getparent())] == place
        following = block.nodes[0].getnext()
        while following is not None and not inside.get(id(following)):
            if final and len(blocks) > 1 and len(block.nodes) > longest:
                break
            block.nodes.append(following)
            following = following.getnext()
        longest = max(longest, len(block.nodes) - 1)


def _own_words(node: Element) -> int:
    """Return how many words a block has outside links: posts are made of words, lists of links are not."""
    total = 0
    stack = [node]
    while stack:
        each = stack.pop()
        if isinstance(each.tag, str) and each.tag not in HIDDEN and each.tag != "a":
            total += len((each.text or "").split()) + sum(len((child.tail or "").split()) for child in each)
            stack.extend(each)
    return total
