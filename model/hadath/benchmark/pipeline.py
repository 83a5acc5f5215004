"""What the model is compared with: a transformers pipeline over a model of AraBERT's shape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from importlib.util import find_spec

from hadath.benchmark.result import Machine, Measured
from hadath.benchmark.throughput import best_seconds

__all__ = ["MISSING", "measure_pipeline", "operations", "there_is_a_pipeline"]

MISSING = (
    "the transformers pipeline: it needs the training packages; run: pip install 'hadath[train]'"
)
_VOCABULARY = 64_000
_LABELS = 21
_HIDDEN, _LAYERS, _INNER = 768, 12, 3072


def measure_pipeline(sentences: Sequence[str], machine: Machine) -> Iterator[Measured]:
    """Read sentences with ``pipeline("token-classification")``, at batch 1 and 16.

    The model is AraBERT-base's shape (12 layers of 768, vocabulary 64,000) with random weights, in
    fp32. Its tokenizer learns its pieces from the very sentences that it reads, so it needs fewer
    of them than AraBERT's: that favours the pipeline.

    Args:
        sentences: The sentences, split already.
        machine: Where it runs.
    """
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
    from transformers import (
        BertConfig,
        BertForTokenClassification,
        PreTrainedTokenizerFast,
        pipeline,
    )

    inner = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    inner.normalizer = normalizers.BertNormalizer(lowercase=False)
    inner.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    inner.train_from_iterator(
        sentences,
        trainers.WordPieceTrainer(
            vocab_size=_VOCABULARY, special_tokens=special, show_progress=False
        ),
    )
    inner.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_object=inner, pad_token="[PAD]", unk_token="[UNK]", model_max_length=512
    )
    config = BertConfig(
        vocab_size=_VOCABULARY,
        hidden_size=_HIDDEN,
        num_hidden_layers=_LAYERS,
        intermediate_size=_INNER,
        num_attention_heads=12,
        id2label={number: f"LABEL_{number}" for number in range(_LABELS)},
    )
    read = pipeline(
        "token-classification",
        model=BertForTokenClassification(config),
        tokenizer=tokenizer,
        device="cpu",
    )
    read(list(sentences[:2]))  # the model was warmed up, too
    pieces = sum(len(encoding.ids) for encoding in inner.encode_batch(list(sentences)))
    size = sum(len(sentence.encode("utf-8", "replace")) for sentence in sentences) / 1e6
    for batch in (1, 16):
        seconds = best_seconds(partial(read, list(sentences), batch_size=batch))
        yield Measured(
            name=f"transformers pipeline, AraBERT-base shape, fp32, batch {batch}",
            sentences=len(sentences) / seconds,
            tokens=pieces / seconds,
            megabytes=size / seconds,
            peak_share=pieces
            * operations(_HIDDEN, _LAYERS, _INNER)
            / seconds
            / 1e9
            / machine.matrix_peak,
        )


def operations(hidden: int, layers: int, inner: int) -> float:
    """Return the matrix operations of a BERT encoder for one piece: two for each weight.

    Attention scores are left out; below 100 pieces they are a few per cent.

    >>> operations(768, 12, 3072)
    169869312.0
    """
    return 2.0 * layers * (4 * hidden * hidden + 2 * hidden * inner)


def there_is_a_pipeline() -> bool:
    """Say whether the packages for the comparison are installed."""
    return find_spec("torch") is not None and find_spec("transformers") is not None
