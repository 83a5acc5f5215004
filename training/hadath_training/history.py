"""The history of a training run: one row an epoch, kept on disk, drawn as a learning curve."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["EpochRow", "draw_history", "read_history", "write_history"]


@dataclass(frozen=True, slots=True)
class EpochRow:
    """What one epoch did.

    Attributes:
        epoch: Its number, from 1.
        loss: Mean loss over its steps.
        trig_c: Trig-C F1 on the development part, per cent.
        arg_c: Arg-C+ F1 there.
        seconds: How long it took, evaluation included.
    """

    epoch: int
    loss: float
    trig_c: float
    arg_c: float
    seconds: float

    def __str__(self) -> str:
        """Return the row as one line of a log."""
        return (
            f"epoch {self.epoch}: loss {self.loss:.3f}, development Trig-C {self.trig_c:.1f}, "
            f"Arg-C+ {self.arg_c:.1f}, {self.seconds:.0f} s"
        )

    @property
    def value(self) -> float:
        """Return what epochs are compared by: the mean of both F1."""
        return (self.trig_c + self.arg_c) / 2


def write_history(path: Path, rows: Sequence[EpochRow]) -> None:
    """Write the rows as JSON, all or nothing."""
    draft = path.with_suffix(".tmp")
    draft.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    draft.replace(path)


def read_history(path: Path) -> list[EpochRow]:
    """Read what `write_history` wrote."""
    return [EpochRow(**row) for row in json.loads(path.read_text(encoding="utf-8"))]


def draw_history(path: Path, rows: Sequence[EpochRow], best: int) -> None:
    """Draw loss and development F1 by epoch, with the epoch that was kept.

    Args:
        path: The picture to write.
        rows: The history.
        best: The epoch whose weights were kept.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    epochs = [row.epoch for row in rows]
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
    left.plot(epochs, [row.loss for row in rows], color="#444444", marker="o", markersize=3)
    left.set(xlabel="epoch", ylabel="training loss", ylim=(0, None))
    right.plot(epochs, [row.trig_c for row in rows], "o-", markersize=3, label="Trig-C")
    right.plot(epochs, [row.arg_c for row in rows], "s--", markersize=3, label="Arg-C+")
    right.axvline(best, color="#888888", linewidth=1, linestyle=":", label=f"kept: epoch {best}")
    right.set(xlabel="epoch", ylabel="development F1, per cent", ylim=(0, 100))
    right.legend(loc="upper left", frameon=False, ncols=3, fontsize="small")
    for axis in (left, right):
        axis.spines[["top", "right"]].set_visible(False)
        axis.locator_params(axis="x", integer=True)
    figure.savefig(path, dpi=150)
    pyplot.close(figure)
