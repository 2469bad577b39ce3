"""How well readers' stances are told: threads with an attitude for each comment towards what it answers."""

from collections.abc import Iterable

from recoupe.annotate.parsed import Parsed
from recoupe.annotate.stance import find_stances
from recoupe.evaluate.corpus import Item
from recoupe.evaluate.tally import Tally
from recoupe.model.document import Document, Passage


def score_stances(threads: Iterable[Item]) -> Tally:
    """Return the scores of all comments and of each attitude."""
    tally = Tally()
    for thread in threads:
        found = {each.passage: each.attitude for each in find_stances(Parsed(as_document(thread), ()))}
        for place, comment in enumerate(thread["comments"], 1):
            gold, said = comment["stance"], found.get(place)
            tally.add("stance accuracy", 1, 1, int(gold == said))
            for attitude in {gold, said} - {None}:
                tally.add(f"stance {attitude}", int(gold == attitude), int(said == attitude), int(gold == said))
            if gold != said:
                tally.mistakes.append(f"{thread['id']} {place} {gold} taken for {said}: {comment['text'][:60]}")
    return tally


def as_document(thread: Item) -> Document:
    """Return a thread as a document: the article, then its comments."""
    text, passages = (
        thread["article"],
        [Passage(kind="body", text=thread["article"], start=0, end=len(thread["article"]))],
    )
    for comment in thread["comments"]:
        start = len(text) + 1
        text += f"\n{comment['text']}"
        reply = None if comment["reply_to"] is None else comment["reply_to"] + 1
        passages.append(
            Passage(
                kind="comment",
                text=comment["text"],
                start=start,
                end=len(text),
                author=comment["author"],
                reply_to=reply,
            )
        )
    return Document(id=thread["id"], text=text, passages=tuple(passages), language="fr")
