"""The lines of the map, the projection and the labels."""

from __future__ import annotations

import gzip
import json
from itertools import combinations
from pathlib import Path

import pytest

from hadath.errors import SetupError
from hadath.html.borders import Box, borders_in, countries_in
from hadath.html.countries import COUNTRIES
from hadath.html.placement import Frame, Rectangle
from hadath.html.projection import Projection, split_remote
from hadath_training.gazetteer.borders import build_borders

# Two squares that share the side between them.
SQUARES = {
    "transform": {"scale": [0.1, 0.1], "translate": [40, 30]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 0], [10, 0], [0, 10], [-10, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"name": "East"}},
            ]
        }
    },
}


def test_lines_are_built_the_same_each_time(tmp_path: Path) -> None:
    source = tmp_path / "squares.json"
    source.write_text(json.dumps(SQUARES), encoding="utf-8")
    sizes = [build_borders(source, tmp_path / name) for name in ("a.gz", "b.gz")]
    packed = (tmp_path / "a.gz").read_bytes()
    assert packed == (tmp_path / "b.gz").read_bytes()
    assert sizes == [len(packed)] * 2
    assert json.loads(gzip.decompress(packed)) == {
        "step": 0.01,
        "arcs": [
            [4100, 3000, 0, 100],
            [4100, 3100, -100, 0, 0, -100, 100, 0],
            [4100, 3000, 100, 0, 0, 100, -100, 0],
        ],
        "borders": [0],
        "countries": [["East", [[[2, -1]]]], ["West", [[[0, 1]]]]],
    }


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "other.json"
    source.write_text("{}", encoding="utf-8")
    with pytest.raises(SetupError, match="expected quantised TopoJSON with an object 'countries'"):
        build_borders(source, tmp_path / "out.gz")


def test_the_packaged_lines_are_small(root: Path) -> None:
    assert (root / "model/hadath/html/data/borders.json.gz").stat().st_size < 350_000


def test_deep_inside_a_country_there_is_only_the_country() -> None:
    box = Box(42.0, 32.5, 42.5, 33.0)
    (iraq,) = countries_in(box)
    assert iraq.name == "Iraq"
    assert sorted(set(iraq.polygons[0][0])) == [
        (42.0, 32.5),
        (42.0, 33.0),
        (42.5, 32.5),
        (42.5, 33.0),
    ]
    assert borders_in(box) == []


def test_what_is_cut_off_stays_inside() -> None:
    box = Box(36.0, 32.0, 46.0, 38.0)
    countries = countries_in(box)
    assert {"Iraq", "Syria", "Turkey", "Jordan"} <= {country.name for country in countries}
    for country in countries:
        for polygon in country.polygons:
            for ring in polygon:
                assert all(
                    36 - 1e-9 <= x <= 46 + 1e-9 and 32 - 1e-9 <= y <= 38 + 1e-9 for x, y in ring
                )


def test_every_arabic_name_is_of_a_country_on_the_map() -> None:
    world = {country.name for country in countries_in(Box(-180, -90, 180, 90))}
    assert set(COUNTRIES) <= world


def test_all_points_lie_in_the_drawing_with_room_around_them() -> None:
    points = [(41.09, 34.37), (43.13, 36.34), (40.9, 34.4)]
    projection = Projection.fit(points, 760, 560)
    for point in points:
        x, y = projection.project(point)
        assert 30 < x < 730
        assert 30 < y < 530
    # One degree of latitude is 111 km, and the parallels are as true as the meridians.
    assert projection.kilometres(projection.scale) == pytest.approx(111.2)
    one = Projection.fit([(10.0, 60.0)], 100, 100)
    assert one.project((11.0, 60.0))[0] - one.project((10.0, 60.0))[0] == pytest.approx(
        one.scale / 2
    )


def test_a_far_capital_does_not_squeeze_the_map_but_a_second_theatre_does() -> None:
    near = [(40.0, 34.0), (41.0, 35.0), (43.0, 36.0)]
    assert split_remote([*near, (-77.0, 38.9)]) == [False, False, False, True]
    assert not any(split_remote([*near[:2], (2.3, 48.9), (-0.1, 51.5)]))


def test_labels_do_not_overlap_and_do_not_leave_the_drawing() -> None:
    frame = Frame(200, 100)
    placed = [
        frame.place(Rectangle.around(x + dx, y, 60, 20) for dx in (-40, 40))
        for x in range(0, 200, 15)
        for y in range(0, 100, 7)
    ]
    rooms = [room for room in placed if room is not None]
    assert len(rooms) > 5
    assert not any(one.meets(other) for one, other in combinations(rooms, 2))
    assert all(room.left >= 0 and room.right <= 200 and room.bottom <= 100 for room in rooms)
