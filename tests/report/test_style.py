"""The colours of both themes keep the contrast that WCAG 2.2 AA asks for."""

from __future__ import annotations

import re
from importlib import resources

import pytest

STYLE = resources.files("sayso.report").joinpath("templates", "style.css").read_text(encoding="utf-8")


def palette(selector: str) -> dict[str, str]:
    block = STYLE[STYLE.index(selector) :].partition("}")[0]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", block))


THEMES = {"light": palette(":root {"), "dark": palette(':root[data-theme="dark"]')}
ON_PAPER = ["ink", "soft", "link", "warn", "claim", "denied", *(f"t{n}" for n in range(8))]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ON_PAPER)
@pytest.mark.parametrize("ground", ["paper", "card", "faint"])
def test_text_colours_stand_out(theme: str, name: str, ground: str) -> None:
    colours = THEMES[theme]
    assert contrast(colours[name], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["lit", "warn-bg", *(f"h{n}" for n in range(6))])
def test_text_stands_out_on_every_tint(theme: str, ground: str) -> None:
    colours = THEMES[theme]
    ink = {"lit": "lit-ink", "warn-bg": "warn"}.get(ground, "ink")
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_both_ways_into_the_dark_have_one_palette() -> None:
    assert palette(':root:not([data-theme="light"])') == THEMES["dark"]


def test_no_style_is_set_by_colour_name_or_fetched() -> None:
    assert "@import" not in STYLE
    assert "http" not in STYLE
