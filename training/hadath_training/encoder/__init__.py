"""Encoders: building the embedded one, loading any, and cleaning up Arabic inside a tokenizer."""
