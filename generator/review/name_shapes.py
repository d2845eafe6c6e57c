"""A stretch of text in; whether it looks like the name of something out."""

from __future__ import annotations

import re

from generator.review.catalogue import Catalogue
from generator.review.names import words_of

_WORD = re.compile(r"[^\W_]+(?:[-'’.+/][^\W_]+)*")
_ENDING = re.compile(
    r"(?:[stx]ion|ment|ness|ity|[aei]nc[ey]|ing|ism|sis|ure|age|ship|hood|dom|logy|graphy|ware|loss|ies)$"
)
_NEVER = re.compile(r"[.!?]\s|[@=<>{}\\]|://|\.$")

_ANYWHERE = frozenset(
    re.findall(
        r"\w+",
        """
        i me my mine we us our ours you your yours he him his she her hers they them their it its
        this that these those there here who whom whose which what why how when where while am is
        are was were be been being has have had having do does did done can cannot could shall
        should will would may might must need needs got get gets went goes go became becomes says
        said shows showed lost loses fails failed broke breaks forgot stopped started changed
        increased dropped keeps kept makes made happens happened applies apply seems causes caused
        see cf eg ie etc per not no none never also only still already yet again because since
        if unless until although though so but than wir uns unser ist sind war wird werden nicht
        siehe
        """,
    )
)
"""Words of sentences: a text with one of them tells something and names nothing."""

_FIRST = frozenset(
    re.findall(
        r"\w+",
        """
        accepted added addressed agreed approved closed considered covered deferred discussed
        expected fixed handled mitigated noted owned planned raised reported rejected removed
        renamed required resolved reviewed tested tracked updated assumed avoided cited copied
        found for from in into of on at by with without to as about after before during under over
        between and or both each every all any some most more less read use using try ask add
        check look details please link click learn everything nothing something proposed suggested
        listed unchanged pending rated ranked scored assigned blocked blocking
        """,
    )
)
"""Words that begin a remark beside a code rather than a name."""

_GENERIC = frozenset(
    re.findall(
        r"\w+",
        """
        accepted action actions additional affected agreed answer appendix area background blocker
        budget chapter check checks checklist citation citations closed code comment comments
        common concern concerns conclusion consequence consequences context control controls cost
        critical date decision decisions description details discussion document done draft effort
        entries entry evidence example examples existing figure finding findings fixed general
        goal goals guide field fieldguide high id impact important info issue issues item items
        key known level likelihood likely link list low main major measure measures medium minor
        mitigation mitigations moderate monitoring name new next note notes number old open option
        options other outcome overview owner owners part pending pitfall pitfalls plan page
        primary priority problem problems progress purpose question questions rating rationale
        reason reference references related relevant remark remarks residual resolved response
        result results review risk risks rollout scope score secondary section severity severe
        source sources stage status step steps strategy summary table task team technique
        techniques term terms test tests ticket title todo tbd top topic topics tradeoff type
        unclear unknown unlikely urgent version week worry year biggest first second third last
        same our above below
        """,
    )
)
"""Words that no entry is told by: a text that ends with one is about the document."""


def looks_like_a_name(text: str, catalogue: Catalogue, *, sure: bool = False) -> bool:
    """Whether somebody who wrote this beside a code meant it as the entry's name.

    It starts with a capital, has two to ten words, and is neither a sentence nor a remark. Two or
    three capitalised words may be a person, unless it is `sure` that none stands there.
    """
    text = text.strip()
    words = _WORD.findall(text)
    if not words or len(text) > 120 or _NEVER.search(text):
        return False
    if not 2 <= len(words) <= 10 or not words[0][0].isupper():
        return False
    lower = [word.casefold() for word in words]
    if _ANYWHERE.intersection(lower) or lower[0] in _FIRST or lower[-1] in _GENERIC:
        return False
    if any(word.isdigit() for word in words) or catalogue.code.search(text):
        return False
    if all(word in _GENERIC for word in lower):
        return False
    return sure or not _may_be_a_person(words, catalogue)


def _may_be_a_person(words: list[str], catalogue: Catalogue) -> bool:
    """Capitalised words of which none is the catalogue's, and the last has no ending of a noun."""
    if not 2 <= len(words) <= 3 or not all(word[0].isupper() for word in words):
        return False
    if _ENDING.search(words[-1]) or any("-" in word for word in words):
        return False
    return not catalogue.vocabulary.intersection(words_of(" ".join(words)))


def is_deliberate_capital(text: str) -> bool:
    """Whether a capital says that a name is meant; abbreviations have theirs anywhere."""
    words = _WORD.findall(text)
    return bool(words) and words[0][:1].isupper() and any(word.istitle() for word in words)


def significant_words(text: str) -> frozenset[str]:
    """The words that tell one entry from another, as `words_of` gives them."""
    small = {
        "a",
        "an",
        "the",
        "of",
        "or",
        "and",
        "to",
        "in",
        "on",
        "for",
        "with",
        "by",
        "at",
        "from",
    }
    return frozenset(words_of(text)) - small - {word for word in _GENERIC if len(word) > 2}
