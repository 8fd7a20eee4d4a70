"""A consultant works out the costs with a client: begins, tries, types, overrules, undoes."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel, QStyle, QStyleOptionSlider, QWidget

from core.assessment.document import AnswerEntry
from core.assessment.edits import answer_edit
from core.charts.scene import Label
from core.economics.catalogue import shipped_presets
from core.economics.money import in_table
from core.economics.price_file import shipped_prices
from core.economics.price_store import install_prices
from core.economics.result import Crossing
from core.economics.sheet import sheet_mismatches
from gui.costs.figures import middle
from gui.costs.spending import shown_codes
from gui.questions.prose import Prose
from gui.style.type import LINES, MARGIN

LEFT = Qt.MouseButton.LeftButton


def words_on(widget: QWidget) -> str:
    """Return everything a reader sees in the widget, as a screen reader hears it."""
    parts = [child for child in (widget, *widget.findChildren(QWidget)) if child.isVisible()]
    texts = [child.text() for child in parts if isinstance(child, QLabel | Prose)]
    return "\n".join([*texts, *(child.accessibleName() for child in parts)])


def sheet_of(page):
    return page._bridge.session.assessment.costs


def undo(page):
    page._bridge.end_typing()
    page._bridge.undo_stack.undo()


def write(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def paste(qtbot, field, text):
    """Enter a text with letters the test's own keyboard does not have."""
    field.setText(text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def total(page, code="RAG"):
    return page.view.row(code).total


def handle_of(slider):
    """Return where the handle of a slider stands."""
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    complex_ = QStyle.ComplexControl.CC_Slider
    handle = QStyle.SubControl.SC_SliderHandle
    return slider.style().subControlRect(complex_, option, handle, slider).center()


def drag(qtbot, slider, steps):
    """Drag a handle to the right; return while the button is still down."""
    start = handle_of(slider)
    qtbot.mousePress(slider, LEFT, pos=start)
    for step in range(1, steps + 1):
        qtbot.mouseMove(slider, QPoint(start.x() + 4 * step, start.y()))
    return QPoint(start.x() + 4 * steps, start.y())


def open_input(page, qtbot, reckon, name):
    page.settle()
    group = page.editing.costs.entry(name).group
    if not page.inputs.heads[group].is_open:
        qtbot.mouseClick(page.inputs.heads[group], LEFT)
    table = page.inputs.tables[group]
    qtbot.mouseClick(table.rows[name], LEFT)
    return table.editors[name]


# -- beginning ---------------------------------------------------------------------------------


def test_an_assessment_without_costs_says_how_to_begin(empty_page):
    assert empty_page.begin.isVisible()
    assert "Begin with the numbers among the answers" in words_on(empty_page.begin)
    titles = [row.accessibleName() for row in empty_page.begin.rows]
    assert titles == [f"{one.title}. {one.text}" for one in shipped_presets().presets]


def test_one_click_on_an_ordinary_case_begins_and_one_undo_ends_it(begun):
    assert sheet_of(begun).model.name.startswith("GPT-4.1 mini")
    assert begun.form.dials["volume"].field.text() == "50,000"
    said = words_on(begun.sentence)
    assert "costs about $" in said
    assert "over two years" in said
    assert not list(sheet_mismatches(sheet_of(begun), begun.editing.costs))
    undo(begun)
    assert sheet_of(begun) is None
    assert begun.begin.isVisible()


@pytest.mark.parametrize("place", range(4))
def test_every_ordinary_case_gives_figures_for_every_approach(empty_page, reckon, qtbot, place):
    qtbot.mouseClick(empty_page.begin.rows[place], LEFT)
    reckon(empty_page)
    assert not empty_page.view.result.missing
    assert all(row.total is not None for row in empty_page.view.result.rows)


def test_started_from_the_answers_it_says_what_is_missing_and_leads_there(
    empty_page, reckon, qtbot
):
    qtbot.mouseClick(empty_page.begin.empty.buttons[0], LEFT)
    reckon(empty_page)
    assert "cannot be summed yet" in words_on(empty_page.sentence)
    assert empty_page.bands.rows[0].accessibleName() == "Prompt engineering: not known."
    links = {link.text(): link for link in empty_page.missing.findChildren(QWidget)
             if link.accessibleName().startswith("Enter:")}  # fmt: skip
    assert set(links) >= {"Requests a month", "Prices of the model in use"}
    qtbot.mouseClick(links["Prices of the model in use"], LEFT)
    assert empty_page.form.panel.isVisible()
    assert empty_page.form.panel.search.hasFocus() or not empty_page.isActiveWindow()


def test_a_number_among_the_answers_counts_until_somebody_enters_more(
    show_page, warranty_answers, reckon, qtbot
):
    answers = {
        **warranty_answers,
        "EC1": AnswerEntry(state="answered", level="EC1.c", number=80_000, confidence="high"),
    }
    page = show_page(answers)
    qtbot.mouseClick(page.begin.rows[0], LEFT)
    reckon(page)
    assert page.view.volume == 80_000
    assert page.form.dials["volume"].field.text() == "80,000"
    write(qtbot, page.form.dials["volume"].field, "90000")
    reckon(page)
    assert page.view.volume == 90_000


def test_a_changed_answer_changes_the_figures_while_the_page_is_shown(begun, reckon):
    before = total(begun)
    entry = AnswerEntry(state="answered", level="EC1.d", number=900_000, confidence="high")
    edit = answer_edit(begun._bridge.session.assessment, "EC1", entry)
    begun._bridge.push(edit, "EC1")
    reckon(begun)
    assert begun.view.volume == 900_000
    assert total(begun).likely > before.likely


# -- changing figures --------------------------------------------------------------------------


def test_another_volume_changes_the_figures_and_undo_brings_them_back(begun, reckon, qtbot):
    before = total(begun)
    write(qtbot, begun.form.dials["volume"].field, "120,000")
    reckon(begun)
    after = total(begun)
    assert after.likely > before.likely
    volume = sheet_of(begun).inputs["volume"]
    assert (volume.low, volume.likely, volume.high) == (72_000, 120_000, 240_000)
    assert (volume.owner, volume.source) == ("consultant", "estimate by Maija Aalto")
    assert volume.date == "2026-11-20"
    undo(begun)
    reckon(begun)
    assert total(begun) == before
    assert begun.form.dials["volume"].field.text() == "50,000"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("many", "in digits"),
        ("-5", "Write 0 to"),
        ("99999999999999", "Write 0 to"),
        ("3.5", "whole number"),
        ("1.000.000", "without dots"),
    ],
)
def test_a_text_that_is_no_volume_stays_and_is_said(begun, qtbot, text, words):
    dial, before = begun.form.dials["volume"], sheet_of(begun)
    write(qtbot, dial.field, text)
    assert dial.field.text() == text
    assert dial.field.property("fault") is True
    assert words in dial.field.accessibleDescription()
    assert words in begun.form._hint.text()
    assert sheet_of(begun) == before
    write(qtbot, dial.field, "60,000")
    assert dial.field.property("fault") is False
    assert sheet_of(begun).inputs["volume"].likely == 60_000


