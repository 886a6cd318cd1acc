"""Cues: the words that give a content to a source. Used by the rules and to check what a model finds."""

from __future__ import annotations

from typing import Final

SAYING: Final = frozenset(
    """accuse acknowledge add admit advise affirm agree allege announce answer appeal argue ask assert
    assure boast caution charge cite claim comment complain concede conclude condemn confess confide
    confirm contend contest convey counter criticise criticize cry declare decry demand deny describe
    detail disclose elaborate emphasise emphasize estimate exclaim explain express forecast hint hold
    imply indicate inform insist instruct insinuate joke lament maintain mention mumble muse note object
    observe opine order pledge point post predict proclaim promise pronounce protest quip quote read
    reaffirm recall recount reiterate reject relate remark remind repeat reply report request respond
    retort reveal rule say shout signal speculate state stipulate stress suggest swear sum tell testify
    threaten thank tweet underline underscore urge utter voice vow warn whisper wonder write yell""".split()
)
"""Verbs of speech."""

THINKING: Final = frozenset(
    """assume believe concern consider doubt expect fear feel figure find guess hope imagine know learn
    presume realise realize reckon regard see suppose suspect think understand want wish worry""".split()
)
"""Verbs of thought: they make an attribution when somebody other than "I" thinks a clause."""

WEAK: Final = frozenset("agree find hold know learn point post read rule see show want".split())
"""Verbs that need a that-clause or a quotation right after them."""

SHOWING: Final = frozenset(
    """show find reveal conclude detail indicate suggest document say state note""".split()
)
"""What documents do: reports, analyses, letters."""

DOCUMENTS: Final = frozenset(
    """report reports analysis study survey letter statement document documents review audit assessment
    memo memorandum communique communiqué indictment complaint ruling article dossier cable email
    investigation poll paper release filing figures statistics data accounts records minutes""".split()
)

NESTING: Final = frozenset(
    """acknowledge admit announce argue assert claim confirm declare deny insist pledge promise report say
    state tell vow warn""".split()
)
"""Verbs of saying so plain that an attribution inside another may rest on them."""
