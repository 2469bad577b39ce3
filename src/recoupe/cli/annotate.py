"""`recoupe annotate`: print what is found in files, without a store."""

from typing import Any, get_args

import click
from rich.markup import escape

from recoupe.api import analyses
from recoupe.cli.options import REFUSED, paths_argument
from recoupe.cli.output import console, print_line, print_nothing, print_refusal
from recoupe.model.analysis import Analysis
from recoupe.model.codec import public_analysis
from recoupe.model.document import Rejection
from recoupe.model.vocabulary import TimeSpans


@click.command("annotate")
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    help="For people, or a line of JSON a document.",
)
@click.option(
    "--times",
    type=click.Choice(get_args(TimeSpans)),
    default="recoupe",
    show_default=True,
    help="Spans of times: with their openers and ranges whole, or as TimeML marks them.",
)
@click.pass_context
def command(ctx: click.Context, paths: tuple[str, ...], form: str, times: TimeSpans) -> None:
    """Print passages, attributions, events, times and quantities of every document; nothing is stored."""
    refused, nothing = False, True
    for outcome in analyses(paths, times=times):
        nothing = False
        if isinstance(outcome, Rejection):
            refused = True
            print_refusal(outcome)
        elif form == "jsonl":
            print_line(public_analysis(outcome))
        else:
            _show(outcome)
    if nothing:
        print_nothing(paths)
    if refused or nothing:
        ctx.exit(REFUSED)


def _show(analysis: Analysis) -> None:
    document, out = analysis.document, console()
    out.print(f"[bold]{escape(document.title or document.path or document.id)}[/]")
    out.print(escape(" · ".join(filter(None, (document.outlet, document.published, document.language, document.id)))))
    _section(
        "passages", [f"{p.kind}{f' ({p.author})' if p.author else ''}: {_short(p.text)}" for p in document.passages]
    )
    _section("attributions", [_attribution(each) for each in analysis.attributions])
    _section("events", [_event(each) for each in analysis.events])
    _section("times", [f"{each.text} → {each.value or each.timex.value}" for each in analysis.times])
    _section(
        "quantities",
        [f"{each.text} → {_bounds(each.low, each.high)} {each.unit} {each.of or ''}" for each in analysis.quantities],
    )
    out.print()


def _section(name: str, lines: list[str]) -> None:
    if lines:
        console().print(f"  [dim]{name}[/]")
    for line in lines:
        console().print(f"    {escape(line)}")


def _attribution(each: Any) -> str:
    via = f" via {', '.join(each.via)}" if each.via else ""
    return f"{each.source.name or '—'} ({each.source.kind}{via}) {each.modality}: {_short(each.content.text)}"


def _event(each: Any) -> str:
    parties = " → ".join(", ".join(_party(p) for p in side) or "—" for side in (each.actors, each.recipients))
    kind = " ".join(filter(None, (each.type, each.mode)))
    return f"{kind} ({each.status}) {each.date or ''}: {parties} « {each.trigger.text} »"


def _party(each: Any) -> str:
    return f"{each.text} [{each.country or '?'} {each.sector or '?'}]"


def _bounds(low: float | None, high: float | None) -> str:
    ends = ["…" if each is None else f"{each:,.10g}" for each in (low, high)]
    return ends[0] if low == high else "–".join(ends)


def _short(text: str, most: int = 110) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
