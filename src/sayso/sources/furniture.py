"""Page furniture: widgets, links, notices and the line that opens a page's comments.

Every pattern is a habit of many sites, matched against a whole paragraph; none belongs to one site.
"""

from __future__ import annotations

import re
from typing import Final

_SHARING: Final = frozenset(
    "share shares tweet print email e-mail mail pin post copy link save bookmark whatsapp"
    " telegram facebook twitter"
    " linkedin reddit pinterest viber messenger instagram youtube flipboard line vk x this"
    " that the article story"
    " page on via to with by it in a an of click here icon button opens new window your"
    " friends friend send gift"
    " comment comments listen pdf version and or more options social media toggle embed url"
    " text size font".split()
)
_SHARING_VERBS: Final = frozenset(
    "share tweet print email e-mail pin copy save bookmark send listen embed".split()
)

_WHOLE: Final = tuple(
    re.compile(pattern, re.I | re.S)
    for pattern in (
        # feedback
        r"(?:do|did) you (?:like|enjoy|love|find|agree with)\b[^.]{0,60}\b(?:article|story|report|page|post"
        r"|this|content)\b.{0,60}",
        r"(?:was|is|did|how) (?:\w+ )?(?:this|that) (?:article|story|page|post|report|content|information"
        r"|site)\b[^.]{0,60}\?.{0,40}",
        r"rate this\b.{0,40}|how (?:useful|helpful)\b.{0,40}|what do you think\b.{0,60}\?"
        r"|thank you for (?:your|voting).{0,60}",
        r"(?:yes|no)(?:\s*[/|]?\s*(?:yes|no))?|\d+ (?:likes?|dislikes?|shares?|views?|votes?|reads?)",
        # newsletters, apps, appeals
        r"(?:sign up|subscribe|register|join|get|receive|enter your)\b.{0,200}\b(?:newsletters?|inbox"
        r"|e-?mail|alerts|briefing"
        r"|digest|channel|notifications|bulletin|free trial|offer)\b.{0,120}",
        r"(?:our|the|daily|weekly|free|morning|evening)?\s*newsletters?(?: sign-?up)?|subscribe(?: now"
        r"| today| here)?[.!]?",
        r"(?:follow|like|find|join) (?:us|me|our|@\w+|[A-Z]\w+(?: \w+){0,3}) on\b.{0,120}|follow (?:us"
        r"|@\w+).{0,60}",
        r"download (?:our|the)\b.{0,60}\bapps?\b.{0,60}|(?:support|donate|become a (?:member|supporter"
        r"|subscriber))\b"
        r"(?:.{0,160}\b(?:journalism|newsroom|us|reporting|work|independent|today|subscriber|supporter"
        r"|member)\b.{0,80})?",
        # related matter
        r"(?:read (?:more|also|next|on|this)|see also|also read|also see|must read|watch|listen|in pictures"
        r"|opinion|(?:most|more) (?:read|popular|viewed|shared|commented|from|on|in)\b[^:.]{0,30}"
        r"|you (?:may|might) also like|related)\s*[:|>»].{1,160}",
        r"(?:read more|see also|also read|read next|more on this(?: story| topic)?|more (?:news )?(?:from"
        r"|on|about|in|stories|news)"
        r"(?! \w+ (?:is|are|was|were)\b)[^.]{0,60}"
        r"|related(?: (?:articles?|stories|story|news|topics?|posts?|content|links?|coverage|reports?"
        r"|reading|items?|documents?))?"
        r"|recommended(?: (?:for you|stories|articles|reading|reads))?|you (?:may|might)(?: also)? (?:like"
        r"|enjoy|be interested in)"
        r"[^.]{0,20}|(?:most|more) (?:read|popular|viewed|shared|commented|recent)(?: (?:stories|articles"
        r"|news))?|trending(?: now)?"
        r"|editor'?s'? (?:picks?|choice)|top stories|latest(?: (?:news|stories|articles|posts|headlines))?"
        r"|don'?t miss|up next"
        r"|(?:previous|next)(?: (?:article|post|story|page))?|popular(?: (?:posts|stories|news))?"
        r"|explore more|keep reading)\s*[:>»…]*",
        r"(?:tags?|topics?|filed under|categories|category|keywords|in this (?:article|story)"
        r"|posted in)\s*:.{0,200}|tags?|topics?",
        # law
        r"(?:©|\(c\)\s|copyright\b).{0,200}|.{0,160}\ball rights reserved\b.{0,160}",
        r"(?:terms (?:of|and|&)|privacy|cookie|editorial|accessibility|advertis\w+) ?(?:policy|notice"
        r"|statement|settings|use|service"
        r"|conditions)?(?:\s*[|·•-].{0,120})?",
        r"(?:we|this (?:web)?site|our (?:web)?site)\b.{0,60}\bcookies\b.{0,200}"
        r"|accept(?: all)?(?: cookies)?|manage preferences",
        r".{0,80}\b(?:may not be (?:published|reproduced|reprinted|republished|broadcast)"
        r"|without (?:prior )?(?:written )?"
        r"permission|republish this)\b.{0,160}",
        # getting about
        r"(?:skip|jump) to\b.{0,40}|(?:main )?menu|search|home(?:page)?|log ?in|sign in|log ?out|register"
        r"|back to (?:top|home)"
        r"|close|open|loading\W*|advertisements?|advertising|sponsored(?: content| by .{0,40})?"
        r"|promoted(?: content)?|ad"
        r"|continue reading.{0,80}|scroll (?:down )?to continue|(?:story|article) continues below.{0,40}"
        r"|show (?:more|less|all)"
        r"|(?:load|view|see) (?:more|all).{0,30}|contact(?: us)?|about(?: us)?|listen to this (?:article"
        r"|story).{0,30}|play(?: audio)?"
        r"|watch (?:live|now|more|the video)|live(?: updates)?|\d+\s?-?\s?min(?:ute)?s?(?: read)?"
        r"|reading time:?.{0,20}|gallery|photos?|videos?"
        r"|(?:text|font) size.{0,20}|[A-Za-z]\s?[+-]|A A A",
        # notices of the newsroom
        r"\(?(?:additional |with )?(?:reporting|writing|editing|compiled|translated|edited"
        r"|translation)\b[^.]{0,20}\bby\b.{3,200}",
        r"(?:this|the) (?:article|story|report|page|post|piece|interview|conversation|transcript)\b.{0,12}"
        r"\b(?:was|has been|is|were)\b.{0,30}\b(?:updated|amended|corrected"
        r"|originally|first|translated|republished|published|edited|condensed|shortened|supported|produced)\b.{0,200}",
        r"(?:last )?(?:updated|modified)\b.{0,60}|(?:source|originally published|via)\s?:.{1,80}"
        r"|https?://\S+|www\.\S+",
        r"[^.]{0,80}\b(?:may|can) be (?:freely )?(?:copied|reproduced|quoted|shared|reprinted)\b.{0,120}"
        r"|for immediate release\W*"
        r"|published by (?:order|authority)\b.{0,200}|(?:not for|embargoed)\b.{0,80}|\(?(?:transcribed"
        r"|transcript|transcription|subtitles?) (?:by|provided|courtesy)\b.{0,160}",
        r"(?:(?:press|media|news) )?(?:contacts?|enquiries|inquiries|queries)\s*:.{1,200}"
        r"|.{0,160}\b(?:press|media|contact|e-?mail)\s*:\s*\S+@\S+.*"
        r"|[^.]{3,100}\b(?:gazette|bulletin|journal)\b[^.]{0,80}\b(?:number|no\.?|issue|volume"
        r"|vol\.?)\s*\d+\b[^.]{0,40}\.?(?: .{0,120})?",
        r"-{2,}\s?(?:forwarded|original) message\b.{0,40}|(?:from|sent|to|cc|bcc|reply-to):\s.{1,200}",
        r"[(\[](?:updates?|adds?|adding|recasts?|corrects?|refiles?|rewrites?|writes through|repeats?"
        r"|releads?|removes?|clarifies|fixes)\b[^()\[\]]{0,200}[)\]]\.?",
        r"\(?with (?:inputs?|reports?|files?|contributions?|additional reporting)\b.{0,80}"
        r"|[-*_=~#•·.\s]{3,}|###|-30-|ends?\W*|\(ends\)",
    )
)
_COMMENT_WIDGETS: Final = tuple(
    re.compile(pattern, re.I | re.S)
    for pattern in (
        r"comment(?:s|ing)? (?:policy|rules|guidelines)\b.{0,300}|(?:read )?our (?:comment"
        r"|community) .{0,120}"
        r"|.{0,200}\bdenotes (?:a )?required field.{0,60}|\W*required(?: fields?)?(?: are marked)?.{0,20}",
        r"\d+\s*/\s*\d+|.{0,40}\bcharacters? (?:left|remaining|max).{0,40}"
        r"|max(?:imum)? \d[\d,.]* characters.{0,40}",
        r"your (?:e-?mail|name|comment|message|rating)\b.{0,120}|(?:name|e-?mail|web ?site|comment|captcha"
        r"|message|url)\s*[*:]*"
        r"|save my name.{0,200}|notify me of.{0,120}",
        r"(?:please )?(?:log ?in|sign in|register|you must be (?:logged|signed) in)\b.{0,120}",
        r"(?:leave|post|add|write|submit|send|make) (?:a|your|us)?\s*(?:reply|comment|comments|response"
        r"|feedback)\b.{0,80}",
        r"(?:all )?(?:reader )?(?:comments?|views|opinions)\b.{0,80}\b(?:moderat\w+|closed|open (?:for"
        r"|until|to)|do(?:es)? not (?:necessarily )?(?:reflect|represent|check)|not (?:been )?checked"
        r"|subject to|disabled|reviewed|responsib\w+|removed|approved)\b.{0,200}",
        r"(?:sort(?:ed)? by|order by|filter by|show(?:ing)?|view(?:ing)?)\b.{0,60}|(?:newest|oldest|best"
        r"|most (?:liked|recent|popular))(?: first)?",
        r"(?:reply|replies|like|likes|dislike|report(?: (?:abuse|comment))?|flag|upvote|downvote|permalink"
        r"|quote|edit|share|respond"
        r"|recommend|hide|view repl(?:y|ies)|show repl(?:y|ies)|in reply to)(?:\s*[\W_]?\s*\(?\d+\)?)?",
        r"(?:\W*(?:reply|like|dislike|report|flag|share|upvote|downvote|permalink|link|edit|quote"
        r"|thumbs (?:up|down))\s*\(?\d*\)?\W*){2,}",
        r"\W*\d{1,5}(?:\s+\W*\d{1,5})?\W*|(?:load|show|view|see|read) (?:more|all|previous|older|newer"
        r"|\d+)\s*(?:\d+ )?(?:comments?|replies)",
        r"(?:please )?(?:keep|be|stay|stick|follow|respect|remember|read)\b.{0,60}\b(?:rules|polite|civil"
        r"|guidelines|respectful|on topic|standards)\b.{0,60}",
        r"(?:be the first|join the|start the|have your say|tell us|let us know|got something"
        r"|share your)\b.{0,120}",
    )
)
_OPENING: Final = re.compile(
    r"(?:\(?\d[\d,.]*\)?\s+(?:reader |user |public )?(?:comments?|responses?|replies|thoughts?)(?: (?:on|to"
    r"|so far)\b.{0,160})?"
    r"|(?:reader(?:s['’]?|['’]s)?|user|your|all|latest|recent|public|top)?\s*(?:comments?|responses"
    r"|discussion)"
    r"(?: section| from (?:our )?readers| and discussion)?\s*[:(\[]*\s*\d*[)\]]?\s*:?"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten) (?:comments?|responses?|thoughts?)(?: (?:on"
    r"|to)\b.{0,160})?"
    r"|(?:leave|post|add|write) (?:a|your) (?:reply|comment)s?\b[.:]?|join the (?:conversation"
    r"|discussion)\b.{0,40}|have your say\b.{0,40}"
    r"|your (?:views?|say|letters|thoughts)|what (?:our )?readers (?:say|said|think)"
    r"|comment(?:s|ing)? (?:policy|rules|guidelines)\b.{0,300}"
    r"|discuss(?: this (?:article|story))?"
    r"|(?:readers?|letters)(?:['’] | to the editor|['’]s )?(?:views|letters|opinions|forum|feedback)?)",
    re.I | re.S,
)
_COUNTED: Final = frozenset("comments comment commenting discussion".split())
_AREA: Final = frozenset(
    """posts post so far log sign in out to reply replies a add yours your closed is are on this story
    article page open moderated showing view all latest newest oldest first sort sorted order by
    best top most liked recent popular denotes required field fields max maximum characters
    character left leave join the conversation read rules policy house be polite before they appear
    please keep our one two three four five six seven eight nine ten of reader readers user users
    have say here now only subscribers and for us you must register registered account load more
    previous hide show follow email k limit up words""".split()
)
_PARTS: Final = re.compile(r"\s[|•·/]\s|(?<=[.!?])\s+")
"""What parts the links and sentences of a line below a report: "Contact us | 2 comments"."""
_RELATED: Final = re.compile(
    r"(?:related|recommended|most (?:read|popular|viewed)|more (?:from|on|stories|news)|you (?:may|might)"
    r"|trending|editor"
    r"|top stories|latest|also read|see also|read (?:more|next)|don'?t miss|popular|up next"
    r"|keep reading)\b[^.:]{0,60}\s*[:>»…]*",
    re.I,
)


def is_furniture(line: str, *, among_comments: bool = False) -> bool:
    """Whether the whole paragraph is furniture; `among_comments` adds the widgets of a comment section."""
    if len(line) > 500:
        return False
    if _is_trail(line) or _is_sharing(line) or any(pattern.fullmatch(line) for pattern in _WHOLE):
        return True
    return (among_comments or not line.endswith(".")) and any(p.fullmatch(line) for p in _COMMENT_WIDGETS)


def opens_comments(line: str) -> bool:
    """Whether the line announces the readers' comments: "3 Comment", "Leave a reply"."""
    if len(line) > 300:
        return False
    opening, *rules = re.split(r"(?<=[.!?])\s+", line.strip(" *#-–—|•»>"))
    if rules and opening.endswith(".") and all(is_furniture(r, among_comments=True) for r in rules):
        return _OPENING.fullmatch(opening[:-1]) is not None
    if _OPENING.fullmatch(line.strip(" *#-–—|•»>")) is not None or _counts_comments(line):
        return True
    last = _PARTS.split(line.strip(" *#-–—|•»>."))[-1]
    counted = any(c.isdigit() for c in last) and "comment" in last.lower()
    return counted and (_OPENING.fullmatch(last) is not None or _counts_comments(last))


def _counts_comments(line: str) -> bool:
    """Whether a line speaks of comments in the words of the widgets of a comment area and no others:
    "Comments (2) | Newest first", "2 comments. Commenting is closed."."""
    words = re.findall(r"[^\W_]+", line.casefold())
    told = any(w in _COUNTED for w in words) and (any(c.isdigit() for c in line) or len(words) > 2)
    return len(words) <= 16 and told and all(w.isdigit() or w in _AREA or w in _COUNTED for w in words)


def opens_related(line: str) -> bool:
    """Whether the line announces a list of other articles."""
    return len(line.split()) <= 8 and line[-1:] not in ".?!" and _RELATED.fullmatch(line) is not None


def _is_trail(line: str) -> bool:
    """Whether the line is a path ("Home > World > Asia") or a row of links ("News | Sport | Weather")."""
    for parts, least in ((re.split(r"\s[>»›]\s", line), 2), (re.split(r"\s[|•·]\s", line), 3)):
        if len(parts) >= least and all(2 <= len(part) <= 60 and part[-1] not in ".?!" for part in parts):
            return True
    return False


def _is_sharing(line: str) -> bool:
    words = re.findall(r"[a-z][a-z-]*", line.lower())
    return (
        0 < len(words) <= 16 and all(w in _SHARING for w in words) and any(w in _SHARING_VERBS for w in words)
    )
