"""Every error that Sayso raises on purpose.

One root, `SaysoError`; each message says what happened, where, and what to do about it. `code` is
stable and documented in docs/errors.md; the command line maps it to an exit code.
"""

from __future__ import annotations


class SaysoError(Exception):
    """The root of Sayso's own errors.

    `what` says what happened, `where` names the file, document or setting, `hint` says what to do.
    """

    code = "error"

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(str(self))

    def __str__(self) -> str:
        message = f"{self.where}: {self.what}" if self.where else self.what
        return f"{message}. {self.hint}" if self.hint else message


class SourceError(SaysoError):
    """An input cannot be turned into a document."""

    code = "source"


class LanguageError(SourceError):
    """The document is in a language that the reader does not know."""

    code = "language"


class VocabularyError(SaysoError):
    """A tie vocabulary is malformed."""

    code = "vocabulary"


class ModelError(SaysoError):
    """A language model is missing, or is not the one that was pinned."""

    code = "model"


class CaseError(SaysoError):
    """A case cannot be opened, migrated or written."""

    code = "case"


class NotFoundError(SaysoError):
    """A named thing (actor, claim, document, judgement) is not in the case."""

    code = "not-found"


class ExportError(SaysoError):
    """An export cannot be written."""

    code = "export"
