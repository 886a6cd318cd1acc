"""`sayso report` and `sayso export`: what leaves a case."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sayso import api
from sayso.cli import options, output
from sayso.errors import SaysoError


@click.command("report")
@options.case_argument
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), required=True, help="The HTML file to write."
)
@click.option("--title", help="The dossier's title.")
@click.option(
    "--ties", "ties_file", type=click.Path(path_type=Path), help="The TOML file the case was read with."
)
def report_command(case: str, out: Path, title: str | None, ties_file: Path | None) -> None:
    """Write the dossier of CASE: one HTML page that needs no network."""
    with api.open_case(case, create=False) as opened:
        page = api.report(opened, vocabulary=options.vocabulary(ties_file), title=title)
    api.write(out, page.encode("utf-8"))
    output.messages().print(f"wrote {out}", markup=False)


@click.command("export")
@options.case_argument
@click.option("--to", "form", required=True, metavar="FORMAT", help="The format; see docs/exports.md.")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), help="The file to write; else standard output."
)
@click.option(
    "--ties", "ties_file", type=click.Path(path_type=Path), help="The TOML file the case was read with."
)
def export_command(case: str, form: str, out: Path | None, ties_file: Path | None) -> None:
    """Write the claims and ties of CASE in a format that other programs read."""
    if form not in api.export_formats():
        raise click.BadParameter(f"{form!r} is none of {', '.join(api.export_formats())}", param_hint="--to")
    with api.open_case(case, create=False) as opened:
        data = api.export(opened, form, vocabulary=options.vocabulary(ties_file))
    if out is None:
        if sys.stdout.isatty() and form == "xlsx":
            raise SaysoError("a spreadsheet cannot be shown on a terminal", hint="Give -o FILE.xlsx")
        sys.stdout.buffer.write(data)
        return
    api.write(out, data)
    output.messages().print(f"wrote {out}", markup=False)
