"""A folder of annotations as training takes it: sentences, schema, split, and its fingerprint."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from hadath.errors import SetupError
from hadath.load import DEFAULT_MODEL, schema_of
from hadath.schema import Schema
from hadath_training.annotations.errors import AnnotationError
from hadath_training.annotations.load import load_annotations
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.split import Split, SplitPlan, make_split, read_plan

__all__ = ["Corpus", "load_corpus", "read_schema"]

_SCHEMA = "schema.toml"
_SPLIT = "split.toml"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Annotations ready to train on.

    Attributes:
        sentences: All sentences of the folder.
        extra: Held-out sentences from another folder; mostly empty.
        schema: What labels may be.
        plan: What ``split.toml`` says.
        digest: SHA-256 over all sentences in order, to tell later what a model has seen.
    """

    sentences: tuple[AnnotatedSentence, ...]
    extra: tuple[AnnotatedSentence, ...]
    schema: Schema
    plan: SplitPlan
    digest: str

    def split(self, seed: int) -> Split:
        """Share the sentences out."""
        return make_split(self.sentences, self.plan, self.extra, seed=seed)

    def held_out(self) -> tuple[AnnotatedSentence, ...]:
        """Return what a trained model is measured on.

        Raises:
            SetupError: Nothing is held out.
        """
        own = tuple(s for s in self.sentences if s.document in self.plan.held_out)
        if not own and not self.extra:
            raise SetupError(
                "nothing is held out: split.toml names no `held_out` documents; add some, "
                "or give --held-out a folder of other annotations"
            )
        return self.extra or own


def load_corpus(folder: Path, held_out: Path | None = None) -> Corpus:
    """Load a folder of annotations, and a held-out one beside it.

    The folder's own ``schema.toml`` and ``split.toml`` count; without them, the default model's
    schema, and a split drawn by document.

    Raises:
        AnnotationError: There are no annotations, or they have problems.
        SetupError: The schema or the split cannot be read.
    """
    for path in (folder, held_out):
        if path is not None and not path.exists():
            raise AnnotationError(
                [
                    f"{path}: no such file or folder; give one with .jsonl annotations (the "
                    f"project's own are in the folder annotations/ of a checkout)"
                ]
            )
    schema = read_schema(folder)
    sentences = load_annotations(folder, schema)
    extra = load_annotations(held_out, schema) if held_out else ()
    doubles = {s.id for s in sentences} & {s.id for s in extra}
    if doubles:
        raise AnnotationError(
            [
                f"{held_out}: {len(doubles)} ids are in {folder} too, the first is "
                f"{min(doubles)!r}; held-out sentences must not be learnt from: "
                f"take them out of one"
            ]
        )
    digest = hashlib.sha256()
    for sentence in (*sentences, *extra):
        digest.update(sentence.to_json().encode("utf-8"))
    return Corpus(sentences, extra, schema, read_plan(folder / _SPLIT), digest.hexdigest())


def read_schema(folder: Path) -> Schema:
    """Read a folder's ``schema.toml``, or else the default model's schema."""
    own = folder / _SCHEMA
    if own.is_file():
        return Schema.read(own)
    if not DEFAULT_MODEL.is_dir():
        raise SetupError(f"{own}: missing, and no default model is installed; add a schema.toml")
    return schema_of()
