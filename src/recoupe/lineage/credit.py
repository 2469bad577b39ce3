"""Credit: whether a document names, as its source, an outlet or issuer that it took from."""

from recoupe.lineage.profile import Profile
from recoupe.lineage.standing import Standing
from recoupe.lineage.story import Story, Verdict


def credit(found: Standing, verdict: Verdict, before: list[Profile], story: Story) -> bool:
    """Tell whether a document names, as its source, an outlet or issuer that it took from."""
    if verdict.credit:
        return True
    if verdict.relation in {"denies", "origin", "unrelated"}:
        return False
    if found.credited or found.outside:
        return True
    copied = verdict.relation in {"reprint", "partial"}
    there = {story.standings[p.id].site for p in before}
    return any((naming.full or naming.site in there) and not (copied and naming.body) for naming in found.named)