def test_half_a_figure_stays_while_something_else_changes(begun, reckon, qtbot):
    field = begun.form.dials["volume"].field
    field.selectAll()
    qtbot.keyClicks(field, "66,0")
    begun.refresh()
    reckon(begun)
    assert field.text() == "66,0"
    qtbot.keyClicks(field, "00")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sheet_of(begun).inputs["volume"].likely == 66_000


def test_a_drag_shows_the_figures_on_the_way_and_is_one_step_to_undo(begun, reckon, qtbot):
    page, slider = begun, begun.form.dials["volume"].slider
    before, steps = total(page), page._bridge.undo_stack.count()
    kept = sheet_of(page)
    end = drag(qtbot, slider, 6)
    reckon(page)
    assert total(page).likely > before.likely
    assert sheet_of(page) == kept, "nothing is saved before the button is let go"
    qtbot.mouseRelease(slider, LEFT, pos=end)
    reckon(page)
    assert sheet_of(page).inputs["volume"].likely > 50_000
    assert page._bridge.undo_stack.count() == steps + 1
    undo(page)
    reckon(page)
    assert sheet_of(page) == kept
    assert total(page) == before


def test_a_drag_goes_on_while_the_draws_of_the_result_are_counted(begun, reckon, qtbot):
    page, slider, session = begun, begun.form.dials["volume"].slider, begun._bridge.session
    before = total(page)
    end = drag(qtbot, slider, 6)
    sheet = session.assessment.sheet()
    session.take_study(session.study_revision, session.analyst.study(sheet, session.insight))
    reckon(page)
    assert total(page).likely > before.likely
    qtbot.mouseMove(slider, handle_of(slider) - QPoint(24, 0))
    qtbot.mouseRelease(slider, LEFT, pos=end - QPoint(24, 0))
    reckon(page)
    kept = sheet_of(page).inputs["volume"].likely
    assert page.view.sheet == sheet_of(page)
    assert page.form.dials["volume"].field.text() == f"{kept:,.0f}"


def test_keys_on_a_slider_are_kept_and_merge_into_one_step(begun, reckon, qtbot):
    slider, steps = begun.form.dials["static-tokens"].slider, begun._bridge.undo_stack.count()
    slider.setFocus()
    for _press in range(3):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    reckon(begun)
    assert sheet_of(begun).inputs["static-tokens"].likely > 1_500
    assert begun._bridge.undo_stack.count() == steps + 1


