"""The own path: what is chosen, in which order, what comes next, who and when."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from elinvoimapolku.model import Site
from tests import real_path
from tests.browser.axe import violations
from tests.browser.conftest import NewContext
from tests.browser.test_accessibility import SHIFT, half_done
from tests.browser.ticks import (
    Outline,
    a_field,
    document,
    eventually,
    hold,
    stand_aside,
    store,
    stored,
)
from tests.browser.watch import Watch

PAGE = "/oma-polku/"
FIRST, SECOND, THIRD = real_path.STEP.id, real_path.LAST_BUT_ONE.id, real_path.SECOND.id


def chosen(page: Page) -> list[str]:
    return page.locator("[data-chosen-list] > li").evaluate_all(
        "rows => rows.map((r) => r.dataset.step)"
    )


def rest(page: Page) -> list[str]:
    return page.locator("[data-rest-list] > li").evaluate_all(
        "rows => rows.map((r) => r.dataset.step)"
    )


def row(page: Page, step: str) -> Locator:
    return page.locator(f'.path-list > li[data-step="{step}"]')


def press(page: Page, step: str, value: str) -> None:
    row(page, step).locator(f"button[value={value}]").click()


def next_actions(page: Page) -> list[tuple[str, str]]:
    rows = page.locator("[data-deeds] tbody tr")
    return [
        (one.locator("a").get_attribute("href") or "", one.locator("td").last.inner_text())
        for one in rows.all()
    ]


def test_a_saved_path_moves_nothing_that_is_seen_however_late_its_script_comes(
    new_context: NewContext, outline: Outline
) -> None:
    page = new_context(viewport={"width": 768, "height": 1024}).new_page()
    stand_aside(page)
    store(page, half_done(outline))
    # However slow this machine is, the time after which all is shown as it came does not go.
    page.context.new_cdp_session(page).send("Animation.setPlaybackRate", {"playbackRate": 0})
    held = hold(page, "**/js/pages/my-path.js")
    page.goto(PAGE, wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("[data-my-path]")).not_to_be_visible()
    eventually(lambda: page.evaluate("performance.getEntriesByType('paint').length"), 2)
    held[0].continue_()
    expect(page.locator(".saved-line")).to_be_visible()
    assert page.evaluate(SHIFT) < 0.01


def test_a_path_whose_script_does_not_come_shows_what_it_came_with(
    page: Page, watch: Watch
) -> None:
    watch.expect("my-path.js net::ERR_FAILED")
    watch.expect("console error: Failed to load resource")
    page.route("**/js/pages/my-path.js", lambda route: route.abort())
    page.goto(PAGE)
    page.evaluate("() => document.getAnimations().forEach((one) => one.finish())")
    expect(page.get_by_role("heading", name="Aloitatteko nyt?")).to_be_visible()
    expect(page.get_by_text("Ladatkaa sivu uudelleen.")).to_be_visible()


def test_an_empty_path_says_what_to_do_first(page: Page, outline: Outline) -> None:
    page.goto(PAGE)
    expect(page.locator(".doors h2")).to_have_text(
        ["Aloitatteko nyt?", "Onko teillä tallennettu tiedosto?"]
    )
    doors = page.locator(".doors").inner_text().replace("\u00ad", "")
    assert real_path.START.title.replace("\u00ad", "") in doors
    with page.expect_file_chooser():
        page.locator(".doors").get_by_role("button", name="Avaa tiedosto").click()
    expect(page.locator("[data-next]")).to_be_hidden()
    eventually(lambda: chosen(page), [])
    assert sorted(rest(page)) == sorted(
        step["id"] for area in outline.areas for step in area["steps"]
    )


def test_steps_are_chosen_ordered_and_taken_off_and_it_is_kept(page: Page) -> None:
    page.goto(PAGE)
    before = rest(page)
    for step in (FIRST, SECOND, THIRD):
        press(page, step, "add")
    eventually(lambda: chosen(page), [FIRST, SECOND, THIRD])
    press(page, THIRD, "up")
    press(page, FIRST, "down")
    eventually(lambda: chosen(page), [THIRD, FIRST, SECOND])
    page.reload()
    eventually(lambda: chosen(page), [THIRD, FIRST, SECOND])
    expect(page.locator("[data-empty]")).to_be_hidden()
    press(page, FIRST, "remove")
    page.reload()
    eventually(lambda: chosen(page), [THIRD, SECOND])
    assert rest(page) == [step for step in before if step not in (THIRD, SECOND)]


def test_order_is_changed_by_keyboard_and_the_focus_goes_along(page: Page) -> None:
    page.goto(PAGE)
    for step in (FIRST, SECOND, THIRD):
        press(page, step, "add")
    row(page, THIRD).locator("button[value=up]").focus()
    page.keyboard.press("Enter")
    expect(row(page, THIRD).locator("button[value=up]")).to_be_focused()
    page.keyboard.press("Enter")
    eventually(lambda: chosen(page), [THIRD, FIRST, SECOND])
    # At the top there is no way up: the focus is on the way down.
    expect(row(page, THIRD).locator("button[value=down]")).to_be_focused()
    page.get_by_role("button", name="Kumoa viimeisin merkintä").click()
    eventually(lambda: chosen(page), [FIRST, THIRD, SECOND])


def test_what_comes_next_begins_with_what_has_a_date(page: Page, outline: Outline) -> None:
    page.goto(PAGE)
    begun = outline.items(step=SECOND)
    state = document(begun[0])
    state["fields"][f"step/{real_path.NEXT.id}/date"] = a_field("2099-03-01")
    state["fields"][f"step/{real_path.LAST.id}/date"] = a_field("2001-01-15")
    state["fields"][f"step/{THIRD}/chosen"] = {"value": True, "time": 1, "mark": "m"}
    store(page, state)
    page.reload()
    actions = next_actions(page)
    first = (real_path.LAST, real_path.NEXT, real_path.LAST_BUT_ONE, real_path.SECOND)
    for (href, _), step in zip(actions, first, strict=False):
        assert step.page in href
    assert [state for _, state in actions[:4]] == ["Myöhässä", "Ei tekijää", "Kesken", "Avoin"]
    assert actions[2][0].endswith(f"#{begun[1]}")
    page.goto(actions[2][0])
    expect(page.locator(f"#{begun[1]}")).to_be_in_viewport()


def test_when_nothing_is_left_to_do_it_says_so(page: Page, outline: Outline) -> None:
    stand_aside(page)
    content = document(*outline.items()[1:])
    content["fields"][f"item/{outline.items()[0]}/status"] = a_field("left-out")
    store(page, content)
    page.goto(PAGE)
    expect(page.locator("[data-all-done]")).to_be_visible()
    eventually(lambda: next_actions(page), [])


def test_what_is_left_out_is_listed_with_its_reason(page: Page, outline: Outline) -> None:
    item = outline.items(step=FIRST)[0]
    page.goto(PAGE)
    expect(page.locator("[data-left-out]")).to_be_hidden()
    content = document()
    content["fields"] |= {
        f"item/{item}/status": a_field("left-out"),
        f"item/{item}/reason": a_field("Ostamme <b>yhdessä</b>."),
    }
    store(page, content)
    page.reload()
    page.locator("[data-left-out] summary").click()
    expect(page.locator("[data-left-out-list] li")).to_contain_text("Ostamme <b>yhdessä</b>.")
    words = row(page, FIRST).locator(f'[data-path-item="{item}"]')
    expect(words).to_contain_text("(ei koske meitä: Ostamme <b>yhdessä</b>.)")
    size = sum(len(area["steps"]) for area in outline.areas)
    expect(page.locator('[data-progress="all"]')).to_have_text(f"0/{size} vaihetta tehty, 1 kesken")


def test_a_new_place_is_told_once_in_the_one_live_region_of_acts(page: Page) -> None:
    page.goto(PAGE)
    page.evaluate(
        """() => {
          globalThis.said = [];
          new MutationObserver((changes) => {
            for (const { target } of changes) {
              const live = target.parentElement?.closest("[role=status]") ?? target;
              if (live.matches?.("[role=status]") && live.textContent) said.push(live.textContent);
            }
          }).observe(document.body, { subtree: true, childList: true, characterData: true });
        }"""
    )
    told = page.locator("[data-told]")
    title, other = real_path.STEP.title, real_path.LAST_BUT_ONE.title
    for number, step in enumerate((FIRST, SECOND), start=1):
        press(page, step, "add")
        expect(told).to_contain_text(f"paikka {number}/{number}.")
    press(page, SECOND, "up")
    expect(told).to_have_text(f"{other}, paikka 1/2.")
    press(page, FIRST, "remove")
    expect(told).to_have_text(f"{title} ei ole enää polulla.")
    assert page.evaluate("said") == [
        f"{title}, paikka 1/1.",
        f"{other}, paikka 2/2.",
        f"{other}, paikka 1/2.",
        f"{title} ei ole enää polulla.",
    ]


def test_the_focus_stays_in_the_list_that_a_step_leaves(page: Page) -> None:
    page.goto(PAGE)
    after = rest(page)
    row(page, after[0]).locator("button[value=add]").press("Enter")
    expect(row(page, after[1]).locator("button[value=add]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(row(page, after[2]).locator("button[value=add]")).to_be_focused()
    row(page, after[1]).locator("button[value=remove]").press("Enter")
    expect(row(page, after[0]).locator("button[value=remove]")).to_be_focused()
    # Of the last one there is nothing else in its list.
    page.locator("[data-rest-fold] > summary").click()
    row(page, after[0]).locator("button[value=remove]").press("Enter")
    expect(row(page, after[0]).locator("button[value=add]")).to_be_focused()


@pytest.mark.parametrize("act", ["add", "town", "moment", "plan"])
def test_the_focus_stays_on_the_page_when_the_last_act_is_taken_back(page: Page, act: str) -> None:
    page.goto(PAGE)
    if act == "add":
        press(page, FIRST, "add")
    elif act == "town":
        page.get_by_label("Kunnan nimi").fill("Kaislajoki")
        page.keyboard.press("Tab")
    elif act == "moment":
        page.get_by_label("Tilannekuvan nimi").fill("Kevät")
        page.keyboard.press("Enter")
    else:
        page.goto(real_path.STEP.page)
        page.get_by_role("button", name="Tekijä, päivä ja muistiinpanot").click()
        page.get_by_label("Tekijä", exact=True).fill("Talouspäällikkö")
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Kumoa viimeisin merkintä").press("Enter")
    expect(page.get_by_role("button", name="Kumoa viimeisin merkintä")).to_be_hidden()
    expect(page.locator("[data-told]")).to_have_text("Kumottu.")
    assert page.evaluate("document.activeElement !== document.body")


def test_who_when_and_notes_are_written_and_told_in_the_row(page: Page) -> None:
    page.goto(PAGE)
    press(page, FIRST, "add")
    row(page, FIRST).get_by_role("button", name="Tekijä, päivä ja muistiinpanot").click()
    form = row(page, FIRST).locator(".plan")
    form.get_by_label("Tekijä", exact=True).fill("<i>Talouspäällikkö</i>")
    form.get_by_label("Valmis viimeistään").fill("2027-03-01")
    form.get_by_label("Muistiinpanot").fill("Ensin poiminta.\nSitten ryhmittely.")
    page.keyboard.press("Tab")
    row(page, FIRST).get_by_role("button", name="Tekijä, päivä ja muistiinpanot").click()
    told = "<i>Talouspäällikkö</i> · 1.3.2027\nEnsin poiminta.\nSitten ryhmittely."
    expect(row(page, FIRST).locator("[data-plan-told]")).to_have_text(told)
    page.goto(real_path.STEP.page)
    expect(page.locator(".plan").get_by_label("Tekijä", exact=True)).to_have_value(
        "<i>Talouspäällikkö</i>"
    )


def test_counts_agree_on_the_map_the_area_the_step_and_the_own_path(
    page: Page, outline: Outline
) -> None:
    items = outline.items(step=FIRST)
    page.goto(PAGE)
    state = document(*items[:2])
    state["fields"][f"item/{items[2]}/status"] = a_field("left-out")
    state["fields"][f"item/{items[3]}/status"] = a_field("elsewhere")
    store(page, state)
    of_step = f"3/{len(items) - 1} tehty"
    places = {
        PAGE: f'.path-list [data-progress="step"][data-of="{FIRST}"]',
        "/": f'.map [data-step="{FIRST}"] [data-state-word]',
        f"/{real_path.AREA}/": f'[data-progress="step"][data-of="{FIRST}"]',
        real_path.STEP.page: f'.list-head [data-progress="step"][data-of="{FIRST}"]',
    }
    for path, place in places.items():
        page.goto(path)
        expect(page.locator(place)).to_contain_text(of_step)
    of_area = f"0/{len(outline.areas[0]['steps'])} vaihetta tehty, 1 kesken"
    for path in (PAGE, f"/{real_path.AREA}/"):
        page.goto(path)
        place = page.locator(f'[data-progress="area"][data-of="{real_path.AREA}"]')
        expect(place).to_have_text(of_area)


def test_two_tabs_choose_at_once_and_both_choices_stand(page: Page, second: Page) -> None:
    page.goto(PAGE)
    second.goto(PAGE)
    press(page, FIRST, "add")
    press(second, SECOND, "add")
    expect(page.locator("[data-chosen-list] > li")).to_have_count(2)
    assert sorted(chosen(page)) == sorted(chosen(second)) == sorted([FIRST, SECOND])


def test_without_script_every_step_and_its_list_can_be_read(
    new_context: NewContext, content: Site
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(PAGE)
    # The debugger that turns scripts off leaves the text unread, so it is looked for in the page.
    assert '<noscript><p class="notice">Oma polku tarvitsee JavaScriptiä' in page.content()
    assert page.locator("[data-rest-list] > li").count() == len(content.steps)
    expect(page.get_by_role("button", name="Lisää polulle")).to_have_count(0)
    expect(page.locator("[data-chosen]")).to_be_hidden()
    row(page, FIRST).locator("summary").click()
    expect(row(page, FIRST).locator("details li").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_path_with_everything_on_it_is_clean(new_context: NewContext, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 720}).new_page()
    page.goto(PAGE)
    for step in (FIRST, SECOND):
        press(page, step, "add")
    row(page, FIRST).locator(".plan-button button").click()
    row(page, FIRST).locator(".plan").wait_for()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def deed(page: Page, item: str) -> Locator:
    return page.locator(f'[data-deeds] tr[data-item="{item}"]')


def test_the_meeting_writes_who_and_when_into_the_table(page: Page, outline: Outline) -> None:
    items = outline.items(step=FIRST)
    stand_aside(page)
    content = document(items[0])
    content["fields"][f"step/{SECOND}/owner"] = a_field("Maija Meikäläinen")
    store(page, content)
    page.goto(PAGE)
    row = deed(page, items[1])
    who = row.get_by_role("combobox", name="Kuka: ")
    who.focus()
    expect(page.locator("#nimet option")).to_have_text(["Maija Meikäläinen"])
    who.fill("Pekka Pitkänen")
    expect(row.locator(".saved-beside")).to_have_count(0)
    who.press("Tab")
    expect(row.locator(".saved-beside")).to_have_text("Tallennettu")
    who.focus()
    expect(page.locator("#nimet option")).to_have_count(2)
    when = row.get_by_label("Milloin: ")
    when.fill("2001-01-15")
    expect(row.locator("[data-standing]")).to_have_text("Myöhässä")
    # The rows kept their places while it was written; now they are put in order.
    page.get_by_role("button", name="Järjestä uudelleen").click()
    assert next_actions(page)[0][0].endswith(f"#{items[1]}")
    expect(deed(page, items[1]).get_by_role("combobox")).to_have_value("Pekka Pitkänen")


def test_a_step_s_own_doer_and_day_are_written_back_to_the_step(
    page: Page, outline: Outline
) -> None:
    stand_aside(page)
    content = document()
    content["fields"] = {f"step/{FIRST}/date": a_field("2099-01-31")}
    store(page, content)
    page.goto(PAGE)
    row = deed(page, outline.items(step=FIRST)[0])
    row.get_by_role("combobox").fill("Maija")
    row.get_by_role("combobox").press("Tab")
    eventually(lambda: stored(page)["fields"][f"step/{FIRST}/owner"]["value"], "Maija")


def test_a_ticked_row_stays_struck_until_the_page_is_left(page: Page, outline: Outline) -> None:
    items = outline.items(step=FIRST)
    stand_aside(page)
    store(page, document(items[0]))
    page.goto(PAGE)
    row = deed(page, items[1])
    row.get_by_role("checkbox").check()
    expect(row.locator("[data-standing]")).to_have_text("Tehty")
    page.reload()
    expect(deed(page, items[1])).to_have_count(0)
    expect(deed(page, items[2])).to_be_visible()


def test_all_deeds_show_on_wish(page: Page, outline: Outline) -> None:
    stand_aside(page)
    store(page, document(outline.items()[0]))
    page.goto(PAGE)
    rows = page.locator("[data-deeds] tbody tr")
    expect(rows).to_have_count(5)
    size = sum(len(area["steps"]) for area in outline.areas)
    page.get_by_role("button", name=f"Näytä kaikki {size} tekoa").click()
    expect(rows).to_have_count(size)
    expect(rows.nth(5).get_by_role("checkbox")).to_be_focused()


def test_nothing_is_said_saved_that_the_browser_did_not_keep(page: Page, outline: Outline) -> None:
    stand_aside(page)
    store(page, document(outline.items(step=FIRST)[0]))
    page.goto(PAGE)
    page.evaluate(
        """() => {
          Storage.prototype.setItem = () => {
            throw new DOMException("", "QuotaExceededError");
          };
        }"""
    )
    row = deed(page, outline.items(step=FIRST)[1])
    row.get_by_role("combobox").fill("Maija")
    row.get_by_role("combobox").press("Tab")
    expect(page.locator("[data-notices] .notice")).to_be_visible()
    expect(row.locator(".saved-beside")).to_have_count(0)
