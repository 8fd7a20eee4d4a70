"""Asking for a file or a folder."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_file(parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
    """Return an existing file the user chose, None when there was none; ``kinds`` as in Qt."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def ask_where_to_write(parent: QWidget, title: str, proposal: str, kinds: str) -> Path | None:
    """Return where the user wants a file written; the ending of ``proposal`` is added."""
    place = Path(proposal)
    dialog = _dialog(parent, title, str(place.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(place.suffix.removeprefix("."))
    dialog.selectFile(place.name)
    return _answer(dialog)


def ask_for_new_or_old_file(parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
    """Return a file that may or may not exist yet; nothing is overwritten by choosing it."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    return _answer(dialog)


def ask_for_folder(parent: QWidget, title: str, folder: str) -> Path | None:
    """Return a folder the user chose."""
    dialog = _dialog(parent, title, folder, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _answer(dialog)


def _dialog(parent: QWidget, title: str, folder: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, folder or str(Path.home()), kinds)
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if accepted and chosen else None
