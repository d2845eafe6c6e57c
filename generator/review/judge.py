"""A citation and the catalogue in; everything that is wrong with it out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.review.catalogue import Catalogue, Entry
from generator.review.changes import changes_since
from generator.review.citations import Citation, code_in
from generator.review.findings import Fix, Problem
from generator.review.near import nearest_anchors, nearest_codes, nearest_pages, titled
from generator.review.rules import (
    BROAD_CITATION,
    DRAFT_CITATION,
    REDIRECTED_LINK,
    RETIRED_CITATION,
    SUSPECT_CITATION,
    UMBRELLA_CITATION,
    UNKNOWN_ANCHOR,
    UNKNOWN_CODE,
    UNKNOWN_PAGE,
    UNKNOWN_REVISION,
    WRONG_LINK,
)
from generator.review.wrong_names import judge_names


def judge(citation: Citation, catalogue: Catalogue) -> Iterator[Problem]:
    """All problems of one citation, those of its code before those of its name."""
    target = citation.target
    if target and target.missing:
        yield _unknown_page(citation, catalogue)
        return
    entry = catalogue.entries.get(citation.code)
    if entry is None:
        yield _unknown_code(citation, catalogue)
        return
    written = code_in(citation.where, citation, catalogue)
    if written and written.code != citation.code and catalogue.entries.get(written.code):
        yield _wrong_link(citation, written, catalogue)
        return
    if written and written.code not in catalogue.entries:
        yield _unknown_code(written, catalogue)
        return
    if citation.mark is None or citation.mark.kind != "use":
        yield from _of_entry(citation, entry, catalogue)
        yield from _of_pin(citation, written, entry)
        yield from _of_address(citation, entry)
    yield from judge_names(citation, entry, catalogue)


def _unknown_page(citation: Citation, catalogue: Catalogue) -> Problem:
    page = citation.target.missing if citation.target else ""
    near = nearest_pages(page, catalogue)
    hint = f"did you mean {near}?" if near else ""
    return Problem(
        UNKNOWN_PAGE, citation.place, f'no entry has or had the page "{page}/"', hint, text=page
    )


def _unknown_code(citation: Citation, catalogue: Catalogue) -> Problem:
    hints = []
    named = titled(citation.candidates, catalogue)
    if named:
        hints.append(f"{named.title} is {named.code}")
    near = [entry for entry in nearest_codes(citation.code, catalogue) if entry != named]
    if near:
        hints.append("near it: " + ", ".join(map(str, near)))
    return Problem(
        UNKNOWN_CODE,
        citation.place,
        f"no entry has the code {citation.code}",
        "; ".join(hints) or "is the catalogue file older than the document?",
        citation.code,
        citation.code,
    )


def _wrong_link(citation: Citation, written: Citation, catalogue: Catalogue) -> Problem:
    leads, says = catalogue.entries[citation.code], catalogue.entries[written.code]
    return Problem(
        WRONG_LINK,
        written.place,
        f"the text has {says.code}, and the address leads to {leads}",
        f"if {says} is meant, change the address; if not, the text",
        says.code,
        leads.code,
    )


def _of_entry(citation: Citation, entry: Entry, catalogue: Catalogue) -> Iterator[Problem]:
    place, code = citation.place, entry.code
    if entry.retired:
        date = f" on {entry.retired.date}" if entry.retired.date else ""
        instead = _named(entry.retired.successors, catalogue)
        reason = f"{entry.retired.reason.rstrip('.')}; " if entry.retired.reason else ""
        hint = f"{reason}{f'cite {instead}' if instead else 'nothing takes its place'}"
        yield Problem(RETIRED_CITATION, place, f"{entry} was retired{date}", hint, code, code)
        return
    if entry.status == "draft":
        hint = "wait until it is reviewed, or cite another entry"
        yield Problem(DRAFT_CITATION, place, f"{entry} is a draft", hint, code, code)
    better = _named(entry.better, catalogue)
    told = " ".join(filter(None, (entry.hint, f"Narrower: {better}." if better else "")))
    if entry.use == "umbrella" and better:
        message = f"{entry} gathers narrower entries"
        yield Problem(UMBRELLA_CITATION, place, message, told, code, code)
    elif entry.use == "prefer-narrower":
        message = f"{entry} is to be cited only where nothing narrower fits"
        yield Problem(BROAD_CITATION, place, message, told, code, code)


def _of_pin(citation: Citation, written: Citation | None, entry: Entry) -> Iterator[Problem]:
    pinned = written if written and written.pin is not None else citation
    if pinned.pin is None or entry.revision is None or entry.retired:
        return
    text = f"{entry.code}@r{pinned.pin}"
    if pinned.pin > entry.revision or pinned.pin == 0:
        latest = f"the latest is r{entry.revision}" if entry.revision else "none is published yet"
        message = f"{entry} has no revision {pinned.pin}; {latest}"
        right = f"@r{entry.revision}" if entry.revision else "without a revision"
        hint = f"cite it {right}, unless the catalogue is older than the document"
        yield Problem(UNKNOWN_REVISION, pinned.place, message, hint, entry.code, text)
    elif pinned.pin < entry.revision:
        changed = changes_since(entry, pinned.pin)
        if changed is None:
            return
        fields = f": {', '.join(changed.fields)}" if changed.fields else ""
        message = f"{entry} has changed since r{pinned.pin} (now r{entry.revision}){fields}"
        hint = f"read it again; if your text still holds, cite {entry.code}@r{entry.revision}"
        yield Problem(
            SUSPECT_CITATION, pinned.place, message, hint, entry.code, text, None, changed.lines
        )


def _of_address(citation: Citation, entry: Entry) -> Iterator[Problem]:
    target = citation.target
    anchor = citation.anchor
    known = entry.anchors is None or entry.retired or anchor in entry.anchors
    if anchor and not known:
        near = nearest_anchors(anchor, entry)
        message = f'{entry} has no section "#{anchor}"'
        yield Problem(UNKNOWN_ANCHOR, citation.place, message, near, entry.code, anchor)
    if target and target.now:
        if citation.mark and citation.mark.kind == "wiki":
            old = citation.written
            message = f'"{old}" is a former id of {entry}'
        else:
            address = citation.mark.address if citation.mark else ""
            old = address.partition("#")[0].partition("?")[0]
            message = f"the page of {entry} has moved; this address only leads on"
        fix = Fix(citation.place, citation.place + len(old), old, target.now)
        hint = f"write {target.now}"
        yield Problem(REDIRECTED_LINK, citation.place, message, hint, entry.code, old, fix)


def _named(codes: tuple[str, ...], catalogue: Catalogue) -> str:
    return ", ".join(str(catalogue.entries.get(code, code)) for code in codes)
