"""The Word files of the real site, opened by LibreOffice: ``make office``.

The environment variable OFFICE names the program. It works in temporary folders of its own.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from docx.oxml.ns import qn
from pypdf import PdfReader

from tests.conftest import PROJECT, site_folder
from tests.ooxml import complaints

A4_POINTS = (595, 842)
ON_ITS_SIDE = A4_POINTS[::-1]
MOST_PAGES, HEAVIEST = 8, 60_000
NUMBER = re.compile(r"Sivu (\d+) / (\d+)")


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, PdfReader]:
    """Each Word file of the site, and the PDF that LibreOffice makes of it."""
    place = tmp_path_factory.mktemp("office")
    site = site_folder(PROJECT, place)
    assert site.run().written
    found = sorted(site.output.rglob("*.docx"))
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    asked = ["--headless", "--convert-to", "pdf", "--outdir", str(place / "pdf"), *map(str, found)]
    subprocess.run([os.environ["OFFICE"], profile, *asked], check=True, capture_output=True)
    return {file: PdfReader(place / "pdf" / f"{file.stem}.pdf") for file in found}


def test_there_are_files_and_each_is_opened(files: Mapping[Path, PdfReader]) -> None:
    assert files
    assert all(1 <= len(pdf.pages) <= MOST_PAGES for pdf in files.values())


def test_the_schema_of_office_has_nothing_to_say_of_any_file(
    files: Mapping[Path, PdfReader],
) -> None:
    assert {file.name: complaints(file) for file in files} == {file.name: [] for file in files}


def test_every_page_is_a4_and_tells_its_number(files: Mapping[Path, PdfReader]) -> None:
    for file, pdf in files.items():
        sizes: list[tuple[int, int]] = []
        for number, page in enumerate(pdf.pages, start=1):
            size = (round(page.mediabox.width), round(page.mediabox.height))
            sizes.append(size)
            told = NUMBER.search(page.extract_text())
            assert told, file
            assert told.groups() == (str(number), str(len(pdf.pages))), file
        # They lie as the sections of the file do, and nothing else turns a page.
        turned = [key for key, _ in groupby(size == ON_ITS_SIDE for size in sizes)]
        assert set(sizes) <= {A4_POINTS, ON_ITS_SIDE}, file
        sections = docx.Document(str(file)).sections
        assert turned == [one.orientation == WD_ORIENTATION.LANDSCAPE for one in sections], file


def test_no_file_is_heavy(files: Mapping[Path, PdfReader]) -> None:
    assert {file.name for file in files if file.stat().st_size > HEAVIEST} == set()


def test_every_word_of_the_file_stands_on_paper(files: Mapping[Path, PdfReader]) -> None:
    for file, pdf in files.items():
        # A word that is cut at the end of a line has a hyphen on paper.
        paper = re.sub(r"[-\s\u00ad\u2010]", "", "".join(page.extract_text() for page in pdf.pages))
        texts = docx.Document(str(file)).element.body.iter(qn("w:t"))
        words = {word for text in texts for word in re.findall(r"\w{4,}", text.text or "")}
        assert {word for word in words if word not in paper} == set(), file
