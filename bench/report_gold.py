"""Texts and gold of the invented reports, from the annotated sources in `bench/reports/source/`.

    python -m bench.report_gold        writes bench/reports/NN-name.txt and NN-name.gold.json

An annotated source is one file of three parts, divided by lines `--- entities` and `--- claims`; its head
gives `byline:`, `dateline:`, `published:`. A paragraph of text is one line; `%headline %byline %caption
%heading %boilerplate %comment` say what it is, no mark = body, an empty line = a wider gap. Attributions are
marked where they stand: `{s1=key source} {c1 cue} {t1 content}`, `=key` the speaking entity, `="words"` the
short words of an unnamed one, `?` after the number = optional. An entity is `key = Name | type | alias; alias
| role`. A claim is `= subject type object flags : evidence` with lists allowed, a commitment `& obligor |
beneficiary | deontic | agreement | act | evidence ; evidence`. Evidence is exact words, `first .. last` for a
stretch, ` #2` for their second occurrence. Flags: `denied ended hedged hyp obl fut opt n v2`, `note="..."`.
Offsets are code points, half-open.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "reports"
TYPES = frozenset(
    "funding arming training intelligence shelter recruitment command membership allegiance agreement "
    "alliance operations contact ideology family conflict presence ownership trade".split()
)
MODALITIES = {"hedged": "hedged", "hyp": "hypothetical", "obl": "obligation", "fut": "future"}
FLAGS = {"denied", "ended", "opt", "n", *MODALITIES}
_MARK = re.compile(r'\{([sct])(\d+)(\?)?(?:=(?:"([^"]*)"|(\w+)))?\s|\}')
_ROLES = {"s": "source", "c": "cue", "t": "content"}
Gold = dict[str, Any]


class SourceError(Exception):
    """An annotated source does not say what it should."""


def build(source: str, name: str) -> tuple[str, Gold]:
    """The text and the gold of one annotated source; raises SourceError where words are not found."""
    head, entity_lines, claim_lines = re.split(r"^--- (?:entities|claims)\n", source, flags=re.M)
    meta, body = head.split("\n\n", 1)
    fields = dict(line.split(": ", 1) for line in meta.splitlines())
    entities, keys = _entities(entity_lines)
    text, sections, attributions = _text(body.strip("\n"), keys)
    for entity in entities:
        absent = [a for a in entity["aliases"] if not re.search(rf"(?<!\w){re.escape(a)}(?!\w)", text)]
        if absent:
            raise SourceError(f"{name}: not in the text: {absent}")
    claims: list[Gold] = []
    commitments = []
    for line in claim_lines.splitlines():
        if line.startswith("= "):
            claims += _claims(line[2:], text, keys, sections, attributions)
        elif line.startswith("& "):
            commitments.append(_commitment(line[2:], text, keys))
        elif line.strip():
            raise SourceError(f"{name}: neither claim nor commitment: {line}")
    headline = next(s["span"] for s in sections if s["kind"] == "headline")
    gold = {
        "file": f"{name}.txt",
        "title": text[slice(*headline)],
        **{key: None if fields.get(key, "null") == "null" else fields[key] for key in ("byline", "dateline")},
        "published": None if fields.get("published", "null") == "null" else fields["published"],
        "sections": sections,
        "entities": _nested_last(entities),
        "attributions": [{k: v for k, v in a.items() if k != "mark"} for a in attributions],
        "claims": [{"id": f"C{n}", **claim} for n, claim in enumerate(claims, 1)],
        "commitments": commitments,
    }
    return text, gold


def _entities(lines: str) -> tuple[list[Gold], dict[str, str]]:
    entities: list[Gold] = []
    keys: dict[str, str] = {}
    for line in filter(str.strip, lines.splitlines()):
        key, rest = line.split(" = ", 1)
        name, kind, *more = [part.strip() for part in rest.split("|")]
        aliases = [a.strip() for a in more[0].split(";") if a.strip()] if more else []
        entity: Gold = {"name": name, "type": kind, "aliases": aliases}
        entities.append(entity | ({"role": more[1]} if len(more) > 1 else {}))
        if key in keys:
            raise SourceError(f"two entities with the key {key}")
        keys[key] = name
    return entities, keys


def _nested_last(entities: list[Gold]) -> list[Gold]:
    """Entities whose names stand inside another's name come after it: the scorer looks in this order."""
    forms = {e["name"]: {e["name"], *e["aliases"]} for e in entities}
    done: list[Gold] = []
    left = list(entities)
    while left:
        for e in left:
            others = (f for o in left if o is not e for f in forms[o["name"]])
            mine = [re.compile(rf"(?<!\w){re.escape(f)}(?!\w)") for f in forms[e["name"]]]
            if not any(m.search(o) for o in others for m in mine):
                break
        else:
            raise SourceError(f"names inside one another: {[e['name'] for e in left]}")
        left.remove(e)
        done.append(e)
    return done


