"""What a benchmark measures."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Cold", "Growth", "Machine", "Measured", "Result", "Stages"]


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured.

    Attributes:
        processor: Its name, as the system gives it.
        cores: Cores that this process may use.
        matrix_peak: Highest rate of fp32 matrix products seen, in 10^9 operations a second.
    """

    processor: str
    cores: int
    matrix_peak: float


@dataclass(frozen=True, slots=True)
class Measured:
    """The throughput of one way to read the texts, end to end.

    Attributes:
        name: What was measured.
        sentences: Sentences a second.
        tokens: Word pieces a second, of its own tokenizer.
        megabytes: Megabytes of UTF-8 text a second.
        peak_share: The encoder's matrix operations a second, as a share of the machine's fp32 peak;
            8-bit products can pass 1.
    """

    name: str
    sentences: float
    tokens: float
    megabytes: float
    peak_share: float


@dataclass(frozen=True, slots=True)
class Stages:
    """Where the time of reading goes, in shares of the whole.

    Attributes:
        encoder: Encoding windows, with sentence types and triggers.
        roles: Asking for factuality and roles.
        rest: Splitting, tokenising, batching, decoding, resolving offsets.
    """

    encoder: float
    roles: float
    rest: float


@dataclass(frozen=True, slots=True)
class Cold:
    """A process of its own that reads one sentence.

    Attributes:
        seconds: From its start to its end, median.
        import_seconds: ``import hadath`` in a fresh interpreter less a bare one, median.
        megabytes: Its peak resident memory.
        many_megabytes: Peak resident memory of a process that reads all texts, repeated.
    """

    seconds: float
    import_seconds: float
    megabytes: float
    many_megabytes: float


@dataclass(frozen=True, slots=True)
class Growth:
    """How time grows with the input.

    Attributes:
        what: ``documents``, or ``one document`` grown longer.
        factor: How many times the smallest input.
        seconds: Time.
        sentences: How many sentences were read.
    """

    what: str
    factor: int
    seconds: float
    sentences: int


@dataclass(frozen=True, slots=True)
class Result:
    """One run of the benchmark.

    Attributes:
        machine: Where.
        texts: How many texts were read in each measurement.
        sentences: How many sentences they have.
        measured: The model first, then what it is compared with.
        stages: Where the model's time goes.
        cold: Start and memory.
        growth: How time grows.
        left_out: What was not measured, and why.
    """

    machine: Machine
    texts: int
    sentences: int
    measured: tuple[Measured, ...]
    stages: Stages
    cold: Cold
    growth: tuple[Growth, ...]
    left_out: tuple[str, ...]

    @property
    def ratio(self) -> float | None:
        """The model's sentences a second as a multiple of the best of the others, if any."""
        others = [other.sentences for other in self.measured[1:]]
        return self.measured[0].sentences / max(others) if others else None

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {"schema": 1, **asdict(self), "ratio": self.ratio}
