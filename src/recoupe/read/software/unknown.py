"""A page of unknown software → its posts, told apart by structure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from recoupe.read.index import Index
from recoupe.read.interface import is_interface, opens_comments
from recoupe.read.markup import Element, attribute, text_of
from recoupe.read.software.bodies import Quoted, parts_of
from recoupe.read.software.columns import authors_of, bodies_of, name_of, places_of
from recoupe.read.software.family import Family, within
from recoupe.read.software.moments import shown_moment
from recoupe.read.software.posts import Post, Reading, bare_author, signed
from recoupe.read.software.structure import (
    LEAST_WORDS,
    Block,
    dated_elements,
    looks_dated,
    opening_block,
    repeated_blocks,
    wrap_dates,
)

Kind = Literal["post", "comment"]

LEAST_POSTS: Final = 2
LEAST_ARTICLE: Final = 600
"""Characters of paragraphs outside the posts that make the page an article with comments."""

LEAST_SHORT: Final = 150
"""The same where the page calls itself an article, or the posts comments."""

LONGEST_LABEL: Final = 60
_LABELS: Final = frozenset(
    {"b", "strong", "font", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "p", "div", "span", "td"}
)
_SIGN: Final = "\ufdd2"
TRIED: Final = 3
_LEAST_MEAN: Final = 25
_SPEECH: Final = re.compile(
    r"comment|r[ée]action|r[ée]ponse|reply|replies|answer|forum|thread|topic|message|discussion|posts?\b|beitr|feedback|avis\b|talk",
    re.IGNORECASE,
)

_SAID: Final = re.compile(r"comment|r[ée]action|r[ée]ponse|reply|message|avis\b|feedback|kommentar", re.IGNORECASE)
_FORUM: Final = re.compile(r"\b(?:forums?|topics?|threads?|discussions?|board|community|communauté)\b", re.IGNORECASE)
_COMMENTS: Final = re.compile(r"comment|r[ée]action|avis\b|feedback|kommentar", re.IGNORECASE)
_ARTICLE_MARKS: Final = "meta[property='og:type'][content=article], [itemtype$='Article']"
_ANSWER: Final = re.compile(r"^(?:re|aw|rép)\s?:\s*", re.IGNORECASE)
_SIGNED: Final = re.compile(
    r"(?:(?:posté|publié|écrit|rédigé|envoyé|posted|written) )?(?:par|by) (?P<name>\S.{0,40}?)\s?"
    r"(?:[,»|·]| [-–]|(?= (?:le|on|à|at)? ?\d))",
    re.IGNORECASE,
)
_NAMED: Final = 0.6
_TEASERS: Final = 0.8
_HEADLINE: Final = 4
"""Words of a link that make it a headline."""

MOST_LINKS: Final = 80
LONGEST_HINT: Final = 150

UNKNOWN: Final = Family(
    name="unknown",
    rank=99,
    post="",
    drop="button, [class*=share], [class*=reply], [class*=report], [class*=vote], [class*=like], [class*=action], "
    "[class*=toolbar], [class*=avatar], [class*=badge], [class*=reaction]",
    signature=("[class*=signature]", "[class~=sig]", "[id^=sig]"),
    edited=("[class*=edited]", "[class*=lastedit]", "[class*=modified]"),
)


_SIGNATURES: Final = ", ".join(UNKNOWN.signature)
_EDITS: Final = ", ".join(UNKNOWN.edited)


def unknown_posts(reading: Reading) -> tuple[list[Post], Kind] | None:
    """Return the posts of a page and their kind, None where nothing on it looks like posts."""
    if wrap_dates(reading.index.elements):
        reading.index = Index(reading.index.elements[0])
    index = reading.index
    dated = dated_elements(index.elements)
    for blocks in repeated_blocks(dated)[:TRIED]:
        places = [places_of(block) for block in blocks]
        bodies = bodies_of(blocks, places)
        authors = authors_of(blocks, bodies, places)
        signers = _signers(blocks)
        posts = [_post(*each, reading) for each in zip(blocks, bodies, authors, strict=True)]
        for post, signer in zip(posts, signers, strict=True):
            if post is not None:
                post.author = signer or post.author
        kept = _without_subjects([post for post in posts if post is not None])
        if _convinces(index, kept, blocks):
            kind = _kind(index, blocks)
            opening = _opening(dated, blocks, reading) if kind == "post" else None
            return [opening, *kept] if opening else kept, kind
    return None


def _post(block: Block, body: Sequence[Element], author: Element | None, reading: Reading) -> Post | None:
    find = reading.index.below
    signatures = [each for top in block.nodes for each in find(top, _SIGNATURES)]
    edits = [each for top in block.nodes for each in find(top, _EDITS)]
    dropped = [*signatures, *edits, *(each for node in body for each in find(node, UNKNOWN.drop) if each is not node)]
    dropped = [each for each in dropped if len(text_of(each)) < _LEAST_MEAN * 4 or each in signatures]
    dropped += [author] if author is not None and author not in body else []
    when = shown_moment(block.date, now=reading.now, english=reading.english)
    within_body = any(within(block.date, each) and block.date is not each for each in body)
    if within_body:
        _mark(block.date)
    parts = parts_of(list(body), UNKNOWN, dropped, find)
    parts = [own for part in (_beside_date(parts) if within_body else parts) if (own := _plain(part))]
    if not parts:
        return None
    return Post(
        parts=parts,
        author=bare_author(name_of(author) or "") if author is not None else None,
        published=when,
        permalink=_permalink(block),
        signature="\n".join(filter(None, map(signed, signatures[:1]))),
        node=block.nodes[0],
    )


def _without_subjects(posts: Sequence[Post]) -> list[Post]:
    """Return posts without the thread's title, « Re: » or not, where at least half of them open with it."""
    openings = [_opening_line(post) for post in posts]
    title, count = Counter(filter(None, map(_subject, openings))).most_common(1)[0] if any(openings) else ("", 0)
    if count < max(LEAST_POSTS, len(posts) / 2):
        return list(posts)
    for post, line in zip(posts, openings, strict=True):
        if _subject(line) == title:
            post.parts[:1] = [rest] if (rest := str(post.parts[0])[len(line) :].strip("\n")) else []
    return [post for post in posts if post.parts]


