"""The training loop: seeded, resumable epoch by epoch, ended early by the development part."""

from __future__ import annotations

import itertools
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import torch
from accelerate import Accelerator
from accelerate.utils import set_seed
from rich.progress import Progress, TaskID
from tokenizers import Tokenizer
from torch.optim import AdamW
from torch.utils.data import DataLoader, Dataset
from transformers import get_linear_schedule_with_warmup

from hadath.network.network import EventNetwork
from hadath.network.store import build_extractor, choose_device, save_network
from hadath.schema import Schema
from hadath.windows import WindowReader
from hadath_training.annotations.record import AnnotatedSentence
from hadath_training.batches import Collator, LengthSampler, TrainingBatch
from hadath_training.encoder.load import load_encoder
from hadath_training.encoder.vocabulary import find_mask
from hadath_training.features import Lost, build_examples
from hadath_training.history import EpochRow, read_history, write_history
from hadath_training.loss import joint_loss
from hadath_training.metrics.scorecard import score
from hadath_training.options import TrainOptions
from hadath_training.progress import training_progress
from hadath_training.scoring import pair_predictions
from hadath_training.stepping import open_accelerator, step_down

__all__ = ["Trained", "train_network"]

_CHECKPOINT = "checkpoint"
_HISTORY = "history.json"
# Batches that the encoder's states are measured on before training.
_SAMPLE = 8


@dataclass(frozen=True, slots=True)
class Trained:
    """A finished training run; the model lies in its folder.

    Attributes:
        history: One row an epoch.
        best: The epoch whose weights were kept.
        lost: Gold spans that the features could not express.
        precision: Number format that was trained in, in accelerate's word.
        device: Device that was trained on.
        seconds: Time of all epochs, those before a resume included.
    """

    history: tuple[EpochRow, ...]
    best: int
    lost: Lost
    precision: str
    device: str
    seconds: float


