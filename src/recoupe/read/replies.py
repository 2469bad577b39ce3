"""Whom a message of a thread answers, where no markup says so."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from recoupe.read.comments import answered
from recoupe.read.draft import Draft
from recoupe.read.echoes import Echoes, words_of

NEAR: Final = 6
"""Messages above one in which a word shared with an addressed member is looked for."""

_LONG_WORD: Final = 7
_RARE: Final = 3
_BOTH: Final = 2
_ADDRESS: Final = re.compile(r"@\s?(?P<name>[\w.-]{2,30})")
_ARTICLE: Final = re.compile(r"\b(?:l['’]article|cet article|ton article|votre article|le papier)\b", re.IGNORECASE)


def link_replies(posts: Sequence[Sequence[Draft]]) -> None:
    """Set authors that marks over quotations give away, what quotations repeat, and whom each message answers."""
    _name_quoted(posts)
    linker = _Linker(posts)
    for place, pieces in enumerate(posts):
        for piece in pieces:
            if piece.kind == "post":
                piece.reply_to = _quoted_before(pieces, piece) or linker.answered(place, piece)
        linker.read(pieces)


def _name_quoted(posts: Sequence[Sequence[Draft]]) -> None:
    quotes = [piece for pieces in posts for piece in pieces if piece.kind == "quote" and piece.quotes]
    homes = {id(piece): pieces for pieces in posts for piece in pieces}
    for quote in quotes:
        if quote.author and quote.quotes and quote.quotes.kind == "post":
            for piece in homes[id(quote.quotes)]:
                if piece.kind == "post":
                    piece.author = piece.author or quote.author
    for quote in quotes:
        if quote.quotes:
            quote.author = quote.author or quote.quotes.author
            quote.published = quote.published or quote.quotes.published
            quote.source = quote.quotes.source


def _quoted_before(pieces: Sequence[Draft], piece: Draft) -> Draft | None:
    """Return what the quotation right above own words quotes."""
    place = next(number for number, each in enumerate(pieces) if each is piece)
    above = pieces[place - 1] if place else None
    return above.quotes if above is not None and above.kind == "quote" else None


class _Linker:
    """The messages above the one that is looked at."""

    def __init__(self, posts: Sequence[Sequence[Draft]]) -> None:
        self.posts = posts
        self.echoes = Echoes()
        self.own: list[Draft] = []
        self.order: dict[int, int] = {}
        self.reposts: list[Draft] = []
        self.by_author: dict[str, Draft] = {}
        drafts = [frozenset(words_of(piece.text)) for pieces in posts for piece in pieces]
        self.spread = Counter(word for words in drafts for word in words)

    def read(self, pieces: Sequence[Draft]) -> None:
        """Remember one message."""
        for piece in pieces:
            if piece.kind in {"post", "repost"}:
                self.echoes.add(piece)
                self.order[id(piece)] = len(self.order)
            if piece.kind == "post" or (piece.kind == "repost" and len(self.order) > 1):
                self.own.append(piece)
            if piece.kind == "post" and piece.author:
                self.by_author[piece.author.lower()] = piece
            if piece.kind == "repost" and piece.within is None:
                self.reposts.append(piece)

    def answered(self, place: int, piece: Draft) -> Draft | None:
        """Return what a message answers: whom it addresses, whose words it takes up, the article it speaks of."""
        address = _ADDRESS.match(piece.text)
        if address:
            return self.by_author.get(address["name"].lower()) or self._sharing_word(place, piece)
        return answered(piece, self.own) or self._echoed(piece) or self._article(piece) or self._taken_up(place, piece)

    def _echoed(self, piece: Draft) -> Draft | None:
        shared = [draft for draft in self.echoes.sharing(piece.text) if draft.kind == "post"]
        return max(shared, key=lambda draft: self.order[id(draft)]) if shared else None

    def _article(self, piece: Draft) -> Draft | None:
        return self.reposts[-1] if self.reposts and _ARTICLE.search(piece.text) else None

    def _taken_up(self, place: int, piece: Draft) -> Draft | None:
        """Return the message right above where both have a number or two words that stand nowhere else."""
        above = next((each for each in self.posts[place - 1] if each.kind == "post"), None) if place > 1 else None
        if above is None:
            return None
        words = set(words_of(piece.text)) & set(words_of(above.text))
        rare = [word for word in words if self.spread[word] == _BOTH]
        numbers = [word for word in rare if word.isdigit() and len(word) > 1]
        return above if numbers or sum(len(word) >= _LONG_WORD for word in rare) >= _BOTH else None

    def _sharing_word(self, place: int, piece: Draft) -> Draft | None:
        words = {word for word in words_of(piece.text) if len(word) >= _LONG_WORD and self.spread[word] <= _RARE}
        for pieces in reversed(self.posts[max(0, place - NEAR) : place]):
            own = next((each for each in pieces if each.kind == "post"), None)
            if own and any(words & set(words_of(each.text)) for each in pieces):
                return own
        return None
