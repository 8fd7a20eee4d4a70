"""The line under the name of a model: where it comes from, who made it, what uses it."""

from core.language import _, counted
from core.model.own_copy import base_name
from gui.models.shown import ShownModel


def state_words(model: ShownModel, *, is_in_use: bool, has_moved_on: bool) -> str:
    """Return where a model comes from and what is to be known of it.

    ``has_moved_on`` says that its state in work stands on a newer shipped model already.
    """
    copy = model.copy
    used = _("New assessments use it.") if is_in_use else ""
    if copy is None:
        text = _("Comes with the program and is never changed. Make your own copy to change it.")
        return f"{text} {used}".strip()
    origin = _("Stands on {model}.").replace("{model}", base_name(copy))
    if model.is_behind_unnumbered and not has_moved_on:
        sentence = _(
            "Stands on {model} as it was before. The shipped model was revised without a new "
            "number: see Newer shipped model."
        )
        origin = sentence.replace("{model}", base_name(copy))
    elif model.is_behind and not has_moved_on:
        newer = _("The program comes with {model}: see Newer shipped model.")
        name = f"{model.shipped.model.title} {model.shipped.model.version}"
        origin = f"{origin} {newer.replace('{model}', name)}"
    if model.trouble:
        return f"{origin} {model.trouble}"
    if not model.is_editable:
        sentence = _("Published on {date} by {author}. {origin} {used}")
        author = copy.author or _("somebody without a name")
        told = sentence.format(date=copy.date, author=author, origin=origin, used=used)
        return told.strip()
    if not copy.pending:
        return _("No change in work. {origin}").format(origin=origin)
    changes = counted("{n} change", "{n} changes", len(copy.pending))
    sentence = _("{changes} not published yet. {origin}")
    return sentence.format(changes=changes, origin=origin)