def test_the_horizon_is_named_in_the_list_and_in_the_sentence(begun, reckon, qtbot):
    write(qtbot, begun.form.dials["horizon"].field, "36")
    reckon(begun)
    assert "over three years" in words_on(begun.sentence)
    assert begun.pane.places.model().index(0).data() == "Three years"
    write(qtbot, begun.form.dials["horizon"].field, "121")
    assert "Write 1 to 120 months" in begun.form._hint.text()


def test_begun_from_the_answers_the_time_follows_how_long_it_stays(
    show_page, warranty_answers, reckon, qtbot
):
    stays = AnswerEntry(state="answered", level="TH2.b")
    page = show_page({**warranty_answers, "TH2": stays})
    qtbot.mouseClick(page.begin.empty.buttons[0], LEFT)
    reckon(page)
    assert sheet_of(page).horizon_months is None
    assert page.form.dials["horizon"].field.text() == "8"
    assert page.form._hint.text().endswith("The time follows the answer to TH2.")
    assert page.view.result.horizon_months == 8

    write(qtbot, page.form.dials["horizon"].field, "36")
    reckon(page)
    assert page.form._hint.text().endswith("The time was chosen here.")


def choose_model(page, qtbot, reckon, code, button=None):
    qtbot.mouseClick((button or page.form.model).button, LEFT)
    qtbot.keyClicks(page.form.panel.search, "openai gpt-4.1")
    found = page.form.panel.list.model().models
    assert found
    assert all("gpt" in model.id for model in found)
    wanted = next(place for place, one in enumerate(found) if one.id == code)
    page.form.panel.list.setCurrentIndex(page.form.panel.list.model().index(wanted))
    qtbot.keyClick(page.form.panel.list, Qt.Key.Key_Return)
    reckon(page)


def test_another_model_brings_its_prices_with_provider_and_date(begun, reckon, qtbot):
    before = total(begun)
    choose_model(begun, qtbot, reckon, "openai:gpt-4.1")
    assert begun.notices.text == ""
    assert sheet_of(begun).model.id == "openai:gpt-4.1"
    assert sheet_of(begun).inputs["price-input"].owner == "price-list"
    assert "10 November 2026" in words_on(begun.form.model)
    assert total(begun).likely > before.likely
    assert not begun.form.panel.isVisible()


def test_another_currency_asks_for_the_rate_and_converts(begun, reckon, qtbot):
    in_dollars = total(begun)
    begun.form.currency.setCurrentIndex(begun.form.currency.findData("EUR"))
    begun.form.currency.activated.emit(begun.form.currency.currentIndex())
    reckon(begun)
    assert begun.form.rate.isVisible()
    assert total(begun) is None
    assert "One US dollar in this currency" in words_on(begun.missing)
    write(qtbot, begun.form.rate.field, "0.9")
    reckon(begun)
    assert total(begun).likely == pytest.approx(0.9 * in_dollars.likely)
    assert "€" in words_on(begun.sentence)
    assert not list(sheet_mismatches(sheet_of(begun), begun.editing.costs))


def test_a_rate_that_cannot_be_read_is_said_right_below_its_field(begun, reckon, qtbot):
    begun.form.currency.setCurrentIndex(begun.form.currency.findData("EUR"))
    begun.form.currency.activated.emit(begun.form.currency.currentIndex())
    reckon(begun)
    rate = begun.form.rate
    write(qtbot, rate.field, "much")
    said = begun.form._below
    assert said.text() == rate.fault != ""
    assert said.text() not in begun.form._hint.text()
    field_ends = rate.mapTo(begun.form, QPoint(0, rate.height())).y()
    assert 0 <= said.y() - field_ends <= 12
    write(qtbot, rate.field, "0.9")
    assert said.text() == ""


def test_the_headline_is_never_cut_whatever_width_was_asked_about_last(begun, reckon):
    begun.resize(1024, 720)
    reckon(begun)
    sentence = begun.sentence.sentence
    sentence.show_text(
        "Retrieval costs about €50,000 over two years, between €35,000 and €75,000. "
        "Training on top of it pays from about 9.6 million requests a month; you have 50,000."
    )
    sentence.resize(760, sentence.heightForWidth(760))
    sentence.heightForWidth(1_600)
    sentence.grab()
    assert sentence._document.size().height() <= sentence.height()


def test_the_fields_follow_the_headline_however_long_the_margin_is(begun, reckon, qtbot):
    begun.resize(1440, 848)
    top = begun.form.y()
    begun.form.currency.setCurrentIndex(begun.form.currency.findData("EUR"))
    begun.form.currency.activated.emit(begun.form.currency.currentIndex())
    write(qtbot, begun.form.rate.field, "0.9")
    reckon(begun)
    assert "Converted" in begun.top_note.text()
    assert begun.form.y() == top
    assert begun.form.y() - (begun.sentence.y() + begun.sentence.height()) <= 8
    assert begun.top_note.y() + begun.top_note.height() < begun.band_note.y()


