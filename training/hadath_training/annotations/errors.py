"""The error for annotations that cannot be used."""

from __future__ import annotations

from collections.abc import Sequence

from hadath.errors import HadathError

__all__ = ["AnnotationError"]

_SHOWN = 20


class AnnotationError(HadathError):
    """Annotation files hold problems; each is named by file, line and mend.

    Attributes:
        problems: All of them, as ``file:line: what is wrong; the mend``.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        """Keep all problems and show the first twenty."""
        self.problems = tuple(problems)
        shown = list(self.problems[:_SHOWN])
        if len(self.problems) > _SHOWN:
            shown.append(f"... and {len(self.problems) - _SHOWN} more")
        super().__init__("\n".join(shown))
