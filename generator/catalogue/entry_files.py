"""The folder of a catalogue in; its entries' files by id, and files that are out of place, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from generator.catalogue.common import Entry
from generator.catalogue.entries import ENTRY_TYPES
from generator.catalogue.marks import ID_TO_BE_WRITTEN
from generator.catalogue.near_names import as_id, did_you_mean
from generator.diagnostics import Diagnostic, Finding, Position, Rule

UNKNOWN_FOLDER = Rule(
    "unknown-folder", "error", "A folder with YAML files is that of no type, so nobody reads them."
)
MISPLACED_FILE = Rule(
    "misplaced-file",
    "error",
    "An entry stands directly in the folder of its type, not beside or below it.",
)
WRONG_ENDING = Rule("wrong-file-ending", "error", "The name of an entry's file ends in `.yaml`.")
MALFORMED_FILE_NAME = Rule(
    "malformed-file-name",
    "error",
    "The name of a file is the id of its entry: lower-case letters, digits and single hyphens, at "
    "most 80, and no name that Windows or the site keep for themselves.",
)
ID_TWICE = Rule(
    "id-twice",
    "error",
    "Two entries have one id, or ids that differ in case only. The new one, which the ledger does "
    "not have, is reported.",
)
OUTSIDE_LINK = Rule(
    "link-out-of-catalogue",
    "error",
    "A symbolic link leads out of the catalogue's folder. What is not in the folder would be "
    "published, and is missing on other machines.",
)
FILE_RULES = (
    UNKNOWN_FOLDER,
    MISPLACED_FILE,
    WRONG_ENDING,
    MALFORMED_FILE_NAME,
    ID_TWICE,
    OUTSIDE_LINK,
)

OWN_FILES = {"catalogue.yaml", "ledger.yaml", "synonyms.yaml", "coverage.yaml"}
OWN_FOLDERS = {"releases", "schemas"}
FOLDERS: dict[str, type[Entry]] = {cls.folder: cls for cls in ENTRY_TYPES}
PORTS = (f"{x}{n}" for x in ("com", "lpt") for n in range(10))
WINDOWS_NAMES = {"con", "prn", "aux", "nul", *PORTS}
PAGE_NAMES = {"index", "readme", ID_TO_BE_WRITTEN}
LONGEST_ID = 80


class EntryFile(NamedTuple):
    """One file with an entry; one with a `problem` keeps its id, but is no valid entry."""

    id: str
    path: Path
    shown_as: str
    cls: type[Entry]
    problem: Rule | None = None


class Stray(NamedTuple):
    """A file or folder that is out of place, and why."""

    path: Path
    rule: Rule
    message: str
    hint: str


def find_entry_files(
    folder: Path, types: Mapping[str, str]
) -> tuple[list[EntryFile], list[Diagnostic]]:
    """The files of all entries, sorted by id; each id once, of its type in the ledger."""
    files: list[EntryFile] = []
    strays: list[Stray] = []
    children = _sorted_children(folder)
    for child in children:
        if not child.is_dir():
            strays += _check_own_file(child, folder)
        elif leads_outside(child, folder):
            strays.append(_outside(child))
        elif child.name in FOLDERS:
            found, stray = _find_in_type_folder(child, folder)
            files, strays = files + found, strays + stray
        else:
            strays += _check_other_folder(child)
    kept, doubled = _keep_first(files, types)
    twice = {stray.path for stray in doubled}
    strays = [stray for stray in strays if stray.path not in twice]
    diagnostics = [
        Diagnostic.of(stray.rule, Finding(_shown(stray.path, folder), stray.message, stray.hint))
        for stray in chain(strays, doubled)
    ]
    return kept, diagnostics


def _find_in_type_folder(child: Path, root: Path) -> tuple[list[EntryFile], list[Stray]]:
    files, strays = [], []
    for path in _sorted_children(child):
        stray = _check_entry_file(path, root)
        if stray:
            strays.append(stray)
        if path.suffix == ".yaml" or (stray and path.suffix.lower() in (".yml", ".yaml")):
            shown_as = _shown(path, root).path
            problem = stray.rule if stray else None
            entry_id = path.stem.lower()  # what others name it by is the id that it should have
            files.append(EntryFile(entry_id, path, shown_as, FOLDERS[child.name], problem))
    return files, strays


def _check_entry_file(path: Path, root: Path) -> Stray | None:
    if leads_outside(path, root):
        return _outside(path)
    if path.is_dir():
        hint = f"move its files to `{path.parent.name}/`"
        message = f"`{path.name}/` is a folder inside the folder of a type"
        return Stray(path, MISPLACED_FILE, message, hint) if _holds_yaml(path) else None
    if path.suffix.lower() not in (".yaml", ".yml"):
        return None
    if path.suffix != ".yaml":
        message = f"the name ends in `{path.suffix}`"
        return Stray(path, WRONG_ENDING, message, f"rename it to `{path.stem}.yaml`")
    return _check_id(path)


def _check_id(path: Path) -> Stray | None:
    problem = describe_bad_id(path.stem)
    return Stray(path, MALFORMED_FILE_NAME, *problem) if problem else None


def describe_bad_id(name: str) -> tuple[str, str] | None:
    """Why a name cannot be an id, and what to do; nothing when it can."""
    near = as_id(name)
    reserved = describe_reserved(name)
    if reserved:
        return reserved, "choose a longer id"
    if len(name) > LONGEST_ID:
        message = f"the id has {len(name)} characters; {LONGEST_ID} are allowed"
        return message, "choose a shorter one"
    if not name or name != near:
        hint = "use lower-case letters, digits and hyphens"
        return f'"{_printable(name)}" cannot be an id', f"{hint}: `{near}`" if near else hint
    return None


def describe_reserved(name: str) -> str:
    """Who keeps a name for itself; empty when an entry can have it."""
    if name not in WINDOWS_NAMES | PAGE_NAMES:
        return ""
    owner = "Windows" if name in WINDOWS_NAMES else "the site"
    return f'{owner} keeps the name "{name}" for itself'


def _check_own_file(path: Path, root: Path) -> list[Stray]:
    """Files beside the folders: the catalogue's own, and anything that is not YAML."""
    if path.name in OWN_FILES and leads_outside(path, root):
        return [_outside(path)]
    if path.name in OWN_FILES or path.suffix.lower() not in (".yaml", ".yml"):
        return []
    hint = (
        did_you_mean(path.stem, [name.removesuffix(".yaml") for name in OWN_FILES])
        or "move it to the folder of its type"
    )
    message = "an entry does not stand beside the folders of the types"
    return [Stray(path, MISPLACED_FILE, message, hint)]


