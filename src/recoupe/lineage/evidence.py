"""What speaks for a document's relation to the others, and for each of its parents: named numbers, most from 0 to 1."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from math import log
from typing import Final

from recoupe.lineage.align import Alignment
from recoupe.lineage.cues import find_cues
from recoupe.lineage.denials import against, asserting
from recoupe.lineage.direction import days_between
from recoupe.lineage.named import relays_communique
from recoupe.lineage.opinion import opinion
from recoupe.lineage.overlap import Overlap
from recoupe.lineage.own_matter import quotes_anew
from recoupe.lineage.profile import LEAD, Profile, Sentence, plain
from recoupe.lineage.standing import denies, quotes
from recoupe.lineage.story import Story
from recoupe.model.vocabulary import DocumentRelation

Evidence = dict[str, float]
STRENGTHS: Final = ("strong", "self", "self-next", "claimed", "hollow", "witness", "party")
NEAREST: Final = 15
"""Earlier documents, the nearest first, that may be parents."""
TOP: Final = 3
"""Nearest documents whose mean nearness says how much one belongs to the affair."""
LONG: Final = 60
"""Words in one piece that show a copy as clearly as more would."""
TELLING: Final = 0.5
"""Weight from which a number tells something."""
TOGETHER: Final = (
    "near", "near_rel", "n_full", "credited", "against", "samesite", "o_fh", "j_unrelated", "j_denies", "only",
    "best_for", "sentpair", "n_body", "o_first", "o_off", "site_other", "prev", "sentsum", "names", "nums",
)  # fmt: skip
"""What weighs differently for denials, for what is borrowed and for matter of one's own."""
KINDS: Final[dict[str, frozenset[DocumentRelation]]] = {
    "d": frozenset({"denies"}),
    "r": frozenset({"reprint", "partial", "rewrite", "cites"}),
    "o": frozenset({"origin", "independent"}),
}
THEIRS: Final[tuple[DocumentRelation, ...]] = (
    "denies",
    "unrelated",
    "reprint",
    "rewrite",
    "origin",
    "independent",
)


