"""Which documents speak to a statement, and in which sentence."""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from typing import Final, NamedTuple

from recoupe.crosscheck.polarity import denied
from recoupe.crosscheck.senses import ALIKE, alike
from recoupe.crosscheck.statement import BODIES, KILLED, Statement
from recoupe.lineage.profile import Profile, Sentence
from recoupe.lineage.sites import site_of
from recoupe.model.annotation import Quantity
from recoupe.model.judgement import Lineage

SPEAKS: Final = 0.28
"""Share of what a statement tells that a document must have, if it took from others or answers them."""
FOLLOWS: Final = 0.1
"""The same where the document that it took from speaks to the statement."""
FIRST: Final = 0.34
"""The same for one with matter of its own: it must show by its own words that it speaks to the statement."""
PLACE: Final = 0.15
"""What its best sentence counts for, next to the best sentence of all documents."""
STRANGER: Final = 0.4
"""What is taken off where a document has nothing to do with the others."""
DERIVED: Final = frozenset({"reprint", "partial", "rewrite", "cites"})
ANSWERS: Final = 0.24
"""Score from which a denial is about a statement that nobody whom it answers leads with."""
NUMBERED: Final = 0.35
"""The same for one that gives another number, in the sentence that denies."""
ASIDE: Final = 0.13
"""Share of the words that carry a statement that a denial must have at least."""
LINKED: Final = 0.12
"""Score from which a sentence tells something of a statement."""
BESIDE: Final = 0.5
"""What a word in the sentence before or after, or in the headline, is worth next to one in the sentence itself."""
MATTER: Final = 0.7
"""What a document tells in all and of the words that carry a statement, together, to be on its matter."""
NEWS: Final = 0.1
"""What is added for another source on what is out already."""
PLAIN: Final = 0.65
"""What the best sentence of an unlinked document must tell next to the best of all, or of the carrying words."""
NAMED: Final = 0.45
"""Share of the names in a statement that a document must have, and more."""
LEADING: Final = 0.7
"""Share of its best sentence's score that a lead must tell, for the statement to be what a document leads with."""
ANSWER: Final = 0.34
"""Score that the best document needs for the collection to speak to a statement at all."""

