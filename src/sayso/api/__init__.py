"""What Sayso does, as functions: the command line, the web and Python programs all call these."""

from sayso.api.asking import appearances, case_ties, claims, entity_key, misread_claims
from sayso.api.breaking import break_pair, case_without, pair_tie, timeline, voice_key
from sayso.api.dossier import case_compliance, case_contradictions, report
from sayso.api.judging import answer, different, judge_reference, misread, same, speaker, undo
from sayso.api.keeping import Added, add
from sayso.api.naming import general, labels, voice_names
from sayso.api.publishing import export, export_formats, material, write
from sayso.api.reading import read, read_text, source_options
from sayso.api.removing import Changed, remove, reread
from sayso.api.reviewing import Question, review
from sayso.api.settling import copy_groups, settle
from sayso.api.speaking import statements, voices
from sayso.case import Case, open_case
from sayso.sources import discover

__all__ = [
    "Added",
    "Case",
    "Changed",
    "Question",
    "add",
    "answer",
    "appearances",
    "break_pair",
    "case_compliance",
    "case_contradictions",
    "case_ties",
    "case_without",
    "claims",
    "copy_groups",
    "different",
    "discover",
    "entity_key",
    "export",
    "export_formats",
    "general",
    "judge_reference",
    "labels",
    "material",
    "misread",
    "misread_claims",
    "open_case",
    "pair_tie",
    "read",
    "read_text",
    "remove",
    "report",
    "reread",
    "review",
    "same",
    "settle",
    "source_options",
    "speaker",
    "statements",
    "timeline",
    "undo",
    "voice_key",
    "voice_names",
    "voices",
    "write",
]
