"""`sayso remove` and `sayso reread`: documents that go, or are read anew."""

from __future__ import annotations

from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sayso import api
from sayso.cli import options, output


@click.command("remove")
@options.case_argument
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
def remove_command(case: str, documents: tuple[str, ...]) -> None:
    """Take documents (ids, from sayso documents) out of CASE, as if they had never been added."""
    with api.open_case(case, create=False) as opened:
        _told("removed", api.remove(opened, documents))


@click.command("reread")
@options.case_argument
@click.argument("documents", nargs=-1, metavar="[DOCUMENT...]")
@click.option(
    "--ties", "ties_file", type=click.Path(path_type=Path), help="A TOML file with more types of tie."
)
def reread_command(case: str, documents: tuple[str, ...], ties_file: Path | None) -> None:
    """Read all documents of CASE, or some (ids), anew: after an update of Sayso, or with other types of tie.

    The texts are those in the case. Judgements are carried over to what is the same in the new reading.
    """
    with (
        api.open_case(case, create=False) as opened,
        Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
            console=output.messages(), transient=True,
        ) as bar,
    ):  # fmt: skip
        task = bar.add_task("reading", total=len(documents) or len(opened.document_ids()))
        changed = api.reread(
            opened,
            documents or None,
            vocabulary=options.vocabulary(ties_file),
            progress=lambda id: bar.advance(task),
        )
    _told("read anew with another outcome", changed)


def _told(what: str, changed: api.Changed) -> None:
    number = len(changed.documents)
    output.messages().print(f"{number} document{'' if number == 1 else 's'} {what}", markup=False)
    lost = "undone, for what they spoke of is gone"
    for done, judgements in (("carried over", changed.moved), (lost, changed.undone)):
        if judgements:
            number = len(judgements)
            noun = "judgement" if number == 1 else "judgements"
            output.messages().print(f"{number} {noun} {done}: sayso judgements CASE --person", markup=False)
