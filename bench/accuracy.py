"""Accuracy on annotated corpora, by their own scorers. Each function returns figures in percent."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

from bench import claims as tiebank
from bench.corpora import SHARED, gold, lines, score, table
from sayso.model import Document, Reading, Span, Vocabulary
from sayso.reader import read
from sayso.sources import load

Figures = dict[str, float]
_KINDS = ("direct", "indirect", "mixed")
_RELATIONS = {
    "membership": "BelongsTo", "conflict": "FightingAgainst", "contact": "CommWith", "agreement": "CommWith",
    "command": "InChargeOf", "alliance": "AlliesOf", "operations": "AlliesOf", "presence": "CoLocated",
}  # fmt: skip
_TYPES = {"person": "PERSON", "organization": "ORG", "group": "ORG", "state": "GPE", "place": "GPE"}


def founding() -> Figures:
    """The founding report, through the sources."""
    reading = next(
        read(d) for d in load(SHARED / "seeds/000_926d55ed22f1268d.txt") if isinstance(d, Document)
    )
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as out:
        json.dump(reading.to_json(), out)
        out.flush()
        command = [sys.executable, str(SHARED / "bench/score_seed.py"), out.name, "--json"]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {name: round(value, 1) for name, value in found.items()}


def attribution() -> Figures:
    """PolNeAR dev through the whole reader, with textacy's quotations beside it."""
    items = list(lines("polnear/dev.jsonl.gz"))
    readings = {item["id"]: read(Document(item["text"])) for item in items}
    predicted = [{"id": id, **_spans(reading)} for id, reading in readings.items()]
    figures = _attribution_figures(predicted, "")
    kinds: dict[str, int] = dict.fromkeys(_KINDS, 0)
    for reading in readings.values():
        for a in reading.attributions:
            kinds[a.kind] += 1
    figures |= {f"{kind} found": float(n) for kind, n in kinds.items()}
    figures |= _recall_by_kind(predicted)
    figures |= _attribution_figures(list(_textacy(items)), "textacy ")
    return figures


def _spans(reading: Reading) -> dict[str, Any]:
    return {
        "attributions": [
            {"source": a.source, "cue": a.cue, "content": a.content} for a in reading.attributions
        ]
    }


def _attribution_figures(predicted: list[dict[str, Any]], prefix: str) -> Figures:
    path = gold("polnear/dev.jsonl.gz")
    plain = score("score_attribution.py", predicted, gold=path)
    trimmed = score("score_attribution.py", predicted, "--trim-punct", gold=path)
    return {
        f"{prefix}content": round(plain["attribution.content"]["F1"], 1),
        f"{prefix}content and source": round(plain["attribution.content_source"]["F1"], 1),
        f"{prefix}content, source and cue": round(plain["attribution.content_source_cue"]["F1"], 1),
        f"{prefix}strict, trimmed": round(trimmed["attribution.strict"]["F1"], 1),
        f"{prefix}source tokens": round(plain["token.source"]["F1"], 1),
        f"{prefix}cue tokens": round(plain["token.cue"]["F1"], 1),
        f"{prefix}content tokens": round(plain["token.content"]["F1"], 1),
        f"{prefix}direct quotes, right source": round(plain["direct_quote.source_accuracy"], 1),
    }


