"""What holds and what would break it: break, without, timeline, copies, contradictions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from sayso import api
from sayso.case import Case
from sayso.cli import options, output
from sayso.cli.tie import durability_lines, durability_row
from sayso.weighing import BreakAnalysis, Cut, Tie

Names = Mapping[str, str]
_MOST = 12  # ties or brokers of one set that are named on a terminal

ties_option = click.option(
    "--ties", "ties_file", type=click.Path(path_type=Path), help="The TOML file the case was read with."
)
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object, for programs.")


@click.command("break")
@options.case_argument
@click.argument("a")
@click.argument("b")
@ties_option
@json_option
def break_command(case: str, a: str, b: str, ties_file: Path | None, as_json: bool) -> None:
    """What it would take to part A and B: the fewest ties, say-sos or brokers whose loss does it."""
    with api.open_case(case, create=False) as opened:
        ends = api.entity_key(opened, a), api.entity_key(opened, b)
        tie, found = api.break_pair(opened, *ends, vocabulary=options.vocabulary(ties_file))
        cuts = (*found.tie_cuts, *found.broker_cuts, *([found.voice_cut] if found.voice_cut else []))
        told = {x for c in cuts for x in (*c.actors, *(end for pair in c.pairs for end in pair))}
        names = api.labels(opened, {*ends, *told, *(x for path in found.paths for x in path)})
    if as_json:
        click.echo(json.dumps(_break_row(found, tie, names), ensure_ascii=False, default=str))
    else:
        _show_break(found, tie, names, output.console())


def _break_row(found: BreakAnalysis, tie: Tie | None, names: Names) -> dict[str, Any]:
    def cut(one: Cut) -> dict[str, Any]:
        return {
            "ties": [[names.get(x, x) for x in pair] for pair in one.pairs],
            "brokers": [names.get(x, x) for x in one.actors],
            "voices": one.voices,
            "claims": one.claims,
        }

    return {
        "a": names.get(found.a, found.a),
        "b": names.get(found.b, found.b),
        "connected": found.connected,
        "direct": found.direct,
        "paths": [[names.get(x, x) for x in path] for path in found.paths],
        "tie_cuts": [cut(c) for c in found.tie_cuts],
        "voice_cut": cut(found.voice_cut) if found.voice_cut else None,
        "broker_cuts": [cut(c) for c in found.broker_cuts],
        "brokers_disconnect": found.disconnects,
        "to_one_type": [
            {
                "left": left,
                "fall": [[names.get(s, s), type, names.get(o, o)] for s, type, o in fall],
                "voices": voices,
            }
            for left, fall, voices in found.to_one_type
        ],
        "complete": found.complete,
        "durability": durability_row(tie.durability) if tie else None,
    }


def _show_break(found: BreakAnalysis, tie: Tie | None, names: Names, console: Console) -> None:
    a, b = names.get(found.a, found.a), names.get(found.b, found.b)
    console.print(Text(f"{a} and {b}", style="bold"))
    if not found.connected:
        console.print("  Nothing that anybody affirms ties them, directly or through others.")
        return
    if tie is not None:
        for line in durability_lines(tie.durability):
            console.print(Text(f"  {line}"))
    _list(console, "Paths between them that share no broker", (_path(p, names) for p in found.paths))
    _list(console, "Fewest ties whose loss parts them", (_cut(c, names) for c in found.tie_cuts))
    if found.voice_cut:
        _list(console, "Fewest say-sos whose loss parts them", [_cut(found.voice_cut, names)])
    if found.broker_cuts:
        title = "Fewest brokers whose loss parts them"
        if not found.disconnects:
            title = "Fewest brokers whose loss leaves only the direct tie"
        _list(console, title, (_cut(c, names) for c in found.broker_cuts))
    elif not found.direct:
        console.print("\n  No broker stands between them.")
    if len(found.to_one_type) > 1:
        _list(
            console,
            "To leave one type of the direct tie",
            (
                f"{left}: without {', '.join(sorted({t for _, t, _ in fall}))} ({_count(voices, 'say-so')})"
                for left, fall, voices in found.to_one_type
            ),
        )
    if not found.complete:
        console.print("\n  More equally small sets exist.", style="dim")


def _path(path: tuple[str, ...], names: Names) -> str:
    return " — ".join(names.get(x, x) for x in path)


def _cut(cut: Cut, names: Names) -> str:
    parts = [names.get(x, x) for x in cut.actors] or [_path(pair, names) for pair in cut.pairs]
    more = f"; and {len(parts) - _MOST} more" if len(parts) > _MOST else ""
    return f"{'; '.join(parts[:_MOST])}{more} ({_count(cut.voices, 'say-so')})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _list(console: Console, title: str, lines: Iterable[str]) -> None:
    console.print(Text(f"\n  {title}", style="bold cyan"))
    for line in lines:
        console.print(Text(f"    {line}"))


@click.command("without")
@options.case_argument
@click.option("--voice", help="Without what this voice says (a name, a publisher, or a key).")
@click.option("--document", help="Without this document (its id), and the copies of it.")
@click.option("--type", "type_", help="Without ties of this type.")
@click.option("--actor", help="Without everything about this actor.")
@ties_option
@options.format_options
def without_command(
    case: str,
    voice: str | None,
    document: str | None,
    type_: str | None,
    actor: str | None,
    ties_file: Path | None,
    form: str | None,
) -> None:
    """What remains of CASE without one voice, document, type or actor: which ties fall, which weaken."""
    if sum(x is not None for x in (voice, document, type_, actor)) != 1:
        raise click.UsageError("give one of --voice, --document, --type, --actor")
    with api.open_case(case, create=False) as opened:
        found = api.case_without(
            opened,
            vocabulary=options.vocabulary(ties_file),
            voice=api.voice_key(opened, voice) if voice else None,
            document=document,
            type=type_,
            actor=api.entity_key(opened, actor) if actor else None,
        )
        names = api.labels(opened, {x for pair in (*found.lost, *found.weakened) for x in pair})
    before, after = ({(t.a, t.b): t for t in ties} for ties in (found.before, found.after))
    rows = [
        {
            "tie": f"{names.get(a, a)} — {names.get(b, b)}",
            "a": names.get(a, a),
            "b": names.get(b, b),
            "outcome": outcome,
            "before": _held(before[a, b], after.get((a, b))),
            "after": _held(after[a, b], before[a, b]) if (a, b) in after else [],
        }
        for outcome, pairs in (("falls", found.lost), ("weaker", found.weakened))
        for a, b in pairs
    ]
    columns = ["tie", "outcome", "before", "after"]
    output.rows(rows, form, columns=columns, empty="Every tie stands as it did")
    held = sum(1 for t in found.before if t.held)
    output.messages().print(
        f"without {found.removed[0]} {names.get(found.removed[1], found.removed[1])}:"
        f" {_count(len(found.claims), 'claim')} left out; of {_count(held, 'tie')} {len(found.lost)} fall,"
        f" {len(found.weakened)} weaken",
        markup=False,
    )


def _held(tie: Tie, other: Tie | None) -> list[str]:
    """The types that hold with their numbers of voices, where these are not the same in `other`."""
    sides = [
        [(s.type, s.subject, len(s.voices_for)) for s in t.held if not s.ended] if t else []
        for t in (tie, other)
    ]
    return [
        f"{type} ({voices})" for type, subject, voices in sides[0] if (type, subject, voices) not in sides[1]
    ]


@click.command("timeline")
@options.case_argument
@click.argument("actors", nargs=-1, metavar="[ACTOR [ACTOR]]")
@ties_option
@options.format_options
def timeline_command(case: str, actors: tuple[str, ...], ties_file: Path | None, form: str | None) -> None:
    """List what CASE tells by the day it happened, of all, of one ACTOR or of two."""
    if len(actors) > 2:
        raise click.UsageError("give at most two actors; put names of several words in quotes")
    with api.open_case(case, create=False) as opened:
        keys = [api.entity_key(opened, name) for name in actors]
        events = api.timeline(
            opened,
            vocabulary=options.vocabulary(ties_file),
            actor=keys[0] if len(keys) == 1 else None,
            pair=(keys[0], keys[1]) if len(keys) == 2 else None,
        )
        names = api.labels(opened, {end for e in events for end in (e.subject, e.object)})
    rows = (
        {**asdict(e), "day": e.start or e.end, "subject": names.get(e.subject, e.subject),
         "object": names.get(e.object, e.object), "claims": len(e.claims), "claim_ids": e.claims}
        for e in events
    )  # fmt: skip
    columns = ["day", "end", "basis", "subject", "type", "object", "stance", "claims"]
    output.rows(rows, form, columns=columns, empty="No claims about that in this case")


@click.command("copies")
@options.case_argument
@options.format_options
def copies_command(case: str, form: str | None) -> None:
    """List the documents of CASE that carry one text, with the share that stands in its origin too."""
    with api.open_case(case, create=False) as opened:
        output.rows(_copies(opened), form, columns=["origin", "document", "published", "publisher", "share"],
                    empty="No copies")  # fmt: skip


def _copies(case: Case) -> Iterator[dict[str, Any]]:
    for group in case.copy_groups():
        for id, share, spans in group.members if len(group.members) > 1 else ():
            (document,) = case.documents(id=id)
            yield {
                "group": group.id,
                "origin": group.origin + (" (first)" if id == group.origin_document else ""),
                "document": id,
                "published": document.published,
                "publisher": document.publisher,
                "title": document.title,
                "share": round(share, 2),
                "spans": spans,
            }


@click.command("contradictions")
@options.case_argument
@ties_option
@options.format_options
def contradictions_command(case: str, ties_file: Path | None, form: str | None) -> None:
    """List who affirms what another denies, and who changed position, with both wordings."""
    with api.open_case(case, create=False) as opened:
        ties = api.case_ties(opened, vocabulary=options.vocabulary(ties_file))
        found = api.case_contradictions(opened, ties)
        names = api.labels(opened, (end for c in found for end in (c.subject, c.object)))
        names |= api.voice_names(opened, ties)
        symmetric = {s.type for tie in ties for s in tie.standings if s.symmetric}
        rows = (
            {
                "tie": f"{names[c.subject]} {'—' if c.type in symmetric else '→'} {names[c.object]}",
                "type": c.type,
                "says": names.get(c.voice_for, c.voice_for),
                "words": " ".join(c.words_for.split()),
                "denies": names.get(c.voice_against, c.voice_against),
                "denial": " ".join(c.words_against.split()),
                "same_voice": c.same_voice,
                "claim_for": c.claim_for,
                "claim_against": c.claim_against,
            }
            for c in found
        )
        columns = ["tie", "type", "says", "words", "denies", "denial"]
        output.rows(rows, form, columns=columns, empty="Nobody contradicts anybody")
