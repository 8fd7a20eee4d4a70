"""``tuning-fork check-model PACK``: every fault, then every remark, one line each."""

from pathlib import Path

from core.command_line.output import write_text
from core.errors import PackFaults, TuningForkError
from core.files import one_line
from core.language import _, counted
from core.model.lint import lint
from core.model.named_model import read_model


def check_model(folder: Path) -> int:
    """Print what is wrong with a pack and what looks odd; only faults make it bad input."""
    try:
        pack = read_model(folder)
    except PackFaults as found:
        for fault in found.faults:
            write_text(one_line(str(fault)))
        raise TuningForkError(_summary(folder, found)) from found
    remarks = lint(pack)
    for remark in remarks:
        write_text(one_line(str(remark)))
    sentence = _("{title} {version}: {criteria} criteria, no faults, {remarks}.")
    write_text(
        sentence.format(
            title=pack.model.title,
            version=pack.model.version,
            criteria=sum(len(criteria) for criteria in pack.criteria.values()),
            remarks=counted("{n} remark", "{n} remarks", len(remarks)),
        )
    )
    return 0


def _summary(folder: Path, found: PackFaults) -> str:
    first = str(found.faults[0])
    shown = first if first.startswith(str(folder)) else f"{folder}: {first}"
    more = len(found.faults) - 1
    if not more:
        return shown
    return f"{shown} {counted('({n} more fault.)', '({n} more faults.)', more)}"
