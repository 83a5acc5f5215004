"""Errors that a user can mend: messages say what was received, what was expected, and the mend."""

from __future__ import annotations

__all__ = ["HadathError", "InputError", "SetupError"]


class HadathError(Exception):
    """Base of every error that hadath raises on purpose."""


class InputError(HadathError):
    """One input cannot be read: it is empty, binary, missing or not UTF-8."""


class SetupError(HadathError):
    """A model, an encoder, a schema, a folder or a device is not what was asked for."""