@pytest.mark.parametrize("width", [1440, 1024, 720])
def test_no_source_in_the_tables_is_cut(begun, reckon, qtbot, width):
    begun.resize(width, 848)
    reckon(begun)
    group = begun.editing.costs.entry("rate-expert").group
    if not begun.inputs.heads[group].is_open:
        qtbot.mouseClick(begun.inputs.heads[group], LEFT)
    begun.settle()
    tables = (begun.rests_on.table, begun.inputs.tables[group])
    shown = [row for table in tables for row in table.rows.values() if row.isVisible()]
    assert len(shown) > 5
    for row in shown:
        assert row.height() >= row.source_lines() * LINES[MARGIN]


def test_amounts_entered_in_the_old_currency_are_converted_once_and_undone_at_once(
    begun, reckon, qtbot
):
    for code, rate in (("EUR", "0.5"),):
        begun.form.currency.setCurrentIndex(begun.form.currency.findData(code))
        begun.form.currency.activated.emit(0)
        write(qtbot, begun.form.rate.field, rate)
    reckon(begun)
    editor = open_input(begun, qtbot, reckon, "rate-engineer")
    editor._currency.choose("own")
    write(qtbot, editor.figures["likely"], "50")
    reckon(begun)
    assert sheet_of(begun).inputs["rate-engineer"].currency == "EUR"
    before = sheet_of(begun)
    begun.form.currency.setCurrentIndex(begun.form.currency.findData("GBP"))
    begun.form.currency.activated.emit(0)
    changed = sheet_of(begun).inputs["rate-engineer"]
    assert (changed.likely, changed.currency) == (100, "USD")
    assert "exchange-rate" not in sheet_of(begun).inputs
    assert not list(sheet_mismatches(sheet_of(begun), begun.editing.costs))
    undo(begun)
    assert sheet_of(begun) == before


def test_another_currency_closes_an_open_editor_of_the_old_one(begun, reckon, qtbot):
    open_input(begun, qtbot, reckon, "rate-engineer")
    begun.form.currency.setCurrentIndex(begun.form.currency.findData("EUR"))
    begun.form.currency.activated.emit(0)
    reckon(begun)
    assert not begun.inputs.tables["people"].editors
    editor = open_input(begun, qtbot, reckon, "rate-engineer")
    write(qtbot, editor.figures["likely"], "90")
    assert not list(sheet_mismatches(sheet_of(begun), begun.editing.costs))


def test_without_a_default_an_input_can_be_taken_away_again(begun, reckon, qtbot):
    editor = open_input(begun, qtbot, reckon, "volume")
    assert editor.back.text() == "Take it away"
    qtbot.mouseClick(editor.back, LEFT)
    reckon(begun)
    assert begun.view.volume is None
    assert total(begun) is None
    assert begun.form.dials["volume"].field.text() == ""


# -- every input -------------------------------------------------------------------------------


def test_every_input_of_the_cost_model_can_be_reached_and_edited(begun, qtbot):
    begun.settle()
    for head in begun.inputs.heads.values():
        qtbot.mouseClick(head, LEFT)
    rows = {name for table in begun.inputs.tables.values() for name in table.rows}
    assert rows == set(begun.editing.costs.by_id)
    for table in begun.inputs.tables.values():
        for name, row in table.rows.items():
            qtbot.mouseClick(row, LEFT)
            editor = table.editors[name]
            assert editor.isVisible()
            qtbot.keyClick(editor.figures["likely"], Qt.Key.Key_Escape)
            assert name not in table.editors


def test_a_range_with_source_date_and_owner_is_kept_and_found_again(
    begun, reckon, qtbot, show_page, warranty_answers, open_session
):
    editor = open_input(begun, qtbot, reckon, "rate-engineer")
    for place, text in (("low", "$70"), ("likely", "1,10"), ("high", "160")):
        editor.figures[place].setText(text)
    editor.source.setText("framework contract")
    editor.date.setText("12 November 2026")
    editor._owner.choose("client")
    qtbot.mouseClick(editor.done, LEFT)
    assert "point for decimals" in words_on(editor) or "in digits" in words_on(editor)
    assert editor.figures["likely"].text() == "1,10"
    write(qtbot, editor.figures["likely"], "110.50")
    reckon(begun)
    kept = sheet_of(begun).inputs["rate-engineer"]
    assert (kept.low, kept.likely, kept.high) == (70, 110.5, 160)
    assert (kept.source, kept.date, kept.owner) == ("framework contract", "2026-11-12", "client")
    assert "framework contract, 12 November 2026" in words_on(begun.inputs)
    saved = begun._bridge.session.assessment
    session = open_session(warranty_answers)
    session.assessment = type(saved).model_validate_json(saved.model_dump_json())
    again = show_page(warranty_answers, session=session)
    reckon(again)
    assert sheet_of(again) == sheet_of(begun)
    assert total(again) == total(begun)
    assert again.form.dials["volume"].field.text() == "50,000"


