"""Further parents: first-hand documents that alone explain what the parents leave unexplained."""

from recoupe.lineage import wording
from recoupe.lineage.named import asserts
from recoupe.lineage.overlap import Overlap
from recoupe.lineage.profile import Profile
from recoupe.lineage.story import Story, Verdict


def further(one: Profile, verdict: Verdict, story: Story, before: list[Profile]) -> None:
    """Add first-hand documents that alone explain much of what the parents leave unexplained."""
    known = {key for parent in verdict.parents for key in story.profiles[parent].vector}
    above = {key for parent in verdict.parents for key in ancestors(parent, story)}
    for other in before:
        if other.id in verdict.parents or other.id in above or not (story.rooted(other.id) and asserts(other, story)):
            continue
        if story.told(other, before) and Overlap(one, other, story.nearness).beyond(known):
            verdict.add(other, "partial" if verdict.relation == "partial" else "rewrite", wording.explains(other))
            known |= set(other.vector)


def ancestors(key: str, story: Story) -> set[str]:
    """Return the documents that one depends on, directly or through others."""
    found: set[str] = set()
    todo = [key]
    while todo:
        verdict = story.verdicts.get(todo.pop())
        new = set(verdict.parents) - found if verdict else set()
        found |= new
        todo.extend(sorted(new))
    return found
