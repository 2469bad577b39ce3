"""The command line: commands are imported when they are called, so that help is there at once."""

import sys
from importlib import import_module
from typing import Final

import click

from recoupe import __version__
from recoupe.errors import RecoupeError

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "add": ("recoupe.cli.add", "Read files or folders into the store."),
    "check": ("recoupe.cli.check", "Show who says a statement, who denies it, and how many origins there are."),
    "compare": ("recoupe.cli.compare", "Tell whether two statements agree, contradict each other or are unrelated."),
    "dossier": ("recoupe.cli.dossier", "Show one dossier whole."),
    "list": ("recoupe.cli.listing", "List documents, dossiers, claims, events or rejections."),
    "export": ("recoupe.cli.export", "Write claims, origins or events as CSV, JSON Lines or Parquet."),
    "lineage": ("recoupe.cli.lineage", "Show who copied, rewrote, cited or denied whom."),
    "annotate": ("recoupe.cli.annotate", "Print what is found in files, without a store."),
    "watch": ("recoupe.cli.watch", "Follow feeds and add the pages that they link to."),
    "actors": ("recoupe.cli.actors", "List, show, add or merge actors."),
    "sources": ("recoupe.cli.sources", "Show who told what first, how it ended, and how reliable that makes a source."),
    "judge": ("recoupe.cli.judge", "Decide what claims, sources and stances are; list and take back."),
    "rebuild": ("recoupe.cli.rebuild", "Recompute lineage and dossiers from what is stored."),
    "serve": ("recoupe.cli.serve", "Show the collection as web pages."),
    "demo": ("recoupe.cli.demo", "Show all of it on the bundled sample collection."),
    "eval": ("recoupe.cli.evaluate", "Score the program against the gold."),
}
"""Each command with its module, which holds it under the name ``command``, and its line of help."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and help and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a newcomer needs them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="recoupe")
def group() -> None:
    """Show who really says this, how they know, and how many independent sources stand behind it."""


def main() -> None:
    """Run the command that the arguments name; an error the user can act on is one line and exit status 2."""
    try:
        group(prog_name="recoupe")
    except RecoupeError as error:
        click.echo(f"recoupe: {error}", err=True)
        sys.exit(error.status)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
