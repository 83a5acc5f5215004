"""The held-out split and its near-duplicate guard."""

from __future__ import annotations

from pathlib import Path

import pytest

from hadath.errors import SetupError
from hadath_training.annotations import AnnotatedSentence
from hadath_training.guard import guard, ngrams, normal_words
from hadath_training.split import SplitPlan, make_split, read_plan

PROSE = "استعادت القوات العراقية الجمعة قضاء القائم على الحدود مع سوريا بعد معارك عنيفة"


def sentence(key: str, text: str) -> AnnotatedSentence:
    return AnnotatedSentence(key, key, text)


def test_no_held_out_sentence_shares_an_8_gram_with_training(
    root: Path, sentences: tuple[AnnotatedSentence, ...]
) -> None:
    plan = read_plan(root / "annotations" / "split.toml")
    split = make_split(sentences, plan)
    seen = {g for s in (*split.training, *split.development) for g in ngrams(normal_words(s.text))}
    held = {g for s in split.held_out for g in ngrams(normal_words(s.text))}
    assert len(split.held_out) == 30
    assert len(seen) > 5000
    assert len(held) > 500
    assert not seen & held
    for group in plan.groups:
        fold = make_split(sentences, SplitPlan(group, plan.development))
        held = {g for s in fold.held_out for g in ngrams(normal_words(s.text))}
        assert not held & {g for s in fold.training for g in ngrams(normal_words(s.text))}


def test_a_whole_batch_can_choose_the_epoch() -> None:
    sentences = [
        AnnotatedSentence(f"b{n}-01-{i}", f"b{n}-01", f"{PROSE} {n} {i}", batch=f"b{n}")
        for n in (1, 2)
        for i in (0, 1)
    ]
    split = make_split(sentences, SplitPlan(development=("b2",)))
    assert [s.id for s in split.development] == ["b2-01-0", "b2-01-1"]
    assert [s.id for s in split.training] == ["b1-01-0", "b1-01-1"]


@pytest.mark.parametrize(
    "copy",
    [
        "وأعلن أن " + PROSE.replace("القوات", "القُوّات"),  # an 8-gram, differently vocalised
        "معارك عنيفة بعد الجمعة استعادت العراقية القوات القائم قضاء الحدود على",  # same words
    ],
)
def test_the_guard_drops_copies_and_rewordings(copy: str) -> None:
    other = sentence("b", "نزح مئات المدنيين من البلدة إلى مخيمات قرب العاصمة الأسبوع الماضي")
    guarded = guard([sentence("a", copy), other], [sentence("h", PROSE)])
    assert guarded.kept == (other,)
    assert [(a.id, b.id) for a, b in guarded.dropped] == [("a", "h")]


def test_a_split_without_a_plan_draws_documents(sentences: tuple[AnnotatedSentence, ...]) -> None:
    split = make_split(sentences, SplitPlan(), seed=3)
    assert not split.held_out
    assert not {s.document for s in split.training} & {s.document for s in split.development}
    assert split == make_split(sentences, SplitPlan(), seed=3)
    assert split != make_split(sentences, SplitPlan(), seed=4)


def test_a_plan_must_fit(tmp_path: Path) -> None:
    one = [sentence("a", PROSE)]
    with pytest.raises(SetupError, match=r"the split names \['x'\]"):
        make_split(one, SplitPlan(held_out=("x",)))
    with pytest.raises(SetupError, match="0 sentences are left to learn from"):
        make_split(one, SplitPlan())
    (tmp_path / "split.toml").write_text("held_out = 3", encoding="utf-8")
    with pytest.raises(SetupError, match="expected lists `held_out` and `development`"):
        read_plan(tmp_path / "split.toml")
