"""``tuning-fork report FILE -o OUT.pdf``."""

from functools import partial
from pathlib import Path

from core.assessment.basis import studied
from core.assessment.scenario_comparison import compare
from core.command_line.output import write_text
from core.command_line.reading import read_case
from core.errors import ExportFault
from core.files import one_line, write_atomically
from core.language import _


def write_report(file: Path, output: Path, model: Path | None = None) -> int:
    """Write the report on the answers in a file; the PDF appears whole or not at all."""
    assessment, used = read_case(file, model)
    _keep_the_input(file, output)
    # Only now, so that bad input is refused before the libraries for the paper are loaded.
    from core.report.branding import Branding
    from core.report.content import compose
    from core.report.pdf import render_bytes

    # The day of the assessment and not today: the same file gives the same PDF tomorrow.
    branding = Branding(prepared_on=assessment.created[:10])
    deciding = partial(studied, analyst=used.analyst)
    recommendation = deciding(assessment)
    outcomes = compare(assessment, used.analyst.model, recommendation, deciding)
    content = compose(assessment, recommendation, used.pack, branding, outcomes)
    write_atomically(output, render_bytes(content))
    _announce(output, content.substituted)
    return 0


def _keep_the_input(file: Path, output: Path) -> None:
    try:
        is_input = output.samefile(file)
    except OSError:
        # Nothing is there yet, or nothing can be: then the writing says what is wrong.
        return
    if is_input:
        sentence = _(
            "{file} was not written: it is the file with the answers. Choose another name."
        )
        raise ExportFault(sentence.format(file=one_line(str(output))))


def _announce(output: Path, substituted: tuple[str, ...]) -> None:
    write_text(_("{file} is written.").format(file=one_line(str(output))))
    if substituted:
        from core.report.glyphs import code_of

        codes = ", ".join(code_of(sign) for sign in substituted)
        sentence = _("The typeface lacks these characters; they are shown by their code: {codes}.")
        write_text(sentence.format(codes=codes))
