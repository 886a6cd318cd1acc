"""Reading in several processes, one of which may die without taking the others with it.

Each worker has a pipe of its own and gets one path at a time, so that it is always known which file a
dead worker was at. A worker whose outcomes are not fetched waits: nothing piles up in memory.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Final

from sayso.engines.outcome import Loader, Outcome, Reader, died, outcomes, unexpected
from sayso.errors import ModelError, SaysoError

_PATIENCE: Final = 5.0
"""Seconds that a worker gets to end before it is made to."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    path: str = ""


def read_in_processes(
    names: Iterable[str], *, workers: int, load: Loader, read: Reader, known: frozenset[str]
) -> Iterator[Outcome]:
    """See `read_all`."""
    # Not forked: a fork of a process that has threads, as the models' libraries do, can hang.
    context = get_context("spawn")
    rest = iter(names)
    crew: list[_Worker] = []
    idle: list[_Worker] = []
    try:
        while True:
            while len(crew) - len(idle) < workers and (path := next(rest, None)) is not None:
                if path == "-":
                    # Only this process has the standard input.
                    yield from outcomes(path, load=load, read=read, known=known)
                    continue
                if not idle:
                    pipe, end = context.Pipe()
                    process = context.Process(target=_work, args=(end, load, read, known), daemon=True)
                    process.start()
                    end.close()
                    idle.append(_Worker(process, pipe))
                    crew.append(idle[-1])
                _give(idle.pop(), path)
            busy = {worker.pipe: worker for worker in crew if worker not in idle}
            if not busy:
                return
            for ready in wait(list(busy)):
                worker = busy[ready]  # type: ignore[index]
                try:
                    message = worker.pipe.recv()
                except (EOFError, OSError):
                    crew.remove(worker)
                    yield Outcome(worker.path, died(worker.path, _exit_code(worker)))
                    continue
                if message is None:
                    idle.append(worker)
                elif isinstance(message, SaysoError):
                    raise message
                else:
                    yield message
    finally:
        _dismiss(crew)


def _give(worker: _Worker, path: str) -> None:
    worker.path = path
    # If it is dead, the next `recv` will tell.
    with suppress(OSError):
        worker.pipe.send(path)


def _exit_code(worker: _Worker) -> int | None:
    worker.pipe.close()
    worker.process.join(_PATIENCE)
    return worker.process.exitcode


def _dismiss(crew: list[_Worker]) -> None:
    for worker in crew:
        worker.pipe.close()
        worker.process.terminate()
    for worker in crew:
        worker.process.join(_PATIENCE)
        if worker.process.is_alive():
            worker.process.kill()


def _work(pipe: Connection, load: Loader, read: Reader, known: frozenset[str]) -> None:
    """What a worker does until its pipe is closed: outcomes of a path, then `None`, for each path."""
    # An interrupt from the terminal reaches all processes; the parent ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # One thread each, or the workers of a big machine would fight for its cores.
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        while True:
            path = pipe.recv()
            try:
                for outcome in outcomes(path, load=load, read=read, known=known):
                    _send(pipe, outcome)
            except ModelError as e:
                pipe.send(e)
                return
            pipe.send(None)
    except (EOFError, OSError):
        return


def _send(pipe: Connection, outcome: Outcome) -> None:
    try:
        pipe.send(outcome)
    except OSError:
        raise
    except Exception as e:
        # What cannot be sent (an error that holds an open file, say) is still told of.
        pipe.send(Outcome(outcome.path, unexpected(e, outcome.path, "gives a result that cannot be sent")))
