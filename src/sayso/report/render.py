"""From a template to one self-contained page: all escaped, nothing fetched, no script but our own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sized
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

_UNSHOWABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
"""Controls that HTML cannot hold, lone surrogates, and the overrides that make text read backwards."""

_NOT_ID: Final = re.compile(r"[^\w.:-]")


def render(template: str, **values: Any) -> str:
    """The page that `template` (a name in `templates/`) makes of `values`.

    Styles and script are inlined and allowed by their hash; the policy forbids all else: no request
    leaves the page, no other script runs, even if markup were to slip in.
    """
    style, script = _asset("style.css"), _asset("script.js")
    policy = "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    # The two assets are ours and hold no user data; everything else goes through autoescape.
    return (
        _environment()
        .get_template(template)
        .render(style=Markup(style), script=Markup(script), policy=policy, **values)
    )


def shown(value: object) -> object:
    """A value as a page may hold it: unshowable code points of a string become U+FFFD, one for one."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return _UNSHOWABLE.sub("�", value)
    return value


def safe_url(url: str | None) -> str | None:
    """The address if a reader may follow it from a page (http or https with a host), else `None`."""
    if not url or _UNSHOWABLE.search(url) or url != url.strip():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def anchor(kind: str, id: str) -> str:
    """The id of an element: `kind` and the thing's own id, without what an id may not hold."""
    return f"{kind}-{_NOT_ID.sub('_', id)}"


def day(value: date | None) -> str:
    """A calendar day as 3 May 2031; "unknown" when there is none."""
    return f"{value.day} {value:%B} {value.year}" if value else "unknown"


def count(things: Sized | int, one: str, many: str | None = None) -> str:
    """`2 voices`, `1 voice`, `no voices`."""
    number = things if isinstance(things, int) else len(things)
    return f"{number if number else 'no'} {one if number == 1 else many or one + 's'}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayso.report"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters.update(day=day, safe_url=safe_url, count=count)
    environment.globals.update(anchor=anchor)
    return environment


@cache
def _asset(name: str) -> str:
    return resources.files("sayso.report").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