def _opening_line(post: Post) -> str:
    return post.parts[0].split("\n", 1)[0] if isinstance(post.parts[0], str) else ""


def _subject(line: str) -> str:
    return " ".join(_ANSWER.sub("", line).lower().split())


def _signers(blocks: Sequence[Block]) -> list[str | None]:
    """Return the names beside the dates (« Posté par X, 14 juin 2012 ») where most blocks have one, else none."""
    found = [_SIGNED.match(" ".join(text_of(block.date).split())) for block in blocks]
    enough = sum(map(bool, found)) >= _NAMED * len(blocks)
    return [bare_author(each["name"]) if each and enough else None for each in found]


def _mark(date: Element) -> None:
    """Set a sign that no page can hold in the place of a date that stands among a post's words."""
    for child in list(date):
        date.remove(child)
    date.text = _SIGN


def _beside_date(parts: Sequence[str | Quoted]) -> list[str | Quoted]:
    """Return the parts on the longer side of a date: the other side is the post's head or foot."""
    for place, part in enumerate(parts):
        if isinstance(part, str) and _SIGN in part:
            before, _, after = part.partition(_SIGN)
            sides = [*parts[:place], before.strip()], [after.strip(" \n,;:|-–·"), *parts[place + 1 :]]
            return list(
                max(sides, key=lambda side: sum(len(each) if isinstance(each, str) else LONGEST_HINT for each in side))
            )
    return list(parts)


def _opening(dated: Sequence[Element], blocks: Sequence[Block], reading: Reading) -> Post | None:
    """Return the message that opens a thread where it has a shape of its own."""
    block = opening_block(dated, blocks)
    if block is None:
        return None
    places = [places_of(block)]
    body = bodies_of([block], places)[0]
    return _post(block, body, authors_of([block], [body], places)[0], reading)


def _plain(part: str | Quoted) -> str | Quoted:
    """Return own words without the interface's lines."""
    if isinstance(part, Quoted):
        return part
    lines = [line for line in part.split("\n") if not line or not is_interface(line)]
    return "\n".join(lines).strip("\n") or part


def _permalink(block: Block) -> str | None:
    node = block.date
    while node is not None and node.tag != "a" and node not in block.nodes:
        node = node.getparent()
    return node.get("href") if node is not None and node.tag == "a" else None


def _convinces(index: Index, posts: Sequence[Post], blocks: Sequence[Block]) -> bool:
    """Tell whether blocks are posts: most have an author, words enough, and something calls them talk."""
    if len(posts) < LEAST_POSTS:
        return False
    named = sum(post.author is not None for post in posts)
    size = sum(len(part) for post in posts for part in post.parts if isinstance(part, str))
    enough = named >= _NAMED * len(posts) and size >= _LEAST_MEAN * len(posts)
    if not enough or _are_teasers(blocks):
        return False
    short = sum(block.words for block in blocks) < LEAST_WORDS * len(blocks)
    return _is_said(index, blocks) if short else _is_talk(index, blocks)