def _text(body: str, keys: dict[str, str]) -> tuple[str, list[Gold], list[Gold]]:
    text, comments = "", 0
    sections: list[Gold] = []
    found: dict[str, Gold] = {}
    for line in body.splitlines():
        if not line.strip():
            text += "\n"
            continue
        mark = re.match(r"%(\w+) ", line)
        text += "\n\n" if text else ""
        start = len(text)
        text = _inline(line[mark.end() :] if mark else line, text, found, keys)
        if not mark:
            continue
        kind, span = mark[1], [start, len(text)]
        if kind == "boilerplate" and sections[-1]["kind"] == kind and start - sections[-1]["span"][1] <= 3:
            sections[-1]["span"][1] = len(text)
        else:
            sections.append({"kind": kind, "span": span})
        if kind == "comment":
            comments += 1
            found[f"comment {comments}"] = {
                "mark": "comment", "speaker": f"reader comment {comments}", "kind": "comment",
                "source": [], "cue": [], "content": [span], "optional": True,
                "note": "a reader comment is one unverified voice, never mixed with the article's",
            }  # fmt: skip
    for a in found.values():
        if not a["content"]:
            raise SourceError(f"attribution {a['mark']} has no content")
        parts = [text[slice(*s)] for s in a["content"]]
        quoted = [p[0] in '"“' and p[-1] in '"”' for p in parts]
        if a["kind"] != "comment":
            a["kind"] = (
                "direct" if all(quoted) else "mixed" if re.search('["“]', "".join(parts)) else "indirect"
            )
        if a["speaker"] is None and not a["source"]:
            raise SourceError(f"an attribution without a speaker: {parts}")
        if a["speaker"] is None:
            a["speaker"] = text[slice(*a["source"][0])]
    ordered = sorted(found.values(), key=lambda a: (a["content"][0][0], -a["content"][-1][1]))
    return text, sections, [{"id": f"A{n}", **a} for n, a in enumerate(ordered, 1)]


def _inline(line: str, text: str, found: dict[str, Gold], keys: dict[str, str]) -> str:
    at = 0
    opened: list[tuple[Gold, str, int]] = []
    for m in _MARK.finditer(line):
        text, at = text + line[at : m.start()], m.end()
        if m[0] != "}":
            a = found.setdefault(
                m[2], {"mark": m[2], "speaker": None, "kind": None, "source": [], "cue": [], "content": []}
            )
            if m[3]:
                a["optional"] = True
            if m[4] or m[5]:
                a["speaker"] = m[4] or keys[m[5]]
            opened.append((a, _ROLES[m[1]], len(text)))
        else:
            a, role, start = opened.pop()
            a[role].append([start, len(text)])
    if opened:
        raise SourceError(f"a brace is not closed: {line[:60]}")
    return text + line[at:]


def find(words: str, text: str) -> list[int]:
    """The one span of exact words (`first .. last`, ` #2` = second occurrence) in the text."""
    number = re.search(r" #(\d)$", words)
    words = words[: number.start()] if number else words
    first, _, last = words.strip().partition(" .. ")
    pattern = rf"(?<!\w){re.escape(first)}"
    pattern += rf".*?{re.escape(last)}(?!\w)" if last else r"(?!\w)"
    places = [list(m.span()) for m in re.finditer(pattern, text)]
    if not places or (len(places) > 1 and not number) or (number and len(places) < int(number[1])):
        raise SourceError(f"{len(places)} places in the text: {words}")
    return places[int(number[1]) - 1 if number else 0]


def _claims(
    line: str, text: str, keys: dict[str, str], sections: list[Gold], attributions: list[Gold]
) -> list[Gold]:
    left, words = line.split(" : ", 1)
    note = re.search(r' note="([^"]*)"', left)
    subjects, types, objects, *flags = (left.replace(note[0], "") if note else left).split()
    span = find(words, text)
    marked = [f for f in flags if f not in FLAGS and f[0] != "v"]
    if marked or not set(types.split(",")) <= TYPES:
        raise SourceError(f"unknown words in the claim {line}")
    given = next((f[1:] for f in flags if f[0] == "v"), None)
    voice = "narrator" if "n" in flags else _voice(span, attributions, given)
    modality = next((MODALITIES[f] for f in flags if f in MODALITIES), "asserted")
    made = []
    for subject in subjects.split(","):
        for kind in types.split(","):
            for obj in objects.split(","):
                claim: Gold = {
                    "voice": voice, "subject": keys[subject], "type": kind, "object": keys[obj],
                    "polarity": "denied" if "denied" in flags else "affirmed", "modality": modality,
                    "evidence": span,
                }  # fmt: skip
                claim |= {"ended": True} if "ended" in flags else {}
                claim |= {"optional": True} if "opt" in flags else {}
                made.append(claim | ({"note": note[1]} if note else {}))
    return made


def _voice(span: list[int], attributions: list[Gold], given: str | None) -> str:
    """The speaker of the given attribution, or of the innermost whose content holds the span."""
    if given:
        return str(next(a["speaker"] for a in attributions if a["mark"] == given))
    holding = []
    for a in attributions:
        if all(any(s <= edge <= e for s, e in a["content"]) for edge in span):
            holding.append((sum(e - s for s, e in a["content"]), a["speaker"]))
    return str(min(holding)[1]) if holding else "narrator"


def _commitment(line: str, text: str, keys: dict[str, str]) -> Gold:
    obligor, beneficiary, deontic, agreement, act, evidence = (part.strip() for part in line.split(" | "))
    return {
        "agreement": agreement, "obligor": keys[obligor], "act": act,
        "beneficiary": keys.get(beneficiary), "deontic": deontic,
        "evidence": [find(words, text) for words in evidence.split(" ; ")],
    }  # fmt: skip


def main() -> None:
    for path in sorted((FOLDER / "source").glob("*.rep")):
        try:
            text, gold = build(path.read_text(encoding="utf-8"), path.stem)
        except (SourceError, KeyError) as e:
            print(f"{path.name}: {type(e).__name__}: {e}")
            continue
        (FOLDER / f"{path.stem}.txt").write_text(text, encoding="utf-8", newline="")
        out = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
        (FOLDER / f"{path.stem}.gold.json").write_text(out, encoding="utf-8")
        required = sum(not c.get("optional") for c in gold["claims"])
        print(
            f"{path.stem}: {len(text.split())} words, {len(gold['attributions'])} attributions, "
            f"{required} claims (+{len(gold['claims']) - required} optional), "
            f"{len(gold['commitments'])} commitments"
        )


if __name__ == "__main__":
    main()