@pytest.mark.parametrize(
    ("texts", "words", "place"),
    [
        (("200", "100", "150"), "Low is above likely", "low"),
        (("60", "100", "80"), "High is below likely", "high"),
        (("-60", "100", "150"), "Write 0 to 10,000", "low"),
        (("60", "100", "20000"), "Write 0 to 10,000", "high"),
        (("60", "ten", "150"), "in digits", "likely"),
        (("60", "", "150"), "Write the likely value", "likely"),
    ],
)
def test_a_range_that_cannot_be_is_said_beside_its_field_and_kept_as_typed(
    begun, reckon, qtbot, texts, words, place
):
    before = sheet_of(begun)
    editor = open_input(begun, qtbot, reckon, "rate-engineer")
    for field, text in zip(editor.figures.values(), texts, strict=True):
        field.setText(text)
    qtbot.mouseClick(editor.done, LEFT)
    assert editor.isVisible()
    assert words in words_on(editor)
    assert editor.figures[place].property("fault") is True
    assert words in editor.figures[place].accessibleDescription()
    assert tuple(field.text() for field in editor.figures.values()) == texts
    assert sheet_of(begun) == before


def test_a_likely_value_typed_alone_takes_its_range_along(begun, reckon, qtbot):
    editor = open_input(begun, qtbot, reckon, "hours-rag")
    write(qtbot, editor.figures["likely"], "600")
    kept = sheet_of(begun).inputs["hours-rag"]
    assert (kept.low, kept.likely, kept.high) == (300, 600, 1_200)


def test_a_changed_input_goes_back_to_its_default(begun, reckon, qtbot):
    before = sheet_of(begun)
    editor = open_input(begun, qtbot, reckon, "hours-rag")
    assert not editor.back.isEnabled()
    write(qtbot, editor.figures["likely"], "900")
    reckon(begun)
    editor = open_input(begun, qtbot, reckon, "hours-rag")
    assert editor.back.text() == "Back to the default"
    qtbot.mouseClick(editor.back, LEFT)
    assert sheet_of(begun) == before


def test_another_price_needs_a_reason_and_goes_back_to_the_list(begun, reckon, qtbot):
    listed = sheet_of(begun).inputs["price-input"]
    editor = open_input(begun, qtbot, reckon, "price-input")
    write(qtbot, editor.figures["likely"], "0.25")
    assert editor.isVisible()
    assert "A reason is needed" in words_on(editor)
    write(qtbot, editor.reason, "framework contract of 2026")
    reckon(begun)
    kept = sheet_of(begun).inputs["price-input"]
    assert (kept.likely, kept.owner, kept.reason) == (
        0.25,
        "consultant",
        "framework contract of 2026",
    )
    assert "framework contract of 2026" in words_on(begun.prices)
    assert "overruled" in words_on(begun.form.model)
    editor = open_input(begun, qtbot, reckon, "price-input")
    assert editor.back.text() == "Back to the list price"
    qtbot.mouseClick(editor.back, LEFT)
    assert sheet_of(begun).inputs["price-input"] == listed


def overrule(page, qtbot, reckon, name="price-input", figure="0.25", reason="contract {2026}"):
    editor = open_input(page, qtbot, reckon, name)
    editor.reason.setText(reason)
    write(qtbot, editor.figures["likely"], figure)
    reckon(page)


def test_another_model_says_which_overruled_price_it_replaces_and_undo_brings_it_back(
    begun, reckon, qtbot
):
    overrule(begun, qtbot, reckon)
    kept = sheet_of(begun)
    choose_model(begun, qtbot, reckon, "openai:gpt-4.1")
    assert sheet_of(begun).inputs["price-input"].owner == "price-list"
    said = begun.notices.text
    assert "The list prices of GPT" in said
    assert f"{begun.editing.costs.entry('price-input').title}, $0.25 per" in said
    assert "“contract {2026}”" in said
    reckon(begun)
    assert begun.notices.text == said
    qtbot.mouseClick(begun.notices.action, LEFT)
    reckon(begun)
    assert sheet_of(begun) == kept
    assert begun.notices.text == ""


def test_the_next_edit_ends_the_word_on_replaced_prices(begun, reckon, qtbot):
    overrule(begun, qtbot, reckon)
    choose_model(begun, qtbot, reckon, "openai:gpt-4.1", begun.form.tuned_model)
    assert begun.notices.text == ""
    choose_model(begun, qtbot, reckon, "openai:gpt-4.1")
    assert "overruled" in begun.notices.text
    write(qtbot, begun.form.dials["volume"].field, "90,000")
    reckon(begun)
    assert begun.notices.text == ""


