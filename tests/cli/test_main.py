import subprocess
import sys

import pytest

from sayso import __version__


def test_version_and_help_are_quick_to_say():
    out = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "from sayso.cli import main; main(['--version'])"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert __version__ in out.stdout
    assert "spacy" not in out.stderr
    assert "sqlalchemy" not in out.stderr


@pytest.mark.parametrize(("args", "code"), [(["read"], 2), (["nonsense"], 2), (["ties", "/nowhere/x.db"], 1)])
def test_exit_codes(args, code):
    out = subprocess.run(
        [sys.executable, "-c", "from sayso.cli import main; main()", *args], capture_output=True, text=True
    )
    assert out.returncode == code
    assert out.stderr
    assert "Traceback" not in out.stderr


def test_completion_scripts_are_printed(sayso):
    assert "_SAYSO_COMPLETE" in sayso("completion", "bash").stdout
