"""What is installed with the tool: licences that allow it, a lock with hashes, a bill of materials."""

from __future__ import annotations

import pytest

from scripts.licences import ALLOWED, REFUSED, installed, licence
from scripts.lock import locked
from scripts.sbom import sbom


def test_all_licences_are_compatible() -> None:
    packages = installed("tqcheck")
    assert {"click", "ctranslate2", "transformers", "numpy"} <= set(packages)
    terms = {name: licence(package) for name, package in packages.items()}
    assert not [name for name, said in terms.items() if not ALLOWED.search(said) or REFUSED.search(said)]


@pytest.mark.parametrize("said", ["AGPL-3.0", "GPL-2.0 or MIT", "Proprietary", "CC-BY-NC-4.0 Non-Commercial"])
def test_a_licence_that_does_not_fit_is_refused(said: str) -> None:
    assert REFUSED.search(said) or not ALLOWED.search(said)


def test_everything_in_the_lock_has_a_version_and_a_hash() -> None:
    packages = list(locked())
    assert len(packages) > 50
    assert all(name and version and hashed for name, version, hashed in packages)


def test_the_bill_lists_each_package_once_and_only_edges_that_exist() -> None:
    bill = sbom([])
    names = [component["bom-ref"] for component in bill["components"]]
    assert len(names) == len(set(names))
    assert any(name.startswith("pkg:pypi/lxml@") for name in names)
    for edge in bill["dependencies"]:
        assert {edge["ref"], *edge["dependsOn"]} <= set(names)
    assert bill == sbom([])
