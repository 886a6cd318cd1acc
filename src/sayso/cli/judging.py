"""Judgements on a case: same, different, misread, speaker, undo, review, judgements, reference."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from sayso import api
from sayso.case import Case
from sayso.cli import options, output
from sayso.errors import NotFoundError
from sayso.model import Judgement

author_option = click.option(
    "--as", "author", metavar="NAME", help="Who judges; else the name you are logged in with."
)
note_option = click.option("--note", default="", help="Why; kept with the judgement.")


def author_of(name: str | None) -> str:
    """The name a judgement is signed with."""
    if name is not None:
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no such user, as in some containers
        return ""


@click.command("same")
@options.case_argument
@click.argument("a")
@click.argument("b")
@author_option
@note_option
def same_command(case: str, a: str, b: str, author: str | None, note: str) -> None:
    """Judge that A and B are one actor (names, or keys as errors and --json give them)."""
    with api.open_case(case, create=False) as opened:
        _done(api.same(opened, a, b, author=author_of(author), note=note), f"{a} and {b} are one now")


@click.command("different")
@options.case_argument
@click.argument("a")
@click.argument("b")
@author_option
@note_option
def different_command(case: str, a: str, b: str, author: str | None, note: str) -> None:
    """Judge that A and B are two actors: whatever is added later, they stay apart."""
    with api.open_case(case, create=False) as opened:
        made = api.different(opened, a, b, author=author_of(author), note=note)
        _done(made, f"{a} and {b} are two now")


@click.command("misread")
@options.case_argument
@click.argument("claim")
@author_option
@note_option
def misread_command(case: str, claim: str, author: str | None, note: str) -> None:
    """Judge that a CLAIM (its id, from sayso claims --json) says no such thing: it no longer counts."""
    with api.open_case(case, create=False) as opened:
        made = api.misread(opened, claim, author=author_of(author), note=note)
        _done(made, "that claim counts for nothing now; exports mark it")


@click.command("speaker")
@options.case_argument
@click.argument("statement")
@click.argument("actor")
@author_option
@note_option
def speaker_command(case: str, statement: str, actor: str, author: str | None, note: str) -> None:
    """Judge that a STATEMENT (<document>:<attribution>, from sayso read --json) is ACTOR's."""
    with api.open_case(case, create=False) as opened:
        made = api.speaker(opened, statement, actor, author=author_of(author), note=note)
        _done(made, f"that is what {actor} says now")


@click.command("undo")
@options.case_argument
@click.argument("judgement")
def undo_command(case: str, judgement: str) -> None:
    """Take back a JUDGEMENT, by its id or the beginning of it."""
    with api.open_case(case, create=False) as opened:
        undone = api.undo(opened, judgement)
        output.messages().print(f"undone: {_words(undone, _names(opened, [undone]))}", markup=False)


def _done(made: Judgement, what: str) -> None:
    output.messages().print(f"{what} (sayso undo CASE {made.id[:8]} takes it back)", markup=False)


@click.command("judgements")
@options.case_argument
@click.option("--person", is_flag=True, help="Only what people judged.")
@options.format_options
def judgements_command(case: str, person: bool, form: str | None) -> None:
    """List every judgement on CASE: people's, automatic and suggested ones, also those undone."""
    with api.open_case(case, create=False) as opened:
        logged = [j for j in opened.judgements(active_only=False) if not person or j.origin == "person"]
        names = _names(opened, logged)
        found = (
            {
                "id": j.id,
                "made": f"{j.made:%Y-%m-%d %H:%M}",
                "author": j.author,
                "origin": j.origin,
                "kind": j.kind,
                "about": _words(j, names),
                "score": round(j.score, 3) if j.score is not None else None,
                "why": _grounds(j.features) or j.note,
                "undone": f"{j.undone:%Y-%m-%d %H:%M}" if j.undone else "",
                "subject": j.subject,
                "object": j.object,
                "note": j.note,
            }
            for j in logged
        )
        columns = ["id", "made", "author", "about", "why", "undone"]
        output.rows(found, form, columns=columns, empty="No judgements yet")


def _words(j: Judgement, names: Mapping[str, str]) -> str:
    one, other = (
        names.get(end) or end.removeprefix("~").replace("|", " ").strip() for end in (j.subject, j.object)
    )
    return {
        "same": f"{one} = {other}",
        "different": f"{one} is not {other}",
        "misread": f"{j.subject} is misread",
        "speaker": f"{j.subject} is said by {other}",
    }[j.kind]