class Weighing:
    """A story's evidence, each part worked out once."""

    def __init__(self, story: Story) -> None:
        """Take a story of which the rules have decided each document."""
        self._story = story
        self._retold: dict[tuple[str, str], tuple[float, ...]] = {}

    def before(self, one: Profile) -> list[Profile]:
        """Return the earlier documents that may have to do with one, nearest first."""
        ranks = self._story.ranks
        return [p for p in self._story.nearness.candidates(one) if ranks[p.id] < ranks[one.id]][:NEAREST]

    def of_document(self, one: Profile) -> Evidence:
        """Return what speaks for a document's relation."""
        found = _standing(one, self._story) | self._place(one) | _text(one)
        return found | self._news(one)

    def with_copying(self, one: Profile) -> Evidence:
        """Return the same with where and how a document has others' words, for affairs that repeat background."""
        copies = self._story.copies.get(one.id, {})
        return self.of_document(one) | {
            "copy_run": _share(max((found.longest for found in copies.values()), default=0), LONG),
            "copy_lead": max((_leading(one, found) for found in copies.values()), default=0.0),
            "partly": float(self._story.verdicts[one.id].relation == "partial"),
        }

    def of_pair(self, one: Profile, other: Profile, own: DocumentRelation, theirs: DocumentRelation) -> Evidence:
        """Return what speaks for an earlier document being a parent, for the relations that the two have."""
        found = self._near(one, other) | self._naming(one, other) | self._shared(one, other) | self._other(one, other)
        found |= {f"j_{relation}": float(theirs == relation) for relation in THEIRS}
        for kind, relations in KINDS.items():
            found |= {f"{kind}*{name}": float(own in relations) * found[name] for name in TOGETHER}
            found[f"is_{kind}"] = float(own in relations)
        found["ret*samesite"] = float(self._story.standings[one.id].retracts) * found["samesite"]
        found["rep*copy"] = float(own == "reprint") * found["copy"]
        return found

    def _place(self, one: Profile) -> Evidence:
        """Return how near a document is to the others, and how much of it earlier ones told."""
        nearness, before = self._story.nearness, self.before(one)
        near = [nearness.near(one, other) for other in before]
        every = self._closeness[one.id]
        told = frozenset(word for other in before for word in other.vector)
        here = self._story.standings[one.id]
        return {
            "first": float(not before),
            "rank": self._story.ranks[one.id] / max(1, len(self._story.ranks) - 1),
            "near1": max(near, default=0.0),
            "near3": _mean(near[:TOP]),
            "nearall": every[0] if every else 0.0,
            "nearall3": _mean(every),
            "coh_rel": _mean(every) / (self._mean_closeness or 1.0),
            "coh_min": float(_mean(every) <= min(map(_mean, self._closeness.values()))),
            "told": nearness.shared(one.vector, told) / (nearness.mass(one.vector) or 1.0),
            "samesite": float(any(self._story.standings[other.id].site == here.site for other in before)),
            "later_ref": self._leaned_on(one) / TOP,
        }

    def _leaned_on(self, one: Profile) -> int:
        """Return how many later documents name a document's outlet."""
        site, ranks = self._story.standings[one.id].site, self._story.ranks
        later = (each for key, each in self._story.standings.items() if ranks[key] > ranks[one.id])
        return sum(site in each.credited or any(naming.site == site for naming in each.named) for each in later)

    def _news(self, one: Profile) -> Evidence:
        """Return what a document has that no earlier one has, and what it sets against them."""
        before, site = self.before(one), self._story.standings[one.id].site
        others = [other for other in before if self._story.standings[other.id].site != site]
        asserted = [keys for other in others for keys in asserting(other)]
        capitals = _capitals(one)
        known = frozenset(key for other in before for key in _capitals(other))
        copies = self._story.copies.get(one.id, {})
        return {
            "against": _share(sum(against(each, asserted, self._story.nearness) for each in one.negated), TOP),
            "quotes_anew": float(quotes_anew(one, before)),
            "newnames": len(capitals - known) / max(1, len(capitals)),
            "copy": max((found.child_share for found in copies.values()), default=0.0),
        }

    def _near(self, one: Profile, other: Profile) -> Evidence:
        ranks, before = self._story.ranks, self.before(one)
        near = self._story.nearness.near(one, other)
        gap = ranks[one.id] - ranks[other.id]
        days = days_between(one.document.published, other.document.published)
        return {
            "near": near,
            "near_rel": near / (self._story.nearness.near(one, before[0]) or 1.0),
            "near_rank": 1.0 / (1 + before.index(other)),
            "near_min": min(1.0, 10 * near),
            "days": min(1.0, log(1 + (20 if days is None else days)) / 4),
            "gap": gap / len(ranks),
            "prev": float(gap == 1),
        }

    def _naming(self, one: Profile, other: Profile) -> Evidence:
        """Return how one document names the other's outlet, and what the naming sentence has from it."""
        here, there = self._story.standings[one.id], self._story.standings[other.id]
        named = [naming for naming in here.named if naming.site == there.site and there.site]
        overlap = Overlap(one, other, self._story.nearness)
        told = [overlap.naming(naming) for naming in named]
        same = [p for p in self.before(one) if there.site and self._story.standings[p.id].site == there.site]
        return {
            "n_full": float(any(naming.full for naming in named)),
            "n_body": float(any(naming.body for naming in named)),
            "credited": float(there.site is not None and there.site in here.credited),
            "linked": float(other.id in here.linked),
            "samesite": float(there.site == here.site),
            "site_best": float(len(same) > 1 and same[0] is other),
            "site_other": float(len(same) > 1),
            "nworth": _share(max((worth for worth, _ in told), default=0.0), 2),
            "nshare": max((share for _, share in told), default=0.0),
            "retold": float(overlap.retold()),
        }

    def _shared(self, one: Profile, other: Profile) -> Evidence:
        """Return what of one document stands in the other, sentence by sentence, and in none but that."""
        nearness, before = self._story.nearness, self.before(one)
        known = frozenset(key for p in before if p is not other for key in p.vector)
        rest = {key: weight for key, weight in one.vector.items() if key not in known}
        here = self._retelling(one, other)
        mass = [nearness.mass(sentence.vector()) or 1.0 for sentence in one.sentences]
        parts = [
            nearness.shared(each.vector(), other.vocabulary) / m for each, m in zip(one.sentences, mass, strict=True)
        ]
        best = [max(column) for column in zip(*(self._retelling(one, p) for p in before), strict=True)]
        alignment = self._story.copies.get(one.id, {}).get(other.id)
        return {
            "only": _share(nearness.shared(rest, other.vector), TOP),
            "sent_max": max(parts, default=0.0),
            "sent_first": parts[0] if parts else 0.0,
            "sentpair": _share(max(here, default=0.0), TOP),
            "sentsum": _share(sum(here), 8),
            "best_for": _mean([float(b > 0 and own == b) for own, b in zip(here, best, strict=True)]),
            "copy": alignment.child_share if alignment else 0.0,
            "nums": _share(len(_numbers(one) & _numbers(other)), 2),
            "names": self._names(one, other),
        }

    def _retelling(self, one: Profile, other: Profile) -> tuple[float, ...]:
        """Return for each sentence what it shares with that of the other which shares most."""
        pair = (one.id, other.id)
        if pair not in self._retold:
            self._retold[pair] = tuple(self._best(sentence, other) for sentence in one.sentences)
        return self._retold[pair]

    def _best(self, sentence: Sentence, other: Profile) -> float:
        vector = sentence.vector()
        return max((self._story.nearness.shared(vector, keys) for keys in other.keys), default=0.0)

    def _names(self, one: Profile, other: Profile) -> float:
        """Return the names that two documents share, those that few others have counting most."""
        shared = _capitals(one) & _capitals(other)
        held = (sum(key in p.vector for p in self._story.profiles.values()) for key in sorted(shared))
        return _share(sum(1 / max(1, count - 1) for count in held), TOP)

    def _other(self, one: Profile, other: Profile) -> Evidence:
        there = self._story.standings[other.id]
        asserted = [frozenset(keys) for keys in asserting(other)]
        count = sum(against(each, asserted, self._story.nearness) for each in one.negated)
        return {
            "against": _share(count, 2),
            "o_off": float(there.official),
            "o_fh": float(there.first_hand),
            "o_first": float(self._story.ranks[other.id] == 0),
            "o_ret": float(there.retracts),
            "o_coh": _mean(self._closeness[other.id]),
        }

    @cached_property
    def _closeness(self) -> Mapping[str, list[float]]:
        """Return how near the nearest are to each document."""
        nearness = self._story.nearness
        return {
            key: [nearness.near(one, other) for other in nearness.candidates(one)[:TOP]]
            for key, one in self._story.profiles.items()
        }

    @cached_property
    def _mean_closeness(self) -> float:
        return _mean([_mean(each) for each in self._closeness.values()])


