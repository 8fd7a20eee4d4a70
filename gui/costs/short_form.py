"""The short form: the few figures and choices that decide most, over the costs they give."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.answers.reading import read_number
from core.assessment.stated import Differing
from core.economics.assumption_words import horizon_origin
from core.economics.assumptions import horizon_of
from core.economics.catalogue import LIST_CURRENCY
from core.economics.currency_change import RATE, converted, with_currency
from core.economics.entering import read_figure
from core.economics.price_file import ModelPrice, PriceFile
from core.economics.result import Assumption
from core.economics.sheet import CostSheet, Estimate, PricedModel
from core.errors import AnswerFault
from core.language import _
from gui.costs.dial import Dial, DialScale
from gui.costs.editing import CostEditing
from gui.costs.figures import replaced_sentence, typed
from gui.costs.model_chooser import ModelButton, ModelPanel, prices_in_words
from gui.frame.button import make_button
from gui.frame.check_box import DropDown
from gui.frame.columns import Column, ColumnLayout
from gui.frame.label import text_label
from gui.questions.dates import day_in_words
from gui.questions.prose import Prose
from gui.result.showing import set_shown
from gui.style.type import LINES, MARGIN

HORIZON = "horizon"
_VOLUME = "volume"
IN_SHORT_FORM = (_VOLUME, "static-tokens", "user-tokens", "output-tokens")
"""The inputs that have a dial."""
_SCALES = {"volume": DialScale(100, 100_000_000)}
_TOKENS = DialScale(10, 100_000)
_GAP = 20
_WIDE, _MIDDLE = 700, 520


class ShortForm(QWidget):
    """Five dials, the models, the way of serving and the currency.

    Signals:
        tried: a ``CostSheet`` that is not entered yet.
        question_wanted: the id of a question whose answer gives another figure.
        replaced: a sentence on overruled prices that another model has just replaced.
    """

    tried = Signal(object)
    question_wanted = Signal(str)
    replaced = Signal(str)

    def __init__(self, editing: CostEditing, stated: Callable[[], dict[str, Estimate]]) -> None:
        """Build every field; ``show_sheet`` fills them."""
        super().__init__()
        self.setAccessibleName(_("Short form"))
        self._editing, self._stated = editing, stated
        self._prices: PriceFile | None = None
        self.dials = {name: self._dial(name) for name in IN_SHORT_FORM}
        self.dials[HORIZON] = self._horizon_dial()
        self._hint, self.question = Prose(MARGIN, LINES[MARGIN], "ink2"), make_button("", "link")
        self._hint.keep_lines(1)
        self._differing: Differing | None = None
        self._origin = ""
        self._below = Prose(MARGIN, LINES[MARGIN], "ink2")
        self._below.keep_lines(1)
        self.model = ModelButton(_("Model in use"))
        self.tuned_model = ModelButton(_("Model to be trained"))
        self.panel = ModelPanel(_("Models"))
        self.serving, self.currency, self.rate = self._choices()
        self._is_trained = False
        self._connect()
        self._lay_out()
        self._show_faults()

    def show_prices(self, prices: PriceFile) -> None:
        """Offer the models of this price list."""
        self._prices = prices
        self.panel.show_prices(prices)

    def show_sheet(self, sheet: CostSheet) -> None:
        """Show what counts now."""
        assumptions = self._editing.assumptions()
        for name in IN_SHORT_FORM:
            stated = assumptions[name].stated
            self.dials[name].show_value(None if stated is None else stated.likely)
        self._differing = self._editing.differing().get(_VOLUME)
        self._origin = horizon_origin(sheet, self._stated(), self._editing.costs)
        self._show_faults()
        months = horizon_of(sheet, self._stated(), self._editing.costs)
        self.dials[HORIZON].show_value(float(months))
        self.model.show_choice(*self._model_words(sheet.model, assumptions, ""))
        self.tuned_model.show_choice(*self._model_words(sheet.tuned_model, assumptions, "tuned-"))
        self.serving.setCurrentIndex(self.serving.findData(sheet.serving))
        self.currency.setCurrentIndex(self.currency.findData(sheet.currency))
        rate = assumptions[RATE].stated
        self.rate.show_value(None if rate is None else rate.likely)
        set_shown(self.rate, sheet.currency != LIST_CURRENCY)

    def choose_model(self, *, is_trained: bool) -> None:
        """Open the list of models, for the model in use or for the one to be trained."""
        self._is_trained = is_trained
        set_shown(self.panel, True)
        self.panel.search.clear()
        self.panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Read every field, as if the focus had left it."""
        for dial in (*self.dials.values(), self.rate):
            dial.commit()

    # -- building --------------------------------------------------------------------------

    def _dial(self, name: str) -> Dial:
        scale = _SCALES.get(name, _TOKENS)
        dial = Dial(_short_title(name), scale, lambda text: self._read(name, text))
        dial.tried.connect(lambda value: self._try(name, value))
        dial.entered.connect(lambda value, is_typing: self._enter(name, value, is_typing=is_typing))
        return dial

    def _horizon_dial(self) -> Dial:
        longest = self._editing.costs.longest_horizon_months
        scale = DialScale(1, longest, is_log=False)
        dial = Dial(_("Time, months"), scale, self._read_months)
        dial.tried.connect(self._try_months)
        dial.entered.connect(
            lambda value, is_typing: self._editing.set_horizon(round(value), is_typing=is_typing)
        )
        return dial

    def _choices(self) -> tuple[DropDown, DropDown, Dial]:
        serving, currency = DropDown(_("Serving a trained model")), DropDown(_("Currency"))
        for one in self._editing.costs.servings:
            serving.addItem(one.title, one.id)
        for money in self._editing.costs.currencies:
            currency.addItem(f"{money.code}  {money.name}", money.code)
        for field in (serving, currency):
            field.setFixedHeight(34)
        rate = Dial(
            _("One US dollar is"), DialScale(0.01, 1_000), lambda text: self._read(RATE, text)
        )
        rate.slider.hide()
        rate.entered.connect(lambda value, _typing: self._enter(RATE, value, is_typing=False))
        return serving, currency, rate

    def _connect(self) -> None:
        for dial in (*self.dials.values(), self.rate):
            dial.refused.connect(lambda _fault: self._show_faults())
        self.model.wanted.connect(lambda: self._open(is_trained=False))
        self.tuned_model.wanted.connect(lambda: self._open(is_trained=True))
        self.panel.taken.connect(self._take_model)
        self.panel.given_up.connect(self._close)
        self.question.clicked.connect(self._ask)
        self.serving.activated.connect(self._choose_serving)
        self.currency.activated.connect(self._choose_currency)

    def _lay_out(self) -> None:
        labelled = [
            _labelled(_("Serving a trained model"), self.serving),
            _labelled(_("Currency"), self.currency),
        ]
        models = (self.model, self.tuned_model)
        choices = (*labelled, self.rate, self._below)
        hint = _after_link(self.question, self._hint)
        cells = (*self.dials.values(), hint, *models, self.panel, *choices)
        layout = ColumnLayout(self, _columns, above=0, below=2, gap=12)
        for cell in cells:
            layout.addWidget(cell)

    # -- what the user does ----------------------------------------------------------------

    def _read(self, name: str, text: str) -> float:
        return read_figure(text, self._editing.costs.entry(name))

    def _read_months(self, text: str) -> float:
        longest = self._editing.costs.longest_horizon_months
        months = read_number(text, is_whole=True)
        if not months.is_integer() or not 1 <= months <= longest:
            sentence = _("Write 1 to {n} months. Your text is kept.")
            raise AnswerFault(sentence.format(n=longest))
        return months

    def _try(self, name: str, value: float) -> None:
        sheet = self._editing.sheet
        if sheet is not None:
            moved = self._editing.moved(name, value)
            inputs = {**sheet.inputs, name: moved}
            self.tried.emit(sheet.model_copy(update={"inputs": inputs}))

    def _try_months(self, months: float) -> None:
        sheet = self._editing.sheet
        if sheet is not None:
            self.tried.emit(sheet.model_copy(update={"horizon_months": round(months)}))

    def _enter(self, name: str, value: float, *, is_typing: bool) -> None:
        self._editing.enter(name, self._editing.moved(name, value), is_typing=is_typing)

    def _open(self, *, is_trained: bool) -> None:
        if not self.panel.isHidden() and self._is_trained == is_trained:
            self._close()
        else:
            self.choose_model(is_trained=is_trained)

    def _close(self) -> None:
        set_shown(self.panel, False)
        button = self.tuned_model if self._is_trained else self.model
        button.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_model(self, model: object) -> None:
        assert isinstance(model, ModelPrice)
        overruled = self._editing.overruled(is_trained=self._is_trained)
        self._close()
        self._editing.choose_model(model, is_trained=self._is_trained)
        if overruled:
            self.replaced.emit(replaced_sentence(model.name, overruled, self._editing.costs))

    def _choose_serving(self, _place: int) -> None:
        sheet = self._editing.sheet
        if sheet is not None:
            changed = sheet.model_copy(update={"serving": self.serving.currentData()})
            self._editing.replace(changed, _("Serving a trained model"))

    def _choose_currency(self, _place: int) -> None:
        sheet = self._editing.sheet
        if sheet is None:
            return
        code = self.currency.currentData()
        is_converting = code != sheet.currency and bool(converted(sheet, self._editing.costs))
        try:
            changed = with_currency(sheet, code, self._editing.costs)
        except AnswerFault as fault:
            self.currency.setCurrentIndex(self.currency.findData(sheet.currency))
            self._show_below(str(fault), is_fault=True)
            return
        self._editing.replace(changed, _("Currency"))
        self._show_below(
            _("Amounts entered before were converted to US dollars. Undo takes it back.")
            if is_converting
            else self.rate.fault,
            is_fault=not is_converting,
        )

    # -- words -----------------------------------------------------------------------------

    def _model_words(
        self, chosen: PricedModel | None, assumptions: dict[str, Assumption], prefix: str
    ) -> tuple[str, str]:
        if chosen is None:
            return "", _("Its prices are missing; the costs of calls are not known.")
        own = [assumptions[f"{prefix}price-{part}"].stated for part in ("input", "output")]
        if any(one is not None and one.owner != "price-list" for one in own):
            return chosen.name, _("prices overruled by hand")
        listed = self._prices.find(chosen.id) if self._prices is not None else None
        day = _("list prices of {day}").format(day=day_in_words(chosen.as_of))
        if listed is not None and self._prices is not None and self._prices.as_of == chosen.as_of:
            return chosen.name, f"{prices_in_words(listed)}, {day_in_words(chosen.as_of)}"
        return chosen.name, day

    def _show_faults(self) -> None:
        told = [f"{one.label.text()}: {one.fault}" for one in self.dials.values() if one.fault]
        self._show_fault(" ".join(told))
        self._show_below(self.rate.fault, is_fault=True)

    def _show_fault(self, fault: str) -> None:
        """Say what is wrong, else that an answer differs, else what can be done here."""
        hint = _("A figure typed here takes its low and high along. Drag to try.")
        words = fault or f"{hint} {self._origin}".strip()
        differing = None if fault else self._differing
        if differing is not None:
            words = _("says {figure} requests a month.")
            words = f"{words.format(figure=typed(differing.number))} {self._origin}".strip()
            self.question.setText(_("Question {id}").format(id=differing.criterion))
            name = _("Go to question {id}").format(id=differing.criterion)
            self.question.setAccessibleName(name)
        self._hint.set_colour("block" if fault else "ink2" if differing is None else "cond")
        self._hint.show_text(words)
        self.question.setVisible(differing is not None)

    def _ask(self) -> None:
        if self._differing is not None:
            self.question_wanted.emit(self._differing.criterion)

    def _show_below(self, words: str, *, is_fault: bool) -> None:
        """Say something about the currency, below its row."""
        self._below.set_colour("block" if is_fault else "ink2")
        self._below.show_text(words)


