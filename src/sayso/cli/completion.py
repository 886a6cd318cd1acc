"""`sayso completion SHELL`: the script that makes a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print the completion script of a shell: eval "$(sayso completion bash)"."""
    from sayso.cli import main_group

    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(main_group, {}, "sayso", "_SAYSO_COMPLETE").source())
