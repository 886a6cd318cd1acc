"""Self-contained HTML pages: of one reading, and of a whole case."""

from sayso.report.reading import reading_page

__all__ = ["reading_page"]
