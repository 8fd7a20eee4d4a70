"""The entry point ``tuning-fork``: a verb works without a display, no verb opens the window."""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from core.errors import TuningForkError
from core.files import one_line
from core.language import _

DONE = 0
BAD_INPUT = 2
_INTERRUPTED = 130
# What a shell reports for a program ended by a closed pipe.
_PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code: 0, or 2 for bad input."""
    arguments = _parser().parse_args(argv)
    if arguments.verb is None and not arguments.version:
        return _open_window()
    try:
        return _run(arguments)
    except TuningForkError as error:
        return _refuse(str(error))
    except BrokenPipeError:
        # The reader has gone.
        from core.command_line.output import drop_output

        drop_output()
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        return _INTERRUPTED


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the usage in front of it."""

    def error(self, message: str) -> NoReturn:
        """Leave with the exit code for bad input."""
        sentence = _("{message}. See {program} --help.")
        sys.exit(_refuse(sentence.format(message=message, program=self.prog)))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="tuning-fork",
        description=_("Should we fine-tune? Without a command the window opens."),
    )
    parser.add_argument("--version", action="store_true", help=_("print the version"))
    verbs = parser.add_subparsers(dest="verb", metavar=_("COMMAND"), title=_("commands"))
    evaluate = verbs.add_parser("evaluate", help=_("evaluate a file and print the result"))
    _add_file(evaluate)
    _add_model(evaluate)
    evaluate.add_argument("--json", action="store_true", help=_("print one JSON object"))
    report = verbs.add_parser("report", help=_("write the report as a PDF"))
    _add_file(report)
    _add_model(report)
    report.add_argument(
        "-o", "--output", metavar="OUT.pdf", type=Path, required=True, help=_("the PDF to write")
    )
    costs = verbs.add_parser("costs", help=_("reckon what each approach costs"))
    _add_file(costs)
    costs.add_argument("--json", action="store_true", help=_("print one JSON object"))
    text = _("a price file; without it the prices that came with the program")
    costs.add_argument("--prices", metavar="PRICES", type=Path, help=text)
    verbs.add_parser("schema", help=_("print the JSON Schemas of the files"))
    check = verbs.add_parser("check-model", help=_("check a decision model"))
    check.add_argument("pack", metavar="PACK", type=Path, help=_("the folder or file of the model"))
    again = verbs.add_parser("replay", help=_("decide an archive again under another model"))
    text = _("an archive; it is only read")
    again.add_argument("archive", metavar="ARCHIVE", type=Path, help=text)
    _add_model(again, is_required=True)
    again.add_argument("--json", action="store_true", help=_("print one JSON object"))
    _add_validate(verbs)
    return parser


def _add_validate(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    agree = verbs.add_parser("validate", help=_("measure the agreement with published cases"))
    text = _("other cases of the same shape; without it those of the program")
    which = agree.add_mutually_exclusive_group()
    which.add_argument("cases", metavar="CASES", type=Path, nargs="?", help=text)
    text = _("those of the program that were read after the model was revised")
    which.add_argument("--unseen", action="store_true", help=text)
    _add_model(agree)
    agree.add_argument("--json", action="store_true", help=_("print one JSON object"))


def _add_file(parser: argparse.ArgumentParser) -> None:
    text = _("an exported assessment or a bare answers file")
    parser.add_argument("file", metavar="FILE", type=Path, help=text)


def _add_model(parser: argparse.ArgumentParser, *, is_required: bool = False) -> None:
    text = _("the folder or file of a decision model")
    parser.add_argument("--model", metavar="PACK", type=Path, required=is_required, help=text)


def version() -> str:
    """Return the version of the program; "unknown" where it runs without being installed."""
    # Imported here: it costs the window a noticeable part of its start.
    from importlib import metadata

    try:
        return metadata.version("tuning-fork")
    except metadata.PackageNotFoundError:
        return _("unknown (not installed)")


def _run(arguments: argparse.Namespace) -> int:
    if arguments.version:
        from core.command_line.output import write_text

        write_text(f"tuning-fork {version()}")
        return DONE
    return _VERBS[arguments.verb](arguments)


# Each verb is imported when it is used, so that no verb waits for another's libraries.


def _evaluate(arguments: argparse.Namespace) -> int:
    from core.command_line.evaluate import evaluate

    return evaluate(arguments.file, arguments.model, as_json=arguments.json)


def _costs(arguments: argparse.Namespace) -> int:
    from core.command_line.costs import costs

    return costs(arguments.file, arguments.prices, as_json=arguments.json)


def _report(arguments: argparse.Namespace) -> int:
    from core.command_line.report import write_report

    return write_report(arguments.file, arguments.output, arguments.model)


def _schema(_arguments: argparse.Namespace) -> int:
    from core.command_line.schema import print_schemas

    return print_schemas()


def _check_model(arguments: argparse.Namespace) -> int:
    from core.command_line.check_model import check_model

    return check_model(arguments.pack)


def _validate(arguments: argparse.Namespace) -> int:
    from core.analysis.published_cases import SHIPPED, UNSEEN
    from core.command_line.validate import validate

    own = UNSEEN if arguments.unseen else SHIPPED
    return validate(arguments.cases or own, arguments.model, as_json=arguments.json)


def _replay(arguments: argparse.Namespace) -> int:
    from core.command_line.replay import replay_archive

    return replay_archive(arguments.archive, arguments.model, as_json=arguments.json)


_VERBS: dict[str, Callable[[argparse.Namespace], int]] = {
    "evaluate": _evaluate,
    "costs": _costs,
    "report": _report,
    "schema": _schema,
    "check-model": _check_model,
    "validate": _validate,
    "replay": _replay,
}


def _open_window() -> int:
    # By name, because core never imports gui: the verbs work where no Qt is installed.
    try:
        # Qt itself is loaded inside the call, beside the opening of the archive.
        run: Callable[[Sequence[str]], int] = importlib.import_module("gui.app").run
        code = run(())
    except ImportError as error:
        sentence = _("the window cannot be opened: {reason}. The commands work without it.")
        return _refuse(sentence.format(reason=error))
    return code


def _refuse(message: str) -> int:
    sys.stderr.write(f"tuning-fork: {one_line(' '.join(message.splitlines()))}\n")
    return BAD_INPUT


if __name__ == "__main__":
    sys.exit(main())
