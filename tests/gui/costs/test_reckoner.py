"""Orders that follow one another faster than they can be reckoned."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from core.economics.begin import empty_sheet
from core.economics.catalogue import shipped_costs
from gui.costs.reckoner import CostOrder, Reckoner
from gui.costs.view import Pair
from gui.tasks import TaskRunner

COSTS = shipped_costs()


@pytest.fixture
def reckoner(qtbot):
    tasks, parent = TaskRunner(), QObject()
    yield Reckoner(COSTS, tasks, parent)
    tasks.close()
    parent.deleteLater()


@pytest.fixture
def entered():
    return CostOrder(
        sheet=empty_sheet(COSTS),
        stated={},
        today="2026-11-20",
        compared=frozenset(COSTS.components),
        pair=Pair("RAG", COSTS.baseline),
        recommended="RAG",
    )


def trial(entered, months):
    sheet = entered.sheet.model_copy(update={"horizon_months": months})
    return replace(entered, sheet=sheet, is_trial=True)


def test_back_at_the_old_value_after_a_drag_no_trial_stays_on_screen(qtbot, reckoner, entered):
    shown = []
    reckoner.reckoned.connect(lambda done: shown.append(done.order))
    reckoner.want(entered)
    qtbot.waitUntil(lambda: shown == [entered])
    first, second = trial(entered, 30), trial(entered, 36)
    reckoner.want(first)
    reckoner.want(second)
    qtbot.waitUntil(lambda: shown[-1] == first)
    # The slider is let go where it began, while the second step is still at work.
    reckoner.want(entered)
    qtbot.waitUntil(lambda: not reckoner.is_busy, timeout=10_000)
    assert shown == [entered, first, entered]


def test_what_is_on_screen_already_is_not_reckoned_again(qtbot, reckoner, entered):
    shown = []
    reckoner.reckoned.connect(lambda done: shown.append(done.order))
    reckoner.want(entered)
    qtbot.waitUntil(lambda: shown == [entered])
    reckoner.want(entered)
    assert not reckoner.is_busy
