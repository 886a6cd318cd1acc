"""Well-known real states, peoples, capitals, leaders and bodies, which no passage may name.

A short list that catches slips; the rule itself is that every actor and place is invented.
"""

from __future__ import annotations

import re

_NAMES = """
Afghanistan|Albania|Algeria|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus
Belgium|Bolivia|Bosnia|Brazil|Bulgaria|Burundi|Cambodia|Cameroon|Canada|Chile|China|Colombia|Croatia|Cuba
Cyprus|Czechia|Denmark|Ecuador|Egypt|Eritrea|Estonia|Ethiopia|Finland|France|Germany|Ghana|Greece|Guatemala
Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Jamaica|Japan|Kazakhstan|Kenya
Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Libya|Lithuania|Luxembourg|Malaysia|Malawi|Mexico|Moldova
Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|Nicaragua|Nigeria|Norway|Oman
Pakistan|Palestine|Panama|Paraguay|Peru|Philippines|Poland|Portugal|Qatar|Romania|Russia|Rwanda|Saudi Arabia
Senegal|Serbia|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|North Korea|South Sudan|Spain
Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Tunisia|Turkey|Turkmenistan
Uganda|Ukraine|United Arab Emirates|United Kingdom|United States|Uruguay|Uzbekistan|Venezuela|Vietnam|Yemen
Zambia|Zimbabwe|Soviet Union|America|Britain|England|Scotland|Chechnya|Crimea|Kurdistan|Kashmir|Donbas|Gaza
West Bank|Tibet|Darfur|Africa|Europe|Asia|Afghan|American|Russian|Ukrainian|Iranian|Iraqi|Israeli
Palestinian|Syrian|Lebanese|Saudi|Chinese|Indian|Pakistani|Turkish|Kurdish|British|French|German|Italian
Spanish|Somali|Sudanese|Ethiopian|Nigerian|Yemeni|Libyan|Egyptian|Mexican|Colombian|Venezuelan|Cuban|Serbian
Croatian|Bosnian|Chechen|Japanese|Korean|Rwandan|Ugandan|Kenyan|Congolese|Washington|Moscow|Beijing|London
Paris|Berlin|Tehran|Baghdad|Kabul|Damascus|Kyiv|Kiev|Ankara|Riyadh|Islamabad|Delhi|New York|Brussels|Geneva
Vienna|Rome|Madrid|Tokyo|Seoul|Pyongyang|Cairo|Jerusalem|Tel Aviv|Beirut|Doha|Dubai|Nairobi|Putin|Trump
Biden|Obama|Zelensky|Zelenskyy|Erdogan|Netanyahu|Assad|Xi Jinping|Khamenei|Bin Laden|bin Laden|Gaddafi
Saddam Hussein|Hitler|Stalin|Mao|Castro|Chavez|Maduro|Modi|Merkel|Macron|Thatcher|Churchill|Taliban|al-Qaeda
Al-Qaeda|al-Qaida|Islamic State|ISIS|Daesh|Hezbollah|Hamas|Houthi|Houthis|Boko Haram|al-Shabaab|FARC|PKK|IRA
Wagner Group|Mossad|CIA|FBI|KGB|FSB|MI6|NATO|Nato|United Nations|European Union|African Union|Arab League
UNICEF|World Bank|Interpol|Red Cross|Amnesty International|Human Rights Watch|Kremlin|White House|Pentagon
FIFA|UEFA|Google|Microsoft|Apple Inc|Amazon|Facebook|Tesla|Gazprom|Rosneft|Shell|ExxonMobil|Huawei|Boeing
Lockheed|Reuters|AFP
"""
_ESCAPED = [re.escape(name) for name in _NAMES.strip().replace("\n", "|").split("|")]
REAL = re.compile(rf"(?<!\w)({'|'.join(_ESCAPED)})(?!\w)")


def real_names(text: str) -> list[str]:
    """Real names that stand in the text as whole words."""
    return sorted({found[1] for found in REAL.finditer(text)})
