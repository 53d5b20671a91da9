"""The build on Netlify: what its contexts make public, and its redirects."""

from __future__ import annotations

import subprocess
import tomllib

import pytest

from elinvoimapolku.cli import main
from tests import real_path
from tests.conftest import PROJECT, SiteFolder

ADDRESS = "https://polku.example.org"
NOINDEX_PAGE = '<meta name="robots" content="noindex">'


@pytest.fixture
def commands() -> list[str]:
    """The parts of the build command, in their order."""
    settings = tomllib.loads((PROJECT / "netlify.toml").read_text(encoding="utf-8"))
    assert settings["build"]["publish"] == "dist"
    return str(settings["build"]["command"]).split(" && ")


def build(site: SiteFolder, monkeypatch: pytest.MonkeyPatch, context: str) -> None:
    """Build as Netlify does in a context."""
    for name, value in (("NETLIFY", "true"), ("CONTEXT", context), ("URL", ADDRESS)):
        monkeypatch.setenv(name, value)
    assert main(["--root", str(site.root), "--output", str(site.root / "dist")]) == 0


@pytest.mark.parametrize(
    ("context", "listed"),
    [("production", True), ("deploy-preview", False), ("branch-deploy", False)],
)
def test_only_production_may_be_listed_by_search_engines(
    real_site: SiteFolder, monkeypatch: pytest.MonkeyPatch, context: str, listed: bool
) -> None:
    build(real_site, monkeypatch, context)
    dist = real_site.root / "dist"
    page = (dist / real_path.AREA / "index.html").read_text(encoding="utf-8")
    assert (NOINDEX_PAGE not in page) is listed
    # A copy of a page points search engines to the public one.
    assert f'<link rel="canonical" href="{ADDRESS}/{real_path.AREA}/">' in page
    assert ("X-Robots-Tag: noindex" not in (dist / "_headers").read_text("utf-8")) is listed


def test_redirects_come_before_the_pages_at_old_addresses(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, commands: list[str]
) -> None:
    installing, building, forcing = commands
    assert installing == (
        "python -m pip install --quiet --constraint .ci/constraints.txt --editable ."
    )
    assert building == "python build.py"
    build(site, monkeypatch, "production")
    subprocess.run(forcing, shell=True, cwd=site.root, check=True)
    assert (site.root / "dist" / "_redirects").read_text(encoding="utf-8").splitlines() == [
        "/info/ /tietoa/ 301!",
        "/vanha/askel/ /alku/ensiaskel/ 301!",
    ]
