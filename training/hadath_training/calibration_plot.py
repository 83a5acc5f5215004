"""Calibration as a picture: reliability before and after, and precision by coverage."""

from __future__ import annotations

from pathlib import Path

from hadath_training.evaluation import Evaluation

__all__ = ["draw_calibration"]

_KINDS = ("events", "arguments")


def draw_calibration(path: Path, evaluation: Evaluation) -> None:
    """Draw how far confidences come true, and what a threshold buys.

    Args:
        path: The picture to write.
        evaluation: The evaluation.
    """
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 3, figsize=(11, 3.6), layout="constrained")
    for axis, kind in zip(axes, _KINDS, strict=False):
        axis.plot([0, 1], [0, 1], color="#bbbbbb", linewidth=1)
        sets = (("before", "o:", evaluation.uncalibrated), ("after", "s-", evaluation.calibration))
        for name, style, values in sets:
            bins = values[kind].bins
            label = f"{name}: error {100 * values[kind].error:.1f} %"
            points = ([b[1] for b in bins], [b[2] for b in bins])
            axis.plot(*points, style, markersize=4, label=label)
        axis.set(title=kind, xlabel="confidence", ylabel="precision", xlim=(0, 1), ylim=(0, 1.02))
        axis.legend(loc="upper left", frameon=False, fontsize="small")
    for kind, style in zip(_KINDS, ("o-", "s--"), strict=True):
        curve = evaluation.calibration[kind].curve
        points = ([100 * c[0] for c in curve], [c[2] for c in curve])
        axes[2].plot(*points, style, markersize=4, label=kind)
    axes[2].set(
        title="surest first",
        xlabel="kept, per cent",
        ylabel="precision",
        xlim=(0, 103),
        ylim=(0, 1.02),
    )
    axes[2].legend(loc="lower left", frameon=False, fontsize="small")
    for axis in axes:
        axis.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=150)
    pyplot.close(figure)
