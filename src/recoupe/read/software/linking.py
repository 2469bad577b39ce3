"""Posts → linked drafts: what each quotation repeats, what is pasted from elsewhere, whom each piece answers."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final
from urllib.parse import urlsplit

from recoupe.model.vocabulary import PassageKind
from recoupe.read.comments import RECENT, answered
from recoupe.read.dates import MONTHS, edtf
from recoupe.read.draft import Draft, Line, lines_of
from recoupe.read.echoes import Echoes
from recoupe.read.marks import RULE, Credit, credit
from recoupe.read.post import Cutter, Message
from recoupe.read.software.bodies import Quoted
from recoupe.read.software.called import Callers
from recoupe.read.software.posts import Post

MOST_SOUGHT: Final = 500
"""Messages of one member among which quoted words are looked for, the latest first."""

_URL_DATE: Final = re.compile(
    r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>0[1-9]|1[0-2])[/-](?P<day>0[1-9]|[12]\d|3[01])\b"
)
_MONTH: Final = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})\.?\s(?P<year>(?:19|20)\d{{2}})\b", re.IGNORECASE)


@dataclass(slots=True, eq=False)
class Said:
    """One post with the pieces made of it, and what its markup says of its quotations."""

    post: Post
    place: int
    pieces: list[Draft] = field(default_factory=list)
    marks: dict[int, Quoted] = field(default_factory=dict)
    echoes: Echoes | None = None

    @property
    def own(self) -> list[Draft]:
        """Return the pieces in the writer's own words."""
        return [piece for piece in self.pieces if piece.kind in {"post", "comment"}]

    @property
    def head(self) -> Draft | None:
        """Return the piece that an answer to the whole post points to."""
        own = self.own
        return own[0] if own else next((piece for piece in self.pieces if piece.kind == "repost"), None)

    def holding(self, text: str) -> Draft | None:
        """Return the piece of own or pasted words that holds quoted words."""
        if self.echoes is None:
            self.echoes = Echoes()
            for piece in self.pieces:
                if piece.kind in {"post", "comment", "repost"}:
                    self.echoes.add(piece)
        return self.echoes.find_marked(text)


def link_posts(posts: Sequence[Post], kind: PassageKind, before: Sequence[Draft]) -> list[Draft]:
    """Return the pieces of all posts in reading order; ``before`` is what stands above them and may be quoted."""
    echoes = Echoes()
    for draft in before:
        if draft.kind == "body":
            echoes.add(draft)
    linker = _Linker([], kind, echoes, {})
    for post in posts:
        linker.read(post)
    for said in linker.all:
        linker.link(said)
        for name in (said.post.author, said.post.handle):
            linker.callers.add(name, said.place)
    return [piece for said in linker.all for piece in said.pieces if piece.lines]


