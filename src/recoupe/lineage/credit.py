"""Credit: whether a document names, as its source, an outlet or issuer that it took from."""

from recoupe.lineage.named import relays_communique
from recoupe.lineage.profile import Profile
from recoupe.lineage.standing import Standing
from recoupe.lineage.story import Story, Verdict


def credit(one: Profile, verdict: Verdict, before: list[Profile], story: Story) -> bool:
    """Tell whether a document names, as its source, an outlet or issuer that it took from."""
    found = story.standings[one.id]
    if verdict.credit or _corrects(verdict, found, story):
        return True
    if verdict.relation in {"denies", "origin", "unrelated"} or (
        verdict.relation == "independent" and not verdict.parents
    ):
        return False
    if found.credited or found.outside or _from_communique(one, verdict, story):
        return True
    copied = verdict.relation in {"reprint", "partial"}
    there = {story.standings[p.id].site for p in before}
    named = [naming for naming in found.named if not (found.official and naming.body)]
    return any((naming.full or naming.site in there) and not (copied and naming.body) for naming in named)


def _corrects(verdict: Verdict, found: Standing, story: Story) -> bool:
    """Tell whether a document goes back on what its own outlet carried."""
    own = any(story.standings[key].site == found.site for key in verdict.parents)
    return verdict.relation == "denies" and own and found.site is not None


def _from_communique(one: Profile, verdict: Verdict, story: Story) -> bool:
    return any(story.standings[key].official for key in verdict.parents) and relays_communique(one)
