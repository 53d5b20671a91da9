"""The web manifest and the pictures that stand for the site elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from PIL import Image

from elinvoimapolku.model import Site
from elinvoimapolku.rendering.files.manifest import BACKGROUND_COLOR
from elinvoimapolku.rendering.views.shell import THEME_COLOR
from tests.conftest import PROJECT, SiteFolder

SHARED = sorted((PROJECT / "assets/img/share").iterdir())


def test_the_manifest_names_the_site_and_icons_that_are_there(
    real_site: SiteFolder, content: Site
) -> None:
    real_site.run(base_path="/polku/")
    manifest = json.loads(real_site.read("site.webmanifest"))
    assert manifest["name"] == content.settings.name
    assert manifest["start_url"] == manifest["scope"] == "/polku/"
    assert [icon["sizes"] for icon in manifest["icons"]] == ["192x192", "512x512"]
    for icon in manifest["icons"]:
        with Image.open(real_site.output / icon["src"].removeprefix("/polku/")) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]


def test_a_site_without_icons_has_a_manifest_without_them(site: SiteFolder) -> None:
    site.run()
    assert json.loads(site.read("site.webmanifest"))["icons"] == []


@pytest.mark.parametrize(("token", "color"), [("spruce", THEME_COLOR), ("paper", BACKGROUND_COLOR)])
def test_the_colours_around_a_page_are_those_of_the_styles(token: str, color: str) -> None:
    tokens = (PROJECT / "assets/css/tokens.css").read_text("utf-8")
    light = re.search(rf"--{token}: ([^;]+);", tokens)
    assert light
    assert light[1] == color


@pytest.mark.parametrize("file", SHARED, ids=lambda file: file.stem)
def test_a_shared_link_has_a_picture_of_the_usual_size(file: Path) -> None:
    assert file.suffix == ".jpg"
    with Image.open(file) as picture:
        assert picture.size == (1200, 630)
    assert file.stat().st_size < 200_000


def test_an_area_without_a_picture_has_the_site_s(real_site: SiteFolder, content: Site) -> None:
    step = content.steps[-1]
    (real_site.root / f"assets/img/share/{step.area}.jpg").unlink(missing_ok=True)
    real_site.run(address="https://kunta.example")
    assert "/img/share/site.jpg" in real_site.read(f"{step.area}/{step.slug}/index.html")


def test_without_an_address_no_picture_is_promised(built_site: SiteFolder) -> None:
    assert "og:image" not in built_site.read("index.html")
