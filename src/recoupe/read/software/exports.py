"""Threads that come as data: Disqus's export (XML) and a Discourse topic (JSON)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from recoupe.errors import ReadError
from recoupe.model.document import Document
from recoupe.model.vocabulary import PassageKind
from recoupe.read.compose import document, heading
from recoupe.read.markup import Element, fragment
from recoupe.read.metadata import Metadata, moment
from recoupe.read.software.bodies import parts_of
from recoupe.read.software.family import Family
from recoupe.read.software.linking import link_posts
from recoupe.read.software.posts import Post

_DISQUS: Final = "{http://disqus.com}"
_ID: Final = "{http://disqus.com/disqus-internals}id"
_COMMENT: Final = Family(name="Disqus", kind="comment", post="")
_TOPIC: Final = Family(
    name="Discourse, JSON",
    post="",
    quote="aside.quote, blockquote",
    quote_head=".title",
    quote_author=("@data-username",),
    quote_target=("@data-post",),
    drop=".lightbox-wrapper .meta, aside.onebox, .poll",
)
_SYSTEM: Final = frozenset({"system", "discobot"})
_SHOWN: Final = 1
"""Discourse's type of a post that people wrote; others are moderators' acts and whispers."""


def is_disqus(text: str) -> bool:
    """Tell whether XML is a Disqus export."""
    head = text[:2_000]
    return "<disqus" in head and "disqus.com" in head


def read_disqus(text: str, path: str | None = None) -> Iterator[Document]:
    """Yield a document for each thread of a Disqus export that has comments, in the order of the threads.

    Spam and deleted posts are left out. Raises ``ReadError`` (``no-text``) where it is no XML or holds no comment.
    """
    root = _xml(text)
    posts = defaultdict[str, list[Element]](list)
    for node in root.iterfind(f"{_DISQUS}post"):
        thread = node.find(f"{_DISQUS}thread")
        if thread is not None and _field(node, "isSpam") != "true" and _field(node, "isDeleted") != "true":
            posts[thread.get(_ID) or ""].append(node)
    threads = [node for node in root.iterfind(f"{_DISQUS}thread") if node.get(_ID) in posts]
    if not threads:
        raise ReadError("no-text", "The export holds no comment.")
    for thread in threads:
        yield _disqus_thread(thread, posts[thread.get(_ID)], path if len(threads) == 1 else f"{path}!{thread.get(_ID)}")


def _xml(text: str) -> Element:
    from lxml import etree  # noqa: PLC0415 - only readers of XML pay its import

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True, strip_cdata=False)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise ReadError("no-text", "The export is no XML.")
    return root


def _disqus_thread(thread: Element, nodes: Iterable[Element], path: str | None) -> Document:
    about = Metadata(
        title=_field(thread, "title"),
        outlet=_name(thread),
        published=moment(_field(thread, "createdAt")),
        url=_field(thread, "link"),
    )
    by_key: dict[str, Post] = {}
    for node in nodes:
        parent = node.find(f"{_DISQUS}parent")
        post = _post(
            _field(node, "message") or "",
            _COMMENT,
            author=_name(node),
            published=moment(_field(node, "createdAt")),
            key=node.get(_ID) or "",
            parent=by_key.get(parent.get(_ID) or "") if parent is not None else None,
        )
        if post is not None:
            post.handle = _name(node, "username")
            by_key[node.get(_ID) or ""] = post
    return _document(by_key, about, "comment", path)


def _name(node: Element, field: str = "name") -> str | None:
    author = node.find(f"{_DISQUS}author")
    return _field(author, field) if author is not None else None


def _field(node: Element, name: str) -> str | None:
    text = node.findtext(f"{_DISQUS}{name}")
    return " ".join(text.split()) or None if text else None


def is_topic(value: Mapping[str, Any]) -> bool:
    """Tell whether a JSON object is a Discourse topic (``/t/….json``)."""
    stream = value.get("post_stream")
    return isinstance(stream, dict) and isinstance(stream.get("posts"), list)


def read_topic(value: Mapping[str, Any], path: str | None = None) -> Document:
    """Return the document of a Discourse topic. Raises ``ReadError`` (``no-text``) where no post has words."""
    by_number: dict[str, Post] = {}
    for given in value["post_stream"]["posts"]:
        author = given.get("username") or given.get("name")
        if not isinstance(given.get("cooked"), str) or author in _SYSTEM or given.get("post_type", _SHOWN) != _SHOWN:
            continue
        number = str(given.get("post_number") or len(by_number) + 1)
        above = str(given.get("reply_to_post_number") or "")
        post = _post(
            given["cooked"],
            _TOPIC,
            author=author,
            published=moment(given.get("created_at")),
            key=number,
            parent=by_number.get(above),
        )
        if post is not None:
            by_number[number] = post
    about = Metadata(
        title=value.get("title") or value.get("fancy_title"),
        published=moment(value.get("created_at")),
        section=None,
    )
    return _document(by_number, about, "post", path)


def _post(
    markup: str, family: Family, *, author: str | None, published: str | None, key: str, parent: Post | None
) -> Post | None:
    body = fragment(markup)
    dropped = body.cssselect(family.drop) if family.drop else []
    parts = parts_of([body], family, dropped)
    made = Post(parts=parts, author=author, published=published, keys=frozenset({key}), parent=parent)
    return made if parts else None


def _document(posts: Mapping[str, Post], about: Metadata, kind: PassageKind, path: str | None) -> Document:
    if not posts:
        raise ReadError("no-text", "No post in it has words.")
    drafts = heading(about.title)
    return document(about, [*drafts, *link_posts(list(posts.values()), kind, drafts)], path=path)
