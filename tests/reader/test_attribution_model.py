"""The learned attribution model that ships in the package: what callers may rely on."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from sayso.errors import SaysoError
from sayso.model import Span
from sayso.reader.attribution_model import AttributionModel
from sayso.reader.raw import RawAttribution

SAID = "“The bridge will open in May,” the mayor of Orlia said on Monday."
FILLER = (
    "The river rose again in the night.\n\n"
    "Snow fell on the hills above the town, and the road was closed.\n\n"
    "Twelve lorries waited at the pass. Nobody was hurt.\n\n"
)
STORY = (
    "The council of Orlia met on Monday.\n\n"
    f"{SAID}\n\n"
    "Her rival, Anton Brec, believes that the works will take two more years.\n\n"
    "According to the ministry of transport, the old bridge is safe.\n\n"
)


@pytest.fixture(scope="module")
def model() -> AttributionModel:
    return AttributionModel.load()


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


def test_load_reads_the_package_once() -> None:
    assert AttributionModel.load() is AttributionModel.load()


def test_load_names_the_model_by_version_and_checksum(model: AttributionModel) -> None:
    assert model.name == "sayso-attribution"
    assert model.version
    assert len(model.sha256) == 64


def test_a_damaged_network_is_refused() -> None:
    folder = resources.files("sayso.reader") / "models"
    sidecar = json.loads((folder / "attribution.json").read_text("utf-8"))
    with pytest.raises(SaysoError, match="damaged"):
        AttributionModel(b"not the network", sidecar)


def test_a_quotation_is_found_with_its_source_and_cue(model: AttributionModel) -> None:
    (found,) = model(SAID)
    assert words(SAID, found.source) == ["the mayor of Orlia"]
    assert words(SAID, found.cue)[0].startswith("said")
    assert words(SAID, found.content)[0].strip("“”,") == "The bridge will open in May"
    assert 0.5 < found.confidence <= 1.0


def test_indirect_speech_and_according_to_are_found(model: AttributionModel) -> None:
    cues = {words(STORY, a.cue)[0].split()[0] for a in model(STORY)}
    assert {"believes", "According"} <= cues


@pytest.mark.parametrize("text", ["", " \n\n ", "Orlia", "“", "\u200b\u200b", "🙂" * 50, "a" * 3000])
def test_texts_with_nothing_to_find_give_no_error(model: AttributionModel, text: str) -> None:
    assert isinstance(model(text), list)


@pytest.mark.parametrize("front", ["🙂🙂 ", "e\u0301tude: ", "\ufeff", "\r\n\r\n", "𝔘\u00a0"])
def test_offsets_count_code_points(model: AttributionModel, front: str) -> None:
    text = f"{front}\n\n{SAID}"
    found = model(text)
    assert any("the mayor of Orlia" in words(text, a.source) for a in found)


def shifted(found: list[RawAttribution], by: int) -> list[RawAttribution]:
    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((start + by, end + by) for start, end in spans)

    return [RawAttribution(move(a.source), move(a.cue), move(a.content), a.confidence) for a in found]


@pytest.mark.parametrize("times", [10, 37])
def test_filler_far_away_changes_nothing(model: AttributionModel, times: int) -> None:
    inner = FILLER * 20 + STORY + FILLER * 20
    front = FILLER.replace("river", "stream") * times
    span = (len(FILLER) * 20, len(FILLER) * 20 + len(STORY))

    def in_story(found: list[RawAttribution], by: int) -> list[RawAttribution]:
        moved = shifted(found, -by)
        return [a for a in moved if span[0] <= a.cue[0][0] < span[1]]

    alone = in_story(model(inner), 0)
    assert len(alone) >= 3
    assert in_story(model(front + inner), len(front)) == alone
    assert in_story(model(inner + front), 0) == alone


def test_spans_are_sorted_disjoint_and_inside_the_text(model: AttributionModel) -> None:
    for found in model(STORY):
        for spans in (found.source, found.cue, found.content):
            flat = [offset for span in spans for offset in span]
            assert flat == sorted(flat)
            assert all(0 <= offset <= len(STORY) for offset in flat)
            assert all(start < end for start, end in spans)