NOTHING: Final = Sentence(start=0, end=0, text="", words=(), passage=0, kind="body", paragraph=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A document's best sentence for a statement, how much of the statement it tells, all sentences that tell of it.

    ``keys`` are the words of these sentences and the headline, ``matter`` the share of the statement's carrying words
    among them, ``names`` those in the statement;
    ``leads`` if its first sentences tell nearly as much; ``direct`` if its words alone show that it speaks to it;
    ``whole`` is the share of the statement that all its words tell.
    """

    profile: Profile
    score: float
    sentence: Sentence
    sentences: tuple[Sentence, ...]
    matter: float
    keys: frozenset[str]
    names: frozenset[str]
    leads: bool = False
    direct: bool = False
    whole: float = 0.0


def matches(asked: Statement, found: Mapping[str, Profile], lineages: Mapping[str, Lineage]) -> dict[str, Match]:
    """Return the documents that speak to a statement: by their own words, or by those that they depend on."""
    able = {key: profile for key, profile in found.items() if not too_early(asked, profile)}
    if max((best_sentence(asked, profile).score for profile in able.values()), default=0.0) < ANSWER:
        return {}
    _, every = scored(asked, found)
    scores = {key: match for key, match in every.items() if key in able and match.score}
    top = max((match.score for match in scores.values()), default=1.0)
    own = {key: _own(match, top, lineages[key]) for key, match in scores.items()}
    linked = {key for key in lineages if lineages[key].parents} | {
        p for each in lineages.values() for p in each.parents
    }
    direct = {
        key
        for key, match in scores.items()
        if own[key] >= FIRST
        and (key in linked or max(match.matter, match.score / top) >= PLAIN)
        and _on_it(asked, match, own[key] + NEWS * (lineages[key].relation == "independent"))
    }
    spoken = direct | {
        key for key, score in own.items() if score >= SPEAKS and _borrows(asked, scores[key].profile, lineages[key])
    }
    while new := {key for key, score in own.items() if key not in spoken and _follows(key, score, spoken, lineages)}:
        spoken |= new
    uncounted = asked.tolls and not asked.numbers
    answers = (key for key in scores if key not in spoken and lineages[key].relation == "denies")
    spoken |= {key for key in answers if _answers(asked, key, own[key], spoken, scores, lineages)}
    spoken |= {key for key in scores if key not in spoken and uncounted and _counts_dead(key, spoken, scores, lineages)}
    return {key: replace(scores[key], direct=key in direct) for key in sorted(spoken)}


def scored(asked: Statement, found: Mapping[str, Profile]) -> tuple[Statement, dict[str, Match]]:
    """Return a statement with its words as telling as they are among some documents, and their best sentences."""
    telling = replace(asked, worth=_telling(asked.worth, found.values()))
    return telling, {key: replace(best_sentence(telling, p), whole=_whole(telling, p)) for key, p in found.items()}


def _whole(asked: Statement, profile: Profile) -> float:
    """Return the share of a statement that a document's words tell, anywhere in it."""
    told = sum(value * _told(key, profile.vector.keys(), set()) for key, value in asked.worth.items())
    return told / (asked.mass or 1.0)


def _telling(worth: Mapping[str, float], among: Collection[Profile]) -> dict[str, float]:
    """Return what words are worth where those that many of the documents have tell less."""
    size = 1 + log(max(1, len(among)))
    holders = {key: sum(_holds(key, profile) for profile in among) for key in worth}
    return {key: value * (size - log(max(1, holders[key]))) / size for key, value in worth.items()}


def _holds(key: str, profile: Profile) -> bool:
    return key in profile.vector or not alike(key).isdisjoint(profile.vector)


def _own(match: Match, top: float, lineage: Lineage) -> float:
    """Return how much of a statement a document tells: anywhere in it, and in one place."""
    return match.whole + PLACE * match.score / top - STRANGER * (lineage.relation == "unrelated")


def best_sentence(asked: Statement, profile: Profile) -> Match:
    """Return the sentence of a document that tells most of a statement; its score is 0 where none tells anything."""
    present = {key: value for key, value in asked.worth.items() if _told(key, profile.vocabulary, set())}
    scores = [(_score(present, profile, place) / (asked.mass or 1.0), place) for place in range(len(profile.sentences))]
    best, place = max(scores, key=lambda each: (each[0], -each[1]), default=(0.0, 0))
    near = tuple(profile.sentences[other] for score, other in scores if score >= max(LINKED, BESIDE * best))
    keys = frozenset(word.key for each in near for word in each.words) | {word.key for word in profile.title}
    return Match(
        profile=profile,
        score=best,
        sentence=profile.sentences[place] if profile.sentences else NOTHING,
        sentences=near,
        matter=on_matter(asked, keys),
        keys=keys,
        names=asked.names,
        leads=_lead_tells(asked, profile) >= LEADING * _tells(asked, near),
    )


def _score(worth: Mapping[str, float], profile: Profile, place: int) -> float:
    """Return the worth of the words that a sentence tells, with those beside it."""
    sentence, here = profile.sentences[place], profile.keys[place]
    beside = {word.key for word in profile.title} if sentence.kind in {"body", "repost"} else set()
    for other in (place - 1, place + 1):
        if 0 <= other < len(profile.sentences) and profile.sentences[other].passage == sentence.passage:
            beside |= profile.keys[other]
    return sum(value * _told(key, here, beside) for key, value in worth.items())


def _lead_tells(asked: Statement, profile: Profile) -> float:
    return _tells(asked, profile.sentences[:1]) if profile.sentences else 0.0


def _tells(asked: Statement, sentences: Iterable[Sentence]) -> float:
    """Return the worth of the words that carry a statement which some sentences have."""
    keys = {word.key for sentence in sentences for word in sentence.words}
    return sum(asked.worth[key] * _told(key, keys, set()) for key in (*asked.core, *sorted(asked.numbers)))


def _told(key: str, here: AbstractSet[str], beside: AbstractSet[str]) -> float:
    if key in here:
        return 1.0
    same = alike(key)
    if not same.isdisjoint(here):
        return ALIKE
    return BESIDE if key in beside else ALIKE * BESIDE * (not same.isdisjoint(beside))


def on_matter(asked: Statement, keys: Collection[str]) -> float:
    """Return the share of the words that carry a statement which are among some words, in the same sense at least."""
    whole = sum(asked.worth[key] for key in asked.core)
    told = sum(
        asked.worth[key] * (1.0 if key in keys else ALIKE * (not alike(key).isdisjoint(keys))) for key in asked.core
    )
    return told / whole if whole else 1.0


def other_number(asked: Statement, profile: Profile) -> bool:
    """Tell whether a document gives other numbers in the unit of the statement's number and not that one."""
    units = {each.unit for each in asked.quantities} - {"other"}
    return any(each.unit in units for each in profile.analysis.quantities) and not has_number(asked, profile)


def _borrows(asked: Statement, profile: Profile, lineage: Lineage) -> bool:
    """Tell whether a document took from another one of the collection.

    A copy with another number than the statement's stands or falls with what it copied.
    """
    copied = lineage.relation in {"reprint", "partial"}
    return lineage.relation in DERIVED and bool(lineage.parents) and (not copied or has_number(asked, profile))


def _follows(key: str, score: float, spoken: AbstractSet[str], lineages: Mapping[str, Lineage]) -> bool:
    """Tell whether a document tells a little of a statement and took from one that speaks to it."""
    lineage = lineages[key]
    return lineage.relation in DERIVED and score >= FOLLOWS and not spoken.isdisjoint(lineage.parents)


def has_number(asked: Statement, profile: Profile) -> bool:
    """Tell whether a document has a number of the statement, or a range around it; where there is none, it has."""
    if not (asked.numbers or asked.around) or not asked.numbers.isdisjoint(profile.vector):
        return True
    if any(
        _touch(one, other) for one in profile.analysis.quantities for other in asked.around if one.unit == other.unit
    ):
        return True
    values: list[Quantity | Range] = [
        *(each for each in asked.quantities if each not in asked.around),
        *(Range(float(number), float(number)) for number in asked.numbers),
    ]
    return any(_meet(one, other) for one in profile.analysis.quantities for other in values)


class Range(NamedTuple):
    """A number or range."""

    low: float | None
    high: float | None


def _meet(one: Quantity | Range, other: Quantity | Range) -> bool:
    return None not in (one.low, one.high, other.low, other.high) and _touch(one, other)


def _touch(one: Quantity | Range, other: Quantity | Range) -> bool:
    """Tell whether two ranges, which may be open, have a number in common."""
    high = float("inf")
    top = min(high if one.high is None else one.high, high if other.high is None else other.high)
    return max(one.low or 0.0, other.low or 0.0) <= top


def _on_it(asked: Statement, match: Match, own: float) -> bool:
    """Tell whether a document is on the very matter: its words, its number, its date, the dead where some died."""
    text = match.profile.plain.lower()
    sure = bool(asked.numbers) or any(day in text for day in asked.dates)
    forms = {word.form for word in (*match.profile.title, *match.profile.words)}
    named = sure or not asked.names or len(asked.names & forms) > NAMED * len(asked.names)
    told = sure or (match.matter >= ASIDE and own + match.matter >= MATTER)
    return told and named and (not asked.deadly or tells_of_dead(match)) and has_number(asked, match.profile)


def tells_of_dead(match: Match) -> bool:
    """Tell whether the sentences that tell of a statement speak of dead."""
    return any(key in match.keys or not alike(key).isdisjoint(match.keys) for key in KILLED)


def _answers(
    asked: Statement,
    key: str,
    score: float,
    spoken: AbstractSet[str],
    scored: Mapping[str, Match],
    lineages: Mapping[str, Lineage],
) -> bool:
    """Tell whether a denial is about a statement: it answers a document that leads with it, or its own words are."""
    match = scored[key]
    if asked.deadly and not tells_of_dead(match):
        return False
    against = (each for each in match.sentences if denied(asked.worth, each))
    about = max((on_matter(asked, {word.key for word in each.words}) for each in against), default=0.0)
    elsewhere = other_number(asked, match.profile) and about < NUMBERED
    if elsewhere or (match.matter < ASIDE and not asked.numbers):
        return False
    led = any(parent in spoken and scored[parent].leads for parent in lineages[key].parents)
    return score >= (0.0 if led else ANSWERS) and match.score > 0


def _counts_dead(
    key: str, spoken: AbstractSet[str], scored: Mapping[str, Match], lineages: Mapping[str, Lineage]
) -> bool:
    """Tell whether a document counts the dead of the same affair: it is independent, or its outlet spoke before."""
    profile = scored[key].profile
    same = site_of(profile.document) in {site_of(scored[other].profile.document) for other in spoken}
    dead = any(each.unit in {"deaths", "soldiers"} for each in profile.analysis.quantities) or _numbers_dead(profile)
    return dead and (
        lineages[key].relation in {"independent", "denies"} or (same and lineages[key].relation == "origin")
    )


def _numbers_dead(profile: Profile) -> bool:
    """Tell whether a number stands right before a word for the dead (« soixante et onze victimes »)."""
    return any(one.key[0].isdigit() and other.key in BODIES for one, other in pairwise(profile.words))


def too_early(asked: Statement, profile: Profile) -> bool:
    """Tell whether a document appeared before the day that a statement names."""
    day = profile.document.published or ""
    return bool(asked.day) and bool(day) and day[: len(asked.day or "")] < (asked.day or "")[: len(day)]
