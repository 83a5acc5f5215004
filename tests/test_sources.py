"""Sources: every kind of file, compressed or damaged, read in order, nothing lost in silence."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import lzma
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from hadath.sources import Failure, Fields, Item, find_files, read_items
from hadath.sources.item import Failure as FailureClass

TEXTS = ["قصف الجيش حلب", "نزح\nالمدنيون", "سقطت القائم"]


def jsonl(texts: list[str]) -> bytes:
    rows = [json.dumps({"id": f"n{i}", "text": t}, ensure_ascii=False) for i, t in enumerate(texts)]
    return "\n".join(rows).encode("utf-8")


def table(texts: list[str], separator: str = ",") -> bytes:
    page = io.StringIO()
    writer = csv.writer(page, delimiter=separator)
    writer.writerow(["id", "body"])
    writer.writerows([f"n{i}", text] for i, text in enumerate(texts))
    return b"\xef\xbb\xbf" + page.getvalue().encode("utf-8")


def read(path: Path, fields: Fields | None = None, kind: str = "") -> list[Item | Failure]:
    return list(read_items([path], fields or Fields(), kind))


@pytest.mark.parametrize(
    ("suffix", "compress"),
    [("", bytes), (".gz", gzip.compress), (".bz2", bz2.compress), (".xz", lzma.compress)],
)
def test_rows_of_every_kind_are_read_through_compression(
    tmp_path: Path, suffix: str, compress: type[bytes]
) -> None:
    body = Fields(text="body")
    for name, data, fields in (
        ("a.jsonl", jsonl(TEXTS), Fields()),
        ("a.csv", table(TEXTS), body),
        ("a.tsv", table(TEXTS, "\t"), body),
    ):
        path = tmp_path / (name + suffix)
        path.write_bytes(compress(data))
        items = read(path, fields)
        assert [(i.id, i.text) for i in items if isinstance(i, Item)] == [
            (f"n{number}", text) for number, text in enumerate(TEXTS)
        ], name
        assert items[-1].done == path.stat().st_size
    plain = tmp_path / ("a.txt" + suffix)
    plain.write_bytes(compress(TEXTS[1].encode("utf-8")))
    (item,) = read(plain)
    assert isinstance(item, Item)
    assert (item.id, item.text) == (str(plain), TEXTS[1])


def test_parquet_is_read_with_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"body": TEXTS, "other": [1, 2, 3]}), path)
    items = read(path, Fields(text="body"))
    assert [i.text for i in items if isinstance(i, Item)] == TEXTS
    assert items[1].id == f"{path}:2"
    (failure,) = read(path)
    assert isinstance(failure, Failure)
    assert "no column 'text', but 'body', 'other'" in failure.reason


def test_bad_rows_are_named_and_the_others_delivered(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps({"text": TEXTS[0]}, ensure_ascii=False)
    lines = [good, "{", "[]", '{"title": "x"}', '{"id": "e", "text": " "}', '{"text": 3}', "", good]
    path.write_bytes("\n".join(lines).encode("utf-8") + b"\n\xff\n")
    items = read(path)
    reasons = [i.reason for i in items if isinstance(i, FailureClass)]
    assert [i.id for i in items if isinstance(i, Item)] == [f"{path}:1", f"{path}:8"]
    for reason, words in zip(
        reasons,
        [
            ":2: not JSON in UTF-8",
            ":3: not JSON in UTF-8 (a list, expected an object)",
            ":4: no field 'text', but 'title'; name the one with the text with --text-field",
            ":5: field 'text' is empty, expected text",
            ":6: field 'text' is of type int, expected text",
            ":9: not JSON in UTF-8",
        ],
        strict=True,
    ):
        assert words in reason


def test_damaged_files_fail_alone(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(jsonl(TEXTS * 2000))[:-3000])
    (tmp_path / "b.jsonl.gz").write_bytes(b"no gzip at all")
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.txt").write_text(TEXTS[0], encoding="utf-8")
    files, failures = find_files([tmp_path, tmp_path / "none.txt"])
    assert [failure.reason for failure in failures] == [
        f"{tmp_path / 'none.txt'}: cannot be read (No such file or directory); check the path"
    ]
    items = list(read_items(files, Fields()))
    failed = [i for i in items if isinstance(i, FailureClass)]
    assert [Path(i.id).name for i in failed] == ["a.jsonl.gz", "b.jsonl.gz", "c.txt"]
    assert "damaged or not what its name says" in failed[0].reason
    assert items[-1].id.endswith("d.txt")
    assert [i.done for i in items] == sorted(i.done for i in items)


def test_folders_and_patterns_are_searched_in_order_and_once(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.jsonl.xz", "sub/picture.png", "d.csv"):
        (tmp_path / name).touch()
    files, failures = find_files([tmp_path / "b.txt", tmp_path, tmp_path / "*.txt"])
    assert [f.name for f in files] == ["b.txt", "a.txt", "d.csv", "c.jsonl.xz"]
    assert not failures
    (tmp_path / "empty").mkdir()
    _, (failure,) = find_files([tmp_path / "empty"])
    assert "a folder without a file of a known kind (.txt, .jsonl" in failure.reason


def test_the_kind_can_be_told(tmp_path: Path) -> None:
    path = tmp_path / "dump"
    path.write_bytes(jsonl(TEXTS))
    assert len(read(path)) == 1
    assert len(read(path, kind=".jsonl")) == 3