def train_network(
    training: Sequence[AnnotatedSentence],
    development: Sequence[AnnotatedSentence],
    schema: Schema,
    options: TrainOptions,
    folder: Path,
) -> Trained:
    """Train one model and leave its best epoch in the folder.

    A checkpoint is written after every epoch; a run that finds one goes on from there and ends with
    the same weights as a run that was never interrupted. A run that finds a finished history in the
    folder trains nothing.

    Args:
        training: Sentences to learn from.
        development: Sentences that choose the epoch and end the training.
        schema: What labels may be.
        options: How to train.
        folder: Where the model goes; made if it is missing.

    Raises:
        SetupError: The encoder or the device is not there.
    """
    device = choose_device(options.device)
    accelerator = open_accelerator(options.precision, device)
    set_seed(options.seed)
    epochs = options.plan_epochs(len(training))
    run, lost = _prepare(training, schema, options, accelerator, epochs)
    folder.mkdir(parents=True, exist_ok=True)
    rows = _resume(accelerator, folder, epochs, options.patience)
    with training_progress() as progress:
        each = len(run.sampler)
        total, done = each * epochs, each * len(rows)
        task = progress.add_task("epoch", total=total, completed=done, loss="-")
        while not _finished(rows, epochs, options.patience):
            epoch = len(rows) + 1
            progress.update(task, description=f"epoch {epoch}/{epochs}")
            rows.append(run.epoch(epoch, development, progress, task))
            progress.console.print(str(rows[-1]))
            if _best(rows) == epoch:
                save_network(accelerator.unwrap_model(run.network), run.tokenizer, folder)
            _checkpoint(accelerator, folder, rows)
    shutil.rmtree(folder / _CHECKPOINT, ignore_errors=True)
    return Trained(
        history=tuple(rows),
        best=_best(rows),
        lost=lost,
        precision={"no": "fp32"}.get(accelerator.mixed_precision, accelerator.mixed_precision),
        device=device.type,
        seconds=sum(row.seconds for row in rows),
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """What an epoch needs."""

    accelerator: Accelerator
    network: EventNetwork
    tokenizer: Tokenizer
    loader: DataLoader[TrainingBatch]
    sampler: LengthSampler
    optimizer: AdamW
    schedule: torch.optim.lr_scheduler.LRScheduler
    schema: Schema
    seed: int

    def epoch(
        self,
        epoch: int,
        development: Sequence[AnnotatedSentence],
        progress: Progress,
        task: TaskID,
    ) -> EpochRow:
        """Train one epoch and score the development part."""
        started = time.monotonic()
        set_seed(self.seed * 1000 + epoch)  # so that a resumed epoch draws the same
        self.network.train()
        self.sampler.epoch = epoch
        losses: list[float] = []
        for batch in self.loader:
            losses.append(self._step(batch.to(self.accelerator.device)))
            recent = losses[-20:]
            progress.update(task, advance=1, loss=f"{sum(recent) / len(recent):.3f}")
        extractor = build_extractor(self.accelerator.unwrap_model(self.network), self.tokenizer)
        card = score(pair_predictions(extractor, development), self.schema)
        return EpochRow(
            epoch=epoch,
            loss=sum(losses) / len(losses),
            trig_c=card.f1("Trig-C"),
            arg_c=card.f1("Arg-C+"),
            seconds=time.monotonic() - started,
        )

    def _step(self, batch: TrainingBatch) -> float:
        with self.accelerator.autocast():
            loss = joint_loss(self.network, batch)
        return step_down(self.accelerator, loss, self.network, self.optimizer, self.schedule)


def _prepare(
    training: Sequence[AnnotatedSentence],
    schema: Schema,
    options: TrainOptions,
    accelerator: Accelerator,
    epochs: int,
) -> tuple[_Run, Lost]:
    network, tokenizer = load_encoder(options, schema)
    reader = WindowReader(tokenizer, options.max_pieces)
    examples, lost = build_examples(training, schema, reader)
    lengths = [len(example.window.pieces) for example in examples]
    sampler = LengthSampler(lengths, options.batch_size, options.seed)
    collator = Collator(
        schema,
        network.config.padding,
        mask=find_mask(tokenizer),
        masking=options.word_masking,
    )
    loader: DataLoader[TrainingBatch] = DataLoader(
        cast("Dataset[TrainingBatch]", examples), batch_sampler=sampler, collate_fn=collator
    )
    _standardise(network, loader)
    optimizer = AdamW(_groups(network, options), weight_decay=options.weight_decay, fused=True)
    steps = len(sampler) * epochs
    schedule = get_linear_schedule_with_warmup(optimizer, round(steps * options.warmup), steps)
    network, optimizer, schedule = accelerator.prepare(network, optimizer, schedule)
    run = _Run(
        accelerator=accelerator,
        network=network,
        tokenizer=tokenizer,
        loader=loader,
        sampler=sampler,
        optimizer=optimizer,
        schedule=schedule,
        schema=schema,
        seed=options.seed,
    )
    return run, lost


def _standardise(network: EventNetwork, loader: DataLoader[TrainingBatch]) -> None:
    """Measure the constants that centre and scale the encoder's states, on some batches."""
    network.train(mode=False)
    samples: list[torch.Tensor] = []
    with torch.inference_mode():
        for batch in itertools.islice(loader, _SAMPLE):
            pieces, piece_mask = batch.inputs[:2]
            samples.append(network.encode(pieces, piece_mask)[piece_mask.bool()])
    network.standardise.measure(torch.cat(samples))


def _groups(network: EventNetwork, options: TrainOptions) -> list[dict[str, object]]:
    encoder = [p for n, p in network.named_parameters() if n.startswith("encoder.")]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    return [
        {"params": encoder, "lr": options.learning_rate},
        {"params": heads, "lr": options.head_learning_rate},
    ]


def _checkpoint(accelerator: Accelerator, folder: Path, rows: Sequence[EpochRow]) -> None:
    """Save the state of the last epoch, then say so in the history, then drop the one before."""
    accelerator.save_state(str(folder / _CHECKPOINT / f"epoch-{len(rows)}"))
    write_history(folder / _HISTORY, rows)
    shutil.rmtree(folder / _CHECKPOINT / f"epoch-{len(rows) - 1}", ignore_errors=True)


def _resume(accelerator: Accelerator, folder: Path, epochs: int, patience: int) -> list[EpochRow]:
    """Go back to the last epoch that the history tells of; to the start if there is none."""
    if not (folder / _HISTORY).is_file():
        return []
    rows = read_history(folder / _HISTORY)
    if _finished(rows, epochs, patience):
        return rows
    state = folder / _CHECKPOINT / f"epoch-{len(rows)}"
    if not state.is_dir():
        return []
    accelerator.load_state(str(state))
    return rows


def _best(rows: Sequence[EpochRow]) -> int:
    return max(rows, key=lambda row: row.value).epoch


def _finished(rows: Sequence[EpochRow], epochs: int, patience: int) -> bool:
    return bool(rows) and (len(rows) >= epochs or len(rows) - _best(rows) >= patience)
