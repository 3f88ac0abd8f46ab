"""What the models of stance look at: names of the features of one statement, from its cue, content and source."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.stance.lexicon import Cue, cues, words_of
from onrecord.stance.tokens import split

if TYPE_CHECKING:
    from onrecord.record import Span

MAX_CUE = 120
MAX_CONTENT = 220
MAX_GAP = 40
OPENING_MARKS = frozenset("\"“„«‘'`”")

Spans = tuple["Span", ...]


def features(text: str, source: Spans, cue: Spans, content: Spans) -> list[str]:
    """Names of the features that a statement has, in no order; a name that no model knows counts for nothing."""
    return [f for f in _all(text, source, cue, content)]


def _all(text, source, cue, content):
    signs = _signs()
    neg = signs["negation"]
    out = ["bias"]
    cw = split(_words(text, cue)[:MAX_CUE]) if cue else []
    ct = content[0][0]
    body = text[ct : min(content[0][1], ct + MAX_CONTENT)]
    quoted = body[:1] in OPENING_MARKS
    words = split(body)
    # cue
    kept = [w for w in cw if not (w.endswith("ly") and len(w) > 4) ]
    for w in cw:
        out.append("w=" + w)
    negated = any(w in neg for w in cw)
    found = match(kept)
    kinds = [c.kind for c in found]
    if not cw:
        out.append("nocue")
        last = first = "nocue"
    elif found:
        last, first = kinds[-1], kinds[0]
        for c in found:
            out.append("k=" + c.kind)
            out.append("l=" + c.lemma)
        out.append("first=" + first)
        out.append("last=" + last)
    else:
        last = first = "other"
        out.append("other")
        for w in kept:
            out.append("suf=" + w[-3:])
    if negated:
        out.append("neg")
        out.append("neg&" + last)
        out.append("neg&f" + first)
    # content
    inner = [w for w in words if w not in OPENING_MARKS]
    start = _form(words, inner, quoted, signs)
    tags = {"form=" + start}
    if quoted: tags.add("quoted")
    sent = []
    n = 0
    for i, w in enumerate(inner[:28]):
        if w in ".!?" and i > 2:
            if w=="?": tags.add("q1")
            break
        sent.append(w)
    for name in ("negation", "possible", "probable", "thinking", "unlikely", "deontic", "would", "will", "affect", "first", "second"):
        s = signs[name]
        for i, w in enumerate(sent):
            if w in s:
                tags.add(name + ("" if i < 10 else "late"))
                if i < 3: tags.add(name + "0")
                break
    if "first0" in tags and "will" in tags: tags.add("wewill")
    end = text[content[-1][1] - 2 : content[-1][1]]
    if "?" in end: tags.add("?")
    if "!" in end: tags.add("!")
    if len(content) > 1: tags.add("parts")
    L = len(words)
    if L <= 2: tags.add("tiny")
    elif L <= 6: tags.add("short")
    for t in tags:
        out.append(t)
        out.append(t + "&" + last)
    if inner: out.append("c0=" + inner[0])
    if len(inner) > 1: out.append("c1=" + inner[0] + "_" + inner[1])
    # gap
    if cue:
        a = cue[-1][1]
        if 0 < ct - a <= MAX_GAP:
            g = split(text[a:ct])
            if g: out.append("g=" + g[-1]); out.append("g=" + g[-1]+"&"+last)
            if ',' in g: out.append("g,")
        elif ct < cue[0][0]: out.append("before")
        elif ct-a>MAX_GAP: out.append("far")
    # source
    if not source: out.append("s=none"); sk='none'
    else:
        sw = split(text[source[0][0]: min(source[0][1], source[0][0]+60)])
        sk = "other"
        if len(sw)==1: 
            sk = "pron_"+sw[0] if sw[0] in {"i","we","you","he","she","they","it","who","that","which","his","her","their"} else "oneword"
        for w in sw:
            if w in signs["document"]: sk="document"; break
            if w in signs["group"]: sk="group"
        out.append("s="+sk)
    out.append("s="+sk+"&"+last)
    return out

def _form(words, inner, quoted, signs):
    if not inner: return "empty"
    w = inner[0]
    if w == "to": return "to"
    if w == "that": return "that"
    if w in ("whether", "if"): return "whether"
    if w in signs["question"]: return "wh"
    if w == "not" and inner[1:2] == ["to"]: return "to"
    if quoted and w in signs["base"]: return "imperative"
    if quoted and w in signs["asking"]: return "inverted"
    head = inner[:9]
    if "to" in head[1:]:
        i = head.index("to", 1)
        if not any(x in _FIN for x in head[:i]) and i+1 < len(inner) and inner[i+1] not in ("the", "a", "an"):
            return "np-to"
    if w.endswith("ing") and len(w) > 4: return "ing"
    if quoted: return "quote"
    if w in ("the", "a", "an", "this", "these", "those", "his", "her", "its", "their", "any", "all", "some", "no"): 
        if any(x in _FIN for x in inner[1:12]): return "clause"
        return "np"
    if w in ("he","she","it","they","we","i","there","you"):
        return "clause" if len(inner)>1 else "pron"
    if any(x in _FIN for x in inner[1:12]): return "clause"
    return "bare"

_FIN = frozenset("is are was were has have had will would can could may might should must does did do 's 're 'll 'd 've 'm wo ca be been".split())

def match(words: list[str]) -> list[Cue]:
    table = cues()
    found = []
    at = 0
    while at < len(words):
        for entry in table.get(words[at], ()):
            n = len(entry.words)
            if n == 1 or tuple(words[at : at + n]) == entry.words:
                found.append(entry)
                at += n - 1
                break
        at += 1
    return found


def _words(text: str, spans: Spans) -> str:
    return " ".join(text[a:b] for a, b in spans)


@cache
def _signs() -> dict[str, frozenset[str]]:
    return words_of("signs.tsv")
