"""Decoding text files: the untouched text, or an error that names the file and the mend."""

from __future__ import annotations

from hadath.errors import InputError

__all__ = ["decode_text"]

_PROBE = 8192


def decode_text(data: bytes, name: str) -> str:
    """Decode the bytes of a text.

    Raises:
        InputError: They are empty, binary, or not UTF-8.
    """
    if not data.strip():
        raise InputError(f"{name}: empty, expected text")
    if b"\0" in data[:_PROBE] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(
            f"{name}: binary, expected plain text; save documents and PDF files as text first"
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: not UTF-8 (byte 0x{data[error.start]:02x} at {error.start}); convert it, for "
            f"example with: iconv -f WINDOWS-1256 -t UTF-8"
        ) from error
