"""What drifts when no test looks at it: public names, the README, the reports."""

from __future__ import annotations

import ast
import importlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import hadath
import hadath_training
from hadath.load import DEFAULT_MODEL
from hadath.schema import Schema
from hadath_training.agreement import compare_passes
from hadath_training.annotations import load_annotations
from hadath_training.export.card import CARD_FILE, render_card

PARTS = {"hadath": "model", "hadath_training": "training"}


def modules(root: Path) -> list[Path]:
    return sorted(
        path for name, part in PARTS.items() for path in (root / part / name).rglob("*.py")
    )


@pytest.mark.parametrize("package", [hadath, hadath_training])
def test_public_names_are_there(package: object) -> None:
    names = package.__all__  # type: ignore[attr-defined]
    assert names == sorted(names)
    assert all(getattr(package, name) is not None for name in names)


def test_every_module_lists_what_it_offers(root: Path) -> None:
    for path in modules(root):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        public = {
            node.name
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        }
        listed = [
            ast.literal_eval(node.value)
            for node in tree.body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        ]
        assert len(listed) == 1 or not public, path
        assert not listed or public <= set(listed[0]), path


def test_imports_go_one_way_and_files_stay_small(root: Path) -> None:
    for path in modules(root):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") < 300, path
        if "model" in path.parts:
            assert not re.search(r"^\s*(from|import) hadath_training", text, re.MULTILINE), path


def test_importing_hadath_loads_nothing_heavy() -> None:
    code = "import hadath, sys; print([m for m in ('torch', 'transformers') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_schema_of_the_default_model_is_the_one_of_the_annotations(schema: Schema) -> None:
    config = json.loads((DEFAULT_MODEL / "config.json").read_text(encoding="utf-8"))
    assert Schema.from_dict(config["schema"]) == schema


def test_weights_are_within_bounds(root: Path) -> None:
    sizes = [p.stat().st_size for p in (root / "model/hadath/weights").rglob("*") if p.is_file()]
    assert max(sizes) <= 60_000_000
    assert sum(sizes) <= 100_000_000


def test_the_readme_says_what_the_shipped_model_measured(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    metrics = json.loads((DEFAULT_MODEL / "metrics.json").read_text(encoding="utf-8"))
    card = metrics["held_out"]
    shipped = {
        "Trig-C": card["model"]["metrics"]["Trig-C"]["f1"],
        "Arg-C+": card["model"]["metrics"]["Arg-C+"]["f1"],
        "Arg-C+, gold triggers": card["given_triggers"]["Arg-C+"]["f1"],
        "factuality accuracy": card["model"]["factuality"]["accuracy"],
    }
    for kind in ("events", "arguments"):
        error = 100 * card["calibration"][kind]["expected_calibration_error"]
        shipped[f"calibration error, {kind}"] = error
    for name, value in shipped.items():
        assert f"| {name} | {value:.1f} | " in readme, name


def test_the_model_card_is_what_the_figures_give() -> None:
    metrics = json.loads((DEFAULT_MODEL / "metrics.json").read_text(encoding="utf-8"))
    assert (DEFAULT_MODEL / CARD_FILE).read_text(encoding="utf-8") == render_card(metrics)


@pytest.mark.parametrize("page", ["README.md", "model/STORY.md"])
def test_the_call_on_a_page_gives_the_output_on_it(root: Path, page: str) -> None:
    readme = (root / page).read_text(encoding="utf-8")
    block = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    assert block is not None
    code = [line for line in block[1].splitlines() if not line.startswith("#")]
    expected = [line.removeprefix("# ") for line in block[1].splitlines() if line.startswith("#")]
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", "\n".join(code)], capture_output=True, check=True
    )
    assert done.stdout.decode("utf-8").splitlines() == expected


def test_every_folder_has_its_line_in_the_readme(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    for folder in ("seeds", "annotations", "training", "model", "tests"):
        assert f"| `{folder}/` |" in readme


def test_the_agreement_report_is_what_the_passes_give(root: Path, schema: Schema) -> None:
    report = (root / "annotations" / "agreement.md").read_text(encoding="utf-8")
    first, second = (
        load_annotations(root / "annotations" / "_passes" / name, schema)
        for name in ("first", "second")
    )
    for documents in (("000", "001", "002", "003", "004"), ("002", "003")):
        left = [s for s in first if s.id[:3] in documents]
        right = [s for s in second if s.id[:3] in documents]
        card = compare_passes(left, right, schema)
        for metric in ("Trig-I", "Trig-C", "Arg-C", "Arg-C+", "Arg-C+ overlap"):
            row = rf"^\| {re.escape(metric)} \|.*\b{card.f1(metric):.1f}\b"
            assert re.search(row, report, re.MULTILINE), metric
        assert f"{100 * card.factuality.counts.f1:.1f}" in report


def test_the_agreement_on_written_batches_is_what_the_passes_give(
    root: Path, schema: Schema
) -> None:
    report = (root / "annotations" / "agreement.md").read_text(encoding="utf-8")
    told = report.split("## The written batches")[1]
    first, second = (
        load_annotations(root / "annotations" / "_passes" / name, schema)
        for name in ("first-authored", "second-authored")
    )
    card = compare_passes(first, second, schema)
    assert f"{len(first)} sentences" in told
    for metric in card.metrics:
        assert f"| {metric} | {card.f1(metric):.1f} |" in told, metric
    assert f"| factuality accuracy | {100 * card.factuality.counts.f1:.1f} |" in told


def test_every_module_can_be_imported(root: Path) -> None:
    for name, part in PARTS.items():
        for path in (root / part / name).rglob("*.py"):
            dotted = ".".join(path.relative_to(root / part).with_suffix("").parts)
            importlib.import_module(dotted.removesuffix(".__init__"))
