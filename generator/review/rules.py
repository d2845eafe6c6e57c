"""The rules of the checker: names, levels and documentation."""

from __future__ import annotations

from generator.diagnostics import Rule

UNKNOWN_CODE = Rule(
    "unknown-code",
    "error",
    """A document cites a code that the catalogue does not have.

Codes are never reused and never vanish, so it is a slip of the pen, or the catalogue file is older
than the document. The hint names the entry whose name stands beside the code, and near codes.""",
)
UNKNOWN_PAGE = Rule(
    "unknown-page",
    "error",
    """A link leads to a page of an entry that the catalogue does not have.

Only pages in the folders of entries are held to the catalogue; of other pages it knows nothing.""",
)
WRONG_NAME = Rule(
    "wrong-name",
    "error",
    """The name beside a code is that of another entry.

Either the code is wrong or the name; only the writer knows. Titles, other names and former titles
of all entries are known, without regard to case, plural, spelling and punctuation.""",
)
WRONG_LINK = Rule(
    "wrong-link",
    "error",
    """The text of a link has one code, and its address leads to another entry.""",
)
FORMER_TITLE = Rule(
    "former-title",
    "warning",
    """The name beside a code is a title or other name that the entry had before.

`--fix` writes the title of today.""",
)
UNKNOWN_NAME = Rule(
    "unknown-name",
    "warning",
    """The name beside a code is the name of no entry.

Only where a name is set apart (a link, a heading, brackets, bold, quotation marks, a column of
names) does a text that nothing is called count, and only if it looks like a name. A name that is
shortened, or has an addition, is right. `--fix` mends a slip of the pen in the entry's title.""",
)
RETIRED_CITATION = Rule(
    "retired-citation",
    "error",
    """A document cites an entry that was retired.

The hint gives the reason and the entries that take its place. Cite one of these, or say beside the
code, with an ignore comment and its reason, why the old entry is meant.""",
)
SUSPECT_CITATION = Rule(
    "suspect-citation",
    "warning",
    """The entry has changed since the revision that is cited.

`FG-0042@r2` says which text the writer had read. The hint tells what has changed in the fields that
count. Read the entry again; if what you wrote still holds, raise the pin.""",
)
UNKNOWN_REVISION = Rule(
    "unknown-revision",
    "error",
    """The revision that is cited does not exist yet.""",
)
DRAFT_CITATION = Rule(
    "draft-citation",
    "warning",
    """A document cites a draft: it is not published, and may change without notice.""",
)
UMBRELLA_CITATION = Rule(
    "umbrella-citation",
    "warning",
    """A document cites an entry that only gathers others.

The catalogue asks for one of the narrower entries, which the hint names.""",
)
BROAD_CITATION = Rule(
    "broad-citation",
    "note",
    """The catalogue asks to cite a narrower entry instead where one fits.""",
)
UNKNOWN_ANCHOR = Rule(
    "unknown-anchor",
    "error",
    """A link leads to a section that the entry does not have.""",
)
REDIRECTED_LINK = Rule(
    "redirected-link",
    "warning",
    """A link works only because the entry's old address leads on. `--fix` writes the new one.""",
)
IGNORE_WITHOUT_REASON = Rule(
    "ignore-without-reason",
    "warning",
    """A comment asks to ignore a rule and does not say why; it silences nothing.

Write `fieldguide-ignore[rule]: reason` in a comment on the same line or on the one before.""",
)
UNUSED_IGNORE = Rule(
    "unused-ignore",
    "note",
    """A comment asks to ignore a rule that finds nothing there.""",
)
UNREAD_FILE = Rule(
    "unread-file",
    "note",
    """A file was not checked: it is too large (`--max-size`), or no text.""",
)
UNREADABLE_DOCUMENT = Rule(
    "unreadable-document",
    "error",
    """A document cannot be read: it vanished, or the rights to read it are missing.""",
)
FAILED_FIX = Rule(
    "failed-fix",
    "error",
    """A repaired document could not be written; it stays as it was.""",
)
STALE_BASELINE = Rule(
    "stale-baseline",
    "note",
    """The baseline holds a finding that is no longer there: write the baseline anew.""",
)

REVIEW_RULES = (
    UNKNOWN_CODE, UNKNOWN_PAGE, WRONG_NAME, WRONG_LINK, FORMER_TITLE, UNKNOWN_NAME,
    RETIRED_CITATION, SUSPECT_CITATION, UNKNOWN_REVISION, DRAFT_CITATION, UMBRELLA_CITATION,
    BROAD_CITATION, UNKNOWN_ANCHOR, REDIRECTED_LINK, IGNORE_WITHOUT_REASON, UNUSED_IGNORE,
    UNREAD_FILE, UNREADABLE_DOCUMENT, FAILED_FIX, STALE_BASELINE,
)  # fmt: skip
