"""Asking for a file or a folder.

The dialog is named through its module: PySide sets a class up when it is first named, and no
start needs this one.
"""

from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def ask_for_file(parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
    """Return an existing file the user chose, None when there was none; ``kinds`` as in Qt."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
    return _answer(dialog)


def ask_where_to_write(parent: QWidget, title: str, proposal: str, kinds: str) -> Path | None:
    """Return where the user wants a file written; the ending of ``proposal`` is added."""
    place = Path(proposal)
    dialog = _dialog(parent, title, str(place.parent), kinds)
    dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(place.suffix.removeprefix("."))
    dialog.selectFile(place.name)
    return _answer(dialog)


def ask_for_new_or_old_file(parent: QWidget, title: str, folder: str, kinds: str) -> Path | None:
    """Return a file that may or may not exist yet; nothing is overwritten by choosing it."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QtWidgets.QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptOpen)
    return _answer(dialog)


def ask_for_folder(parent: QWidget, title: str, folder: str) -> Path | None:
    """Return a folder the user chose."""
    dialog = _dialog(parent, title, folder, "")
    dialog.setFileMode(QtWidgets.QFileDialog.FileMode.Directory)
    dialog.setOption(QtWidgets.QFileDialog.Option.ShowDirsOnly)
    return _answer(dialog)


def _dialog(parent: QWidget, title: str, folder: str, kinds: str) -> "QtWidgets.QFileDialog":
    dialog = QtWidgets.QFileDialog(parent, title, folder or str(Path.home()), kinds)
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        dialog.setOption(QtWidgets.QFileDialog.Option.DontUseNativeDialog)
    return dialog


def _answer(dialog: "QtWidgets.QFileDialog") -> Path | None:
    accepted = dialog.exec() == QtWidgets.QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if accepted and chosen else None
