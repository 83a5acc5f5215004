"""Annotations: the storage format, its one loader, drafts, and conversion to and from others."""

from hadath_training.annotations.errors import AnnotationError
from hadath_training.annotations.load import load_annotations, save_annotations
from hadath_training.annotations.record import AnnotatedSentence

__all__ = ["AnnotatedSentence", "AnnotationError", "load_annotations", "save_annotations"]
