# The panel of the world joined a second time, by dictionaries, from the same files: rows and every cell of fifteen columns
# must be those of `hamkor panel` (TRUST R8). Only Python's own library is used. To run it:
#   hamkor panel --data ../shared/data/states --from 1991 --to 2020 --csv --out world.csv --columns <the names in COLUMNS below>
#   python3 bench/measures/panelCheck.py ../shared/data/states world.csv
import csv
import os
import sys

folder, made = sys.argv[1], sys.argv[2]
FIRST, LAST = 1991, 2020


def rows(name):
    with open(os.path.join(folder, name), newline="") as file:
        yield from csv.DictReader(file)


def number(text):
    return None if text == "" else float(text)


iso, spells = {}, {}
for row in rows("state_codes.csv"):
    iso[row["cow_code"]] = row["iso3"]
    until = 9999 if row["system_end"] == "2016-12-31" else int(row["system_end"][:4])
    if row["iso3"]:
        spells.setdefault(row["iso3"], []).append((int(row["system_start"][:4]), until))


def pair(one, other, year):
    return (*sorted((one, other)), str(year))


def cow_pair(row):
    return iso.get(row["cow_a"], ""), iso.get(row["cow_b"], "")


def keep(table, key, value, join):
    if all(key):
        table[key] = value if key not in table or table[key] is None else join(table[key], value)


def by_state(name, state, value):
    return {(state(row), row["year"]): number(row[value]) for row in rows(name)}


def by_way(name, source, target, value, is_meant=lambda row: True):
    return {
        (source(row), target(row), row["year"]): number(row[value]) for row in rows(name) if is_meant(row)
    }


trade = {}
for row in rows("cow_trade_pairs_1990_2014.csv"):
    one, other = cow_pair(row)
    for a, b, cell in ((one, other, "imports_a_from_b_musd"), (other, one, "imports_b_from_a_musd")):
        amount = number(row[cell])
        trade[a, b, row["year"]] = None if amount is None else amount * 1e6
near, rival, entente, dispute, between, inside = {}, {}, {}, {}, {}, {}
for row in rows("cow_contiguity.csv"):
    if row["contiguity_type"] != "0":
        for year in range(int(row["start"][:4]), int(row["end"][:4]) + 1):
            keep(near, pair(*cow_pair(row), year), float(row["contiguity_type"]), min)
for row in rows("strategic_rivalries_tss.csv"):
    for year in range(int(row["start"]), int(row["end"]) + 1):
        keep(rival, pair(*cow_pair(row), year), 1.0, max)
for row in rows("cow_alliances_1990_2012.csv"):
    keep(entente, pair(*cow_pair(row), row["year"]), number(row["entente"]), max)
for row in rows("gml_mids_directed_1990_2010.csv"):
    keep(dispute, pair(row["iso3_a"], row["iso3_b"], row["year"]), float(row["hostility"]), max)
for row in rows("ucdp_armed_conflicts.csv"):
    level = float(row["intensity_level"])
    if row["type_of_conflict"] == "interstate":
        keep(between, pair(row["iso3_a"], row["iso3_b"], row["year"]), level, max)
    elif row["type_of_conflict"] in ("intrastate", "II"):
        keep(inside, (row["iso3_a"], row["year"]), level, max)
least = {}
for row in rows("min_distance_pairs.csv"):
    keep(least, pair(*cow_pair(row), row["year"]), number(row["min_distance_km"]), max)
shared = {}
for row in rows("cow_shared_igos_pairs_1991_2014.csv"):
    keep(shared, pair(*cow_pair(row), row["year"]), number(row["shared_igos"]), max)
defence = by_way(
    "atop_alliances_directed_1990_2018.csv",
    lambda row: iso[row["cow_a"]],
    lambda row: iso[row["cow_b"]],
    "defense",
)

# Name: whom a figure is about, its cells, and the years in which the source lists every case (no row is 0).
COLUMNS = {
    "trade.cow.imports_usd": ("way", trade, None),
    "gdp.constant_2015_usd": (
        "state",
        by_state("country_year_indicators.csv", lambda row: row["iso3"], "gdp_constant_2015usd"),
        None,
    ),
    "migration.undesa.stock": (
        "way",
        by_way("migrant_stock_pairs.csv", lambda row: row["origin"], lambda row: row["destination"], "migrants"),
        None,
    ),
    "refugees.unhcr.refugees": (
        "way",
        by_way(
            "unhcr_refugee_pairs_region.csv",
            lambda row: row["origin_country"],
            lambda row: row["asylum_country"],
            "persons",
            lambda row: row["group"] == "refugee",
        ),
        None,
    ),
    "distance.cshapes.nearest_km": ("pair", least, None),
    "contiguity.cow.type": ("pair", near, (1816, 2016)),
    "alliance.atop.defense": ("way", defence, (1990, 2018)),
    "alliance.cow.entente": ("pair", entente, (1990, 2012)),
    "igo.cow.shared": ("pair", shared, None),
    "dispute.gml.hostility": ("pair", dispute, (1990, 2010)),
    "rivalry.tss.any": ("pair", rival, (1494, 2020)),
    "regime.vdem.polyarchy": (
        "state",
        by_state("democracy_country_year.csv", lambda row: iso[row["cow_code"]], "vdem_polyarchy"),
        None,
    ),
    "capabilities.cow.cinc": (
        "state",
        by_state("cow_material_capabilities.csv", lambda row: iso[row["cow_code"]], "cinc"),
        None,
    ),
    "conflict.ucdp.interstate": ("pair", between, (1946, 2024)),
    "conflict.ucdp.internal": ("state", inside, (1946, 2024)),
}

wanted = set()
for year in range(FIRST, LAST + 1):
    alive = sorted(one for one, lives in spells.items() if any(a <= year <= b for a, b in lives))
    for at, one in enumerate(alive):
        wanted.update((one, other, str(year)) for other in alive[at + 1 :])

seen, cells, differing = set(), 0, {}
with open(made, newline="", encoding="utf-8-sig") as file:
    for row in csv.DictReader(file):
        a, b, year = row["a"], row["b"], row["year"]
        seen.add((a, b, year))
        places = {
            "way": ((".ab", (a, b, year)), (".ba", (b, a, year))),
            "state": ((".a", (a, year)), (".b", (b, year))),
            "pair": (("", (a, b, year)),),
        }
        for name, (about, table, all_years) in COLUMNS.items():
            for suffix, key in places[about]:
                want, got = table.get(key), number(row[name + suffix])
                if key not in table and all_years and all_years[0] <= int(year) <= all_years[1]:
                    want = 0.0
                cells += 1
                is_same = want == got or (
                    want is not None and got is not None and abs(want - got) <= 1e-12 * max(1, abs(want))
                )
                if not is_same:
                    differing.setdefault(name, []).append((key, want, got))
print(f"rows {len(seen)}: {'the same' if seen == wanted else 'NOT the same'}; cells {cells}")
for name, found in differing.items():
    print(f"  {name}: {len(found)} differ, first {found[0]}")
print("no cell differs" if not differing else "CELLS DIFFER")
sys.exit(0 if seen == wanted and not differing else 1)