def _check_other_folder(path: Path) -> list[Stray]:
    if path.name in OWN_FOLDERS or path.name.startswith(".") or not _holds_yaml(path):
        return []
    hint = did_you_mean(path.name, FOLDERS) or f"move its files to one of {', '.join(FOLDERS)}"
    return [Stray(path, UNKNOWN_FOLDER, f"no type has the folder `{path.name}/`", hint)]


def _keep_first(
    files: list[EntryFile], types: Mapping[str, str]
) -> tuple[list[EntryFile], list[Stray]]:
    """Ids that differ in case only are one file on many machines."""
    kept: dict[str, EntryFile] = {}
    doubled = []

    def older_first(file: EntryFile) -> tuple[bool, bool, str, str]:
        stem, is_new = file.path.stem, types.get(file.id) != file.cls.type_name
        return is_new, stem != file.id, stem, file.shown_as

    for file in sorted(files, key=older_first):
        first = kept.setdefault(file.id, file)
        if first.path != file.path:
            stem = file.path.stem
            how = "" if first.path.stem == stem else ", but for upper and lower case"
            message = f'the id "{_printable(stem)}" is that of {first.shown_as} already{how}'
            hint = f"rename {'this file' if file.id in types else 'one of the two files'}"
            doubled.append(Stray(file.path, ID_TWICE, message, hint))
            kept[first.id] = first._replace(problem=ID_TWICE)
    return sorted(kept.values(), key=lambda file: file.id), doubled


def _sorted_children(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError:
        return []


def _holds_yaml(folder: Path) -> bool:
    return any(_yaml_below(folder))


def _yaml_below(folder: Path, depth: int = 0) -> Iterator[Path]:
    for child in _sorted_children(folder):
        if child.suffix.lower() in (".yaml", ".yml"):
            yield child
        elif child.is_dir() and not child.is_symlink() and depth < 5:
            yield from _yaml_below(child, depth + 1)


def leads_outside(path: Path, root: Path) -> bool:
    try:
        return path.is_symlink() and not path.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return True


def _outside(path: Path) -> Stray:
    message = "a symbolic link leads out of the catalogue"
    return Stray(path, OUTSIDE_LINK, message, "copy the file here instead")


def _shown(path: Path, root: Path) -> Position:
    return Position(_printable(path.relative_to(root.parent).as_posix()))


def _printable(name: str) -> str:
    """Names of files are bytes: what is no text or cannot be seen is shown as numbers."""
    text = name.encode("utf-8", "backslashreplace").decode()
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in text)
