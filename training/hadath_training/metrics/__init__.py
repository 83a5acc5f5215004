"""Metrics of event extraction, each definition in one place."""
