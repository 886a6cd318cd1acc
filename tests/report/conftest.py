"""A real browser for the pages."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--enable-logging=stderr", "--virtual-time-budget=2000",
)  # fmt: skip


@dataclass(frozen=True)
class Browser:
    """Opens a page and hands back what became of it."""

    program: str
    folder: Path

    def open(self, page: str, *, fragment: str = "") -> tuple[str, list[str]]:
        """The page's markup after its scripts ran, and the messages on its console."""
        path = self.folder / "page.html"
        path.write_text(page, encoding="utf-8")
        profile = self.folder / "profile"
        ran = subprocess.run(
            [self.program, *_FLAGS, f"--user-data-dir={profile}", "--dump-dom", f"{path.as_uri()}{fragment}"],
            capture_output=True, text=True, timeout=120, check=True,
        )  # fmt: skip
        return ran.stdout, [line for line in ran.stderr.splitlines() if "CONSOLE" in line]


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium; as root on Debian it is installed when missing."""
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-q"], check=False, capture_output=True)
        subprocess.run(["apt-get", "install", "-y", "-q", "chromium"], check=False, capture_output=True)
        program = shutil.which("chromium")
    if program is None:
        pytest.fail("no Chromium found: install it (on Debian: apt-get install chromium) and run again")
    return program


@pytest.fixture
def browser(chromium: str, tmp_path: Path) -> Browser:
    return Browser(chromium, tmp_path)
