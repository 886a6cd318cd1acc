from __future__ import annotations

import io
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sayso.errors import LanguageError, SourceError
from sayso.model.document import Document
from sayso.sources import SourceOptions, discover, load

from .texts import PROSE, SAVED_PAGE


def only(path: Path, **options: object) -> Document | SourceError:
    (item,) = load(path, options=SourceOptions(**options))  # type: ignore[arg-type]
    return item


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_plain_text_is_the_file_decoded(tmp_path: Path) -> None:
    text = SAVED_PAGE.replace("\n", "\r\n")
    document = only(write(tmp_path, "a.txt", text))
    assert isinstance(document, Document)
    assert document.text == text
    assert document.title == "Two Banks Deny Links to Rebel Fund"


def test_options_fill_what_metadata_leaves_open(tmp_path: Path) -> None:
    path = write(tmp_path, "a.md", f"---\npublisher: A\n---\n\n# T\n\n{PROSE}")
    document = only(path, published=date(2023, 3, 3), publisher="B", url="https://b.example/")
    assert isinstance(document, Document)
    assert (document.published, document.publisher, document.url) == (
        date(2023, 3, 3),
        "A",
        "https://b.example/",
    )


def test_day_is_unknown_where_nothing_says_it(tmp_path: Path) -> None:
    document = only(write(tmp_path, "a.txt", SAVED_PAGE))
    assert isinstance(document, Document)
    assert document.published is None


def test_language_option_overrides(tmp_path: Path) -> None:
    path = write(
        tmp_path, "a.txt", "Le ministre a dit que non, et que rien ne serait vendu aux rebelles du nord. " * 5
    )
    assert isinstance(only(path), LanguageError)
    assert isinstance(only(path, language="en"), Document)


def test_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    error = only(path)
    assert isinstance(error, SourceError)
    assert "50 MB" in error.what
    assert "--max-bytes" in error.hint


def test_limit_of_json_lines_is_for_each_line(tmp_path: Path) -> None:
    line = '{"text": "' + PROSE + '"}\n'
    path = write(tmp_path, "a.jsonl", line * 3 + '{"text": "' + "a" * 2000 + '"}\n' + line)
    items = list(load(path, options=SourceOptions(max_bytes=1000)))
    assert [type(i).__name__ for i in items] == ["Document"] * 3 + ["SourceError", "Document"]


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_is_no_file_is_an_error_not_an_exception(tmp_path: Path, name: str) -> None:
    assert isinstance(only(tmp_path / name), SourceError)


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PROSE.encode())))
    (document,) = load("-")
    assert isinstance(document, Document)
    assert document.text == PROSE


def test_right_to_left_and_emoji_keep_their_code_points(tmp_path: Path) -> None:
    text = f"{PROSE} \u202bالسلام\u202c 👩‍👩‍👧 {PROSE}"
    document = only(write(tmp_path, "a.txt", text))
    assert isinstance(document, Document)
    assert document.text == text
    assert document.sections[-1].end == len(text)


def test_discover_goes_down_sorted_and_passes_over_hidden_files(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.txt", "a.txt", ".hidden/x.txt", "b/.x"):
        write(tmp_path, name, PROSE)
    assert [p.relative_to(tmp_path).as_posix() for p in discover([tmp_path])] == [
        "a.txt",
        "b/a.txt",
        "b/z.txt",
    ]


def test_plain_text_loads_no_heavy_library(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", SAVED_PAGE)
    script = (
        "import sys; from pathlib import Path; from sayso.sources import load; list(load(Path(sys.argv[1])));"
        "print([m for m in ('trafilatura','lxml','pypdfium2','docx','py3langid','charset_normalizer')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_option_goes_before_a_date_found_in_the_text(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", f"Bank closes account\n\n1 March 2023\n\n{PROSE}\n\n{PROSE}")
    found, told = only(path), only(path, published=date(2023, 3, 3))
    assert isinstance(found, Document)
    assert isinstance(told, Document)
    assert (found.published, told.published) == (date(2023, 3, 1), date(2023, 3, 3))