def _short_title(name: str) -> str:
    return {
        "volume": _("Requests a month"),
        "static-tokens": _("Instructions, tokens"),
        "user-tokens": _("User’s text, tokens"),
        "output-tokens": _("Answer, tokens"),
    }[name]


def _after_link(link: QWidget, words: QWidget) -> QWidget:
    """Begin words with a link; its height is kept while it is hidden, so that nothing moves."""
    link.setProperty("size", "margin")
    box = QWidget()
    box.setMinimumHeight(link.sizeHint().height())
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(5)
    row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    beside_link = QVBoxLayout()
    # A link is higher than a line; this sets both on one.
    beside_link.setContentsMargins(0, 3, 0, 0)
    beside_link.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(beside_link, 1)
    return box


def _labelled(words: str, field: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(text_label(words, MARGIN, tone="ink2"))
    column.addWidget(field)
    return box


def _columns(width: int) -> tuple[Column, ...]:
    """Return the places of dials, hint, models, panel, serving, currency, rate, and its words."""
    if width >= _WIDE:
        dials = _split(width, 5, 0, 0)
    elif width >= _MIDDLE:
        dials = (*_split(width, 3, 0, 0), *_split(width, 3, 1, 0))[:5]
    else:
        dials = (*_split(width, 2, 0, 0), *_split(width, 2, 1, 0), *_split(width, 2, 2, 0))[:5]
    hint = Column(0, width, line=3)
    models = _split(width, 2, 4, 0) if width >= _MIDDLE else _stacked(width, 4)
    panel = Column(0, width, line=6)
    half, quarter = _split(width, 2, 7, 0), _split(width, 4, 7, 0)
    if width >= _MIDDLE:
        # Under the currency and its rate, whose words they are.
        below = Column(half[1].left, half[1].width, line=8, drop=-8)
        return (*dials, hint, *models, panel, half[0], quarter[2], quarter[3], below)
    currency, below = _split(width, 2, 8, 0), Column(0, width, line=9, drop=-8)
    return (*dials, hint, *models, panel, Column(0, width, line=7), *currency, below)


def _split(width: int, count: int, line: int, left: int) -> tuple[Column, ...]:
    each = (width - (count - 1) * _GAP) // count
    return tuple(Column(left + place * (each + _GAP), each, line=line) for place in range(count))


def _stacked(width: int, line: int) -> tuple[Column, ...]:
    return Column(0, width, line=line), Column(0, width, line=line + 1)
