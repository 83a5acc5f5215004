"""Memory is bounded whatever the input: eight times the rows must not cost more of it."""

from __future__ import annotations

import json
from pathlib import Path

from hadath.benchmark.cold import peak_of_extract

ROW = "سيطرت القوات على البلدة رقم {} بعد معارك. وقصف الطيران مواقع قرب المطار مساء الخميس. "


def test_a_stream_of_any_length_needs_the_same_memory(exported: Path, tmp_path: Path) -> None:
    peaks = []
    for rows in (400, 3200):
        source = tmp_path / f"{rows}.jsonl"
        with source.open("w", encoding="utf-8") as file:
            for number in range(rows):
                text = ROW.format(number) * 4
                file.write(json.dumps({"id": str(number), "text": text}) + "\n")
        output = tmp_path / f"{rows}.out.jsonl"
        arguments = [str(source), "--model", str(exported), "--format", "jsonl"]
        peaks.append(peak_of_extract(*arguments, "--output", str(output)))
        with output.open(encoding="utf-8") as file:
            assert sum(1 for _ in file) == rows
    few, many = peaks
    # Output waits up to two seconds before it is written; documents that were kept would need more.
    assert many < few + 40, f"{few:.0f} MB for 400 rows, {many:.0f} MB for 3,200"
