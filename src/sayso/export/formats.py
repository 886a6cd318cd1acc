"""The registry of export formats: a name, what it is for, and the function that writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Final

from sayso.export import (
    bibtex,
    csv_tables,
    ftm,
    gexf,
    graphml,
    jsonl,
    prov,
    schema_claim,
    webannotation,
    xlsx,
)
from sayso.export.material import Material


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format. `write(material, out)` writes all of it to a binary stream and leaves that open."""

    name: str
    suffix: str
    media_type: str
    summary: str
    write: Callable[[Material, BinaryIO], None]


FORMATS: Final[dict[str, Exporter]] = {
    e.name: e
    for e in (
        Exporter("jsonl", ".jsonl", "application/x-ndjson", "claims, lossless", jsonl.write_claims),
        Exporter("jsonl-ties", ".jsonl", "application/x-ndjson", "ties with all voices", jsonl.write_ties),
        Exporter("csv", ".csv", "text/csv; charset=utf-8", "one row for each claim", csv_tables.write_claims),
        Exporter("csv-ties", ".csv", "text/csv; charset=utf-8", "a row for each tie", csv_tables.write_ties),
        Exporter(
            "xlsx",
            ".xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "a workbook with a sheet of claims and one of ties",
            xlsx.write,
        ),
        Exporter("graphml", ".graphml", "application/graphml+xml", "the network of ties", graphml.write),
        Exporter("gexf", ".gexf", "application/gexf+xml", "the network of ties in time", gexf.write),
        Exporter("ftm", ".ftm.json", "application/x-ndjson", "FollowTheMoney entities", ftm.write),
        Exporter(
            "webannotation", ".jsonld", "application/ld+json", "W3C Web Annotations", webannotation.write
        ),
        Exporter("claim", ".jsonld", "application/ld+json", "schema.org Claims", schema_claim.write),
        Exporter("prov", ".jsonld", "application/ld+json", "PROV-O, lite", prov.write),
        Exporter("bibtex", ".bib", "application/x-bibtex", "one entry for each document", bibtex.write),
    )
}
