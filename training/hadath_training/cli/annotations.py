"""``hadath annotations``: checks annotation files and converts them."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from hadath_training.requirements import check_requirements

__all__ = ["Format", "agreement", "app", "check", "convert", "copies", "coverage", "resolve"]

app = typer.Typer(help="Check, convert and compare annotations.", no_args_is_help=True)


@app.callback()
def _root() -> None:
    check_requirements()


class Format(str, Enum):
    """Formats that annotations are converted to and from."""

    jsonl = "jsonl"
    brat = "brat"
    conll = "conll"
    datasets = "datasets"


@app.command()
def check(
    path: Annotated[Path, typer.Argument(help="A .jsonl file or a folder of them.")],
) -> None:
    """Check everything that annotation files can get wrong."""
    from hadath_training.corpus import load_corpus

    sentences = load_corpus(path).sentences
    events = sum(len(sentence.events) for sentence in sentences)
    arguments = sum(len(event.arguments) for sentence in sentences for event in sentence.events)
    typer.echo(f"{path}: {len(sentences)} sentences, {events} events, {arguments} arguments, sound")


@app.command()
def convert(
    source: Annotated[Path, typer.Argument(help="What to read: file or folder.")],
    target: Annotated[Path, typer.Argument(help="What to write: file or folder.")],
    to: Annotated[Format, typer.Option(help="Format to write.")],
    origin: Annotated[Format, typer.Option("--from", help="Format to read.")] = Format.jsonl,
    annotations: Annotated[
        Path, typer.Option(help="Folder whose schema.toml says what labels may be.")
    ] = Path("annotations"),
) -> None:
    """Convert between the storage format, brat standoff, CoNLL BIO and Hugging Face datasets."""
    from hadath_training.annotations import AnnotationError, load_annotations, save_annotations
    from hadath_training.annotations.brat import read_brat, write_brat
    from hadath_training.annotations.conll import read_conll, write_conll
    from hadath_training.annotations.dataset import to_dataset
    from hadath_training.corpus import read_schema

    schema = read_schema(annotations)
    if origin is Format.datasets:
        raise AnnotationError(["datasets can be written, not read; convert from jsonl"])
    if origin is Format.brat:
        sentences = read_brat(source, schema)
    elif origin is Format.conll:
        sentences = read_conll(source, schema)
    else:
        sentences = load_annotations(source, schema)
    if to is Format.brat:
        write_brat(target, sentences)
    elif to is Format.conll:
        write_conll(target, sentences, schema)
    elif to is Format.datasets:
        to_dataset(sentences).save_to_disk(str(target))
    else:
        save_annotations(target, sentences)


@app.command()
def resolve(
    draft: Annotated[Path, typer.Argument(help="A draft: strings with occurrence numbers.")],
    texts: Annotated[Path, typer.Argument(help="The .jsonl file with the sentences.")],
    target: Annotated[Path, typer.Argument(help="The .jsonl file to write.")],
    annotations: Annotated[
        Path, typer.Option(help="Folder whose schema.toml says what labels may be.")
    ] = Path("annotations"),
) -> None:
    """Turn a draft, as people write annotations, into the storage format with offsets."""
    from hadath_training.annotations import load_annotations, save_annotations
    from hadath_training.annotations.draft import resolve_draft
    from hadath_training.corpus import read_schema

    schema = read_schema(annotations)
    save_annotations(target, resolve_draft(draft, load_annotations(texts, schema), schema))


@app.command()
def agreement(
    first: Annotated[Path, typer.Argument(help="One pass: a .jsonl file or folder.")],
    second: Annotated[Path, typer.Argument(help="The other pass over the same sentences.")],
    annotations: Annotated[
        Path, typer.Option(help="Folder whose schema.toml says what labels may be.")
    ] = Path("annotations"),
) -> None:
    """Measure how far two annotation passes agree, in the metrics that models are scored with."""
    from hadath.cli.console import table_console
    from hadath_training.agreement import compare_passes
    from hadath_training.annotations import load_annotations
    from hadath_training.corpus import read_schema
    from hadath_training.report import scorecard_table

    schema = read_schema(annotations)
    left, right = load_annotations(first, schema), load_annotations(second, schema)
    table_console(sys.stdout).print(scorecard_table(compare_passes(left, right, schema)))


@app.command()
def coverage(
    path: Annotated[Path, typer.Argument(help="A .jsonl file or a folder of them.")] = Path(
        "annotations/authored"
    ),
    annotations: Annotated[
        Path, typer.Option(help="Folder with schema.toml and the plan, coverage.toml.")
    ] = Path("annotations"),
    markdown: Annotated[bool, typer.Option(help="Print Markdown for a data card.")] = False,
) -> None:
    """Count what annotations hold against the plan in coverage.toml; exit code 1 if it misses."""
    from hadath.cli.console import table_console
    from hadath_training.annotations import load_annotations
    from hadath_training.annotations.coverage import measure_coverage, read_goals
    from hadath_training.annotations.coverage_report import coverage_markdown, coverage_tables
    from hadath_training.corpus import read_schema

    schema = read_schema(annotations)
    goals = read_goals(annotations / "coverage.toml")
    measured = measure_coverage(load_annotations(path, schema), schema, goals)
    if markdown:
        typer.echo(coverage_markdown(measured))
    else:
        table_console(sys.stdout).print(coverage_tables(measured))
    if measured.missed:
        typer.echo(f"{len(measured.missed)} goals of the plan are not met", err=True)
        raise typer.Exit(1)


@app.command()
def copies(
    path: Annotated[Path, typer.Argument(help="A .jsonl file or a folder of them.")],
    texts: Annotated[
        list[Path] | None, typer.Argument(help="Texts to compare with, also .gz, .bz2, .xz.")
    ] = None,
) -> None:
    """Find authored sentences with eight words in a row from articles, texts or another batch."""
    from hadath_training.annotations.copies import find_copies
    from hadath_training.corpus import load_corpus

    sentences = load_corpus(path).sentences
    found = find_copies(sentences, texts or [])
    for copy in found:
        typer.echo(f"{copy.id}: «{copy.words}» also in {copy.source}")
    typer.echo(
        f"{len(found)} near-copies in {len(sentences)} sentences, compared with the articles and "
        f"batches there and {len(texts or [])} texts",
        err=True,
    )
    if found:
        raise typer.Exit(1)
