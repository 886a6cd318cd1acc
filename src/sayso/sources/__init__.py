"""Bytes to `Document`: a file per format, one way to find sections, clear refusals."""

from sayso.sources.draft import MAX_BYTES, SourceOptions
from sayso.sources.language import KNOWN as KNOWN_LANGUAGES
from sayso.sources.load import discover, load
from sayso.sources.sections import find_sections

__all__ = ["KNOWN_LANGUAGES", "MAX_BYTES", "SourceOptions", "discover", "find_sections", "load"]
