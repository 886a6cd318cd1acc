"""One pair on the terminal: how durable it is, how words were passed on, and every wording."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from sayso import api
from sayso.case import Case
from sayso.weighing import Durability, Tie


def show_tie(case: Case, tie: Tie, console: Console) -> None:
    """Prints the durability of a tie and the words that it rests on, each with where they come from."""
    console.print()
    for line in durability_lines(tie.durability):
        console.print(Text(line))
    passed = api.appearances(case, tie)
    wanted = set(tie.claims)
    for r in api.claims(case, pair=(tie.a, tie.b)):
        if r.id not in wanted:
            continue
        said = Text("\n")
        who = "the report itself" if r.voice_kind == "narrator" else r.voice_name or "unknown"
        said.append(who, style="bold").append(f"  {r.type}, {r.polarity}, {r.modality}", style="dim")
        said.append(f"\n  “{' '.join(r.quote.split())}”\n")
        place = [r.publisher, str(r.published) if r.published else "date unknown", r.title, r.id]
        said.append("  " + " · ".join(p for p in place if p), style="dim")
        if r.id in passed:
            outlet, origin, voice = passed[r.id]
            steps = dict.fromkeys((outlet or "outlet unknown", origin, voice))
            said.append("\n  " + " → ".join(steps), style="dim italic")
        console.print(said)


def durability_lines(d: Durability) -> list[str]:
    """The figures in words; what is not known is left out."""
    lines = [f"{_count(d.multiplexity, 'type')} held" + (f" ({', '.join(d.types)})" if d.types else "")]
    lines[0] += f" on {_count(d.voices, 'independent voice')}"
    if d.since and d.last:
        lines.append(f"told of from {d.since} to {d.last} ({_count(d.tenure_days or 0, 'day')})")
    if d.reciprocity is not None:
        lines.append(f"{d.reciprocity:.0%} of directed types held in both directions")
    if d.redundancy is not None:
        lines.append(f"{_count(d.redundancy, 'path')} through others that share no broker")
    if d.share_of_samples is not None and d.interval:
        low, high = d.interval
        types = f"{low}" if low == high else f"{low} to {high}"
        lines.append(
            f"with the voices drawn anew, still tied in {d.share_of_samples:.0%} of samples, by {types}"
            f" type{'' if low == high == 1 else 's'} (90 % interval)"
        )
    return lines


def durability_row(d: Durability) -> dict[str, Any]:
    """The figures for programs."""
    return {
        "types": d.types,
        "voices": d.voices,
        "since": d.since,
        "last": d.last,
        "tenure_days": d.tenure_days,
        "recency_days": d.recency_days,
        "reciprocity": d.reciprocity,
        "redundancy": d.redundancy,
        "share_of_samples": d.share_of_samples,
        "interval": d.interval,
    }


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
