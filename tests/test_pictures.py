"""Pictures in texts: their size on the page, their weight, and names that are addresses."""

from __future__ import annotations

import io
import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from elinvoimapolku.problems import Code, Severity
from elinvoimapolku.rendering.pictures import SHOWN, Size, measure
from tests.conftest import SiteFolder
from tests.hints import follow_word

FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".gif": "GIF"}
FORMATS[".avif"] = "AVIF"
PAGE = "content/sivut/tietoa.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><path d="M0 0h1"/></svg>'
IMG = re.compile(r"<img [^>]*>")
SIDES = st.integers(1, 300)


def photograph(form: str, width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "white").save(file, form)
    return file.getvalue()


def show(site: SiteFolder, name: str, data: bytes, written: str = "") -> None:
    """Put a picture beside the others and show it on a page, under an address."""
    (site.root / "assets/img" / name).write_bytes(data)
    address = written or f"../../assets/img/{name}"
    site.replace(PAGE, "../../assets/img/viivat.svg", address)


def image_of(site: SiteFolder) -> dict[str, str]:
    (tag,) = IMG.findall(site.read("tietoa/index.html"))
    return dict(re.findall(r'([a-z]+)="([^"]*)"', tag))


def test_every_form_that_browsers_show_is_tried_here() -> None:
    assert set(SHOWN) == {*FORMATS, ".svg"}


@pytest.mark.parametrize("ending", FORMATS)
@given(width=SIDES, height=SIDES)
def test_the_size_of_a_photograph_is_that_of_its_file(ending: str, width: int, height: int) -> None:
    data = photograph(FORMATS[ending], width, height)
    assert measure(f"kuva{ending}", data) == Size(width, height)
    assert measure(f"KUVA{ending.upper()}", data) == Size(width, height)


def test_a_photograph_that_a_camera_turned_has_the_sides_that_are_shown() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    Image.new("RGB", (30, 20)).save(file, "JPEG", exif=exif)
    assert measure("kuva.jpg", file.getvalue()) == Size(20, 30)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 120 60"', Size(120, 60)),
        ('viewBox="-5,-5 , 120.4, 59.6"', Size(120, 60)),
        ('width="40" height="30" viewBox="0 0 4 3"', Size(40, 30)),
        ('width="40px" height="30px"', Size(40, 30)),
        ('width="210mm" height="297mm" viewBox="0 0 210 297"', Size(794, 1123)),
        ('width="100%" height="100%" viewBox="0 0 4 3"', Size(4, 3)),
        ('width="100%" viewBox="0 0 4 3"', Size(4, 3)),
        ("", None),
        ('viewBox="0 0 0 0"', None),
        ('viewBox="0 0 inf nan"', None),
        ('viewBox="0 0 4"', None),
    ],
)
def test_a_drawing_has_its_own_size_or_that_of_its_view_box(
    attributes: str, size: Size | None
) -> None:
    data = SVG.format(attributes).encode()
    before = b'<?xml version="1.0"?>\n<!-- Kuva -->\n<!DOCTYPE svg>\n'
    assert measure("kuva.svg", data) == measure("kuva.svg", before + data) == size


@given(st.sampled_from(SHOWN), st.binary(max_size=200), st.integers(0, 400), st.binary(max_size=8))
def test_a_broken_file_has_no_size_or_some_and_stops_nothing(
    ending: str, data: bytes, cut: int, noise: bytes
) -> None:
    whole = (
        SVG.format('viewBox="0 0 4 3"').encode()
        if ending == ".svg"
        else photograph(FORMATS[ending], 4, 3)
    )
    for tried in (data, whole[:cut], whole[:cut] + noise + whole[cut:]):
        size = measure(f"kuva{ending}", tried)
        assert size is None or min(size) > 0


@pytest.mark.parametrize("ending", [*FORMATS, ".svg"])
def test_a_picture_on_a_page_has_its_width_and_height(site: SiteFolder, ending: str) -> None:
    drawing = SVG.format('viewBox="0 0 40 30"').encode()
    data = photograph(FORMATS[ending], 40, 30) if ending in FORMATS else drawing
    show(site, f"kuva{ending}", data)
    assert site.run().problems == ()
    image = image_of(site)
    assert (image["width"], image["height"], image["loading"]) == ("40", "30", "lazy")