def without_the_model(page):
    """Bring in a price list that has other models alone."""
    prices = page.editing.prices
    kept = tuple(one for one in prices.models if one.id != sheet_of(page).model.id)
    page.editing.prices = prices.model_copy(update={"models": kept})


def test_the_reason_for_a_price_stays_when_a_later_list_lacks_the_model(begun, reckon, qtbot):
    editor = open_input(begun, qtbot, reckon, "price-input")
    editor.reason.setText("framework contract")
    write(qtbot, editor.figures["likely"], "0.25")
    reckon(begun)
    without_the_model(begun)
    editor = open_input(begun, qtbot, reckon, "price-input")
    assert editor.reason.isVisible()
    write(qtbot, editor.figures["likely"], "0.30")
    kept = sheet_of(begun).inputs["price-input"]
    assert (kept.likely, kept.reason) == (0.3, "framework contract")
    reckon(begun)
    editor = open_input(begun, qtbot, reckon, "price-input")
    editor.reason.clear()
    write(qtbot, editor.figures["likely"], "0.35")
    assert "A reason is needed" in words_on(editor)
    assert sheet_of(begun).inputs["price-input"] == kept


def test_an_amount_in_the_other_currency_is_refused_until_it_is_chosen(begun, reckon, qtbot):
    begun.form.currency.setCurrentIndex(begun.form.currency.findData("EUR"))
    begun.form.currency.activated.emit(0)
    before = sheet_of(begun)
    editor = open_input(begun, qtbot, reckon, "rate-engineer")
    paste(qtbot, editor.figures["likely"], "€96")
    assert "This field is in US dollars" in words_on(editor)
    assert "or choose EUR beside it" in words_on(editor)
    assert editor.figures["likely"].text() == "€96"
    assert sheet_of(begun) == before
    own = next(one for one in editor._currency.findChildren(QAbstractButton) if one.text() == "EUR")
    qtbot.mouseClick(own, LEFT)
    assert "This field is in" not in words_on(editor)
    qtbot.mouseClick(editor.done, LEFT)
    kept = sheet_of(begun).inputs["rate-engineer"]
    assert (kept.likely, kept.currency) == (96, "EUR")


def test_an_hour_in_yen_is_taken_with_its_range(begun, reckon, qtbot):
    begun.form.currency.setCurrentIndex(begun.form.currency.findData("JPY"))
    begun.form.currency.activated.emit(0)
    editor = open_input(begun, qtbot, reckon, "rate-engineer")
    editor._currency.choose("own")
    write(qtbot, editor.figures["likely"], "15,000")
    kept = sheet_of(begun).inputs["rate-engineer"]
    assert (kept.likely, kept.currency) == (15_000, "JPY")
    assert kept.low < 15_000 < kept.high
    assert not list(sheet_mismatches(sheet_of(begun), begun.editing.costs))


def test_a_missing_price_leaves_the_costs_unknown_and_never_zero(begun, reckon, qtbot):
    sheet = sheet_of(begun)
    inputs = {name: one for name, one in sheet.inputs.items() if name != "price-output"}
    begun.editing.replace(sheet.model_copy(update={"inputs": inputs}), "damage")
    reckon(begun)
    assert begun.view.row("RAG").total is None
    assert begun.view.row("RAG").per_request is None
    assert "not known" in begun.bands.rows[0].accessibleName()
    assert "Retrieval: not known." in words_on(begun.request)
    assert "Retrieval: $" not in words_on(begun.request)
    editor = open_input(begun, qtbot, reckon, "price-output")
    assert editor.figures["likely"].text() == ""


def test_shares_measured_in_a_test_bring_cost_per_answer_and_net_benefit(begun, reckon, qtbot):
    assert "Enter the shares measured" in words_on(begun.worth)
    qtbot.mouseClick(begun.worth.enter, LEFT)
    table = begun.inputs.tables["quality"]
    for name, text in (
        ("acceptable-pe", "60%"),
        ("acceptable-rag", "85"),
        ("value-answer", "0.50"),
        ("cost-wrong", "0"),
    ):
        if name == "cost-wrong":
            assert begun.view.row("RAG").net_benefit is None
            assert "What a wrong answer costs: not entered" in words_on(begun.worth)
        begun.go_to_input(name)
        write(qtbot, table.editors[name].figures["likely"], text)
        reckon(begun)
    row = begun.view.row("RAG")
    assert row.per_acceptable is not None
    assert row.net_benefit is not None
    said = words_on(begun.worth)
    assert "Retrieval: $" in said
    assert "not measured" not in said.split("Retrieval:")[1].splitlines()[0]


