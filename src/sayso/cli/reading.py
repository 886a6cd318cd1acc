"""`sayso read FILE...`: read documents without a case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from sayso import api
from sayso.cli import options, output
from sayso.errors import SaysoError
from sayso.model import Reading


@click.command("read")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each document.")
@click.option(
    "--html",
    "html",
    type=click.Path(path_type=Path),
    help="Write a self-contained page (a folder for several).",
)
@click.option(
    "--picture", type=click.Path(path_type=Path), help="Write what the terminal would show as an SVG picture."
)
@options.workers_option
@options.source_options
def read_command(
    files: tuple[str, ...],
    as_json: bool,
    html: Path | None,
    picture: Path | None,
    workers: int,
    **source: Any,
) -> None:
    """Read reports and show who says what about whom.

    FILE is text, Markdown, HTML, PDF, DOCX, EML, JSON lines, a folder of these, or - for standard input.
    """
    vocabulary = options.vocabulary(source.pop("ties_file"))
    outcomes = api.read(files, options=api.source_options(**source), vocabulary=vocabulary, workers=workers)
    failed = 0
    readings: Iterator[Reading | SaysoError] = (
        o.item for o in outcomes if isinstance(o.item, (Reading, SaysoError))
    )
    for number, item in enumerate(readings):
        if isinstance(item, SaysoError):
            failed += 1
            output.messages().print(f"sayso: {item}", style="red", markup=False)
        elif as_json:
            click.echo(json.dumps(item.to_json(), ensure_ascii=False))
        elif html is not None:
            _write_page(item, html, vocabulary, number)
        else:
            from sayso.cli.show import show_reading

            console = output.console() if picture is None else output.recorder()
            if number:
                console.rule()
            show_reading(item, vocabulary, console)
            if picture is not None:
                api.write(picture, console.export_svg(title=f"sayso read {files[0]}").encode())
    if failed:
        raise click.exceptions.Exit(3)


def _write_page(reading: Reading, html: Path, vocabulary: Any, number: int) -> None:
    from sayso.report import reading_page

    if html.is_dir() or html.suffix.lower() not in (".html", ".htm"):
        html.mkdir(parents=True, exist_ok=True)
        html = html / f"{reading.document.id}.html"
    elif number:
        html = html.with_name(f"{html.stem}-{number + 1}{html.suffix}")
    api.write(html, reading_page(reading, vocabulary=vocabulary).encode("utf-8", "replace"))
    output.messages().print(f"wrote {html}", markup=False)
