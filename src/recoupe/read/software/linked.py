"""Posts that a page lists as JSON-LD: schema.org ``Comment`` under an article or a ``DiscussionForumPosting``."""

from collections.abc import Iterator
from typing import Any, Final, Literal

from recoupe.read.index import Index
from recoupe.read.markup import fragment
from recoupe.read.metadata import linked_data, moment, names, plain, types_of
from recoupe.read.software.bodies import key, parts_of
from recoupe.read.software.family import Family
from recoupe.read.software.posts import Post

Kind = Literal["post", "comment"]

LINKED: Final = Family(name="JSON-LD", rank=98, post="", section="#comments, #commentaires, .comments, .commentaires")
MOST: Final = 5_000
DEEPEST: Final = 50


def linked_posts(index: Index) -> tuple[list[Post], Kind] | None:
    """Return the posts of the first JSON-LD object that lists comments, and their kind; None where none does."""
    for item in linked_data(index):
        answers = item.get("comment") or item.get("suggestedAnswer")
        if not answers:
            continue
        is_thread = "DiscussionForumPosting" in types_of(item)
        opening = _post(item, None) if is_thread else None
        posts = [*([opening] if opening else []), *_posts(answers, None, 0)][:MOST]
        _set_parents(posts, opening)
        if posts:
            return posts, "post" if is_thread else "comment"
    return None


def _posts(values: Any, parent: Post | None, depth: int) -> Iterator[Post]:
    for value in values if isinstance(values, list) else [values]:
        post = _post(value, parent) if isinstance(value, dict) else None
        if post is not None:
            yield post
            if depth < DEEPEST:
                yield from _posts(value.get("comment") or [], post, depth + 1)


def _post(value: dict[str, Any], parent: Post | None) -> Post | None:
    text = value.get("text") or value.get("articleBody")
    parts = parts_of([fragment(text)], LINKED, ()) if isinstance(text, str) and text.strip() else []
    if not parts:
        return None
    address, above = plain(value.get("url") or value.get("@id")), plain(value.get("parentItem"))
    made = Post(
        parts=parts,
        author=names(value.get("author") or value.get("creator")),
        published=moment(value.get("datePublished") or value.get("dateCreated")),
        permalink=address,
        keys=frozenset(
            key(each) for each in (address, plain(value.get("@id")), plain(value.get("identifier"))) if each
        ),
        parent=parent,
    )
    made.answers = key(above) if above else None
    return made


def _set_parents(posts: list[Post], opening: Post | None) -> None:
    """Turn the addresses of what posts answer into the posts; an answer to the opening one speaks to the thread."""
    by_key = {each: post for post in reversed(posts) for each in post.keys}
    for post in posts:
        above = by_key.get(post.answers or "")
        if post.parent is None and above is not None and above not in {post, opening}:
            post.parent = above
