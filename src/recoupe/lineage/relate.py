"""What a document is to the others: its parents and its relation, with the reasons."""

from recoupe.lineage.answers import denial, retraction
from recoupe.lineage.borrowed import borrowed
from recoupe.lineage.copies import copy
from recoupe.lineage.credit import credit
from recoupe.lineage.own_matter import own_matter
from recoupe.lineage.profile import Profile
from recoupe.lineage.story import Story, Verdict


def relate(one: Profile, story: Story) -> Verdict:
    """Return what a document is to those that were decided before it."""
    found = story.standings[one.id]
    before = story.earlier(one, story.nearness.candidates(one))
    verdict = (
        copy(one, story)
        or retraction(found, before, story)
        or denial(one, found, before, story)
        or own_matter(one, found, before, story)
        or borrowed(one, found, before, story)
        or Verdict("unrelated")
    )
    verdict.credit = credit(one, verdict, before, story)
    return verdict
