"""What speaks for two parties together: that both act on each other, or that one undergoes what another does."""

from collections.abc import Iterator, Sequence

from recoupe.annotate.coding.finder import Place
from recoupe.annotate.coding.part_evidence import Setting


def pair_evidence(setting: Setting, one: Sequence[Place], other: Sequence[Place]) -> Iterator[str]:
    """Yield the features of two groups of parties as the actors of one event."""
    type_, trigger = setting.candidate.coding.type, setting.candidate.trigger
    parts = "+".join(sorted((setting.part(one[0]), setting.part(other[0]))))
    near = setting.beside(one) + setting.beside(other)
    same = {setting.cast.code(*place).country for place in one} == {
        setting.cast.code(*place).country for place in other
    }
    sectors = "+".join(sorted(str(setting.cast.party(*side[0]).sector) for side in (one, other)))
    yield "pair"
    yield f"pair+type={type_},{'mutual' in trigger.rule.flags}"
    yield f"pair+parts={parts},{type_}"
    yield f"pair+near={near},{parts}"
    yield f"pair+same={same},{type_}"
    yield f"pair+same+parts={same},{parts}"
    yield f"pair+sectors={sectors}"
    yield f"pair+family={setting.family},{type_}"
    yield f"pair+line={trigger.rule.words[0]}"
    yield f"pair+flags={'+'.join(sorted(trigger.rule.flags))}"
    yield from (f"pair+slot={slot},{setting.family},{type_}" for slot in trigger.slots)


def against_evidence(setting: Setting, places: Sequence[Place], actors: Sequence[Place]) -> Iterator[str]:
    """Yield the features of those who undergo an event, or of nobody, beside those who act."""
    type_ = setting.candidate.coding.type
    acting = [setting.cast.code(*place) for place in actors]
    countries = {party.country for party in acting if party.country}
    first = min((str(party.sector) for party in acting), default="")
    if not places:
        yield f"nobody+acts={bool(actors)},{type_}"
        yield f"nobody+acting={first},{type_}"
    for place in places:
        party, part = setting.cast.code(*place), setting.part(place)
        same = party.country in countries if party.country and countries else "?"
        yield f"same={same}"
        yield f"same+type={same},{type_}"
        yield f"same+part={same},{part},{type_}"
        yield f"sectors={first},{party.sector}"
        yield f"sectors+type={first},{party.sector},{type_}"
