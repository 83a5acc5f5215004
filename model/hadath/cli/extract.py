"""``hadath extract``: files in, event records out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from hadath.document import Document
from hadath.errors import InputError, SetupError
from hadath.text.files import decode_text, read_text

if TYPE_CHECKING:
    from hadath.extractor import Extractor

__all__ = ["OutputFormat", "extract"]

_STDIN = Path("-")


class OutputFormat(str, Enum):
    """How records are written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


def extract(
    files: Annotated[
        list[Path], typer.Argument(help="Text files in UTF-8; - reads one text from stdin.")
    ],
    output_format: Annotated[
        OutputFormat,
        typer.Option(
            "--format",
            help="table to read; json: one object, or a list for several files; "
            "jsonl: one object a line.",
        ),
    ] = OutputFormat.table,
    output: Annotated[
        Path | None, typer.Option(help="Write there instead of to the terminal.")
    ] = None,
    model: Annotated[
        str | None, typer.Option(help="A model folder; the package's own if left out.")
    ] = None,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda, cuda:N or mps.")] = "auto",
) -> None:
    """Find the events of news articles.

    Files that cannot be read are named on stderr, the others are delivered, and the exit code is 1.
    """
    from hadath.load import load

    extractor = load(model, device=device)
    failures: list[str] = []
    documents = _progress(_documents(extractor, files, failures), len(files))
    with _opened(output) as stream:
        _write(documents, output_format, stream, single=len(files) == 1)
    for failure in failures:
        typer.echo(f"hadath: {failure}", err=True)
    if failures:
        read = len(files) - len(failures)
        typer.echo(f"hadath: {read} of {len(files)} files read, {len(failures)} failed", err=True)
        raise typer.Exit(1)


def _documents(
    extractor: Extractor, files: Iterable[Path], failures: list[str]
) -> Iterator[Document]:
    names: list[str] = []

    def texts() -> Iterator[str]:
        for file in files:
            try:
                text = _read(file)
            except InputError as error:
                failures.append(str(error))
            else:
                names.append(str(file))
                yield text

    for number, document in enumerate(extractor.stream(texts())):
        yield document.renamed(names[number])


def _read(file: Path) -> str:
    if file == _STDIN:
        return decode_text(sys.stdin.buffer.read(), "-")
    return read_text(file)


def _progress(documents: Iterator[Document], total: int) -> Iterator[Document]:
    """Show a bar on stderr where there is a terminal and more than one file."""
    if total == 1 or not sys.stderr.isatty():
        yield from documents
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(documents, "reading", total=total, console=Console(stderr=True))


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    try:
        stream = output.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise SetupError(
            f"{output}: cannot be written ({error.strerror}); give --output a file in a folder "
            f"that exists"
        ) from error
    with stream:
        yield stream


def _write(
    documents: Iterator[Document], form: OutputFormat, stream: TextIO, *, single: bool
) -> None:
    if form is OutputFormat.jsonl:
        for document in documents:
            stream.write(json.dumps(document.to_dict(), ensure_ascii=False) + "\n")
            stream.flush()
    elif form is OutputFormat.json:
        found = [document.to_dict() for document in documents]
        data = found[0] if single and found else found
        if found or not single:
            stream.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        from hadath.cli.table import print_table

        for document in documents:
            print_table(document, stream)
