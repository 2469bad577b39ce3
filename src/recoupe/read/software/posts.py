"""A page and a family of software → its posts, as their markup tells them apart."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from recoupe.read.dates import DIGIT, STAMP
from recoupe.read.index import Index
from recoupe.read.interface import is_removed
from recoupe.read.marks import RULE, edit_note
from recoupe.read.markup import Element, attribute, text_of
from recoupe.read.software.bodies import Quoted, key, parts_of
from recoupe.read.software.family import Family, Selectors, within
from recoupe.read.software.moments import relative, shown_moment, written

LONGEST_NAME: Final = 80
MOST_ANCHORED: Final = 60
"""Elements at a post's start whose ids and anchors may be what it is called by."""

MOST_KEYS: Final = 8
_LEVEL: Final = re.compile(r"(?:depth|level|lvl|niveau|indent|nest)[a-z]*[-_]*(\d{1,2})\b", re.IGNORECASE)
_NAME_EDGES: Final = re.compile(
    r"^(?:\s*(?:\d+[.)]\s|#\d+\s|(?:écrit |posté |publié |envoyé |rédigé |posted |written )?(?:par|by|von)\s*:?\s|"
    r"de\s?:|auteur\s*:|le\s(?=[,.:]|$)))+|"
    r"\s+(?:(?:a\s)?(?:dit|écrit|répondu|commenté)|said|says|wrote)\s*[:….]*\s*$|"
    r"\s*\((?:non vérifiée?|not verified|invitée?|guest|visiteur)\)\s*$|\s*:\s*$",
    re.IGNORECASE,
)
_ANSWERS: Final = re.compile(
    r"(?:en réponse (?:à|au commentaire de)|réponse (?:à|de .{1,60} (?:à|au commentaire de))|répond à|in reply to|"
    r"replying to)\s*:?\s*@?(?P<name>.{1,60}?)(?:,? il y a .*)?$",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False, kw_only=True)
class Post:
    """One post before its pieces are linked; ``keys`` are what links and quotations may call it.

    ``handle`` is the name by which « @X » calls its writer, where it differs from the displayed one.
    """

    parts: list[str | Quoted]
    author: str | None = None
    published: str | None = None
    permalink: str | None = None
    edited: str | None = None
    signature: str = ""
    keys: frozenset[str] = frozenset()
    parent: "Post | None" = None
    answers: str | None = None
    handle: str | None = None
    node: Element = None


@dataclass(slots=True)
class Reading:
    """How a page's posts are read: the family, the page's own time, whether its dates are English.

    ``index`` holds the page's elements.
    """

    family: Family
    index: Index
    now: str | None = None
    english: bool = False
    nodes: set[int] = field(default_factory=set)
    boxes: set[int] = field(default_factory=set)
    homes: dict[int, Element] = field(default_factory=dict)
    cache: dict[str, dict[int, list[Element]]] = field(default_factory=dict)

    def set_homes(self, nodes: Sequence[Element]) -> None:
        """Note the post around each element of the page, parents before what they hold."""
        self.nodes = {id(node) for node in nodes}
        for node in self.index.elements:
            parent = node.getparent()
            home = node if id(node) in self.nodes else self.homes.get(id(parent)) if parent is not None else None
            if home is not None:
                self.homes[id(node)] = home

    def found(self, css: str) -> dict[int, list[Element]]:
        """Return what a selector matches on the page, by the ``id()`` of the post around it."""
        if css not in self.cache:
            by_post = self.cache[css] = defaultdict(list)
            for each in self.index.select(css):
                home = _home(each, self)
                if home is not None:
                    by_post[id(home)].append(each)
        return self.cache[css]


def find_posts(reading: Reading) -> list[Post]:
    """Return the posts of a page in reading order, without those that hold no words."""
    family = reading.family
    if family.group and _gather(reading.index.select(family.group)):
        reading.index = Index(reading.index.elements[0])
    skipped = {id(each) for each in reading.index.select(family.skip)}
    reading.boxes = {id(each) for each in reading.index.select(family.indent)}
    nodes = [node for node in reading.index.select(family.post) if id(node) not in skipped]
    reading.set_homes(nodes)
    made = [(node, _post(node, reading)) for node in nodes]
    by_node = {id(node): post for node, post in made if post is not None}
    posts = list(by_node.values())
    _set_parents(posts, by_node, reading)
    return posts


def _gather(opening: Sequence[Element]) -> bool:
    """Wrap each element that opens a post, and its siblings up to the next one, in a box; tell whether there is one."""
    known = {id(each) for each in opening}
    for node in opening:
        parent = node.getparent()
        if parent is None or parent.get("class") == "recoupe-post":
            continue
        box = node.makeelement("div", {"class": "recoupe-post", "id": node.get("id") or ""})
        parent.insert(parent.index(node), box)
        following = node.getnext()
        box.append(node)
        while following is not None and id(following) not in known:
            after = following.getnext()
            box.append(following)
            following = after
    return bool(opening)


