"""Annotations as a Hugging Face dataset, for experiments with other tools."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from hadath_training.annotations.record import PROVENANCE, AnnotatedSentence

if TYPE_CHECKING:
    from datasets import Dataset

__all__ = ["to_dataset"]


def to_dataset(sentences: Sequence[AnnotatedSentence]) -> Dataset:
    """Return one row a sentence, with the fields of the storage format.

    >>> to_dataset(sentences)[0]["events"][0]["trigger"]  # doctest: +SKIP
    {'start': 0, 'end': 4, 'text': 'مقتل'}

    Raises:
        ImportError: The package datasets is not installed.
    """
    try:
        from datasets import Dataset
    except ImportError as error:
        raise ImportError("datasets is not installed; run: pip install 'hadath[train]'") from error
    rows = [json.loads(sentence.to_json()) for sentence in sentences]
    for row in rows:
        for name in PROVENANCE:
            row.setdefault(name, "")
    return Dataset.from_list(rows)
