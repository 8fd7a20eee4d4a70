"""The errors of the program; the text of each is a sentence for the user with the next step."""


class TuningForkError(Exception):
    """Something the user can act on; ``str(error)`` is shown as it is."""


class FileFault(TuningForkError):
    """A file that cannot be read as what it should be."""

    def __init__(self, file: str, place: str, expected: str) -> None:
        """Name the file, the place in it ("" for the whole file) and what was expected."""
        self.file = file
        self.place = place
        self.expected = expected
        where = f"{file}, {place}" if place else file
        super().__init__(f"{where}: {expected}")


class PackFaults(TuningForkError):
    """Every fault of a decision model pack, found in one reading."""

    def __init__(self, faults: tuple[FileFault, ...]) -> None:
        """Keep the faults in the order of the pack's files."""
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class AnswerFault(TuningForkError):
    """An answer the question cannot take; the text says what it can take."""


class ArchiveFault(TuningForkError):
    """The archive cannot be opened, read or written."""


class NewerFile(FileFault):
    """A file or archive made by a newer program."""


class ExportFault(TuningForkError):
    """A file could not be written; nothing half-written is left behind."""