def test_a_picture_that_changed_is_measured_again(site: SiteFolder) -> None:
    show(site, "kuva.png", photograph("PNG", 40, 30))
    assert site.run().problems == ()
    (site.root / "assets/img/kuva.png").write_bytes(photograph("PNG", 50, 20))
    assert site.run().problems == ()
    assert (image_of(site)["width"], image_of(site)["height"]) == ("50", "20")


@pytest.mark.parametrize(("weight", "told"), [(300_000, 0), (300_001, 1), (4_000_000, 1)])
def test_a_heavy_picture_is_a_notice_that_says_what_to_do(
    site: SiteFolder, weight: int, told: int
) -> None:
    data = photograph("PNG", 4000, 3000)
    show(site, "kuva.png", data + bytes(weight - len(data)))
    report = site.run()
    assert report.written is not None
    assert len(report.problems) == told
    for problem in report.problems:
        assert (problem.code, problem.severity) == (Code.HEAVY_IMAGE, Severity.NOTICE)
        assert (problem.file, problem.line) == (PAGE, 12)
        assert f"{weight // 1000} kilotavua ja 4000 × 3000 pistettä" in problem.message
        assert "1 600 pistettä" in problem.hint


@pytest.mark.parametrize("name", ["kuva.tiff", "kuva.heic", "kuva.pdf", "kuva.png", "kuva.svg"])
def test_what_no_browser_shows_is_told_and_not_published(site: SiteFolder, name: str) -> None:
    show(site, name, b"jotain muuta")
    (problem,) = site.run().problems
    assert (problem.code, problem.line) == (Code.BROKEN_IMAGE, 12)


NAMES = ["oma kaavio.png", "käyrä.png", "50%.png", "a&b.png", "a+b.png", "(uusi).png", "1 €.png"]


@pytest.mark.parametrize("name", NAMES)
def test_an_address_has_the_name_of_its_file_encoded(site: SiteFolder, name: str) -> None:
    show(site, name, photograph("PNG", 4, 3), f"<../../assets/img/{name.replace('%', '%25')}>")
    assert site.run().problems == ()
    address = image_of(site)["src"]
    assert re.fullmatch(r"[A-Za-z0-9/._~%+&;()-]+", address), address
    assert (site.output / unquote(address).removeprefix("/").replace("&amp;", "&")).is_file()


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("kaavio #1.png", "kaavio-1.png"),
        ("Mitä?.png", "mita.png"),
        ("klo 12:30.png", "klo-12-30.png"),
        ("a|b.png", "a-b.png"),
        ("kuva.png ", "kuva.png"),
    ],
)
def test_a_name_that_no_address_can_have_is_refused_with_one_to_use(
    site: SiteFolder, name: str, better: str
) -> None:
    data = photograph("PNG", 4, 3)
    (site.root / "assets/img" / name).write_bytes(data)
    (problem,) = site.run().problems
    assert (problem.file, problem.code) == (f"assets/img/{name}", Code.BAD_SLUG)
    assert f"nimi {better} ja" in problem.hint
    (site.root / "assets/img" / name).rename(site.root / "assets/img" / better)
    assert site.run().problems == ()


@pytest.mark.parametrize("name", ["kaavio.png", "Oma kaavio.png", "50%.png", "kuvä.png"])
@pytest.mark.parametrize("written", ["{}", "img/{}", "../assets/img/{}", "assets/{}"])
@pytest.mark.parametrize("folder", ["", "2026/"])
def test_a_bare_name_finds_the_path_in_its_hint(
    site: SiteFolder, folder: str, written: str, name: str
) -> None:
    (site.root / "assets/img" / folder).mkdir(exist_ok=True)
    wrong = written.format(name).replace("%", "%25").replace(" ", "%20")
    show(site, folder + name, photograph("PNG", 4, 3), wrong)
    (problem,) = site.run().problems
    assert problem.code is Code.MISSING_IMAGE
    follow_word(site, problem)
    assert site.run().problems == ()
    assert unquote(image_of(site)["src"]).endswith(f"/img/{folder}{name}")