def _post(node: Element, reading: Reading) -> Post | None:
    """Return what a post's element holds, None where there are no words in it or its author is the software."""
    family = reading.family
    author = _author(node, reading)
    if author in family.skip_author:
        return None
    bodies = _bodies(node, reading)
    signatures = _outermost([each for each, _ in _own(node, family.signature, reading)])
    edits = [each for each, _ in _own(node, family.edited, reading)]
    dropped = [*reading.found(family.drop).get(id(node), ()), *signatures, *edits]
    dropped += [each for body in bodies for each in body.iter() if id(each) in reading.nodes and each is not node]
    parts = parts_of(bodies, family, dropped, reading.index.below)
    if not parts or (isinstance(parts[0], str) and len(parts) == 1 and is_removed(" ".join(parts[0].split()))):
        return None
    return Post(
        parts=parts,
        author=author,
        published=_published(node, reading),
        permalink=_permalink(node, reading),
        edited=_edited(edits, reading),
        signature="\n".join(filter(None, map(signed, signatures))),
        keys=_keys(node, reading),
        answers=_answers(node, reading),
        node=node,
    )


def signed(node: Element) -> str:
    """Return a signature without the rule over it."""
    return "\n".join(line for line in text_of(node).split("\n") if not RULE.fullmatch(line)).strip("\n")


def _own(node: Element, selectors: Selectors, reading: Reading) -> Iterator[tuple[Element, str]]:
    """Yield what selectors match in a post and in no other post inside it.

    A selector is looked up once a page: pages have far more posts than families have selectors.
    """
    for selector in selectors:
        css, _, name = selector.partition("@")
        for found in reading.found(css.strip()).get(id(node), ()) if css.strip() else (node,):
            value = attribute(found, name.strip()) if name else ""
            if value is not None:
                yield found, value


def _home(node: Element | None, reading: Reading) -> Element | None:
    """Return the post around an element, the element itself where it is one."""
    return reading.homes.get(id(node)) if node is not None else None


def _bodies(node: Element, reading: Reading) -> list[Element]:
    """Return the elements that hold a post's words: all that the first selector with a match finds."""
    for selector in reading.family.body:
        css = selector.removesuffix("^").strip()
        found = [each for each, _ in _own(node, (css,), reading)]
        if selector.endswith("^"):
            found = list({id(each.getparent()): each.getparent() for each in found}.values())
        outer = _outermost(found)
        if outer:
            return outer
    return []


def _outermost(found: Sequence[Element]) -> list[Element]:
    """Return elements, each once, without those that lie in another of them."""
    once = {id(each): each for each in found}.values()
    return [each for each in once if not any(each is not other and within(each, other) for other in once)]


def _author(node: Element, reading: Reading) -> str | None:
    for found, value in _own(node, reading.family.author, reading):
        name = bare_author(value or text_of(found))
        if name:
            return name
    return None


def bare_author(text: str) -> str | None:
    """Return the name in the words of an author's place: no « par », « dit : » or date."""
    name = " ".join(STAMP.sub(" ", " ".join(text.split())).split()) if DIGIT.search(text) else text
    name = name if name.strip() else text  # a name may look like a date
    name = _NAME_EDGES.sub("", " ".join(name.split())).strip(" \t,;:|»«\u2013\u2014\u200e\u200b")
    name = _NAME_EDGES.sub("", name).strip()
    return name if 0 < len(name) <= LONGEST_NAME else None


def _published(node: Element, reading: Reading) -> str | None:
    for found, value in _own(node, reading.family.date, reading):
        when = shown_moment(found, value, now=reading.now, english=reading.english)
        if when:
            return when
    return None


def _permalink(node: Element, reading: Reading) -> str | None:
    found = (value or each.get("href") for each, value in _own(node, reading.family.permalink, reading))
    return next(filter(None, found), None)


def _keys(node: Element, reading: Reading) -> frozenset[str]:
    """Return the numbers by which a post is called: of its own id and anchors and of its address."""
    own = [node.get("id"), node.get("data-id"), node.get("data-content"), node.get("itemid"), _permalink(node, reading)]
    own += [node.get(each) for each in ("data-comment-id", "data-commentid", "data-post-id", "data-cid")]
    below = islice((each for each in node.iter() if isinstance(each.tag, str)), MOST_ANCHORED)
    anchors = [each.get("id") or each.get("name") for each in below if _home(each, reading) is node]
    ends = [each for each in anchors if each and re.search(r"\d", each)][:MOST_KEYS]
    return frozenset(key(each) for each in [*own, *ends] if each)


