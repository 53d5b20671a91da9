"""The command line: what it prints and how it exits."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys

import pytest

from elinvoimapolku import __version__, help_texts
from elinvoimapolku.cli import main, options_of, print_problems
from elinvoimapolku.problems import Code, Problem, Severity
from tests.conftest import DAY, PROJECT, SiteFolder

PROBLEM = Problem("content/a.md", 3, 1, Code.DEAD_LINK, "Linkki on poikki.", "Korjatkaa.")
NOTICE = Problem("content/b.md", 1, 1, Code.NEW_ID, "Uusi.", "Kirjatkaa.", Severity.NOTICE)


@pytest.fixture(autouse=True)
def no_host(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NETLIFY", "URL", "CONTEXT", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)


def call(site: SiteFolder, *arguments: str) -> int:
    return main([*arguments, "--root", str(site.root), "--output", str(site.output)])


def test_a_build_tells_what_was_made_how_long_it_took_and_what_to_do_next(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(site) == 0
    said = capsys.readouterr()
    assert re.search(r"13 sivua \(2 aluetta, 3 vaihetta\) \d+,\d sekunnissa", said.out)
    assert "26 tiedostoa, joista 26 muuttui" in said.out
    assert "python build.py serve" in said.out
    assert said.err == ""


def test_a_mistake_ends_a_build_with_1_and_tells_that_the_old_site_stands(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.replace("content/sivut/tietoa.md", "#ohjeet", "#ohheet")
    assert call(site, "build") == 1
    said = capsys.readouterr().err
    assert "dead-fragment" in said
    assert "Yhteensä 1 virhe." in said
    assert "Aiempi sivusto on ennallaan" in said


def test_check_writes_nothing(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(site, "check") == 0
    assert "ei virheitä" in capsys.readouterr().out
    assert not site.output.exists()
    site.replace("content/sivut/tietoa.md", "#ohjeet", "#ohheet")
    assert call(site, "check") == 1


def test_a_notice_never_fails_a_build(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.replace("content/tunnisteet.yml", "jatkuu-teko: 1\n", "")
    assert call(site) == 0
    assert "Yhteensä 1 huomautus." in capsys.readouterr().err


@pytest.mark.parametrize("command", help_texts.COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help_with_an_example(
    command: str, flag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, flag]) == 0
    text = capsys.readouterr().out
    assert "Käyttö: python build.py" in text
    assert "Esimerk" in text


def test_help_names_every_option_that_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    told = help_texts.MAIN + "".join(help_texts.HELP.values())
    source = (PROJECT / "elinvoimapolku/cli.py").read_text(encoding="utf-8")
    options = re.findall(r'add_argument\("(--[a-z-]+)"', source)
    assert "--output" in options
    for option in options:
        assert option in told
    for option in re.findall(r"(?<!\w)--[a-z-]+", told):
        assert f'"{option}"' in source


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--ouput=x"], "Tuntematon valitsin: --ouput=x"),
        (["rakenna"], "Tuntematon komento: rakenna"),
        (["--output"], "Valitsimelta --output puuttuu arvo."),
        (["serve", "--port", "abc"], "Valitsimen --port arvo ei ole luku: abc"),
        (["check", "--reviews", "--external"], "Valitkaa joko --reviews tai --external."),
        (["--help=kyllä"], "Komento on kirjoitettu väärin."),
        (["new"], "Käyttö: python build.py new vaihe"),
        (["new", "tyokalu", "Opas"], "new tyokalu"),
        (["new", "alue", "x", "y"], "Käyttö: python build.py new vaihe"),
        (["build", "ylimääräinen"], "Komento ei ota lisäsanoja: ylimääräinen"),
    ],
)
def test_wrong_use_is_told_in_finnish_and_exits_with_2(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(arguments)
    except SystemExit as exit_:
        code = exit_.code
    assert code == 2
    said = capsys.readouterr()
    assert told in said.err + said.out


def test_the_version_stands_in_one_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == __version__


def test_new_makes_a_step_that_builds(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(site, "new", "vaihe", "jatko", "Sopimusten seuranta") == 0
    assert "content/alueet/jatko/sopimusten-seuranta.md" in capsys.readouterr().out
    assert call(site, "--drafts") == 0
    assert (site.output / "jatko/sopimusten-seuranta/index.html").exists()
    assert call(site, "new", "vaihe", "jatkoo", "Toinen") == 1
    assert "Tarkoititteko ”jatko”?" in capsys.readouterr().err


def test_new_makes_a_tool_and_an_indicator(
    site: SiteFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(site, "new", "tyokalu", "Opas", "https://example.org/opas") == 0
    assert "content/tyokalut/opas.md" in capsys.readouterr().out
    assert call(site, "new", "mittari", "Määrä") == 0
    assert "content/mittarit/maara.md" in capsys.readouterr().out
    assert call(site, "check") == 0
    assert call(site, "check", "--drafts") == 0
    assert call(site, "new", "tyokalu", "Toinen", "example.org") == 1


def test_ids_records_new_ids_once(site: SiteFolder, capsys: pytest.CaptureFixture[str]) -> None:
    site.replace("content/tunnisteet.yml", "jatkuu-teko: 1\n", "")
    assert call(site, "ids") == 0
    assert "Uusi: jatkuu-teko" in capsys.readouterr().out
    assert call(site, "ids") == 0
    assert "ajan tasalla" in capsys.readouterr().out
    assert call(site, "ids", "--revise", "olematon") == 1
    assert "olematon" in capsys.readouterr().err


def test_problems_are_text_for_people_and_annotations_too_for_github(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_problems([PROBLEM, NOTICE], annotate=False)
    text = capsys.readouterr().err
    assert "content/a.md:3:1: dead-link: Linkki on poikki." in text
    assert "::" not in text
    print_problems([PROBLEM, NOTICE], annotate=True)
    lines = capsys.readouterr().err.splitlines()
    # A command is one only at the beginning of a line.
    assert PROBLEM.annotation() in lines
    assert NOTICE.annotation() in lines
    assert set(text.splitlines()) <= set(lines)


def test_without_problems_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_problems([], annotate=True)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("environment", "address", "indexed"),
    [
        ({}, None, True),
        ({"NETLIFY": "true", "CONTEXT": "production", "URL": "https://a.fi"}, "https://a.fi", True),
        (
            {"NETLIFY": "true", "CONTEXT": "deploy-preview", "URL": "https://a.fi"},
            "https://a.fi",
            False,
        ),
        ({"URL": "https://muu.fi"}, None, True),
    ],
)
def test_a_host_tells_its_address_and_whether_this_is_a_preview(
    environment: dict[str, str], address: str | None, indexed: bool
) -> None:
    options = options_of(arguments_of(), environment, DAY)
    assert options.address == address
    assert options.indexed is indexed
    assert options.today == DAY


@pytest.mark.parametrize(
    ("written", "meant"), [("/", "/"), ("polku", "/polku/"), ("/a/b", "/a/b/"), ("", "/")]
)
def test_a_base_path_gets_its_slashes(written: str, meant: str) -> None:
    assert options_of(arguments_of("--base-path", written), {}, DAY).base_path == meant


def arguments_of(*arguments: str) -> object:
    from elinvoimapolku.cli import _parser

    return _parser().parse_args(arguments)


def test_output_survives_a_console_that_knows_no_finnish(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = subprocess.run(
        [sys.executable, str(PROJECT / "build.py"), "--help"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PATH": ""},
    )
    assert result.returncode == 0
    assert "Käyttö" in result.stdout.decode("utf-8")


def test_a_process_prints_all_and_ends_with_the_code_of_its_command() -> None:
    command = [sys.executable, str(PROJECT / "build.py")]
    wrong = subprocess.run([*command, "--reviews"], capture_output=True, check=False)
    assert wrong.returncode == 2
    assert wrong.stderr.decode() == "Valitsin --reviews kuuluu komentoon check.\n"
    with open("/dev/full", "wb") as full:
        unread = subprocess.run([*command, "--help"], stdout=full, stderr=full, check=False)
    assert unread.returncode != 0


def test_today_comes_from_the_command_line_alone() -> None:
    day = datetime.date(2027, 2, 28)
    assert options_of(arguments_of(), {}, day).today == day


@pytest.mark.parametrize("command", ["build", "check", "serve", "new"])
def test_without_its_packages_one_line_says_what_to_run(command: str) -> None:
    words = [command, "mittari", "Nimi"] if command == "new" else [command]
    told = subprocess.run(
        [sys.executable, "-S", str(PROJECT / "build.py"), *words, "--root", str(PROJECT / "ei")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert told.returncode == 2
    assert len(told.stderr.strip().splitlines()) == 1
    assert "python -m pip install" in told.stderr
