"""`sayso add CASE PATH...`: read documents into a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from sayso import api
from sayso.cli import options, output
from sayso.engines import Outcome


@click.command("add")
@options.case_argument
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.workers_option
@click.option(
    "--reference", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A list of known actors to match the case with, as sayso reference does.",
)  # fmt: skip
@options.source_options
def add_command(
    case: str, paths: tuple[str, ...], workers: int, reference: Path | None, **source: Any
) -> None:
    """Read files, folders or feeds into CASE.

    CASE is a file (made when it is not there) or postgresql://... . Documents that it has are not read
    again; stop and run it again as you like. Files that fail are listed at the end (exit code 3).
    """
    vocabulary = options.vocabulary(source.pop("ties_file"))
    console = output.messages()
    found = [str(path) for path in api.discover(paths)]
    with (
        api.open_case(case) as opened,
        Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
            console=console, transient=True,
        ) as bar,
    ):  # fmt: skip
        task = bar.add_task("reading", total=len(found))
        done: set[str] = set()

        def progress(outcome: Outcome) -> None:
            if outcome.path not in done:
                done.add(outcome.path)
                bar.advance(task)

        added = api.add(
            opened,
            found,
            options=api.source_options(**source),
            vocabulary=vocabulary,
            workers=workers,
            progress=progress,
        )
        suggested = api.judge_reference(opened, reference) if reference else ()
    console.print(
        f"{_count(added.new, 'document')} added, {added.known} known already, {len(added.failed)} failed",
        markup=False,
    )
    if reference:
        console.print(f"{_count(len(suggested), 'new suggestion')}: sayso review {case}", markup=False)
    if added.failed:
        table = Table(box=None, header_style="bold", pad_edge=False)
        table.add_column("file", overflow="fold", ratio=1)
        table.add_column("why", overflow="fold", ratio=2)
        for path, error in added.failed:
            table.add_row(Text(path), Text(str(error).removeprefix(f"{path}: ")))
        console.print(table)
        raise click.exceptions.Exit(3)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