def _edited(notes: Sequence[Element], reading: Reading) -> str | None:
    """Return the time that an edit note gives, the most exact of what it says."""
    for note in notes:
        text = " ".join(text_of(note).split())
        said = edit_note(text)
        times = [
            written(text, english=reading.english),
            said.edited if said else None,
            shown_moment(note, now=reading.now, english=reading.english),
            relative(text, reading.now),
        ]
        known = [when for when in times if when]
        if known:
            return next((when for when in known if "T" in when), known[0])
    return None


def _answers(node: Element, reading: Reading) -> str | None:
    """Return the name that a post's head says it answers (« en réponse à X »)."""
    for found, value in _own(node, reading.family.answers, reading):
        text = " ".join((value or text_of(found)).split())
        said = _ANSWERS.search(text)
        return (said["name"] if said else text).strip(" :@") or None
    return None


def _set_parents(posts: Sequence[Post], by_node: dict[int, Post], reading: Reading) -> None:
    """Set what each post answers by its markup: a reference, the post that it lies in, its level, the name it gives."""
    by_key = {each: post for post in reversed(posts) for each in post.keys}
    shells = _shells(posts, by_node, reading)
    levels: list[tuple[int, Post]] = []
    latest: dict[str | None, Post] = {}
    for post in posts:
        own = (
            key(value or found.get("href") or "") for found, value in _own(post.node, reading.family.parent, reading)
        )
        named = next((by_key[each] for each in own if each in by_key and by_key[each] is not post), None)
        around = _around(post, by_node, shells, reading) or _indented(post.node, by_node, reading)
        pointed = named or _pointed(post, by_key, reading)
        post.parent = pointed or around or _above(post, levels) or latest.get(post.answers or "")
        latest[post.author] = post


def _pointed(post: Post, by_key: dict[str, Post], reading: Reading) -> Post | None:
    """Return the post that a link beside « en réponse à » points to; it may stand below on a page."""
    for link in reading.found("a[href*='#']").get(id(post.node), ()):
        above = link.getparent()
        if above is not None and _ANSWERS.match(" ".join(text_of(above).split())[: LONGEST_NAME * 2]):
            found = by_key.get(key(link.get("href") or ""))
            if found is not None and found is not post:
                return found
    return None


def _shells(posts: Sequence[Post], by_node: dict[int, Post], reading: Reading) -> dict[int, Post]:
    """Return the first post in each element that selectors match though another inside it holds the words."""
    shells: dict[int, Post] = {}
    for post in posts:
        shell = _home(post.node.getparent(), reading)
        while shell is not None and id(shell) not in by_node:
            shells.setdefault(id(shell), post)
            shell = _home(shell.getparent(), reading)
    return shells


def _around(post: Post, by_node: dict[int, Post], shells: dict[int, Post], reading: Reading) -> Post | None:
    """Return the post that a post lies in."""
    home = _home(post.node.getparent(), reading)
    while home is not None:
        found = by_node.get(id(home)) or shells.get(id(home))
        if found is not None and found is not post:
            return found
        home = _home(home.getparent(), reading)
    return None


def _indented(node: Element, by_node: dict[int, Post], reading: Reading) -> Post | None:
    """Return the post before the box of answers that a post lies in."""
    while reading.boxes and node is not None and id(node) not in reading.boxes:
        node = node.getparent()
    before = node.getprevious() if reading.boxes and node is not None else None
    while before is not None:
        inner = by_node.get(id(before)) or next(
            (by_node[id(each)] for each in before.iter() if id(each) in by_node), None
        )
        if inner is not None:
            return inner
        before = before.getprevious()
    return None


def _above(post: Post, levels: list[tuple[int, Post]]) -> Post | None:
    """Return the latest post on a higher level, where classes number the levels."""
    found = _LEVEL.search(attribute(post.node, "class") or "")
    if found is None:
        return None
    level = int(found[1])
    while levels and levels[-1][0] >= level:
        levels.pop()
    above = levels[-1][1] if levels else None
    levels.append((level, post))
    return above


def page_text(index: Index, selectors: Selectors) -> str | None:
    """Return the words, or the attribute, of the first place that has some."""
    for selector in selectors:
        css, _, name = selector.partition("@")
        for node in index.select(css.strip()):
            found = attribute(node, name.strip()) if name else " ".join(text_of(node, without=_labels(node)).split())
            if found:
                return found
    return None


def _labels(node: Element) -> list[Element]:
    """Return the labels that a forum sets before a thread's title."""
    return [
        each for each in node.iterdescendants() if not {"label", "prefix"}.isdisjoint((each.get("class") or "").split())
    ]


def is_english(index: Index) -> bool:
    """Tell whether a page says that it is in English of the United States or does not say of where."""
    html = index.first("html")
    return (attribute(html, "lang", "xml:lang") or "").lower() in {"en", "en-us"}