def _standing(one: Profile, story: Story) -> Evidence:
    found = story.standings[one.id]
    strengths = {cue.strength for cue in found.firsthand}
    strong = sum(cue.strength == "strong" for cue in found.denials)
    flags = {
        "official": found.official,
        "interviews": found.interviews,
        "talks": found.talks,
        "agency": found.agency,
        "reposts": found.reposts,
        "firsthand": found.first_hand,
        "credited": bool(found.credited),
        "outside": bool(found.outside),
        "linked": bool(found.linked),
        "named_full": any(naming.full and not naming.body for naming in found.named),
        "named_body": any(naming.body for naming in found.named),
        "den_weak": any(cue.strength != "strong" for cue in found.denials),
        "retracts": found.retracts,
        "denies": denies(one, found),
        "opinion": opinion(one),
        **{f"fh_{strength}": strength in strengths for strength in STRENGTHS},
    }
    counts = {"den_n": _share(strong, 3), "ret_n": _share(len(found.retractions), 2)}
    return {name: float(flag) for name, flag in flags.items()} | counts


def _text(one: Profile) -> Evidence:
    """Return what the wording of a document shows."""
    return {
        "den_lead": float(bool(find_cues("denial_cues", one.lead))),
        "den_title": float(bool(find_cues("denial_cues", plain(one.document.title or "")))),
        "neg": len(one.negated) / max(1, len(one.sentences)),
        "anon": float(bool(find_cues("anonymous_cues", one.plain))),
        "docu": float(bool(find_cues("document_cues", one.plain))),
        "commu": float(relays_communique(one)),
        "doubt": float(bool(find_cues("doubt_cues", one.plain))),
        "nquotes": _share(len(quotes(one.plain)), 4),
        "length": _share(len(one.words), 400),
    }


def _leading(one: Profile, found: Alignment) -> float:
    """Return the share of a document's lead that it copied."""
    end = one.sentences[:LEAD][-1].end if one.sentences else 0
    lead = [place for place, word in enumerate(one.words) if word.start < end]
    return len(found.covered.intersection(lead)) / max(1, len(lead))


def _capitals(one: Profile) -> frozenset[str]:
    return frozenset(word.key for word in one.words if word.capital and word.weight)


def _numbers(one: Profile) -> frozenset[str]:
    return frozenset(key for key, weight in one.vector.items() if key[0].isdigit() and weight >= TELLING)


def _mean(values: Iterable[float]) -> float:
    every = tuple(values)
    return sum(every) / len(every) if every else 0.0


def _share(value: float, most: float) -> float:
    return min(value, most) / most
