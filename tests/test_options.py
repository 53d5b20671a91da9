"""What the host and the day give to a build."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from elinvoimapolku.reading.options import base_path_of, host_address, is_preview

ADDRESS = "https://polku.example.org"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("", "/"),
        ("https://kunta.fi", "/"),
        ("https://kunta.fi/", "/"),
        ("https://kunta.fi/polku", "/polku/"),
        ("https://kunta.fi/polku/", "/polku/"),
        ("https://kunta.fi:8080/a/b", "/a/b/"),
        ("https://kunta.fi/X/", "/X/"),
        ("https://[kunta.fi", "/"),
    ],
)
def test_the_path_of_an_address_is_where_the_site_stands(address: str, path: str) -> None:
    assert base_path_of(address) == path


@pytest.mark.parametrize(
    ("environment", "address", "preview"),
    [
        ({}, None, False),
        ({"URL": ADDRESS}, None, False),
        ({"CONTEXT": "deploy-preview"}, None, False),
        ({"NETLIFY": "true"}, None, True),
        ({"NETLIFY": "true", "URL": ADDRESS, "CONTEXT": "production"}, ADDRESS, False),
        ({"NETLIFY": "true", "URL": ADDRESS, "CONTEXT": "deploy-preview"}, ADDRESS, True),
        ({"NETLIFY": "true", "URL": ADDRESS, "CONTEXT": "branch-deploy"}, ADDRESS, True),
    ],
)
def test_only_the_host_itself_tells_address_and_preview(
    environment: Mapping[str, str], address: str | None, preview: bool
) -> None:
    assert host_address(environment) == address
    assert is_preview(environment) is preview
