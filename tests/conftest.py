"""Fixtures: the project's own files, and small models made on the spot. No hub, no network."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import pytest
import torch
from tokenizers import pre_tokenizers
from transformers import BertConfig, BertModel

from hadath.network.store import load_network, save_network
from hadath.schema import Schema
from hadath_training.annotations import AnnotatedSentence, load_annotations
from hadath_training.encoder.load import load_encoder
from hadath_training.export.graphs import write_graphs
from hadath_training.options import TrainOptions

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def schema() -> Schema:
    return Schema.read(ROOT / "annotations" / "schema.toml")


@pytest.fixture(scope="session")
def sentences(schema: Schema) -> tuple[AnnotatedSentence, ...]:
    return load_annotations(ROOT / "annotations", schema)


@pytest.fixture(scope="session")
def arabert(
    tmp_path_factory: pytest.TempPathFactory, sentences: tuple[AnnotatedSentence, ...]
) -> Path:
    """A small checkpoint with AraBERT's classes, files and configuration keys."""
    folder = tmp_path_factory.mktemp("bert-small-arabertv02")
    # Counted, not trained: the trainer breaks ties differently in every process, and a model whose
    # pieces change from run to run finds other events each time.
    splitter = pre_tokenizers.BertPreTokenizer()
    words = Counter(w for s in sentences for w, _ in splitter.pre_tokenize_str(s.text))
    letters = sorted({letter for word in words for letter in word})
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[رابط]", "[بريد]", "[مستخدم]"]
    pieces = [*special, *letters, *(f"##{letter}" for letter in letters)]
    frequent = sorted(words, key=lambda word: (-words[word], word))
    pieces += [word for word in frequent if len(word) > 1][: 2500 - len(pieces)]
    vocabulary = [(piece, number) for number, piece in enumerate(pieces)]
    (folder / "vocab.txt").write_text(
        "".join(f"{piece}\n" for piece, _ in vocabulary), encoding="utf-8"
    )
    configuration = {
        "tokenizer_class": "BertTokenizer",
        "do_lower_case": False,
        "do_basic_tokenize": True,
        "never_split": special[5:],
        "model_max_length": 512,
    }
    (folder / "tokenizer_config.json").write_text(
        json.dumps(configuration, ensure_ascii=False), encoding="utf-8"
    )
    torch.manual_seed(7)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=64,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=128,
        max_position_embeddings=512,
        hidden_dropout_prob=0.1,
        attention_probs_dropout_prob=0.1,
        type_vocab_size=2,
    )
    BertModel(config).save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def untrained(tmp_path_factory: pytest.TempPathFactory, arabert: Path, schema: Schema) -> Path:
    """A saved model on the small encoder whose heads know nothing but find events everywhere."""
    torch.manual_seed(11)
    network, tokenizer = load_encoder(TrainOptions(encoder=str(arabert), max_pieces=64), schema)
    torch.nn.init.normal_(network.trigger.weight, std=1.0)
    torch.nn.init.normal_(network.roles.tag.weight, std=1.0)
    folder = tmp_path_factory.mktemp("untrained")
    save_network(network, tokenizer, folder)
    return folder


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory, untrained: Path) -> Path:
    """The same model, exported in fp32."""
    folder = tmp_path_factory.mktemp("exported")
    for name in ("config.json", "tokenizer.json"):
        shutil.copy2(untrained / name, folder / name)
    network, _ = load_network(untrained)
    write_graphs(network, folder)
    return folder
