"""Which documents speak to a statement, and in which sentence."""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from recoupe.crosscheck.senses import ALIKE, alike
from recoupe.crosscheck.statement import Statement
from recoupe.lineage.profile import Profile, Sentence
from recoupe.model.judgement import Lineage

DIRECT: Final = 0.4
"""Share of the best document's score from which a document speaks to a statement by its own words."""
ASIDE: Final = 0.75
"""The same for a document that has nothing to do with the others."""
LEAST: Final = 0.2
"""Score below which no words alone speak to a statement."""
LINKED: Final = 0.12
"""Score from which a document does that depends on one that does."""
BESIDE: Final = 0.5
"""What a word in the sentence before or after, or in the headline, is worth next to one in the sentence itself."""
MATTER: Final = 0.45
"""Share of the words that carry a statement that a document must have."""
LEADING: Final = 0.7
"""Share of its best sentence's score that a lead must tell, for the statement to be what a document leads with."""
ANSWER: Final = 0.34
"""Score that the best document needs for the collection to speak to a statement at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A document's best sentence for a statement, how much of the statement it tells, all sentences that tell of it.

    ``keys`` are the words of these sentences and the headline, ``matter`` the share of the statement's carrying words
    among them, ``names`` those in the statement;
    ``leads`` if its first sentences tell nearly as much; ``direct`` if its words alone show that it speaks to it.
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


def matches(asked: Statement, found: Mapping[str, Profile], lineages: Mapping[str, Lineage]) -> dict[str, Match]:
    """Return the documents that speak to a statement: by their own words, or by those that they depend on."""
    able = {key: profile for key, profile in found.items() if not _too_early(asked, profile)}
    scored = {key: match for key, profile in able.items() if (match := best_sentence(asked, profile))}
    top = max((match.score for match in scored.values()), default=0.0)
    if top < ANSWER:
        return {}
    direct = {key for key, match in scored.items() if _direct(asked, match, top, lineages[key])}
    spoken = _spread(asked, direct, scored, lineages)
    spoken |= {key for key, match in scored.items() if spoken and _own_word(match, lineages[key], asked)}
    return {key: replace(scored[key], direct=key in direct) for key in sorted(spoken)}


def best_sentence(asked: Statement, profile: Profile) -> Match | None:
    """Return the sentence of a document that tells most of a statement, None where none tells anything."""
    scores = [(_score(asked, profile, place), place) for place in range(len(profile.sentences))]
    best, place = max(scores, key=lambda each: (each[0], -each[1]), default=(0.0, 0))
    if not best:
        return None
    near = tuple(profile.sentences[other] for score, other in scores if score >= max(LINKED, ANSWER * best))
    leads = _lead_tells(asked, profile) >= LEADING * _tells(asked, near)
    keys = frozenset(word.key for each in near for word in each.words) | {word.key for word in profile.title}
    return Match(
        profile=profile,
        score=best,
        sentence=profile.sentences[place],
        sentences=near,
        matter=on_matter(asked, keys),
        keys=keys,
        names=asked.names,
        leads=leads,
    )


def _score(asked: Statement, profile: Profile, place: int) -> float:
    sentence, here = profile.sentences[place], profile.keys[place]
    beside = {word.key for word in profile.title} if sentence.kind in {"body", "repost"} else set()
    for other in (place - 1, place + 1):
        if 0 <= other < len(profile.sentences) and profile.sentences[other].passage == sentence.passage:
            beside |= profile.keys[other]
    told = sum(value * _told(key, here, beside) for key, value in asked.worth.items())
    return told / asked.mass if asked.mass else 0.0


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


def _direct(asked: Statement, match: Match, top: float, lineage: Lineage) -> bool:
    share = ASIDE if lineage.relation == "unrelated" else DIRECT
    able = match.matter >= MATTER or bool(asked.numbers & match.keys)
    return match.score >= max(LEAST, share * top) and able and _has_number(asked, match)


def on_matter(asked: Statement, keys: Collection[str]) -> float:
    """Return the share of the words that carry a statement which are among some words, in the same sense at least."""
    whole = sum(asked.worth[key] for key in asked.core)
    told = sum(
        asked.worth[key] * (1.0 if key in keys else ALIKE * (not alike(key).isdisjoint(keys))) for key in asked.core
    )
    return told / whole if whole else 1.0


def _has_number(asked: Statement, match: Match) -> bool:
    return not asked.numbers or bool(asked.numbers & set(match.profile.vector))


def _spread(
    asked: Statement, spoken: set[str], scored: Mapping[str, Match], lineages: Mapping[str, Lineage]
) -> set[str]:
    """Add documents that say a little of it and depend on one that speaks to it, or on which one depends.

    A copy may garble a number; what it was copied from has it.
    """
    able = {key for key, match in scored.items() if match.score >= LINKED}
    while True:
        down = {key for key in able - spoken if set(lineages[key].parents) & spoken}
        down |= {key for key in scored if key not in spoken and _answers(lineages[key], spoken, scored)}
        up = {parent for key in spoken for parent in lineages[key].parents if parent in able - spoken}
        up = {key for key in up if _has_number(asked, scored[key])}
        if not down | up:
            return spoken
        spoken = spoken | down | up


def _answers(lineage: Lineage, spoken: set[str], scored: Mapping[str, Match]) -> bool:
    """Tell whether a denial answers a document that leads with the statement."""
    return lineage.relation == "denies" and any(key in spoken and scored[key].leads for key in lineage.parents)


def _own_word(match: Match, lineage: Lineage, asked: Statement) -> bool:
    """Tell whether a first-hand document in other words is about the same: it shares a rare name of the statement."""
    names = {word.key for word in match.profile.words if word.capital and word.weight == 1}
    return lineage.relation == "independent" and match.score >= LINKED and bool(names & set(asked.worth))


def _too_early(asked: Statement, profile: Profile) -> bool:
    day = profile.document.published or ""
    return bool(asked.day) and bool(day) and day[: len(asked.day or "")] < (asked.day or "")[: len(day)]
