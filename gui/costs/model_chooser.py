"""Choosing a model from the price list: a search field over models with provider and price."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from core.economics.money import plain
from core.economics.price_file import ModelPrice, PriceFile
from core.language import _, counted
from gui.frame.button import as_caption, make_button
from gui.frame.label import text_label
from gui.questions.dates import day_in_words
from gui.questions.number_field import FieldWithUndo
from gui.style.filling import fill
from gui.style.theme import theme_of
from gui.style.type import MARGIN, NOTE, font

_ROW = 30
_LIST = 7 * _ROW
_LONGEST = 120
_PRICES = 300
Index = QModelIndex | QPersistentModelIndex


def prices_in_words(model: ModelPrice) -> str:
    """Return the list price of a model: "$0.40 in, $1.60 out per 1 M tokens"."""
    return _("${input} in, ${output} out per 1 M tokens").format(
        input=plain(model.input, is_money=True), output=plain(model.output, is_money=True)
    )


class ModelList(QListView):
    """The models found; Enter or a click takes one.

    Signals:
        taken: the ``ModelPrice``.
    """

    taken = Signal(object)

    def __init__(self, name: str) -> None:
        """Start empty."""
        super().__init__()
        self._found = _Found(self)
        self.setModel(self._found)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedHeight(_LIST)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.clicked.connect(self._take)

    def show_models(self, models: tuple[ModelPrice, ...]) -> None:
        """Show these models, the first one current."""
        self._found.show(models)
        if models:
            self.setCurrentIndex(self._found.index(0))

    def take_current(self) -> None:
        """Take the current model."""
        self._take(self.currentIndex())

    def focus_rect(self) -> QRect:
        """Return the current row, for the focus ring."""
        index = self.currentIndex()
        return self.visualRect(index).adjusted(4, 3, -4, -3) if index.isValid() else self.rect()

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.taken.emit(index.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the model on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take_current()
        else:
            super().keyPressEvent(event)


class ModelPanel(QWidget):
    """Search field, list and where the prices come from; Esc closes it.

    Signals:
        taken: the ``ModelPrice`` chosen.
        given_up: it was closed.
    """

    taken = Signal(object)
    given_up = Signal()

    def __init__(self, name: str) -> None:
        """Name what is chosen."""
        super().__init__()
        self._prices: PriceFile | None = None
        self.search = FieldWithUndo(_("Search a model by name or provider"), _LONGEST)
        self.search.setPlaceholderText(_("Search a model by name or provider"))
        self.list = ModelList(name)
        self._count = text_label("", MARGIN, tone="ink2")
        self.close_button = make_button(_("Close"), "link", name=_("Close the list of models"))
        self.search.textChanged.connect(lambda _text: self._find())
        self.search.returnPressed.connect(self.list.take_current)
        self.list.taken.connect(self.taken)
        self.close_button.clicked.connect(self.given_up)
        self._lay_out()
        self.hide()

    def show_prices(self, prices: PriceFile) -> None:
        """Offer the models of this list."""
        self._prices = prices
        self._find()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(6)
        for part in (self.search, self.list):
            column.addWidget(part)
        column.addLayout(foot)

    def _find(self) -> None:
        if self._prices is None:
            return
        found = self._prices.search(self.search.text())
        self.list.show_models(found)
        words = counted("{n} model", "{n} models", len(found)) if found else _("No such model.")
        source = _("list prices of {day}, from {source}").format(
            day=day_in_words(self._prices.as_of), source=self._prices.source.name
        )
        self._count.setText(f"{words}; {source}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the field into the list, or close."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)


class ModelButton(QWidget):
    """The model chosen, as a button that opens the list.

    Signals:
        wanted: the list is to be opened, or closed when it is open.
    """

    wanted = Signal()

    def __init__(self, name: str) -> None:
        """Name the choice."""
        super().__init__()
        self._name = name
        self.button = make_button("", name=name)
        self.button.setStyleSheet("text-align: left;")
        self.button.setFixedHeight(34)
        self.button.clicked.connect(self.wanted)
        self._about = text_label("", MARGIN, tone="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(text_label(name, MARGIN, tone="ink2"))
        column.addWidget(self.button)
        column.addWidget(self._about)
        self.show_choice("", "")

    def show_choice(self, name: str, about: str) -> None:
        """Show a model and a few words about its price; "" while none is chosen."""
        words = name or _("Choose a model…")
        self.button.setText(as_caption(f"{words}  ▾"))
        self.button.setAccessibleName(f"{self._name}: {words}")
        self._about.setText(about)


class _Found(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.models: tuple[ModelPrice, ...] = ()

    def show(self, models: tuple[ModelPrice, ...]) -> None:
        self.beginResetModel()
        self.models = models
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.models)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        model = self.models[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return model
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{model.name}, {model.provider}, {prices_in_words(model)}"
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model: ModelPrice = index.data(Qt.ItemDataRole.UserRole)
        row, theme = option.rect, theme_of()
        is_current = index.row() == self._view.currentIndex().row()
        fill(painter, row, theme.colour("select" if is_current else "sheet"))
        fill(painter, QRect(row.left(), row.top(), row.width(), 1), theme.colour("hair"))
        prices = min(_PRICES, row.width() // 2)
        inner = row.adjusted(8, 0, -8, 0)
        self._write_name(painter, inner.adjusted(0, 0, -prices, 0), model)
        painter.setFont(font(NOTE))
        painter.setPen(theme.colour("ink2"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, right, prices_in_words(model))

    def _write_name(self, painter: QPainter, box: QRect, model: ModelPrice) -> None:
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(NOTE))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(model.name, Qt.TextElideMode.ElideRight, box.width())
        painter.setPen(theme_of().colour("ink3" if model.deprecated else "ink"))
        painter.drawText(box, left, name)
        start = metrics.horizontalAdvance(name) + 10
        about = model.provider + (_(", deprecated") if model.deprecated else "")
        painter.setPen(theme_of().colour("ink2"))
        rest = box.adjusted(start, 0, 0, 0)
        words = metrics.elidedText(about, Qt.TextElideMode.ElideRight, max(rest.width(), 0))
        painter.drawText(rest, left, words)
