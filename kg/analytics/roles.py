"""What a number says of the thing that it is given for, read from its sentence.

"GSM8K에서 5.6% 향상" and "+3.2 on GSM8K" are differences, "from 12.5 % to 63.9 %" holds a former
score and a score, "8-step" and "305M" are neither. The rules are cues beside the number, in
English and Korean; a list shares the cue of its first or last member ("by 3.1 % on A and 4.1 % on
B", "A에서 3.1%, B에서 4.1% 향상").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Role", "Said", "said"]


class Role(StrEnum):
    """What a number is; the value is for display."""

    SCORE = "score"
    CHANGE = "difference"
    #: What the paper compares with: a former score, or a rival's.
    RIVAL = "score of something else"
    RATIO = "factor"
    #: A share of something else, e.g. of the cost or the data.
    SHARE = "share of something else"
    COUNT = "count or size"
    RANGE = "end of a range"
    DEVIATION = "deviation"
    UNSEEN = "number is not in the sentence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A number in its sentence."""

    role: Role
    #: The unit that stands there; it may be one that the result lacks.
    unit: str = ""
    #: Where the digits are in the sentence.
    start: int = 0
    end: int = 0


_UNIT = (
    r"(?:\s?(?:%p\b|%포인트|퍼센트 ?포인트|\\?%|퍼센트|percentage points?|percent\b|pp\b|포인트|"
    r"points?\b|점|배|-?fold\b|times\b|[x×X](?![A-Za-z0-9])|dB\b|FPS\b|fps\b|ms\b|초|seconds?\b|s\b))"
)
_NUM = r"(?<![\w.])[+\-−~]?\d+(?:,\d{3})*(?:\.\d+)?"
_POINTS = re.compile(r"\s?(?:%p\b|%포인트|퍼센트 ?포인트|percentage points?|pp\b|포인트)")
_FACTOR = re.compile(r"\s?(?:배|-?fold\b|times\b|[x×X](?![A-Za-z0-9]))")

