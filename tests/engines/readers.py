"""Loaders and readers that worker processes can import."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

from sayso.errors import ModelError, SourceError
from sayso.model import Document, Reading


def load(path: str) -> Iterator[Document | SourceError]:
    """The path says what is in the file: words parted by commas, one document for each."""
    for word in path.split(","):
        if word == "unreadable":
            yield SourceError("nothing to read", where=path, hint="Give another file")
        elif word == "broken":
            raise ZeroDivisionError("broken loader")
        else:
            yield Document(text=word)


def read(document: Document) -> Reading:
    if document.text == "fault":
        raise RecursionError("too deep")
    if document.text == "death":
        os.kill(os.getpid(), signal.SIGKILL)
    if document.text == "exit":
        os._exit(7)
    if document.text == "modelless":
        raise ModelError("the model is missing", where="en", hint="Install it")
    return Reading(document, version=str(os.getpid()))
