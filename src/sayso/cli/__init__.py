"""The command line: `sayso COMMAND`. Commands parse and print; the work is `sayso.api`'s.

Exit codes: 0 done; 1 an error stopped the command; 2 the command line itself is wrong; 3 done, but some
files failed (their reasons are on standard error).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from sayso import __version__
from sayso.errors import SaysoError

COMMANDS = {
    "read": "reading",
    "add": "adding",
    "reread": "removing",
    "remove": "removing",
    "documents": "listing",
    "voices": "listing",
    "claims": "listing",
    "ties": "listing",
    "commitments": "listing",
    "search": "listing",
    "timeline": "breaking",
    "copies": "breaking",
    "contradictions": "breaking",
    "break": "breaking",
    "without": "breaking",
    "same": "judging",
    "different": "judging",
    "misread": "judging",
    "speaker": "judging",
    "review": "judging",
    "reference": "judging",
    "judgements": "judging",
    "undo": "judging",
    "report": "publishing",
    "export": "publishing",
    "completion": "completion",
}
"""Command name to the module of this package that holds it."""


class _Commands(click.Group):
    """The group of commands, each imported when it is first asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command = getattr(import_module(f"sayso.cli.{module}"), cmd_name.replace("-", "_") + "_command")
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="sayso")
def main_group() -> None:
    """On whose say-so? Who says what about whom, tied to the exact words.

    Begin with `sayso read FILE`. Many documents go into a case: `sayso add CASE PATH...`, then
    `sayso ties CASE`, `sayso report CASE -o dossier.html`.

    Exit codes: 0 done, 1 an error, 2 a wrong command line, 3 done but some files failed.
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run a command line and exit the process with its code."""
    try:
        code = main_group.main(args=args, standalone_mode=False)
    except click.exceptions.Exit as e:
        code = e.exit_code
    except click.ClickException as e:
        e.show()
        code = e.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("sayso: stopped; what was stored before is safe", err=True)
        code = 130
    except SaysoError as e:
        click.echo(f"sayso: {e}", err=True)
        code = 1
    except BrokenPipeError:  # the reader of our output, `head` say, has seen enough
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
