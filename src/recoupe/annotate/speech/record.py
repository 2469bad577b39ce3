"""What the rules of reported speech hand on before it becomes an ``Attribution``."""

from dataclasses import dataclass, replace

from recoupe.annotate.line import Line, Range
from recoupe.annotate.speech.lexicons import SpeechClass
from recoupe.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One reporting: places of its parts in a line.

    ``source`` is None where nobody is named, or ``elsewhere`` says in which other line; ``content`` is None for what
    refers back (« ce que Paris dément ») and takes the content before it; ``rest`` is where content that runs over
    several lines ends. ``past`` is the cue's tense, ``quoted`` marks the source's own words, ``reasoned`` a verb whose
    conditional weighs and doesn't report (« estime que ce serait »); ``key`` is the cue's line in its lexicon.
    """

    line: Line
    rule: str
    kind: SpeechClass
    key: str = ""
    content: Range | None
    source: Range | None = None
    cue: Range | None = None
    past: bool = False
    quoted: bool = False
    reasoned: bool = False
    via: tuple[str, ...] = ()
    elsewhere: tuple[Line, Range] | None = None
    rest: Span | None = None

    @property
    def place(self) -> int:
        """Return where it starts in the document's text."""
        first = min(part[0] for part in (self.content, self.source, self.cue) if part)
        return self.line.paragraph.place(self.line.words[first])

    @property
    def content_span(self) -> Span | None:
        """Return the content as a span of the document."""
        return self.rest or (self.line.span(*self.content) if self.content else None)

    @property
    def named(self) -> tuple[Line, Range] | None:
        """Return the line and the words that name the source."""
        return self.elsewhere or ((self.line, self.source) if self.source else None)

    def with_via(self, *names: str) -> "Speech":
        """Return it with outlets put before those that it has."""
        return replace(self, via=(*names, *(name for name in self.via if name not in names)))
