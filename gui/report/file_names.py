"""The name proposed for the report."""

from gui.frame.file_names import safe_name


def suggested_name(client: str, use_case: str) -> str:
    """Return a name for the report such as "Nordhaven Appliances, Warranty answers.pdf"."""
    return safe_name((client, use_case), ".pdf", "Report")
