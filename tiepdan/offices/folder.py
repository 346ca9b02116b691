"""A province's data folder read line by line: every value knows its file and line, so a refusal can name them."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml
from django.utils.translation import gettext as _

from tiepdan.offices.errors import BadFile, BadRow, FileMissing, FolderMissing

LINE = "__line__"
FILES = ("province.yaml", "offices.csv", "posts.yaml", "abilities.csv", "remote.csv", "succession.csv", "officials.csv", "demo.yaml")


@dataclass(frozen=True)
class Row:
    """One line of a table, or one block of a tree."""

    file: str
    line: int
    values: dict

    def bad(self, what: str) -> BadRow:
        return BadRow(file=self.file, line=self.line, what=what)

    def text(self, name: str, *, most: int = 200, may_lack: bool = False) -> str:
        """The text of a column, trimmed; at most `most` characters. Raises BadRow."""
        value = self.values.get(name)
        told = "" if value is None else str(value).strip()
        if not told and not may_lack:
            raise self.bad(_("thiếu {name}").format(name=name))
        if len(told) > most:
            raise self.bad(_("{name} dài quá {most} ký tự").format(name=name, most=most))
        return told

    def word(self, name: str, known: Iterable[str]) -> str:
        """A value that must be one of the known words. Raises BadRow."""
        value = self.text(name)
        if value not in (known := list(known)):
            raise self.bad(_("{name} là “{value}”, phải là một trong: {known}").format(name=name, value=value, known=", ".join(known)))
        return value

    def day(self, name: str) -> date:
        """A date written 2025-07-01. Raises BadRow."""
        value = self.text(name)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.bad(_("{name} là “{value}”, phải ghi năm-tháng-ngày như 2025-07-01").format(name=name, value=value)) from None

    def day_or_none(self, name: str) -> date | None:
        """The same, where nothing means: no such day."""
        return self.day(name) if self.text(name, may_lack=True) else None

    def flag(self, name: str) -> bool:
        return self.word(name, ("true", "false")) == "true"

    def words(self, name: str) -> list[str]:
        """A list of words: a list in a tree, words between blanks in a table. Raises BadRow."""
        value = self.values.get(name) or []
        if isinstance(value, str):
            return value.split()
        if not isinstance(value, list) or not all(isinstance(word, str | int) for word in value):
            raise self.bad(_("{name} phải là một danh sách").format(name=name))
        return [str(word) for word in value]


def read_bytes(folder: Path) -> dict[str, bytes]:
    """The files of the folder that belong to the data, by name. Raises FolderMissing."""
    if not folder.is_dir():
        raise FolderMissing(folder=folder)
    return {name: (folder / name).read_bytes() for name in FILES if (folder / name).is_file()}


def _decoded(contents: dict[str, bytes], file: str, folder: Path) -> str:
    if file not in contents:
        raise FileMissing(folder=folder, file=file)
    try:
        return contents[file].decode("utf-8-sig")
    except UnicodeDecodeError as slip:
        line = contents[file][: slip.start].count(b"\n") + 1
        raise BadRow(file=file, line=line, what=_("không phải chữ UTF-8")) from None


def table(contents: dict[str, bytes], file: str, folder: Path, columns: Iterable[str], optional: Iterable[str] = ()) -> list[Row]:
    """The rows of a comma-separated file, each with its line number. Raises FileMissing, BadRow."""
    reader = csv.reader(_decoded(contents, file, folder).splitlines(keepends=True), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(file, header, list(columns), list(optional))
        rows = []
        for values in reader:
            if not any(value.strip() for value in values):
                continue
            if len(values) != len(header):
                raise BadRow(file=file, line=reader.line_num, what=_("có {n} cột, phải có {m}").format(n=len(values), m=len(header)))
            rows.append(Row(file, reader.line_num, dict(zip(header, values, strict=True))))
        return rows
    except csv.Error:
        raise BadRow(file=file, line=reader.line_num, what=_("dấu ngoặc kép chưa đóng hoặc đặt sai")) from None


def _check_header(file: str, header: list[str], columns: list[str], optional: list[str]) -> None:
    if missing := [name for name in columns if name not in header]:
        raise BadRow(file=file, line=1, what=_("thiếu cột {names}").format(names=", ".join(missing)))
    if strange := [name for name in header if name not in (*columns, *optional, "notes")]:
        raise BadRow(file=file, line=1, what=_("có cột lạ: {names}").format(names=", ".join(strange)))
    if len(set(header)) != len(header):
        raise BadRow(file=file, line=1, what=_("có hai cột trùng tên"))


class _LineLoader(yaml.SafeLoader):
    """Safe YAML in which every block knows the line it begins on, and a key said twice is a slip."""

    def construct_mapping(self, node, deep=False):
        keys = [self.construct_object(key, deep=True) for key, _value in node.value]
        for place, key in enumerate(keys):
            if key in keys[:place]:
                raise yaml.constructor.ConstructorError(None, None, str(key), node.value[place][0].start_mark)
        return super().construct_mapping(node, deep=deep) | {LINE: node.start_mark.line + 1}


def tree(contents: dict[str, bytes], file: str, folder: Path) -> Row:
    """A YAML file as one block. Raises FileMissing, BadRow, BadFile."""
    try:
        read = yaml.load(_decoded(contents, file, folder), Loader=_LineLoader)
    except yaml.MarkedYAMLError as slip:
        mark = slip.problem_mark or slip.context_mark
        raise BadRow(file=file, line=mark.line + 1 if mark else 1, what=_("không đọc được YAML ở chỗ này")) from None
    except yaml.YAMLError:
        raise BadFile(file=file, what=_("không đọc được YAML")) from None
    if not isinstance(read, dict):
        raise BadRow(file=file, line=1, what=_("phải là các cặp tên và giá trị"))
    return Row(file, 1, read)


def blocks(row: Row, name: str, *, only: Iterable[str] = ()) -> list[Row]:
    """The blocks of a list inside a block; `only` names the keys a block may have. Raises BadRow."""
    value = row.values.get(name)
    if not isinstance(value, list) or not all(isinstance(block, dict) for block in value):
        raise row.bad(_("{name} phải là một danh sách các khối").format(name=name))
    rows = [Row(row.file, block.get(LINE, row.line), block) for block in value]
    for inner in rows:
        if strange := [key for key in inner.values if key not in (*only, LINE)]:
            raise inner.bad(_("có chữ lạ: {names}").format(names=", ".join(map(str, strange))))
    return rows
