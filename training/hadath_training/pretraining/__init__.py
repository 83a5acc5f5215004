"""Trains an encoder further on plain text with a masked-LM objective."""
