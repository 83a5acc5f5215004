"""Merging: the events that many articles tell, each once, with who says what of it."""

from hadath.merge.disagreement import Disagreement
from hadath.merge.mention import Mention
from hadath.merge.merge import merge_documents
from hadath.merge.merged_event import MergedEvent
from hadath.merge.statement import Statement
from hadath.merge.story import Story

__all__ = ["Disagreement", "Mention", "MergedEvent", "Statement", "Story", "merge_documents"]
