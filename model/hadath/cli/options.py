"""Options that every command which reads texts has."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

__all__ = [
    "DateField",
    "Device",
    "IdField",
    "InputKind",
    "Kind",
    "Model",
    "OutletField",
    "Output",
    "Sources",
    "TextField",
]


class InputKind(str, Enum):
    """What files hold, whatever their names."""

    auto = "auto"
    text = "text"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    parquet = "parquet"


Sources = Annotated[
    list[Path],
    typer.Argument(
        help="Files (.txt, .jsonl, .csv, .tsv, .parquet, also .gz, .bz2, .xz, .zst), folders, "
        "patterns; - reads stdin."
    ),
]
Output = Annotated[Path | None, typer.Option(help="Write there instead of to the terminal.")]
Model = Annotated[str | None, typer.Option(help="A model folder; the package's own if left out.")]
Device = Annotated[str, typer.Option(help="auto, cpu, cuda, cuda:N or mps.")]
Kind = Annotated[
    InputKind, typer.Option("--input", help="What the files hold; auto goes by their names.")
]
TextField = Annotated[str, typer.Option(help="Field or column with the text.")]
IdField = Annotated[str, typer.Option(help="Field or column with the id.")]
DateField = Annotated[str, typer.Option(help="Field with the day of publication.")]
OutletField = Annotated[str, typer.Option(help="Field with the publisher.")]
