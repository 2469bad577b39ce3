"""Credit: whether a document names, as its source, an outlet or issuer that it took from."""

from recoupe.lineage.named import relays_communique
from recoupe.lineage.profile import Profile
from recoupe.lineage.story import Story, Verdict


def credit(one: Profile, verdict: Verdict, before: list[Profile], story: Story) -> bool:
    """Tell whether a document names, as its source, an outlet or issuer that it took from."""
    found = story.standings[one.id]
    if verdict.credit:
        return True
    if verdict.relation in {"denies", "origin", "unrelated"}:
        return False
    if found.credited or found.outside or _from_communique(one, verdict, story):
        return True
    copied = verdict.relation in {"reprint", "partial"}
    there = {story.standings[p.id].site for p in before}
    named = [naming for naming in found.named if not (found.official and naming.body)]
    return any((naming.full or naming.site in there) and not (copied and naming.body) for naming in named)


def _from_communique(one: Profile, verdict: Verdict, story: Story) -> bool:
    return any(story.standings[key].official for key in verdict.parents) and relays_communique(one)
