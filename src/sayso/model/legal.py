"""The legal forms of companies, as they end their names: "Norvik Steel AS"."""

from __future__ import annotations

from typing import Final

LEGAL: Final = frozenset(
    """ab ag aktiengesellschaft ao aps as asa bhd bv bvba cjsc co company corp corporation cv doo ead eood
    eurl gmbh inc incorporated jsc kft kg kgaa kk limited llc llp lp ltd ltda mbh nv oao ojsc ood ooo oy
    oyj pao pjsc plc pllc psc pte pty pvt sa saa sab sae sal sarl sas sasu se sdn sgps sl snc spa spol
    sro srl tbk ug zao zrt wll kscc kscp qpsc qsc bsc bscc saog saoc sao""".split()
)
"""In lower case, without full stops."""