def _names(case: Case, judgements: Iterable[Judgement]) -> dict[str, str]:
    ends = {end for j in judgements for end in (j.subject, j.object) if "#" in end}
    return {r.key: r.name for r in case.entity_records(sorted(ends))}


def _grounds(features: Iterable[tuple[str, float]]) -> str:
    return "; ".join(f"{name} {value:+.1f}" for name, value in features)


@click.command("review")
@options.case_argument
@click.option("--accept", multiple=True, metavar="ID", help="These two are one; repeat for more.")
@click.option("--reject", multiple=True, metavar="ID", help="These two are not one; repeat for more.")
@author_option
@options.format_options
def review_command(
    case: str, accept: tuple[str, ...], reject: tuple[str, ...], author: str | None, form: str | None
) -> None:
    """Ask about actors who may be one: suggested merges, and names that fit several.

    On a terminal each is asked in turn. Answer in scripts with --accept ID and --reject ID.
    """
    signed = author_of(author)
    with api.open_case(case, create=False) as opened:
        asked = api.review(opened)
        if accept or reject:
            chosen = [(_find(asked, id, opened), "accept") for id in accept]
            chosen += [(_find(asked, id, opened), "reject") for id in reject]
            for question, verdict in chosen:
                _answer(opened, question, verdict, signed)
        elif form is None and asked and sys.stdin.isatty() and sys.stdout.isatty():
            _ask(opened, asked, signed)
        else:
            columns = ["id", "a", "b", "score", "why", "grounds"]
            output.rows(map(_row, asked), form, columns=columns, empty="Nothing to review")


def _row(q: api.Question) -> dict[str, Any]:
    return {
        "id": q.id,
        "a": q.a_name,
        "b": q.b_name,
        "score": round(q.score, 3),
        "why": q.why,
        "grounds": _grounds(q.features),
        "a_roles": list(q.a_roles),
        "b_roles": list(q.b_roles),
        "a_key": q.a,
        "b_key": q.b,
        "features": dict(q.features),
    }


def _find(asked: list[api.Question], id: str, case: Case) -> api.Question:
    found = [q for q in asked if q.id.startswith(id)]
    if len(found) != 1:
        raise NotFoundError(
            f"{len(found) or 'no'} questions begin with {id!r}",
            where=case.where,
            hint="sayso review CASE lists them",
        )
    return found[0]


def _answer(case: Case, q: api.Question, verdict: str, author: str) -> None:
    made = api.answer(case, (q.a, q.b), "accept" if verdict == "accept" else "reject", author=author)
    said = "are one now" if verdict == "accept" else "stay two"
    _done(made, f"{q.a_name} and {q.b_name} {said}")


def _ask(case: Case, asked: list[api.Question], author: str) -> None:
    console = output.console()
    for number, q in enumerate(asked, start=1):
        console.print(Text(f"\n{number} of {len(asked)}  {q.why}, {q.score:.2f}", style="dim"))
        for name, roles in ((q.a_name, q.a_roles), (q.b_name, q.b_roles)):
            line = Text("  ").append(name, style="bold")
            console.print(line.append("  " + "; ".join(roles), style="dim"))
        for name, value in q.features:
            console.print(Text(f"    {value:+5.1f}  {name}", style="green" if value > 0 else "red"))
        said = click.prompt("  one actor? [y]es, [n]o, [s]kip, [q]uit", type=click.Choice(list("ynsq")),
                            show_choices=False, default="s")  # fmt: skip
        if said == "q":
            return
        if said in "yn":
            _answer(case, q, "accept" if said == "y" else "reject", author)


@click.command("reference")
@options.case_argument
@click.argument("file", type=click.Path(path_type=Path))
def reference_command(case: str, file: Path) -> None:
    """Match CASE with a list of known actors (FollowTheMoney JSON lines, or CSV with a column name).

    What fits is only suggested: sayso review CASE asks about it.
    """
    with api.open_case(case, create=False) as opened:
        found = api.judge_reference(opened, file)
        noun = "suggestion" if len(found) == 1 else "suggestions"
        output.messages().print(f"{len(found)} new {noun}: sayso review {case}", markup=False)
