"""Resolving: what the words of an event record refer to."""