#: What stands between the members of an English list, read backwards from a number.
_LIST_BEFORE = re.compile(
    rf"(?P<head>.*?)(?P<number>{_NUM}{_UNIT}?)(?:\s?[-–~]\s?\d[\d.]*{_UNIT}?)?(?:\s?\([^()]*\))?"
    r"(?:\s(?:on|in|for|at|over|to|and)\s[^;.]{1,60}?|\s[A-Za-z][^;,.]{0,40}?)?"
    r"(?:,\s?and\s|,\s(?:with\s)?|\sand\s|/|\s?[-–~]\s?|\sor\s|\sto\s)(?:[+＋~]|up to\s|about\s)?$",
    re.DOTALL,
)
#: What stands between the members of a list, read forwards from a number.
_LIST_AFTER = re.compile(
    rf"\s*(?:\([^()]*\))?\s*(?:,|와|과|및|/|·|~|–|-|그리고|에서)\s*[^.;]{{0,60}}?{_NUM}{_UNIT}?",
    re.DOTALL,
)
_PAIR_AFTER = re.compile(rf"\s*(?:,|/|~|–|-|,?\s?and|or|to)\s*{_NUM}{_UNIT}?")
_ABOUT = (
    r"(?:up to|as much as|about|around|approximately|roughly|over|more than|nearly|almost|at least|"
    r"an average of|an average|a further|an additional|average|only|just|a|an|~|\\sim|sim|by|>|<|"
    r"\$|\{|\()"
)
_GAINS = (
    r"enhanc\w*|improv\w*|gains?|increas\w*|boost\w*|reduc\w*|drop\w*|decreas\w*|margins?|speed-?ups?|"
    r"degrad\w*|differences?|advantages?|lifts?|savings?|saves?|saving|deltas?|uplifts?|declin\w*|"
    r"jumps?|shrink\w*|cuts?|cutting|lower\w*|rais\w*|accelerat\w*|exceed\w*|outperform\w*|"
    r"surpass\w*|beat\w*|gaps?|changes?|penalt\w+|loss of|fall\w*"
)
_REACHING = (
    r"achiev|reach|obtain|attain|scor|record|yielding a|hitting|state-of-the-art|SOTA|with a"
)
_CHANGE_BEFORE = re.compile(
    rf"(?:\bby\s+(?:{_ABOUT}\s*)*"
    rf"|\b(?:{_GAINS})\b(?:(?!{_REACHING}|\bto\b)[^.;:]){{0,40}}?"
    rf"\b(?:of|by|is|are|as|between|ranging from|range from|up to|=)\s+(?:{_ABOUT}\s*)*"
    rf"|\b(?:gains?|improvements?|drops?|increases?|reductions?)\s*[:(]?\s*(?:{_ABOUT}\s*)*"
    rf"|\b(?:gains?|improvements?|increases?|reductions?)\b[^.;:]{{0,60}}:\s*(?:{_ABOUT}\s*)*"
    r"|\bwithin\s|(?:대비|보다|비해)\s*(?:(?:약|최대|평균|각각|최소|무려|더|최고)\s*)*"
    r"|(?:^|[\s(\[{,$:/~])[+＋]\s?|(?<![\w%.)])[-−–]\s?)$",
    re.IGNORECASE,
)
_QUALITY = (
    r"(?:absolute|relative|average|mean|overall|performance|accuracy|quality|score|success|relative|"
    r"further|additional|point|wall-clock|end-to-end|inference|training|FID|FVD|consistent|minor|"
    r"[a-z]+-level|improved|average-case|token|pass@1|win rate|success rate|in)"
)
_CHANGE_AFTER = re.compile(
    r"\s*(?:(?!(?:on|in|of|for|with|and|at|to|by|while|but|which|as|from)\b)[\w@/.-]+\s){0,3}"
    r"(?:improvements?|gains?|boosts?|reductions?|drops?|speed-?ups?)\b"
    rf"|\s*(?:\(?{_QUALITY}\)?\s+){{0,3}}(?:improvements?|gains?|increas\w*|boosts?|reductions?|"
    r"decreas\w*|drops?|degradation|declines?|loss\b|higher|lower|better|worse|more\b|less\b|fewer|"
    r"faster|slower|quicker|speed-?ups?|savings?|smaller|larger|shorter|longer|uplifts?|jumps?|"
    r"margin|advantage|gap\b|difference|over the\b|above\b|below the\b|absolute|relative\b|"
    r"accelerat\w+|\\?downarrow|\\?uparrow|↑|↓|compression|pruning|sparsity)",
    re.IGNORECASE,
)
_CHANGE_AFTER_KO = re.compile(
    r"(?:\s?\([^()]*\))?\s?(?:이상|정도|가량|까지|내외|씩|만큼)?(?:의|이나|가|만|까지)?\s?"
    r"(?:(?:절대적인?|상대적인?|상대|절대|평균|추가적인?|추가|더|큰|상당한|현저한|최대|[가-힣A-Za-z@\d-]{1,12}(?<![를을여고며서은는이도]))\s){0,2}?"
    r"(?:성능\s?|정확도\s?|속도\s?|성공률\s?|효율성?\s?|점수\s?)?"
    r"(?:향상|개선|증가|상승|감소|하락|절감|단축|축소|높|낮|줄|빠르|빨라|빠른|우수|뛰어나|앞서|앞선|상회|능가|"
    r"초과|차이|이득|격차|저하|많은|적은|나은|더\b|절약|가속|좋은)"
)
_TO_KO = re.compile(r"\s?(?:이하|이상|까지)?(?:으로|로)(?![가-힣])")
_COUNTED = re.compile(
    r"\s?-?(?:(?:sampling|inference|training|denoising|diffusion|optimization|leading|human|different|"
    r"diverse|natural|frontier|output|input|reasoning|gradient|function|additional|unique|billion|"
    r"million|trillion|thousand|language|visual|consecutive|random|open|public)\s)*"
    r"(?:tokens?|steps?|epochs?|layers?|NFEs?|parameters?|params|frames?|tasks?|models?|datasets?|"
    r"benchmarks?|hours?|GPUs?|images?|samples?|examples?|languages?|questions?|subjects?|shots?|"
    r"iterations?|seeds?|domains?|types?|categories|papers|videos?|minutes?|days?|updates?|bits?|"
    r"problems?|demonstrations?|rounds?|turns?|experts?|agents?|heads?|evaluations?|updates?|"
    r"LLMs|VLMs|MLLMs|billion|million|trillion|dimensions?|resolutions?|pixels?|words?|"
    r"pages?|people|annotators?|participants?|users?|environments?|scenes?|trials?|episodes?|"
    r"queries|runs?|calls?|-?th\b|st\b|nd\b|rd\b)\b"
    r"|\s?(?:억|만|조|천)|\s?(?:개|종|명|단계|시간|분\b|장|가지|스텝|토큰|에폭|에포크|프레임|회|번|차례|인치|달러|비트|"
    r"샷|층|레이어|년|월|일|세|편|건|문제|라운드|단어|쌍)",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"(?:[A-Za-z][/~]|\b(?:RTX|GTX|Ascend|Tesla|Jetson|Snapdragon|iPhone|Pixel|GPT|seed|top|Top|step|"
    r"epoch|layer|version|Table|Figure|Section|budget of|temperature|resolution|Pascal)[\s-]?"
    r"|\b[A-Za-zα-ωΑ-Ω]\s?=\s?|\bp\s?[<>=]?\s?|\^\{?|_\{?|\w_\w+\s?[~=]\s?|@|\d\s?(?:times|×|x|\*)\s?)$"
)
_SIZE_AFTER = re.compile(
    r"[A-Za-z]|\s(?:out\s)?of\s\d|\sout\sof\s|\s?/\s?\d|\s?(?:times|×|x)\s?\d|\^|-bit|-way|-step|-shot|-hop|-D\b"
)
_DEVIATION_BEFORE = re.compile(r"(?:±|\bpm|\\pm)\s*$")
_SHARED = re.compile(
    r"\s*(?:(?:and|to|-|–|,)\s*[\d.]+\\?%\s*)?of\s+(?:the\s+|its\s+|their\s+|all\s+|full\s+|human\s+|that\s+)*"
    r"(?:performance|accuracy|data|supervision|original|teacher|cost|costs|compute|computation|"
    r"parameters|tokens|time|size|memory|gap|full|model|training|capabilit\w+|quality|baseline|"
    r"weights|FLOPs|dataset|annotations?|labels?|samples|budget|questions requiring|cache|layers|"
    r"(?:[\w-]+\s){0,3}(?:gap|tokens?)|unsolved|failed|maximum|possible|pre-?training|features|"
    r"neurons|heads|questions|instances|improvement)"
    r"|\s+(?:\w+\s){0,2}(?:data|compute|parameters|cost|costs|memory|tokens|FLOPs|computation|storage|"
    r"overhead|usage|budget|bandwidth|human preference|preference|masking|dropout|retention)\b"
    r"|\s?(?:이하|이상|미만)?(?:의|만)?\s?(?:[가-힣]{1,5}\s)?(?:데이터|비용|파라미터|매개변수|토큰|메모리|연산|계산|압축|"
    r"희소|크기|용량|자원|시간|샘플|뉴런|가지치기|축소)",
    re.IGNORECASE,
)
_KEPT_BEFORE = re.compile(r"\b(?:preserv|retain|recover|keep)\w*\s(?:\w+\s)?$", re.IGNORECASE)
_RIVAL_BEFORE = re.compile(
    r"(?:\b(?:vs\.?|versus|v\.s\.)\s*\\?\s*(?:[^,;()]{0,30}\s)?\(?"
    r"|\b(?:prior|previous) best\b(?:[^.;]|\.\d){1,100}?\(|기준\s?\((?:약\s?)?"
    r"|\b(?:surpass\w*|outperform\w*|beat\w*|exceed\w*|compar\w+ (?:to|with)|on par with|"
    r"than|against|over)\b(?:[^.;]|\.\d){1,60}?\((?!\\?e\.?g)(?:[^()]{0,20}\s)?"
    r"|\b(?:compared (?:to|with)|than|against|exceeding|surpassing|beating|outperforming)\s"
    r"(?:the\s)?(?:[^.,;()]{0,40}?(?:'s)?\s)?(?:of\s|at\s)?(?:only\s|just\s)?)$",
    re.IGNORECASE,
)
_OTHERS_BEFORE = re.compile(
    r"\bhuman\w*\s(?:\w+\s){0,3}$|(?:인간|사람)\S*\s(?:[^.,;]{0,16}\s)?$"
    r"|\b(?:existing|prior|previous|recent)\s[^.;,]{0,40}?\b(?:achiev|reach|scor|obtain)\w*\s"
    r"(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
_RIVAL_AFTER = re.compile(
    r"\s?\)?(?:\s?(?:대비|보다|에 비해|에 근접|를 능가|을 능가|를 넘|을 넘|"
    r"[와과]\s(?:유사|비슷|비교|동등))"
    r"|\s?(?:for|by|of|from|in)\s(?:the\s|a\s)?(?:\w+\s){0,3}(?:baseline|human\b|humans\b))",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:\b(?:from|was)\s+(?:only\s|just\s|around\s|about\s|~|\$)?|\()$", re.IGNORECASE
)
_FORMERLY = re.compile(r"\((?:up|down|raised|improved|reduced)?\s?from\s+$", re.IGNORECASE)
#: A sum that something takes, with "from A to B" behind it.
_COUNTED_FROM = re.compile(
    rf"\b(?:steps?|tokens?|NFEs?|layers?|parameters|epochs|iterations|frames|calls|evaluations|"
    rf"hours|days|seconds|memory|size)\b[^.,;]{{0,25}}?\bfrom\s(?:{_NUM}{_UNIT}?[^.;,]{{0,15}}?\sto\s)?$",
    re.IGNORECASE,
)
#: A threshold, not a finding: "the size that is needed to reach 80 %".
_WANTED = re.compile(
    r"\s?(?:이상|이하|미만|넘)[^.,;]{0,14}?(?:위해|위한|필요)|\s(?:threshold|cutoff|target)\b"
)
_RANGING = re.compile(r"\b(?:rang\w+|vary\w*|varies|anywhere)\s+from\s+$", re.IGNORECASE)
_IN_RANGE = re.compile(
    rf"\b(?:rang\w+|vary\w*|varies|anywhere)\s+from\s+{_NUM}[^.;,]{{0,20}}?\s?to\s+$", re.IGNORECASE
)
_TO = re.compile(r"(?:to|→)\s+(?:\w+\s)?$")
_FROM_TO = re.compile(
    rf"(?P<head>.*)\bfrom\s[^.;]{{0,40}}?{_NUM}{_UNIT}?[^.;,]{{0,25}}?\s?(?:to|→)\s"
)
_THEN_TO = re.compile(rf"{_UNIT}?(?:\s?\([^()]*\))?\s*(?:to|->|→|\\to|\\rightarrow)\s")
_FROM_KO = re.compile(rf"(?:\s?점)?(?:에서|로부터|이었던|였던)\s?(?:[^.,;]{{0,25}}?){_NUM}")
_SCORE_POINTS = re.compile(
    rf"(?:(?:{_REACHING})\w*\s(?:[^.;,]{{0,30}}?\s)?|score of\s|scores of\s)$", re.IGNORECASE
)
#: So many characters before a number tell what it is.
_REACH = 200
#: No digits of a name: "Qwen2.5", "top-5".
_DIGITS = re.compile(r"(?<![A-Za-z\d.])(?<![A-Za-z]-)(?<!\d,)\d+(?:,\d{3})*(?:\.\d+)?(?!\d)")
_CITED = re.compile(r"\s?\((?:[^()]*?\bet al\.?[^()]*?)\)")


def said(sentence: str, value: float, unit: str = "") -> Said:
    """Return what a number says in its sentence; of several places, the most telling one.

    >>> said("It improves GSM8K by 5.6% on average.", 5.6, "%").role
    <Role.CHANGE: 'difference'>
    >>> said("정확도가 55.6%에서 81.6%로 증가하였다.", 81.6, "%").role
    <Role.SCORE: 'score'>
    """
    text = without_citations(sentence)
    places = list(_places(text, value))
    found = [_said(text, start, end, unit, negative=value < 0) for start, end in places]
    order = list(Role)
    return min(found, key=lambda x: order.index(x.role), default=Said(role=Role.UNSEEN))


def without_citations(sentence: str) -> str:
    """Return the sentence on one line, without "(Chen et al., 2021)" and without bold type."""
    return _CITED.sub("", " ".join(sentence.replace("**", "").split()))


def _places(text: str, value: float) -> Iterator[tuple[int, int]]:
    for match in _DIGITS.finditer(text):
        if float(match[0].replace(",", "")) == abs(value):
            yield match.start(), match.end()


def _said(text: str, start: int, end: int, unit: str, *, negative: bool) -> Said:
    before, after = text[max(0, start - _REACH) : start], text[end:]
    found = re.match(_UNIT, after)
    here = found[0].strip().lstrip("\\") if found else ""
    # the unit behind a deviation is that of the number as well
    spread = re.match(rf"\s?(?:±|\\?pm\b)\s?\d+(?:\.\d+)?(?P<unit>{_UNIT})?", after)
    if spread:
        here = (spread["unit"] or "").strip().lstrip("\\")
        rest = after[spread.end() :]
    else:
        rest = after[found.end() :] if found else after
    role = _role(before, after, rest, negative=negative)
    return Said(
        role=role, unit="%" if here in {"%", "percent", "퍼센트"} else unit, start=start, end=end
    )


def _role(before: str, after: str, rest: str, *, negative: bool) -> Role:
    """Return the first role that the words around a number ask for, from the surest on."""
    unit = after[: len(after) - len(rest)]
    asked = (
        (Role.DEVIATION, lambda: _DEVIATION_BEFORE.search(before)),
        (Role.COUNT, lambda: _is_count(before, unit, after)),
        (Role.RATIO, lambda: _FACTOR.match(unit)),
        (Role.RIVAL, lambda: _is_former(before, after, rest)),
        (Role.RANGE, lambda: _RANGING.search(before) or _IN_RANGE.search(before)),
        (Role.CHANGE, lambda: _is_change(before, unit, rest, negative=negative)),
        (Role.SHARE, lambda: _SHARED.match(rest) or _KEPT_BEFORE.search(before)),
        (Role.RIVAL, lambda: _is_rival(before, rest)),
    )
    return next((role for role, is_asked in asked if is_asked()), Role.SCORE)


def _is_count(before: str, unit: str, after: str) -> bool:
    if not unit and (_SIZE_AFTER.match(after) or _COUNTED.match(after)):
        return True
    return bool(_NAMED_BEFORE.search(before) or _COUNTED_FROM.search(before))


def _is_former(before: str, after: str, rest: str) -> bool:
    return bool(_is_from(before, after) or _FORMERLY.search(before) or _WANTED.match(rest))


def _is_rival(before: str, rest: str) -> bool:
    found = _RIVAL_BEFORE.search(before) or _OTHERS_BEFORE.search(before)
    return bool(found or _RIVAL_AFTER.match(rest))


def _is_from(before: str, after: str) -> bool:
    """Tell whether it is the first of two: "from 12 % to 64 %"."""
    if _RANGING.search(before):
        return False
    first = _FROM.search(before) or re.search(rf"\bfrom\s{_NUM}.*,\s(?:and\s)?$", before)
    return bool(
        (first and _THEN_TO.match(after))
        or _FROM_KO.match(after[len(re.match(rf"{_UNIT}?", after)[0]) :])  # type: ignore[index]
    )


def _is_change(before: str, unit: str, rest: str, *, negative: bool) -> bool:
    if negative or _POINTS.match(unit):
        return True
    if unit.strip() in {"point", "points"} and not _SCORE_POINTS.search(before):
        return True
    if _is_to(before) or _TO_KO.match(rest):
        return False
    return bool(
        _CHANGE_AFTER.match(rest)
        or _CHANGE_AFTER_KO.match(rest)
        or _CHANGE_BEFORE.search(before)
        or _shares_cue_before(before)
        or _shares_cue_after(rest)
    )


def _is_to(before: str) -> bool:
    """Tell whether it is the second of two: "from 12 % to 64 %"."""
    pair = _FROM_TO.search(before) if _TO.search(before) else None
    if pair is None:
        return False
    start = before.index("from", pair.end("head"))
    return not _RANGING.search(f"{before[:start]}from ")


def _shares_cue_before(before: str) -> bool:
    """Tell whether an earlier member of the same list is a difference."""
    head = before
    for _ in range(8):
        step = _LIST_BEFORE.match(head)
        if step is None:
            return False
        is_change = _CHANGE_AFTER.match(head, step.end("number"))
        head = head[: step.end("head")]
        if is_change or _CHANGE_BEFORE.search(head):
            return not re.search(rf"\b(?:{_REACHING})", before[len(head) :], re.IGNORECASE)
    return False


def _shares_cue_after(rest: str) -> bool:
    """Tell whether the list that goes on here ends in a difference."""
    pair = _PAIR_AFTER.match(rest)
    if pair and _CHANGE_AFTER.match(rest[pair.end() :]):
        return True
    for _ in range(8):
        step = _LIST_AFTER.match(rest)
        if step is None:
            return False
        rest = rest[step.end() :]
        if _TO_KO.match(rest):
            return False
        if _CHANGE_AFTER_KO.match(rest):
            return True
    return False
