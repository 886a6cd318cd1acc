"""A private PostgreSQL server for as long as it is needed, from the binaries of Debian's package."""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

_NUMBERS = count()


@contextmanager
def server() -> Iterator[str]:
    """Starts a server that listens on a socket of its own, and stops it. Gives the socket's folder.

    Raises RuntimeError when PostgreSQL is not installed and cannot be.
    """
    binaries = _binaries()
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    prefix: list[str] = []
    try:
        if os.getuid() == 0:
            # The server refuses to run as root.
            user = _unprivileged()
            shutil.chown(folder, user)
            prefix = ["runuser", "-u", user, "--"]
        data = folder / "data"
        _run(
            [
                *prefix,
                str(binaries / "initdb"),
                "-D",
                str(data),
                "-U",
                "sayso",
                "-A",
                "trust",
                "-N",
                "-E",
                "UTF8",
            ]
        )
        # What survives a crash of the machine is not tested here: writing is quicker without it.
        settings = f"-k {folder} -c listen_addresses= -c fsync=off -c max_connections=50"
        control = [*prefix, str(binaries / "pg_ctl"), "-D", str(data), "-w"]
        _run([*control, "-l", str(folder / "log"), "-o", settings, "start"])
        try:
            yield str(folder)
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_place(socket: str) -> str:
    """A URL under which there is no case yet, new with every call.

    It leads to a schema of its own: making a database takes PostgreSQL many times longer.
    """
    import psycopg

    name = f"case_{os.getpid()}_{next(_NUMBERS)}"
    with psycopg.connect(host=socket, user="sayso", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())
    return f"postgresql://sayso@/postgres?host={socket}&options=-csearch_path%3D{name}"


def _run(command: list[str]) -> None:
    # To files, not pipes: the server would inherit a pipe, and this would wait for it to end.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(command, stdout=output, stderr=output, cwd="/", check=False)
        if done.returncode:
            output.seek(0)
            raise RuntimeError(f"{' '.join(command)} failed:\n{output.read()}")


def _binaries() -> Path:
    found = _find()
    if found is None and os.getuid() == 0 and shutil.which("apt-get"):
        install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "postgresql"]
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-q"], install):
            subprocess.run(command, env=quiet, capture_output=True, check=False)
        found = _find()
    if found is None:
        raise RuntimeError(
            "the tests need PostgreSQL's initdb and pg_ctl; install them (Debian: apt-get install postgresql)"
        )
    return found


def _find() -> Path | None:
    on_path = shutil.which("initdb")
    if on_path and shutil.which("pg_ctl"):
        return Path(on_path).parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: float(p.parts[-3]))
    return installed[-1].parent if installed else None


def _unprivileged() -> str:
    users = {entry.pw_name for entry in pwd.getpwall()}
    for user in ("postgres", "nobody"):
        if user in users:
            return user
    raise RuntimeError(f"{getpass.getuser()} cannot run PostgreSQL, and there is no user to run it as")