def _recall_by_kind(predicted: list[dict[str, Any]]) -> Figures:
    """Share of people's attributions of each kind whose content and source are found."""
    spec = importlib.util.spec_from_file_location("scorer", SHARED / "bench/score_attribution.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score_attribution.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    hits, totals = dict.fromkeys(_KINDS, 0), dict.fromkeys(_KINDS, 0)
    found = scorer.by_id(predicted)
    for name, item in scorer.by_id(scorer.read_jsonl(gold("polnear/dev.jsonl.gz"))).items():
        text = item["text"]
        mine = scorer.prepare(found[name]["attributions"], text)
        for wanted in scorer.prepare(item["attributions"], text):
            kind = _kind([text[s:e] for s, e in wanted["content"]])
            totals[kind] += 1
            hits[kind] += any(
                scorer.iou(wanted["content"], a["content"]) >= scorer.CONTENT_IOU
                and scorer.same_role(wanted["source"], a["source"])
                for a in mine
            )
    return {f"{kind}, recall": round(100 * hits[kind] / totals[kind], 1) for kind in _KINDS}


def _kind(parts: list[str]) -> str:
    """direct: every part begins as a quotation; mixed: some part has a double mark; else indirect."""
    if all(p.startswith(('"', "“", "''")) for p in parts):
        return "direct"
    return "mixed" if any(m in p for p in parts for m in '"“”') else "indirect"


def _textacy(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    from textacy.extract.triples import direct_quotations

    from sayso.reader.syntax import language

    nlp = language()
    for item in items:
        found = []
        try:
            for q in direct_quotations(nlp(item["text"])):
                spans = [[[t.idx, t.idx + len(t)] for t in part] for part in (q.speaker, q.cue, q.content)]
                found.append(dict(zip(("source", "cue", "content"), spans, strict=True)))
        except ValueError:  # an odd number of quotation marks: textacy gives the document up
            found = []
        yield {"id": item["id"], "attributions": found}


def entities() -> Figures:
    """re3d dev, raw text in: entities by overlap, an acting state counting as Location or Organisation, and
    relations, which are claims of the types that re3d has. Only the part that no model here was trained on
    (its licence is non-commercial): five documents, of whose 151 relations 81 are that two things share a
    place."""
    items = [item for item in lines("re3d/dev.jsonl.gz") if item["subset"] == "BBC Online"]
    predicted = []
    for item in items:
        reading = read(Document(item["text"]))
        found = [
            {"start": m.start, "end": m.end, "type": _TYPES[e.type]}
            for e in reading.entities if e.type in _TYPES
            for m in e.mentions
        ]  # fmt: skip
        relations = [
            {"type": _RELATIONS[c.type], "source": _nearest(reading, c.subject, c.evidence),
             "target": _nearest(reading, c.object, c.evidence)}
            for c in reading.claims if c.type in _RELATIONS
        ]  # fmt: skip
        predicted.append({"id": item["id"], "entities": found, "relations": relations})
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as kept:
        kept.writelines(json.dumps(item) + "\n" for item in items)
        kept.flush()
        return _entity_figures(table("score_re3d.py", predicted, "--lenient-gpe", gold=kept.name))


def _nearest(reading: Reading, entity: str, evidence: Span) -> list[int]:
    """The mention of an entity that lies nearest to the evidence of a claim."""
    mentions = next(e.mentions for e in reading.entities if e.id == entity)
    away = {m.span: max(evidence[0] - m.end, m.start - evidence[1], 0) for m in mentions}
    return list(min(away, key=lambda span: (away[span], span)))


def _entity_figures(table: str) -> Figures:
    """F1 by overlap of the three types that are entities here, and of relations."""
    overlap = table.split("[overlap]")[1].split("[overlap-untyped]")[0]
    found = re.findall(r"^(Organisation|Location|Person)\s+[\d.]+\s+[\d.]+\s+([\d.]+)", overlap, re.M)
    figures = {f"{name} F1": float(value) for name, value in found}
    for way in ("undirected", "pair"):
        micro = re.search(r"^micro\s+[\d.]+\s+[\d.]+\s+([\d.]+)", table.split(f"[{way}]")[1], re.M)
        figures[f"relations, {way}, F1"] = float(micro.group(1)) if micro else 0.0
    return figures


def claims() -> Figures:
    """TieBank's test authors, raw text in and with gold entities and attributions."""
    vocabulary = Vocabulary.default()
    symmetric = frozenset(t.name for t in vocabulary.types.values() if t.symmetric)
    figures: Figures = {}
    rows = tiebank.passages("test", None)
    for name, raw in (("raw text", True), ("gold entities and attributions", False)):
        right = wrong = missed = modality = tied = 0
        told: list[tuple[float, bool]] = []
        for row in rows:
            wanted = {
                tiebank.key(c["type"], c["subject"], c["object"], c["polarity"], symmetric): c
                for c in row["claims"]
            }
            found = dict(tiebank.read_row(row, vocabulary, raw=raw)[0])
            hits = [k for k in found if k in wanted]
            right, wrong = right + len(hits), wrong + len(found) - len(hits)
            missed += len(wanted) - len(hits)
            modality += sum(found[k].modality == wanted[k]["modality"] for k in hits)
            ties = {k[:3] for k in wanted}
            tied += sum(k[:3] in ties for k in found)
            told += [(c.confidence, k in wanted) for k, c in found.items()]
        precision, recall = 100 * right / max(right + wrong, 1), 100 * right / max(right + missed, 1)
        figures[f"{name}: P"] = round(precision, 1)
        figures[f"{name}: R"] = round(recall, 1)
        figures[f"{name}: F1"] = round(2 * precision * recall / max(precision + recall, 1e-9), 1)
        figures[f"{name}: modality"] = round(100 * modality / max(right, 1), 1)
        figures[f"{name}: polarity"] = round(100 * right / max(tied, 1), 1)
        if raw:
            figures[f"{name}: wrong by calibration"] = round(100 * _calibration_error(told), 1)
    figures["passages"] = float(len(rows))
    return figures


def _calibration_error(told: list[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error (Guo et al. 2017): confidence against the share right, in bins."""
    error = 0.0
    for number in range(bins):
        mine = [t for t in told if min(int(t[0] * bins), bins - 1) == number]
        if mine:
            error += abs(sum(c for c, _ in mine) - sum(right for _, right in mine)) / len(told)
    return error
