"""A reading on the terminal: voices with their statements, the ties with their say-sos, comments apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from sayso.model import Attribution, Document, Reading, Vocabulary
from sayso.model.flatten import claim_records
from sayso.weighing import Standing, Tie, VoiceSupport, ties

UNCERTAIN = 0.5
"""Attributions below this confidence are shown as uncertain."""

_ARROWS = {True: "—", False: "→"}


def show_reading(reading: Reading, vocabulary: Vocabulary, console: Console) -> None:
    """Print a reading for people."""
    document = reading.document
    console.print(_heading(document))
    if reading.attributions:
        console.print(_section("Who says what"))
        _voices(reading, console)
    found = ties(claim_records(reading), vocabulary=vocabulary)
    if any(
        s.held or s.voices_against or s.voices_doubting or s.not_evidence for t in found for s in t.standings
    ):
        console.print(_section("Who is tied to whom, on whose say-so"))
        console.print(ties_table(found))
    if reading.commitments:
        console.print(_section("Who promised what"))
        for c in reading.commitments:
            line = Text("  ")
            line.append(reading.entity(c.obligor).name, style="bold")
            line.append(" is to ").append(_words(c.act))
            if c.deadline:
                line.append(f" by {c.deadline.isoformat()}", style="cyan")
            console.print(line)
    _comments(reading, found, console)
    console.print(_footer(reading))


def ties_table(found: Sequence[Tie]) -> Table:
    """Pairs and types, who affirms, who denies; comments and promises do not count."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name, share in (("", 4), ("type", 2), ("say so", 5), ("deny", 3)):
        table.add_column(name, ratio=share, overflow="fold")
    ordered = sorted(found, key=lambda t: (-sum(len(s.voices_for) for s in t.standings), t.a_name, t.b_name))
    for tie in ordered:
        for s in filter(_says, tie.standings):
            ends = Text()
            ends.append(s.subject_name, style="bold")
            ends.append(f" {_ARROWS[s.symmetric]} ").append(s.object_name, style="bold")
            kind = Text(s.type, style="magenta")
            if s.ended:
                kind.append(" (ended)", style="dim")
            for_ = _names([_who(v) for v in s.voices_for], "green")
            if s.voices_doubting:
                for_ = _join(
                    for_, Text("hedged: " + ", ".join(v.name for v in s.voices_doubting), style="dim")
                )
            if s.not_evidence:
                for_ = _join(for_, Text(f"{len(s.not_evidence)} promised or supposed", style="dim italic"))
            table.add_row(ends, kind, for_, _names([_who(v) for v in s.voices_against], "red"))
    return table


def _says(s: Standing) -> bool:
    return bool(s.voices_for or s.voices_against or s.voices_doubting or s.not_evidence)


def _who(voice: VoiceSupport) -> str:
    return "the report itself" if voice.kind == "narrator" else voice.name or "unknown"


def _names(names: list[str], style: str) -> Text:
    text = Text()
    for i, name in enumerate(names):
        text.append(", " if i else "").append(name, style=style)
    return text


def _join(a: Text, b: Text) -> Text:
    return Text("\n").join([a, b]) if a.plain else b


def _heading(document: Document) -> Group:
    facts = [document.publisher, document.published.isoformat() if document.published else "date unknown"]
    facts += [f"by {document.byline}" if document.byline else None, document.dateline, document.url]
    return Group(
        Text(document.title or "Untitled", style="bold"),
        Text(" · ".join(f for f in facts if f), style="dim"),
    )


def _section(title: str) -> Padding:
    return Padding(Rule(Text(title, style="bold cyan"), align="left", style="cyan"), (1, 0, 0, 0))


def _voices(reading: Reading, console: Console) -> None:
    said: dict[tuple[str | None, str], list[Attribution]] = defaultdict(list)
    for attribution in reading.attributions:
        said[attribution.speaker.entity, attribution.speaker.name].append(attribution)
    for (id, name), statements in said.items():
        who = Text("\n")
        who.append(name or "Unknown speaker", style="bold" if id else "bold italic")
        roles = reading.entity(id).roles if id else ()
        if roles:
            who.append("  " + "; ".join(roles), style="dim")
        elif id is None and name:
            who.append("  unnamed", style="dim")
        console.print(who)
        for a in statements:
            console.print(Padding(_statement(reading.document, a), (0, 0, 0, 2)))


def _statement(document: Document, a: Attribution) -> Table:
    line = Table.grid(padding=(0, 1))
    line.add_column(width=1)
    line.add_column(overflow="fold")
    mark = {"direct": "“", "indirect": "·", "mixed": "“"}[a.kind]
    words = Text(" … ".join(_words(document.quote(s)) for s in a.content))
    if a.confidence < UNCERTAIN:
        words.append("  (uncertain)", style="yellow")
    line.add_row(Text(mark, style="green" if a.kind == "direct" else "dim"), words)
    return line


def _comments(reading: Reading, found: Sequence[Tie], console: Console) -> None:
    comments = [s for s in reading.document.sections if s.kind == "comment"]
    if not comments:
        return
    console.print(_section(f"Reader comments ({len(comments)}), unverified and never counted"))
    for n, section in enumerate(comments, 1):
        words = _words(reading.document.quote(section.span))
        console.print(Text(f"  {n}. {words[:150]}{'…' if len(words) > 150 else ''}", style="dim"))
    claimed = [
        f"{s.subject_name} {_ARROWS[s.symmetric]} {s.object_name} ({s.type}, {v.stance})"
        for t in found for s in t.standings for v in s.comments
    ]  # fmt: skip
    if claimed:
        console.print(Text("  They claim: " + "; ".join(dict.fromkeys(claimed)), style="dim italic"))


def _footer(reading: Reading) -> Text:
    models = ", ".join(f"{name} {version}" for name, version in reading.models.items())
    return Text(f"\nRead by {reading.reader} {reading.version} ({models}). Every line is tied to its words: "
                "--json gives offsets, --html a page.", style="dim")  # fmt: skip


def _words(text: str) -> str:
    return " ".join(text.split())
