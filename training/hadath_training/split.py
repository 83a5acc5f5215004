"""The split: what is learnt from, what chooses the model, what measures it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from hadath.errors import SetupError
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.guard import guard

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

__all__ = ["Split", "SplitPlan", "make_split", "read_plan"]

_DEVELOPMENT_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class SplitPlan:
    """Which documents go where, as ``split.toml`` says it.

    Attributes:
        held_out: Documents that are only for measuring.
        development: Documents, or whole batches, that choose the epoch; a tenth of the others if
            empty.
        groups: Groups of documents that cross-validation holds out together.
    """

    held_out: tuple[str, ...] = ()
    development: tuple[str, ...] = ()
    groups: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Split:
    """Sentences in three parts.

    Attributes:
        training: Learnt from.
        development: Chooses the epoch.
        held_out: Measures the result; may be empty.
        dropped: Ids of sentences left out because they resemble a held-out one, and of which.
    """

    training: tuple[AnnotatedSentence, ...]
    development: tuple[AnnotatedSentence, ...]
    held_out: tuple[AnnotatedSentence, ...]
    dropped: tuple[tuple[str, str], ...]


def read_plan(path: Path) -> SplitPlan:
    """Read a ``split.toml``; a missing file is an empty plan.

    Raises:
        SetupError: The file is not TOML or holds something else than lists of document names.
    """
    if not path.is_file():
        return SplitPlan()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return SplitPlan(
            held_out=tuple(data.get("held_out", ())),
            development=tuple(data.get("development", ())),
            groups=tuple(tuple(group) for group in data.get("groups", ())),
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, TypeError) as error:
        raise SetupError(
            f"{path}: cannot be read ({error}); expected lists `held_out` and `development` of "
            f"document names and a list of lists `groups`"
        ) from error


def make_split(
    sentences: Sequence[AnnotatedSentence],
    plan: SplitPlan,
    held_out: Sequence[AnnotatedSentence] = (),
    *,
    seed: int = 13,
) -> Split:
    """Share sentences out.

    Args:
        sentences: All annotated sentences.
        plan: Which documents are held out and which choose the epoch.
        held_out: More held-out sentences, from another folder.
        seed: Seed for drawing a development part where the plan names none.

    Raises:
        SetupError: The plan names a document that is not there, or nothing is left to learn from.
    """
    documents = list(dict.fromkeys(sentence.document for sentence in sentences))
    batches = {sentence.batch for sentence in sentences if sentence.batch}
    unknown = sorted({*plan.held_out, *plan.development} - set(documents) - batches)
    if unknown:
        raise SetupError(
            f"the split names {unknown}, but the annotations hold no such document; "
            f"mend split.toml or add the documents"
        )
    measured = (*(s for s in sentences if s.document in plan.held_out), *held_out)
    rest = [document for document in documents if document not in plan.held_out]
    development = plan.development or _draw(rest, seed)
    chooses = {s.id for s in sentences if {s.document, s.batch} & set(development)}
    guarded = guard([s for s in sentences if s.document not in plan.held_out], measured)
    training = tuple(s for s in guarded.kept if s.id not in chooses)
    chosen = tuple(s for s in guarded.kept if s.id in chooses)
    if not training or not chosen:
        raise SetupError(
            f"{len(training)} sentences are left to learn from and {len(chosen)} to choose the "
            f"epoch, of {len(sentences)}; expected some of both: annotate at least two documents "
            f"(field `document`) that are not held out"
        )
    dropped = tuple((sentence.id, twin.id) for sentence, twin in guarded.dropped)
    return Split(training, chosen, measured, dropped)


def _draw(documents: Sequence[str], seed: int) -> tuple[str, ...]:
    count = max(1, round(len(documents) * _DEVELOPMENT_SHARE))
    drawn = np.random.default_rng(seed).permutation(len(documents))[:count]
    return tuple(documents[i] for i in sorted(drawn.tolist()))
