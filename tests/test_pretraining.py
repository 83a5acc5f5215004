"""Masked-LM pretraining: what is hidden, what is learnt, and going on after an interruption."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import AutoModel, AutoTokenizer

from hadath.errors import SetupError
from hadath.load import EMBEDDED_ENCODER
from hadath_training.pretraining import run as module
from hadath_training.pretraining.masking import WordMasker
from hadath_training.pretraining.options import PretrainOptions
from hadath_training.pretraining.run import pretrain
from hadath_training.pretraining.sequences import pack_texts

TEXTS = [
    f"{who} {what} {where} {when}."
    for who in ("الجيش السوري", "تنظيم الدولة", "القوات العراقية", "سكان المدينة")
    for what in ("يقصف مواقع في", "ينسحب من", "يتقدم نحو", "يعود إلى")
    for where in ("دير الزور", "القائم", "البوكمال", "الموصل", "الرقة")
    for when in ("مساء الجمعة", "منذ أسبوع", "في تشرين الثاني")
]


@pytest.fixture
def options(arabert: Path) -> PretrainOptions:
    return PretrainOptions(
        encoder=str(arabert), length=32, batch_size=8, learning_rate=2e-3, precision="fp32"
    )


def test_whole_words_are_hidden_in_the_shares_asked_for() -> None:
    tokenizer = Tokenizer.from_file(str(EMBEDDED_ENCODER / "tokenizer.json"))
    text = "وأعلنت القوات العراقية استعادة قضاء القائم من تنظيم الدولة الإسلامية " * 300
    sequences = pack_texts(tokenizer, [text], 64, first=0, last=2)
    pieces = torch.from_numpy(sequences).long()
    masker = WordMasker.of(tokenizer, 0.25)
    torch.manual_seed(1)
    seen, guessed = masker(pieces)
    assert not guessed[:, 0].any()
    assert abs(float(guessed.float().mean()) - 0.25) < 0.03
    assert abs(float((seen[guessed] == masker.mask).float().mean()) - 0.8) < 0.05
    assert torch.equal(seen[~guessed], pieces[~guessed])
    inside = ~masker.begins[pieces][:, 1:]
    assert inside.any()
    assert torch.equal(guessed[:, 1:][inside], guessed[:, :-1][inside])  # as its word's first piece


def test_sequences_hold_every_piece_once_and_no_padding(arabert: Path) -> None:
    tokenizer = AutoTokenizer.from_pretrained(arabert).backend_tokenizer
    sequences = pack_texts(tokenizer, TEXTS, 16, first=7777, last=8888)
    assert (sequences[:, 0] == 7777).all()
    stream = [
        piece
        for text in TEXTS
        for piece in [*tokenizer.encode(text, add_special_tokens=False).ids, 8888]
    ]
    assert sequences[:, 1:].ravel().tolist() == stream[: sequences[:, 1:].size]
    assert len(stream) - sequences[:, 1:].size < 15
    with pytest.raises(SetupError, match="less than one sequence of 15; give more text"):
        pack_texts(tokenizer, ["كلمة"], 16, first=1, last=2)


def test_it_learns_and_the_result_is_an_encoder(options: PretrainOptions, tmp_path: Path) -> None:
    rows = pretrain(TEXTS, replace(options, epochs=10.0), tmp_path / "out")
    assert rows[0].step == 0
    assert rows[-1].step == rows[-1].steps
    assert rows[-1].kept_out < rows[0].kept_out - 1
    assert AutoModel.from_pretrained(tmp_path / "out").config.hidden_size == 64
    assert AutoTokenizer.from_pretrained(tmp_path / "out").mask_token == "[MASK]"
    assert not (tmp_path / "out" / "checkpoint").exists()
    before = (tmp_path / "out" / "model.safetensors").read_bytes()
    assert pretrain(TEXTS, replace(options, epochs=10.0), tmp_path / "out") == rows
    assert (tmp_path / "out" / "model.safetensors").read_bytes() == before


def test_a_killed_run_ends_with_the_same_weights(
    options: PretrainOptions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = replace(options, epochs=2.0)
    pretrain(TEXTS, short, tmp_path / "whole", minutes=0)
    save = module._Run.save

    def killed(self: module._Run, output: Path, rows: list[module.PretrainRow]) -> None:
        save(self, output, rows)
        if rows[-1].step == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(module._Run, "save", killed)
    with pytest.raises(KeyboardInterrupt):
        pretrain(TEXTS, short, tmp_path / "killed", minutes=0)
    monkeypatch.undo()
    rows = pretrain(TEXTS, short, tmp_path / "killed", minutes=0)
    assert [row.step for row in rows] == list(range(rows[-1].steps + 1))
    whole, again = (
        load_file(tmp_path / name / "model.safetensors") for name in ("whole", "killed")
    )
    assert all(torch.equal(whole[name], again[name]) for name in whole)


def test_a_run_of_other_options_is_not_continued(options: PretrainOptions, tmp_path: Path) -> None:
    pretrain(TEXTS, options, tmp_path)
    told = json.loads((tmp_path / "pretraining.json").read_text(encoding="utf-8"))
    assert told["rows"][-1]["step"] == told["rows"][-1]["steps"]
    with pytest.raises(SetupError, match="holds a pretraining run of other options or text"):
        pretrain(TEXTS, replace(options, seed=14), tmp_path)
    with pytest.raises(SetupError, match="masked is 1, expected a share between 0 and 1"):
        replace(options, masked=1)
