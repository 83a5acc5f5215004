"""The report: one page in Arabic that needs nothing but itself."""

from hadath.html.page import render_documents, render_story

__all__ = ["render_documents", "render_story"]
