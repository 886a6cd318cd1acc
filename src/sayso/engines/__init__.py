"""Running a reader over many documents: in one process or in many."""

from sayso.engines.local import read_all
from sayso.engines.outcome import Known, Outcome

__all__ = ["Known", "Outcome", "read_all"]
