"""`Document` to `Reading`."""

from sayso.reader.pipeline import LANGUAGES, read

__all__ = ["LANGUAGES", "read"]