@dataclass(slots=True)
class _Linker:
    """All posts read so far and the words in them."""

    all: list[Said]
    kind: PassageKind
    echoes: Echoes
    by_key: dict[str, Said]
    by_post: dict[int, Said] = field(default_factory=dict)
    by_author: defaultdict[str, list[Said]] = field(default_factory=lambda: defaultdict(list))
    callers: Callers = field(default_factory=Callers)
    is_tree: bool = False

    def read(self, post: Post) -> None:
        """Cut a post into pieces and settle what its quotations repeat."""
        said = Said(post, len(self.all))
        self.is_tree = self.is_tree or post.parent is not None
        for part in post.parts:
            self._add(said, part, None)
        self._settle(said)
        self._finish(said)
        self.all.append(said)
        self.by_post[id(post)] = said
        self.by_author[post.author or ""].append(said)
        for each in post.keys:
            self.by_key.setdefault(each, said)
        for piece in said.pieces:
            if piece.kind in {"post", "comment", "repost"}:
                self.echoes.add(piece)

    def _add(self, said: Said, part: str | Quoted, outer: Draft | None) -> None:
        if isinstance(part, Quoted):
            self._add_quote(said, part, outer)
            return
        message = Message(lines=lines_of(part))
        for place, line in enumerate(message.lines):
            if RULE.fullmatch(line.text) and place:
                said.post.signature = said.post.signature or "\n".join(each.text for each in message.lines[place + 1 :])
                message.lines = message.lines[:place]
                break
        made = Cutter(message, self.echoes).run()
        own = [piece for piece in made if piece.kind == "post"]
        if self.kind == "comment" and not own:  # repeating words is all that the reader says
            made = [Draft("post", message.lines)] if message.lines else []
        for piece in made:
            piece.kind = self.kind if piece.kind == "post" else piece.kind
            piece.continues = None
        said.pieces += made

    def _add_quote(self, said: Said, quoted: Quoted, outer: Draft | None) -> None:
        """Add quoted words, those quoted inside them first."""
        lines = [line for part in quoted.parts if isinstance(part, str) for line in lines_of(part)]
        quote = Draft("quote", lines, author=quoted.author, published=quoted.published, within=outer)
        for part in quoted.parts:
            if isinstance(part, Quoted):
                self._add_quote(said, part, quote if lines else outer)
        if lines:
            said.marks[id(quote)] = quoted
            said.pieces.append(quote)

    def _settle(self, said: Said) -> None:
        """Find where quoted words come from; words from nowhere on the page are pasted in."""
        for place, quote in enumerate(said.pieces):
            mark = said.marks.get(id(quote))
            if quote.kind != "quote" or mark is None:
                continue
            quote.quotes = self._source(quote, mark)
            if quote.quotes is None and not self._is_member(mark) and quote.within is None:
                self._repost(said, place, mark)

    def _source(self, quote: Draft, mark: Quoted) -> Draft | None:
        home = self.by_key.get(mark.target) if mark.target else None
        if home is not None and home.pieces and mark.author in {None, home.post.author}:
            return home.holding(quote.text) or home.head
        by_author = islice(reversed(self.by_author[mark.author]), MOST_SOUGHT) if mark.author else ()
        found = next((piece for said in by_author if (piece := said.holding(quote.text))), None)
        return found or self.echoes.find_marked(quote.text, mark.author)

    def _is_member(self, mark: Quoted) -> bool:
        """Tell whether a mark names somebody who writes here, on this page or another."""
        if mark.author is None:
            return mark.target is not None
        return credit(mark.author) is None

    def _repost(self, said: Said, place: int, mark: Quoted) -> None:
        """Turn quoted words into a repost and take the line that credits it, right below or above, out of the words."""
        piece = said.pieces[place]
        piece.kind = "repost"
        given = credit(mark.author or mark.link or "") if mark.author or mark.link else None
        piece.author = None if given and mark.author else piece.author
        beside = [said.pieces[at] for at in (place + 1, place - 1) if 0 <= at < len(said.pieces)]
        found = given or next(filter(None, map(_take_credit, beside)), None)
        if found is not None:
            piece.source, piece.author = site(found.source), piece.author or found.author
            piece.published = found.published or date_in(found.source)
        elif place and said.pieces[place - 1].text.endswith(":"):
            piece.published = month_in(said.pieces[place - 1].lines[-1].text)
        said.pieces[:] = [each for each in said.pieces if each.lines]

    def _finish(self, said: Said) -> None:
        """Set who wrote and posted the pieces, and which go together."""
        post, own = said.post, said.own
        for piece in own:
            piece.author, piece.published, piece.edited = post.author, post.published, post.edited
            piece.continues = own[0] if piece is not own[0] else None
            piece.permalink = post.permalink
        for place, piece in enumerate(said.pieces):
            if piece.kind in {"quote", "repost"}:
                _set_beside(said, place, own)
        for piece in said.pieces:
            if piece.kind == "quote" and piece.quotes is not None:
                piece.author = piece.quotes.author
                piece.published = piece.quotes.published or (None if piece.quotes.author is None else piece.published)
                piece.source = piece.quotes.source
        if post.signature:
            said.pieces.append(Draft("signature", lines_of(post.signature), author=post.author))

    def link(self, said: Said) -> None:
        """Set what each piece of a post answers: quotation, markup, a name addressed, an echo of other words."""
        parent = self.by_post.get(id(said.post.parent)) if said.post.parent else None
        for place, piece in enumerate(said.pieces):
            if piece.kind not in {"post", "comment"}:
                continue
            quoted = _answerable(_outer_quote_above(said.pieces, place))
            first = piece.continues is None
            piece.reply_to = quoted or (self._marked_parent(piece, parent) if parent and first else None)
            if piece.reply_to is None and (first or piece.text.startswith("@")):
                piece.reply_to = self._called(said, piece) or self._echoed(said, piece)
            if piece.reply_to is None:
                piece.reply_to = _answerable(_quote_below(said.pieces, piece))

    def _marked_parent(self, piece: Draft, parent: Said) -> Draft | None:
        """Return what the markup says that a piece answers; where branches end early, « @X » says it better."""
        called = self.callers.called(piece.text, None) if piece.text.startswith("@") else None
        other = self.all[called] if called is not None else parent
        return (parent if other.post.author == parent.post.author else other).head

    def _called(self, said: Said, piece: Draft) -> Draft | None:
        """Return the latest message of the member whom a piece calls by name."""
        called = self.callers.called(piece.text, said.post.author)
        return self.all[called].head if called is not None else None

    def _echoed(self, said: Said, piece: Draft) -> Draft | None:
        """Return what stands in quotation marks in a piece of a thread without a tree."""
        if self.is_tree:
            return None
        near = self.all[max(0, said.place - RECENT) : said.place]
        return answered(piece, [own for other in near for own in other.own])