# -- what is shown -----------------------------------------------------------------------------


def test_blocked_approaches_stand_last_and_count_nowhere(begun):
    blocked = begun.view.blocked
    assert blocked
    rows = begun.bands.rows
    names = [row.accessibleName() for row in rows]
    assert all("Blocked by a gate; not counted." in name for name in names[-len(blocked) :])
    assert all("Blocked" not in name for name in names[: -len(blocked)])
    shares = [row.p_cheapest for row in begun.view.result.rows if row.code not in blocked]
    assert sum(shares) == pytest.approx(1)
    assert all(begun.view.row(code).p_cheapest is None for code in blocked)


def test_a_row_opens_what_is_known_about_it_and_closes_again(begun, qtbot):
    row, details = begun.bands.rows[1], begun.bands.details[1]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert details.isVisible()
    assert "Pays back against prompt engineering" in words_on(details)
    assert "To start: $" in words_on(details)
    assert "building it $" in words_on(details)
    assert "A month: $" in words_on(details)
    qtbot.mouseClick(row, LEFT)
    assert not details.isVisible()


def test_the_break_even_of_any_two_is_said_in_words(begun, reckon, qtbot):
    page = begun.break_even
    page.first.setCurrentIndex(page.first.findData("LORA"))
    page.second.setCurrentIndex(page.second.findData("RAG"))
    page.first.activated.emit(0)
    reckon(begun)
    assert (begun.view.pair.code, begun.view.pair.against) == ("LORA", "RAG")
    assert "LoRA tuning: " in words_on(page)
    page.second.setCurrentIndex(page.second.findData("LORA"))
    page.second.activated.emit(0)
    reckon(begun)
    assert "Choose two different approaches." in words_on(page)


def test_without_the_prices_of_the_one_recommended_no_break_even_is_claimed(begun, reckon, qtbot):
    sheet = sheet_of(begun)
    recommended = begun.view.recommended
    assert recommended == "RAG"
    kept = {
        name: one for name, one in sheet.inputs.items()
        if name not in ("price-input", "price-output")
    }  # fmt: skip
    begun.editing.replace(sheet.model_copy(update={"inputs": kept}), "damage")
    reckon(begun)
    assert begun.view.row(recommended).total is None
    assert begun.view.row(begun.view.trained.code).total is not None
    note, pair = words_on(begun.break_even.note), begun.break_even.sentence.text()
    for said in (note, pair):
        assert "not known without: Prices of the model in use." in said
        assert "None: it costs more" not in said


def test_a_break_even_that_cannot_be_reckoned_is_said_as_not_known(begun, reckon, qtbot):
    crossing = replace(begun.view.crossing, crossing=Crossing.UNKNOWN, volume=None, share=0.0)
    unknown = replace(begun.view, crossing=crossing, on_top=None)
    begun.break_even.show_costs(unknown)
    assert "not known" in begun.break_even.sentence.text()
    assert "Against retrieval: not known" in words_on(begun.break_even.note)


def test_what_moves_the_result_most_stands_with_source_and_can_be_changed(begun, reckon, qtbot):
    begun.settle()
    table = begun.rests_on.table
    shown = [row for row in table.rows.values() if not row.isHidden()]
    swings = begun.view.row(begun.view.focus).swings[:5]
    assert [row.name for row in shown] == [swing.input for swing in swings]
    row = shown[0]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Space)
    write(qtbot, table.editors[row.name].figures["likely"], "10")
    assert sheet_of(begun).inputs[row.name].likely == 10


def test_the_months_end_at_the_median_the_table_says_and_name_the_likely_case(begun):
    drawn = begun.spending._scene(800)
    texts = [item.text for item in drawn.items if isinstance(item, Label)]
    for code in shown_codes(begun.view):
        assert f"{begun.view.name(code)} {middle(begun.view.row(code).total)}" in texts
    said = begun.spending.note.text()
    assert in_table(begun.view.row(begun.view.focus).total.likely, "$") in said
    assert middle(begun.view.row(begun.view.focus).total) in said


def test_latency_names_its_longest_part(begun):
    assert "Longest: writing the answer" in words_on(begun.speed)


# -- prices that age ---------------------------------------------------------------------------


@pytest.fixture
def old_page(show_page, warranty_answers, reckon, qtbot):
    page = show_page(warranty_answers, today="2027-03-01")
    qtbot.mouseClick(page.begin.rows[0], LEFT)
    reckon(page)
    return page


def test_old_prices_are_said_and_take_the_colour_from_the_bars(old_page):
    assert "Out of date" in old_page.notices.text
    assert "Prices of the model in use" in old_page.notices.text
    assert all(row._span.is_stale for row in old_page.bands.rows)
    assert "out of date after 60 days" in words_on(old_page.prices)


