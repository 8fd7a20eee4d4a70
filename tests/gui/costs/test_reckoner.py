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
    qtbot.waitUntil(lambda: first in shown)
    # The slider is let go where it began; the second step may be done by now or at work.
    reckoner.want(entered)
    qtbot.waitUntil(lambda: not reckoner.is_busy, timeout=10_000)
    assert shown[:2] == [entered, first]
    assert shown[-1] == entered


def test_once_the_draws_are_there_a_step_of_a_drag_is_reckoned_at_once(qtbot, reckoner, entered):
    shown = []
    reckoner.reckoned.connect(lambda done: shown.append(done.order))
    reckoner.want(trial(entered, 30))
    qtbot.waitUntil(lambda: len(shown) == 1)
    reckoner.want(trial(entered, 36))
    assert shown[-1] == trial(entered, 36)
    reckoner.want(entered)
    qtbot.waitUntil(lambda: shown[-1] == entered)


def test_what_is_on_screen_already_is_not_reckoned_again(qtbot, reckoner, entered):
    shown = []
    reckoner.reckoned.connect(lambda done: shown.append(done.order))
    reckoner.want(entered)
    qtbot.waitUntil(lambda: shown == [entered])
    reckoner.want(entered)
    assert not reckoner.is_busy
