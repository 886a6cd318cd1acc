"""Whatever a user can name is documented, and the README's examples run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from sayso import errors
from sayso.cli import COMMANDS, main_group
from sayso.export import FORMATS
from sayso.model import Vocabulary

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_and_has_help(command):
    assert re.search(rf"^## .*\b{command}\b", page("cli.md"), re.M)
    found = main_group.get_command(None, command)
    assert found is not None
    assert found.help
    undocumented = [o.name for o in found.params if getattr(o, "help", "") is None and o.name != "case"]
    named = "files paths documents words actors shell a b claim statement actor judgement file".split()
    assert [n for n in undocumented if n not in named] == []


@pytest.mark.parametrize("form", FORMATS)
def test_every_export_format_is_documented(form):
    assert form in page("exports.md")
    assert form in page("cli.md")


@pytest.mark.parametrize("name", Vocabulary.default().types)
def test_every_tie_type_is_documented(name):
    assert f"`{name}`" in page("vocabulary.md")


def test_every_error_code_is_documented():
    kinds = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, errors.SaysoError)]
    text = page("errors.md")
    assert [k.code for k in kinds if f"`{k.code}`" not in text] == []


def test_links_between_pages_lead_somewhere():
    broken = []
    for path in [ROOT / "README.md", *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", path.read_text(encoding="utf-8")):
            if not (path.parent / target).exists():
                broken.append((path.name, target))
    assert broken == []


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder to follow the README in."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


@pytest.mark.slow
def test_the_readmes_commands_do_what_it_says(place):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\$ (.+)$", "\n".join(re.findall(r"```console\n(.*?)```", readme, re.S)), re.M)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    codes = {
        command: subprocess.run(
            command, shell=True, cwd=place, env={**os.environ, "PATH": path}, capture_output=True
        ).returncode
        for command in commands
    }
    assert {c: code for c, code in codes.items() if code} == {"sayso add hadrim.db examples/hadrim": 3}
    assert (place / "dossier.html").stat().st_size > 100_000
    assert (place / "claims.xlsx").exists()


def test_the_readmes_python_runs(place):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.S)
    out = subprocess.run(
        [sys.executable, "-c", code], cwd=place, capture_output=True, text=True, check=True
    ).stdout
    assert "direct" in out
