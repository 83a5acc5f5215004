"""Words that stand around the name of a party, from ``data/actor_words.toml``."""

from __future__ import annotations

from hadath.resolve.tables import read_table

__all__ = [
    "ARMED",
    "INSTITUTIONS",
    "MEMBERS",
    "NOBODY",
    "PEOPLE",
    "SPEAKERS",
    "SUFFIXES",
    "TITLES",
    "VAGUE",
]

_TABLE = read_table("actor_words.toml")
_NOUNS = {name: frozenset(words) for name, words in _TABLE["nouns"].items()}

# Nouns of state institutions, with the part of the state that they name.
INSTITUTIONS: dict[str, str] = {
    word: kind for kind, words in _TABLE["institutions"].items() for word in words
}
# People and groups of a party: the noun after them names it.
MEMBERS = _NOUNS["members"]
# Nouns for an armed group, where the article has named the group.
ARMED = _NOUNS["armed"]
# Nouns for people who are no party.
PEOPLE = _NOUNS["people"]
# Speakers who speak for no party, and what is said.
SPEAKERS = _NOUNS["speakers"]
# What is cleared, seized or destroyed, and is no party.
NOBODY = _NOUNS["nobody"]
# Offices: a surname that follows one stands for it later on.
TITLES = _NOUNS["titles"]
# Adjectives that may follow a noun for an armed group without saying which.
VAGUE = _NOUNS["vague"]
# Endings that stand for a party named before.
SUFFIXES = ("هما", "هم", "ها", "ه")
