"""Scores of attributions, events, times and quantities against the text sets.

Measures as in PARC 3 and PolNeAR (content, then source, then modality) and in event data (trigger, type, actors).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from recoupe.evaluate.corpus import Item, locate
from recoupe.evaluate.spans import HALF, Interval, best_pairs, interval, shared, touching
from recoupe.evaluate.tally import Tally

STRICT: Final = 0.8
LOOSE: Final = 0.3
Place = Callable[[Item | None], Interval | None]
"""Where a span stands: quoted words in gold, offsets in an answer."""


@dataclass(frozen=True, slots=True)
class Layers:
    """An item's annotations with the way to read their spans."""

    item: Item
    place: Place
    text: str

    def __getitem__(self, layer: str) -> list[Item]:
        return list(self.item.get(layer) or ())

    def words(self, where: Interval | None) -> str:
        """Return the words of a span, for the list of mistakes."""
        return repr(self.text[slice(*where)] if where else None)


def score_press(gold: Iterable[Item], answers: Mapping[str, Item]) -> Tally:
    """Return the counts of all measures; an item without an answer is wholly missed.

    ``answers`` are what ``recoupe annotate`` prints, by document id. An item's ``only`` names the layers it is for.
    """
    tally = Tally()
    for item in gold:
        text = item["text"]
        wanted = Layers(item, lambda span, text=text: locate(text, span), text)  # type: ignore[misc]
        given = Layers(answers.get(item["id"], {}), interval, text)
        for layer, score in SCORERS.items():
            if layer in (item.get("only") or SCORERS):
                score(wanted, given, tally)
    return tally


@dataclass(frozen=True, slots=True)
class _Said:
    """What is compared of an attribution."""

    content: Interval | None
    source: Interval | None
    kind: str | None
    modality: str | None

    def alike(self, other: "_Said") -> float:
        """Return how alike both contents are; the source decides between equals."""
        common = shared(self.content, other.content)
        return common + 0.1 * self.same_source(other) if common >= HALF else 0.0

    def same_source(self, other: "_Said") -> bool:
        """Tell whether both name the same words, or nobody."""
        return shared(self.source, other.source) >= HALF


def _said(layers: Layers) -> list[_Said]:
    read = ((each, each.get("source") or {}) for each in layers["attributions"])
    return [
        _Said(layers.place(each["content"]), layers.place(source), source.get("kind"), each.get("modality"))
        for each, source in read
    ]


def _attributions(wanted: Layers, given: Layers, tally: Tally) -> None:
    gold, found = _said(wanted), _said(given)
    places = best_pairs(gold, found, _Said.alike, least=HALF)
    pairs = [(gold[i], found[j]) for i, j in places]
    known = [(one, other) for one, other in pairs if one.same_source(other)]
    rights = {
        "content @0.5": len(pairs),
        "content @0.8": sum(shared(one.content, other.content) >= STRICT for one, other in pairs),
        "content + source": len(known),
        "content + source + modality": sum(one.modality == other.modality for one, other in known),
    }
    for name, right in rights.items():
        tally.add(f"attribution {name}", len(gold), len(found), right)
    tally.of("source kind (of matched)", [one.kind == other.kind for one, other in pairs])
    tally.of("modality (of matched)", [one.modality == other.modality for one, other in pairs])
    _tell(tally, wanted, "attribution", ([said.content for said in gold], [said.content for said in found]), places)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is compared of an event."""

    trigger: Interval | None
    type: str | None
    parties: tuple[Counter[str], Counter[str]]
    date: str | None
    status: str | None

    def alike(self, other: "_Told") -> float:
        """Return 0 for triggers that don't touch, else 1 to 3: the same type, then the same words count."""
        if not touching(self.trigger, other.trigger):
            return 0.0
        return 1 + self.same_type(other) + shared(self.trigger, other.trigger)

    def same_type(self, other: "_Told") -> bool:
        """Tell whether both are of one PLOVER type."""
        return self.type == other.type


def _told(layers: Layers) -> list[_Told]:
    return [
        _Told(
            layers.place(event["trigger"]),
            event.get("type"),
            (_countries(event.get("actors")), _countries(event.get("recipients"))),
            event.get("date"),
            event.get("status"),
        )
        for event in layers["events"]
    ]


def _countries(parties: Iterable[Item] | None) -> Counter[str]:
    return Counter(party.get("country") or "?" for party in parties or ())


def _events(wanted: Layers, given: Layers, tally: Tally) -> None:
    gold, found = _told(wanted), _told(given)
    touched = best_pairs(gold, found, _Told.alike, least=1)
    places = [(i, j) for i, j in touched if gold[i].same_type(found[j])]
    typed = [(gold[i], found[j]) for i, j in places]
    anywhere = Counter(event.type for event in gold) & Counter(event.type for event in found)
    rights = {
        "event trigger": len(touched),
        "event trigger + type": len(typed),
        "event type + all actors": sum(one.parties == other.parties for one, other in typed),
        "event types, any trigger": anywhere.total(),
    }
    for name, right in rights.items():
        tally.add(name, len(gold), len(found), right)
    if not wanted.item.get("only"):
        tally.of("event date (of typed)", [one.date == other.date for one, other in typed if one.date])
    tally.of("event status (of typed)", [one.status == other.status for one, other in typed])
    _tell(tally, wanted, "event", ([event.trigger for event in gold], [event.trigger for event in found]), places)


def _times(wanted: Layers, given: Layers, tally: Tally) -> None:
    gold = wanted["times"]
    found = [time for time in given["times"] if time.get("value")]  # durations and sets are not in this gold
    spans = ([wanted.place(time) for time in gold], [given.place(time) for time in found])
    places = best_pairs(*spans, shared, least=HALF)
    right = [(i, j) for i, j in places if gold[i]["value"] == found[j]["value"]]
    tally.add("time span", len(gold), len(found), len(places))
    tally.add("time span + value", len(gold), len(found), len(right))
    _tell(tally, wanted, "time", spans, right)


def _quantities(wanted: Layers, given: Layers, tally: Tally) -> None:
    gold, found = wanted["quantities"], given["quantities"]
    spans = ([wanted.place(quantity) for quantity in gold], [given.place(quantity) for quantity in found])
    places = best_pairs(*spans, shared, least=LOOSE)
    right = [(i, j) for i, j in places if _amount(gold[i]) == _amount(found[j])]
    tally.add("quantity span", len(gold), len(found), len(places))
    tally.add("quantity span + bounds + unit", len(gold), len(found), len(right))
    _tell(tally, wanted, "quantity", spans, right)


def _amount(quantity: Item) -> tuple[float | None, float | None, str | None]:
    return quantity.get("low"), quantity.get("high"), quantity.get("unit")


def _tell(
    tally: Tally,
    wanted: Layers,
    what: str,
    spans: tuple[list[Interval | None], list[Interval | None]],
    right: list[tuple[int, int]],
) -> None:
    """Note what was missed and what was answered beside it."""
    for label, side, paired in zip(
        ("missed", "spurious"), spans, zip(*right, strict=True) if right else ((), ()), strict=True
    ):
        for place, where in enumerate(side):
            if place not in paired:
                tally.mistakes.append(f"{wanted.item['id']} {what} {label}: {wanted.words(where)}")


SCORERS: Final[dict[str, Callable[[Layers, Layers, Tally], None]]] = {
    "attributions": _attributions,
    "events": _events,
    "times": _times,
    "quantities": _quantities,
}
"""The layers of a text set and how each is scored."""
