"""The site of this repository, built once and served under a sub-path with its policy."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.site_server import BuiltSite, serve_site


@pytest.fixture(scope="session")
def address(built_site: BuiltSite) -> Iterator[str]:
    with serve_site(built_site) as address:
        yield address
