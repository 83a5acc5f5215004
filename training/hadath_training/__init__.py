"""Reads annotations, trains and evaluates hadath models.

Names are imported on first use, so that the command line starts without the training packages.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hadath_training.annotations import AnnotatedSentence, AnnotationError, load_annotations
    from hadath_training.corpus import Corpus, load_corpus
    from hadath_training.evaluation import Evaluation, evaluate
    from hadath_training.options import TrainOptions
    from hadath_training.run import TrainRun, train_seeds

__all__ = [
    "AnnotatedSentence",
    "AnnotationError",
    "Corpus",
    "Evaluation",
    "TrainOptions",
    "TrainRun",
    "evaluate",
    "load_annotations",
    "load_corpus",
    "train_seeds",
]

_HOMES = {
    "AnnotatedSentence": "annotations",
    "AnnotationError": "annotations",
    "load_annotations": "annotations",
    "Corpus": "corpus",
    "load_corpus": "corpus",
    "Evaluation": "evaluation",
    "evaluate": "evaluation",
    "TrainOptions": "options",
    "TrainRun": "run",
    "train_seeds": "run",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module 'hadath_training' has no attribute {name!r}")
    return getattr(import_module(f"hadath_training.{_HOMES[name]}"), name)
