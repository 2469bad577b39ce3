"""How a document bears itself towards what was told before: what is new in it, what it negates, who tells it, when."""

from collections.abc import Iterable, Sequence
from math import log
from typing import Final

from recoupe.lang.fr.stems import Word
from recoupe.lineage.cues import find_cues
from recoupe.lineage.denials import asserting
from recoupe.lineage.direction import days_between
from recoupe.lineage.kinds import BODIES, kinds_of
from recoupe.lineage.profile import Profile, Sentence, plain
from recoupe.lineage.standing import headed
from recoupe.lineage.story import REWRITE, Story

FORMS: Final = ("blog", "forum", "page", "agency", "checkers", "paper", "radio", "television", "letter")
"""Kinds of outlets that tell much about their texts."""
WE: Final = frozenset({"nous", "notre", "nos"})
ME: Final = frozenset({"je", "j", "mon", "ma", "mes"})
MONTH: Final = 4.0
"""Logarithm of the days (some eight weeks) beyond which a gap says no more."""


def bearing(one: Profile, before: Sequence[Profile], story: Story) -> dict[str, float]:
    """Return what speaks for a document's relation besides its standing and its nearness to others."""
    found = story.standings[one.id]
    denied = negated_mass(one, before, story)
    speaks, rebuts = float(found.official or found.interviews), _rebuttals(one)
    count = len(found.denials) + len(find_cues("rebuttal_cues", headed(one)))
    return {
        **_outlet(one),
        **_newness(one, before, story),
        **_gaps(one, story),
        **rebuts,
        "neg_mass": _share(sum(denied), 6),
        "neg_max": _share(max(denied, default=0.0), 3),
        "speak": speaks,
        "speak*neg": speaks * _share(sum(denied), 6),
        "speak*den": speaks * _share(len(found.denials), 3),
        "speak*reb": speaks * rebuts["reb_n"],
        "fh*reb": float(found.first_hand) * rebuts["reb_n"],
        "den_all": _share(count, 6),
        "media*den": (1 - speaks) * _share(count, 6),
        "den_before": float(any(_denies_near(one, other, story) for other in before)),
        "heard": float(any(story.standings[other.id].site == found.site for other in before)),
    }


def negated_mass(one: Profile, others: Iterable[Profile], story: Story) -> list[float]:
    """Return of each sentence that negates what it shares with the likest that others assert."""
    asserted = [keys for other in others for keys in asserting(other)]
    return [_likest(sentence, asserted, story) for sentence in one.negated]


def _likest(sentence: Sentence, asserted: Sequence[frozenset[str]], story: Story) -> float:
    vector = sentence.vector()
    return max((story.nearness.shared(vector, keys) for keys in asserted), default=0.0)


def _denies_near(one: Profile, other: Profile, story: Story) -> bool:
    return bool(story.standings[other.id].denials) and story.nearness.near(one, other) > REWRITE / 2


def _outlet(one: Profile) -> dict[str, float]:
    """Return what a document's outlet is, and in whose name it writes."""
    kinds = kinds_of(one)
    forms = [word.form for word in one.words]
    return {
        **{f"k_{name}": float(name in kinds) for name in FORMS},
        "k_body": float(not kinds.isdisjoint(BODIES)),
        "nous": _share(sum(form in WE for form in forms), 6),
        "je": _share(sum(form in ME for form in forms), 4),
    }


def _rebuttals(one: Profile) -> dict[str, float]:
    """Return the wordings that reject or contradict, wherever they stand."""
    found, title = find_cues("rebuttal_cues", headed(one)), plain(one.document.title or "")
    return {
        "reb_n": _share(len(found), 4),
        "reb_lead": float(bool(find_cues("rebuttal_cues", one.lead))),
        "reb_title": float(bool(find_cues("rebuttal_cues", title))),
        "reb_strong": float(any(cue.strength == "strong" for cue in found)),
        "neg_title": float(bool(find_cues("negation_cues", title))),
        "neg_first": float(any(sentence in one.negated for sentence in one.sentences[:2])),
        "ret_lead": float(bool(find_cues("retraction_cues", one.lead))),
    }


def _newness(one: Profile, before: Sequence[Profile], story: Story) -> dict[str, float]:
    """Return how much of headline, lead and the whole earlier documents told, the whole by who speaks."""
    known = frozenset[str]().union(*(other.vocabulary for other in before))
    found, lead = story.standings[one.id], one.sentences[0].words if one.sentences else ()
    told = frozenset(key for other in before for key in other.vector)
    whole = story.nearness.shared(one.vector, told) / (story.nearness.mass(one.vector) or 1.0)
    return {
        "title_told": _told(one.title, known, story),
        "lead_told": _told(lead, known, story),
        "fh*told": float(found.first_hand) * whole,
        "off*told": float(found.official) * whole,
    }


def _told(text: Iterable[Word], known: frozenset[str], story: Story) -> float:
    vector = {word.key: word.weight for word in text if word.weight}
    return story.nearness.shared(vector, known) / (story.nearness.mass(vector) or 1.0)


def _gaps(one: Profile, story: Story) -> dict[str, float]:
    """Return how far in time the nearest other document is, and the nearest later one."""
    others = [other for other in story.profiles.values() if other is not one]
    later = [other for other in others if story.ranks[other.id] > story.ranks[one.id]]
    return {"apart": _gap(one, others), "apart_next": _gap(one, later)}


def _gap(one: Profile, others: Iterable[Profile]) -> float:
    days = (days_between(one.document.published, other.document.published) for other in others)
    return min(1.0, log(1 + min((each for each in days if each is not None), default=0)) / MONTH)


def _share(value: float, most: float) -> float:
    return min(value, most) / most
