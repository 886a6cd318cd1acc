import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[2] / "bench" / "case_memory.py"


def test_memory_stays_flat_as_documents_are_added() -> None:
    command = [sys.executable, str(BENCH), "--few", "40", "--many", "400"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