def _set_beside(said: Said, place: int, own: Sequence[Draft]) -> None:
    piece = said.pieces[place]
    after = (each for each in said.pieces[place:] if each in own)
    above = (each for each in reversed(said.pieces[:place]) if each in own)
    if piece.kind == "quote":
        piece.poster = said.post.author
        piece.within = piece.within or next(after, None) or (own[-1] if own else None)
        return
    piece.within = next(above, None) or (own[0] if own else None)
    piece.poster = said.post.author
    if piece.within is None:
        piece.posted, piece.edited, piece.permalink = said.post.published, said.post.edited, said.post.permalink


def _outer_quote_above(pieces: Sequence[Draft], place: int) -> Draft | None:
    """Return the quotation right above own words."""
    above = pieces[place - 1] if place else None
    return above if above is not None and above.kind == "quote" else None


def _quote_below(pieces: Sequence[Draft], piece: Draft) -> Draft | None:
    return next((each for each in pieces if each.kind == "quote" and each.within is piece), None)


def _answerable(quote: Draft | None) -> Draft | None:
    """Return what somebody who quotes words answers: for pasted words, those of the member who pasted them."""
    source = quote.quotes if quote is not None else None
    if source is None or source.kind == "body":
        return None
    said = source.within or source if source.kind == "repost" else source
    return said.continues or said


def _take_credit(beside: Draft) -> Credit | None:
    """Return the credit that stands next to pasted words and take its line out of the member's own."""
    if beside.kind not in {"post", "comment"} or not beside.lines:
        return None
    below = beside.lines[0]
    for line in (below, beside.lines[-1]):
        found = credit(line.text) or _address(line)
        if found is not None:
            beside.lines = [each for each in beside.lines if each is not line]
            return found
    return None


def _address(line: Line) -> Credit | None:
    text = line.text.strip("()[] ")
    return Credit(source=text, published=None) if re.fullmatch(r"https?://\S+", text) else None


def site(source: str) -> str:
    """Return the site of an address, other sources as they are."""
    if "//" not in source and "/" not in source:
        return source
    netloc = urlsplit(source if "//" in source else f"//{source}").netloc
    return netloc.removeprefix("www.") or source


def date_in(address: str) -> str | None:
    """Return the day that an address carries (``/2023/04/12/``)."""
    found = _URL_DATE.search(address)
    return f"{found['year']}-{found['month']}-{found['day']}" if found else None


def month_in(text: str) -> str | None:
    """Return the day, or the month, that the words before pasted text date it to (« le bulletin de mars 2019 : »)."""
    found = _MONTH.search(text)
    return edtf(text) or (f"{found['year']}-{MONTHS[found['month'].lower()]:02}" if found else None)


def addresses(posts: Sequence[Post]) -> Iterator[str]:
    """Yield where the posts link to."""
    for post in posts:
        if post.node is not None:
            links = (link.get("href") or "" for link in post.node.iter("a"))
            yield from (link for link in links if link.startswith("http"))
