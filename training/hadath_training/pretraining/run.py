"""The pretraining loop: seeded, resumable, with the loss on text that is kept out."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from accelerate import Accelerator
from accelerate.utils import set_seed
from torch.optim import AdamW
from transformers import get_linear_schedule_with_warmup

from hadath.errors import SetupError
from hadath.network.store import choose_device
from hadath_training.encoder.load import load_pretrained
from hadath_training.pretraining.masking import WordMasker
from hadath_training.pretraining.network import MaskedNetwork
from hadath_training.pretraining.options import PretrainOptions
from hadath_training.pretraining.sequences import Sequences, pack_texts
from hadath_training.progress import training_progress
from hadath_training.stepping import open_accelerator, step_down

__all__ = ["PretrainRow", "pretrain"]

_STATE = "checkpoint"
_ROWS = "pretraining.json"
# One sequence in so many is kept out, and at most that many are measured.
_KEPT_OUT, _MEASURED = 100, 256
_LAST = 50


@dataclass(frozen=True, slots=True)
class PretrainRow:
    """The state of a run at a checkpoint.

    Attributes:
        step: Steps done.
        steps: Steps planned.
        loss: Mean loss of the last steps; None before the first.
        kept_out: Loss on the text that is kept out, in nats a guessed piece.
        pieces_per_second: Pieces read a second since the checkpoint before, evaluation left out.
    """

    step: int
    steps: int
    loss: float | None
    kept_out: float
    pieces_per_second: float


def pretrain(
    texts: Iterable[str], options: PretrainOptions, output: Path, *, minutes: float = 10.0
) -> list[PretrainRow]:
    """Train an encoder on texts and write it as a Hugging Face folder.

    A checkpoint is written every few minutes; a run that finds one of the same options and text
    goes on from there, with the same batches and masks as a run that was never interrupted.

    Args:
        texts: Lines of text.
        options: How to train.
        output: The folder to write.
        minutes: Minutes between checkpoints.

    Returns:
        One row a checkpoint, the first before training.

    Raises:
        SetupError: The encoder cannot be loaded, has no mask piece, there is too little text, or
            the folder holds a run of other options or text.
    """
    device = choose_device(options.device)
    accelerator = open_accelerator(options.precision, device)
    set_seed(options.seed)
    encoder, tokenizer = load_pretrained(options.encoder)
    inner = tokenizer.backend_tokenizer
    sequences = pack_texts(
        inner, texts, options.length, first=tokenizer.cls_token_id, last=tokenizer.sep_token_id
    )
    output.mkdir(parents=True, exist_ok=True)
    _claim(output, options, sequences)
    learnt, kept_out = _part(sequences)
    run = _Run(accelerator, encoder, WordMasker.of(inner, options.masked), options, learnt)
    rows = run.resume(output)
    if rows and rows[-1].step == run.steps and not (output / _STATE).is_dir():
        return rows  # finished before
    if not rows:
        rows.append(PretrainRow(0, run.steps, None, run.measure(kept_out), 0.0))
        run.save(output, rows)
    with training_progress() as progress:
        task = progress.add_task("pretraining", total=run.steps, completed=rows[-1].step, loss="-")
        while rows[-1].step < run.steps:
            row = run.train(rows[-1].step, minutes * 60, kept_out, progress, task)
            rows.append(row)
            run.save(output, rows)
            progress.console.print(
                f"step {row.step}: loss {row.loss:.3f}, kept out {row.kept_out:.3f}, "
                f"{row.pieces_per_second:.0f} pieces a second"
            )
    run.write(output, tokenizer)
    return rows


class _Run:
    """What a run needs from step to step."""

    def __init__(
        self,
        accelerator: Accelerator,
        encoder: Any,
        masker: WordMasker,
        options: PretrainOptions,
        sequences: Sequences,
    ) -> None:
        self.accelerator = accelerator
        self.encoder = encoder
        self.masker = masker
        self.options = options
        self.sequences = sequences
        self.each = len(sequences) // options.batch_size
        if not self.each:
            raise SetupError(
                f"the texts make {len(sequences)} sequences, less than a batch of "
                f"{options.batch_size}; give more text or a smaller --batch-size"
            )
        self.steps = max(1, round(self.each * options.epochs))
        network = MaskedNetwork(encoder)
        optimizer = AdamW(
            network.parameters(),
            lr=options.learning_rate,
            weight_decay=options.weight_decay,
            fused=True,
        )
        schedule = get_linear_schedule_with_warmup(
            optimizer, round(self.steps * options.warmup), self.steps
        )
        self.network, self.optimizer, self.schedule = accelerator.prepare(
            network, optimizer, schedule
        )
        if options.compiled:
            encoder.compile(dynamic=False)

    def train(
        self, done: int, seconds: float, kept_out: Sequences, progress: Any, task: Any
    ) -> PretrainRow:
        """Train until the time is up or the steps are done."""
        started = time.monotonic()
        self.network.train()
        losses: list[float] = []
        step = done
        while step < self.steps and (time.monotonic() - started < seconds or step == done):
            losses.append(self._step(step))
            step += 1
            recent = losses[-_LAST:]
            progress.update(task, advance=1, loss=f"{sum(recent) / len(recent):.3f}")
        spent = time.monotonic() - started
        pieces = (step - done) * self.options.batch_size * self.options.length
        recent = losses[-_LAST:]
        return PretrainRow(
            step=step,
            steps=self.steps,
            loss=sum(recent) / len(recent),
            kept_out=self.measure(kept_out),
            pieces_per_second=pieces / spent,
        )

    def measure(self, sequences: Sequences) -> float:
        """Return the loss on sequences, with the same masks each time."""
        torch.manual_seed(self.options.seed)
        self.network.train(mode=False)
        total, count = 0.0, 0
        with torch.inference_mode():
            for start in range(0, len(sequences), self.options.batch_size):
                pieces, seen, guessed = self._mask(
                    sequences[start : start + self.options.batch_size]
                )
                with self.accelerator.autocast():
                    loss = self.network(seen, pieces, guessed)
                total += float(loss) * int(guessed.sum())
                count += int(guessed.sum())
        return total / max(1, count)

    def resume(self, output: Path) -> list[PretrainRow]:
        """Go back to the last checkpoint; to the start if there is none."""
        path = output / _ROWS
        rows = [PretrainRow(**row) for row in json.loads(path.read_text(encoding="utf-8"))["rows"]]
        state = output / _STATE / f"step-{rows[-1].step}" if rows else output / _STATE
        if state.is_dir() and rows:
            self.accelerator.load_state(str(state))
        elif rows and rows[-1].step < self.steps:
            return []
        return rows

    def save(self, output: Path, rows: Sequence[PretrainRow]) -> None:
        """Save the state, then say so in the rows, then drop the states before."""
        newest = output / _STATE / f"step-{rows[-1].step}"
        self.accelerator.save_state(str(newest))
        told = json.loads((output / _ROWS).read_text(encoding="utf-8"))
        told["rows"] = [asdict(row) for row in rows]
        _write(output / _ROWS, told)
        for state in (output / _STATE).iterdir():
            if state != newest:
                shutil.rmtree(state)

    def write(self, output: Path, tokenizer: Any) -> None:
        """Write the encoder and its tokenizer, in fp16, and drop the checkpoint."""
        encoder = self.accelerator.unwrap_model(self.network).encoder
        encoder.half().save_pretrained(output)
        (output / "model.safetensors").chmod(0o644)  # safetensors leaves it to its owner alone
        tokenizer.save_pretrained(output)
        shutil.rmtree(output / _STATE, ignore_errors=True)

    def _step(self, step: int) -> float:
        epoch, place = divmod(step, self.each)
        order = np.random.default_rng([self.options.seed, epoch]).permutation(len(self.sequences))
        rows = order[place * self.options.batch_size :][: self.options.batch_size]
        torch.manual_seed(self.options.seed * 1_000_003 + step)  # a resumed step draws the same
        pieces, seen, guessed = self._mask(self.sequences[rows])
        with self.accelerator.autocast():
            loss = self.network(seen, pieces, guessed)
        return step_down(self.accelerator, loss, self.network, self.optimizer, self.schedule)

    def _mask(self, rows: Sequences) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        pieces = torch.from_numpy(rows.astype(np.int64))
        seen, guessed = self.masker(pieces)
        device = self.accelerator.device
        return pieces.to(device), seen.to(device), guessed.to(device)


def _part(sequences: Sequences) -> tuple[Sequences, Sequences]:
    """Keep one sequence in a hundred out, at least one."""
    if len(sequences) < 2:
        raise SetupError("the texts make a single sequence; give more text")
    kept_out = np.zeros(len(sequences), bool)
    kept_out[:: min(_KEPT_OUT, len(sequences))] = True
    return sequences[~kept_out], sequences[kept_out][:_MEASURED]


def _claim(output: Path, options: PretrainOptions, sequences: Sequences) -> None:
    """Write down what this run is, or make sure that the folder holds the same one."""
    path = output / _ROWS
    told = {"options": options.to_dict(), "sequences": len(sequences), "sum": int(sequences.sum())}
    if not path.is_file():
        _write(path, {**told, "rows": []})
        return
    found = json.loads(path.read_text(encoding="utf-8"))
    if {name: found.get(name) for name in told} != told:
        raise SetupError(
            f"{output} holds a pretraining run of other options or text; "
            f"give another --output, or the options in {path.name}"
        )


def _write(path: Path, values: dict[str, Any]) -> None:
    draft = path.with_suffix(".tmp")
    draft.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")
    draft.replace(path)