def _are_teasers(blocks: Sequence[Block]) -> bool:
    """Tell whether most blocks have a headline of their own that leads to another page: a list of articles."""
    heads = [each for block in blocks if (each := _headline(block))]
    return len(set(heads)) >= max(LEAST_POSTS, _TEASERS * len(blocks))


def _headline(block: Block) -> str | None:
    """Return the words of a block's first longer link, no answer's subject and no anchor of the page itself."""
    for link in (each for node in block.nodes for each in node.iter("a")):
        text = " ".join("".join(link.itertext()).split())
        if len(text.split()) >= _HEADLINE and not looks_dated(text) and not (link.get("href") or "#").startswith("#"):
            return _ANSWER.sub("", text).lower()
    return None


def _is_said(index: Index, blocks: Sequence[Block]) -> bool:
    """Tell whether short blocks are called comments or messages, or stand in a forum: dated lists are short too."""
    below = (each.get("class") or "" for block in blocks[:2] for top in block.nodes for each in top.iter("*"))
    return _under_article(blocks) or _named_forum(index) or any(map(_SAID.search, below)) or _announced(index)


def _announced(index: Index) -> bool:
    """Tell whether some words of a page, in an element of their own, announce comments (« Vos réactions »)."""
    leaves = (each.text.strip() for each in index.elements if each.text and not len(each) and each.tag in _LABELS)
    return any(opens_comments(text) for text in leaves if 0 < len(text) <= LONGEST_LABEL)


def _is_talk(index: Index, blocks: Sequence[Block]) -> bool:
    """Tell whether the class or id of a block, or of what holds it, speaks of comments, replies or messages."""
    node = blocks[-1].nodes[0]
    while node is not None:
        if _SPEECH.search(f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemprop') or ''}"):
            return True
        node = node.getparent()
    if _on_forum(index) or _announced(index):
        return True
    below = (each for block in blocks[:2] for top in block.nodes for each in top.iter())
    return any(isinstance(each.tag, str) and _SPEECH.search(each.get("class") or "") for each in below)


def _on_forum(index: Index) -> bool:
    """Tell whether a page says in its title, its own address or its first links that it belongs to a forum."""
    links = [" ".join(text_of(each).split()) for each in index.select("a")[:MOST_LINKS]]
    if _named_forum(index):
        return True
    return not _is_article(index) and any(_FORUM.search(each) for each in links if len(each) <= LONGEST_HINT)


def _is_article(index: Index) -> bool:
    """Tell whether a page calls itself an article."""
    return index.first(_ARTICLE_MARKS) is not None or '"NewsArticle"' in "".join(linked(index))


def _named_forum(index: Index) -> bool:
    """Tell whether a page's title or address says that it is a forum's."""
    said = [text_of(each) for each in index.select("title, h1")[:3]]
    addresses = index.select("link[rel=canonical], meta[property='og:url']")
    said += [re.sub(r"[-_/.]", " ", attribute(each, "href", "content") or "") for each in addresses]
    return any(_FORUM.search(each) for each in said if len(each) <= LONGEST_HINT)


def _kind(index: Index, blocks: Sequence[Block]) -> Kind:
    """Return ``comment`` where the page has an article of its own outside the posts, else ``post``."""
    outside = _outside(index, blocks)
    if _named_forum(index) or outside < LEAST_SHORT:
        return "post"
    if _is_article(index):
        return "comment"
    if outside < LEAST_ARTICLE:
        return "comment" if (_under_article(blocks) or _announced(index)) and not _on_forum(index) else "post"
    return "post" if _on_forum(index) or not (_under_article(blocks) or _announced(index)) else "comment"


def linked(index: Index) -> Iterator[str]:
    """Yield the page's JSON-LD as it stands."""
    yield from (each.text or "" for each in index.select('script[type="application/ld+json"]'))


def _under_article(blocks: Sequence[Block]) -> bool:
    """Tell whether what holds the blocks is called comments or reactions."""
    node = blocks[0].nodes[0]
    while node is not None:
        if _COMMENTS.search(f"{node.get('class') or ''} {node.get('id') or ''}"):
            return True
        node = node.getparent()
    return False


def _outside(index: Index, blocks: Sequence[Block]) -> int:
    """Return how many characters the longer paragraphs outside the blocks have."""
    held = {id(each) for block in blocks for node in block.nodes for each in node.iter("p")}
    texts = (text_of(each) for each in index.select("p") if id(each) not in held)
    return sum(len(text) for text in texts if len(text) > _LEAST_MEAN * 3)