def newer_list(factor=2.0, as_of="2027-02-20"):
    shipped = shipped_prices().model_dump(mode="json")
    models = [
        {**model, "input": model["input"] * factor}
        if model["id"] == "openai:gpt-4.1-mini"
        else model
        for model in shipped["models"]
    ]
    return json.dumps({**shipped, "as_of": as_of, "models": models}).encode()


def test_todays_prices_are_offered_with_what_they_change_and_can_be_undone(
    old_page, reckon, qtbot, tmp_path
):
    install_prices(newer_list(), "newer.json", tmp_path / "preferences")
    old_page.reload_prices()
    old_page.refresh()
    old_page._show(old_page.view)
    old_page.settle()
    before, kept = total(old_page), sheet_of(old_page)
    said = words_on(old_page.prices)
    assert "$0.40 → $0.80" in said
    assert "20 February 2027" in said
    assert "3 more prices stay" in said or "stay and get the new date" in said
    qtbot.mouseClick(old_page.prices.take, LEFT)
    reckon(old_page)
    assert sheet_of(old_page).inputs["price-input"].likely == pytest.approx(0.8)
    assert sheet_of(old_page).model.as_of == "2027-02-20"
    assert total(old_page).likely > before.likely
    assert not old_page.prices.take.isVisible()
    assert "Prices of the model in use" not in old_page.notices.text
    undo(old_page)
    assert sheet_of(old_page) == kept


def test_a_price_overruled_by_hand_stays_when_todays_prices_are_taken(
    old_page, reckon, qtbot, tmp_path
):
    editor = open_input(old_page, qtbot, reckon, "price-input")
    editor.reason.setText("contract")
    write(qtbot, editor.figures["likely"], "0.30")
    install_prices(newer_list(), "newer.json", tmp_path / "preferences")
    old_page.reload_prices()
    old_page.refresh()
    reckon(old_page)
    old_page._show(old_page.view)
    old_page.settle()
    qtbot.mouseClick(old_page.prices.take, LEFT)
    assert sheet_of(old_page).inputs["price-input"].likely == pytest.approx(0.3)
    assert sheet_of(old_page).inputs["tuned-price-input"].likely == pytest.approx(0.8)


# -- keys, names, sizes ------------------------------------------------------------------------


def test_the_whole_way_goes_by_keyboard(empty_page, reckon, qtbot):
    page = empty_page
    page.activateWindow()
    page.focus_first()
    qtbot.keyClick(page.begin.empty.buttons[0], Qt.Key.Key_Tab)
    qtbot.keyClick(page.begin.rows[0], Qt.Key.Key_Return)
    reckon(page)
    page.focus_first()
    assert page.pane.places.hasFocus() or not page.isActiveWindow()
    qtbot.keyClick(page.pane.places, Qt.Key.Key_Return)
    field = page.form.dials["volume"].field
    write(qtbot, field, "75000")
    reckon(page)
    assert page.view.volume == 75_000
    stops = tab_stops(page)
    for wanted in (page.form.model.button, page.bands.rows[0], page.break_even.first,
                   page.inputs.heads["use"], page.prices.choose):  # fmt: skip
        assert wanted in stops
    places = [stops.index(one) for one in (field, page.bands.rows[0], page.inputs.heads["use"])]
    assert places == sorted(places)


def tab_stops(page):
    stops, place = [], page.pane.places
    while place not in stops:
        stops.append(place)
        place = place.nextInFocusChain()
    focusable = Qt.FocusPolicy.TabFocus
    return [one for one in stops if one.focusPolicy() & focusable and one.isVisible()]


def test_everything_that_takes_the_focus_has_a_name(begun):
    begun.settle()
    for widget in begun.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget


@pytest.mark.parametrize(("width", "height"), [(1440, 848), (1024, 720), (720, 400), (640, 400)])
def test_nothing_sticks_out_at_any_size(show_page, warranty_answers, reckon, qtbot, width, height):
    page = show_page(warranty_answers, width, height)
    qtbot.mouseClick(page.begin.rows[0], LEFT)
    reckon(page)
    view = page.area.viewport().width()
    assert page._body.width() <= view
    for widget in page._body.findChildren(QWidget):
        if widget.isVisible():
            left = widget.mapTo(page._body, QPoint(0, 0)).x()
            assert left >= 0, widget
            assert left + widget.width() <= view + 1, widget
    assert page.menu.isVisible() == (width < 1000)


def test_a_change_moves_nothing_above_the_bands(begun, reckon, qtbot):
    begun.settle()
    before = begun.bands.mapTo(begun._body, QPoint(0, 0)).y()
    for text in ("100", "90,000,000", "1"):
        write(qtbot, begun.form.dials["volume"].field, text)
        reckon(begun)
        assert begun.bands.mapTo(begun._body, QPoint(0, 0)).y() == before
