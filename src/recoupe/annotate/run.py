"""The order of the components: each needs what those before it found."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from recoupe.annotate.actors.scene import with_registry
from recoupe.annotate.attributions import find_attributions
from recoupe.annotate.claims import build_claims
from recoupe.annotate.events import find_events
from recoupe.annotate.mentions import find_mentions
from recoupe.annotate.parsed import Parsed, parse
from recoupe.annotate.quantities import find_quantities
from recoupe.annotate.speech.factuality import of_event
from recoupe.annotate.speech.public import find_public_statements
from recoupe.annotate.stance import find_stances
from recoupe.annotate.statements import find_statements
from recoupe.annotate.times import find_times
from recoupe.lang.registry import registry
from recoupe.model.analysis import Analysis
from recoupe.model.document import Document, Rejection
from recoupe.model.vocabulary import TimeSpans
from recoupe.pipeline import guarded
from recoupe.settings import Settings


def annotate(
    documents: Iterable[Document], settings: Settings, *, times: TimeSpans = "recoupe"
) -> Iterator[Analysis | Rejection]:
    """Yield the analysis of each document, in order, or its rejection; memory holds one batch.

    ``times`` is the convention of the spans of times; nothing else that is found depends on it.
    """
    known = registry("fr", settings.territories, settings.actors)
    parsed = (with_registry(each, known) for each in parse(documents, pipeline=settings.pipeline, batch=settings.batch))
    work = analyse if times == "recoupe" else partial(_with_times, spans=times)
    yield from guarded(work, parsed, lambda each: each.document.path or each.document.id)


def _with_times(parsed: Parsed, spans: TimeSpans) -> Analysis:
    """Return the analysis with the times in another convention; what was drawn from them stays."""
    return replace(analyse(parsed), times=find_times(parsed, spans))


def analyse(parsed: Parsed) -> Analysis:
    """Return everything that is found in one parsed document."""
    mentions = find_mentions(parsed)
    times = find_times(parsed)
    quantities = find_quantities(parsed, mentions, times)
    attributions = find_attributions(parsed, mentions)
    events = tuple(
        replace(each, factuality=of_event(each, attributions))
        for each in find_events(parsed, mentions, times, attributions)
    )
    analysis = Analysis(
        document=parsed.document,
        mentions=mentions,
        times=times,
        quantities=quantities,
        attributions=attributions,
        events=events,
        stances=find_stances(parsed),
        statements=find_public_statements(parsed, mentions, attributions, events),
    )
    return replace(analysis, claims=build_claims(analysis, find_statements(parsed)))
