"""Self-contained HTML pages: of one reading, and of a whole case."""

from sayso.report.case import case_page
from sayso.report.dossier import Dossier
from sayso.report.reading import reading_page

__all__ = ["Dossier", "case_page", "reading_page"]
