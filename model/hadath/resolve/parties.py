"""The list of parties and the names that they go by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from hadath.resolve.country import read_countries
from hadath.resolve.folding import fold_name, variants
from hadath.resolve.party import Party
from hadath.resolve.tables import read_table

__all__ = ["Parties", "open_parties"]


@dataclass(frozen=True)
class Parties:
    """Parties by their names, spelling folded.

    Attributes:
        by_key: Every party of the list, and every country.
        named: Names that tell the party by themselves.
        short: Nouns that mean a party only where the article has named it before.
        heads: First words of all names.
        longest: Words of the longest name.
    """

    by_key: Mapping[str, Party]
    named: Mapping[str, Party]
    short: Mapping[str, tuple[Party, ...]]
    heads: frozenset[str]
    longest: int

    def institution(self, country: str, kind: str) -> Party:
        """Return a state institution: ``armed_forces``, ``government`` or ``police``."""
        key = f"{country}.{kind}"
        state = self.by_key[country].name
        name = f"{kind.replace('_', ' ').capitalize()} of {state}"
        return self.by_key.get(key, Party(key, name, "state", country))

    def name_at(self, words: Sequence[str], at: int) -> tuple[Party | None, int]:
        """Return the party of the longest listed name that begins at a position, and its words."""
        forms = [form for form in variants(words[at]) if form in self.heads]
        if forms:
            for length in range(min(len(words) - at, self.longest), 0, -1):
                rest = words[at + 1 : at + length]
                for form in forms:
                    party = self.named.get(" ".join((form, *rest)))
                    if party is not None:
                        return party, length
        return None, 1


@cache
def open_parties() -> Parties:
    """Read the package's list, once."""
    by_key: dict[str, Party] = {}
    named: dict[str, Party] = {}
    short: dict[str, list[Party]] = {}
    for country in read_countries():
        by_key[country.key] = Party(country.key, country.english, "state", country.key)
        for name in country.names:
            named[fold_name(name)] = by_key[country.key]
        for capital in country.capitals:
            named.setdefault(fold_name(capital), by_key[country.key])
    for key, row in read_table("parties.toml").items():
        party = by_key[key] = Party(key, row["english"], row["kind"], row.get("country", ""))
        for name in (*row["names"], *row.get("members", ())):
            named[fold_name(name)] = party
        for name in row.get("short", ()):
            short.setdefault(fold_name(name), []).append(party)
    return Parties(
        by_key=by_key,
        named=named,
        short={name: tuple(parties) for name, parties in short.items()},
        heads=frozenset(name.split()[0] for name in named),
        longest=max(len(name.split()) for name in named),
    )
