"""Print passages without any annotation, for a second annotator who must not see the first one's work.

    python -m training.tiebank.strip authors/ada.tie [--every 7 | --ids 3,10,24] > blank.tie

The output is again markup (brackets escaped, sections kept), so the annotator only adds to it.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from training.tiebank.markup import parse_file
from training.tiebank.passage import Passage


def strip(passage: Passage) -> str:
    """One passage as header and bare text."""
    number = int(passage.id.rsplit("-", 1)[1])
    whole_comment = all(section.kind == "comment" for section in passage.sections)
    lines = [f"@ {number} {passage.genre}" + (" comment" if whole_comment else "")]
    for section in passage.sections:
        words = re.sub(r"([\[\]{}\\])", r"\\\1", passage.text[section.start : section.end])
        words = re.sub(r"^([@=#%])", r"\\\1", words)
        plain = section.kind == "body" or whole_comment
        lines.append(words if plain else f"%{section.kind} {words}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; prints to standard output."""
    parser = argparse.ArgumentParser(description="Print TieBank passages without their annotation.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only every Nth passage")
    parser.add_argument("--ids", default="", help="only these passage numbers, comma-separated")
    options = parser.parse_args(arguments)
    passages, _ = parse_file(options.file)
    wanted = {int(number) for number in options.ids.split(",") if number}
    chosen = passages[:: options.every]
    if wanted:
        chosen = [p for p in passages if int(p.id.rsplit("-", 1)[1]) in wanted]
    sys.stdout.write("\n---\n".join(map(strip, chosen)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
