"""The bare answers file: criterion ids with a letter, a number or a state, and nothing else."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from core.answers.question import Catalogue, Question
from core.answers.reading import describe_range, level_for_number
from core.answers.sheet import Answer, AnswerSheet, Split, State
from core.answers.splitting import MOST_SPLIT, PER_CENT
from core.errors import AnswerFault, FileFault
from core.language import _

STATES = tuple(state for state in State if state is not State.ANSWERED)
# Beside the letters of a split: how many things were counted, where the shares are no per cents.
OF = "of"


def read_bare_answers(data: object, model: Catalogue, file: str) -> AnswerSheet:
    """Return the sheet of a parsed bare answers file; FileFault names the first thing wrong.

    Its scenarios are left to ``read_bare_scenarios``.
    """
    answers = data.get("answers") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(answers, dict):
        expected = _('expected an object with the key "answers" and an object in it.')
        raise FileFault(file, "", expected)
    for key in data:
        if key not in ("answers", "scenarios"):
            expected = _('expected only the keys "answers", "scenarios" and "costs"; remove {key}.')
            raise FileFault(file, shown(key), expected.format(key=_quoted(key)))
    return AnswerSheet({key: _answer(model, key, value, file) for key, value in answers.items()})


def _answer(model: Catalogue, key: str, value: object, file: str) -> Answer:
    place = f"answers.{shown(key)}"
    question = model.criteria.get(key)
    if question is None:
        expected = _("expected a criterion of the decision model; there is no {key}.{hint}")
        hint = _hint(key, model.criteria)
        raise FileFault(file, place, expected.format(key=_quoted(key), hint=hint))
    if isinstance(value, str):
        return _chosen(question, value, file, place)
    if isinstance(value, dict) and question.split_unit is not None:
        return _shared(question, value, file, place)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FileFault(file, place, _("expected {choices}.").format(choices=_choices(question)))
    return _counted(question, value, file, place)


def _chosen(question: Question, value: str, file: str, place: str) -> Answer:
    levels = _letters(question)
    if value in levels:
        return Answer(State.ANSWERED, levels[value])
    if value in STATES:
        return Answer(State(value))
    hint = _hint(value.removeprefix(f"{question.id}."), [*levels, *STATES])
    expected = _("expected {choices}; {value} is none.{hint}")
    raise FileFault(
        file,
        place,
        expected.format(choices=_choices(question), value=_quoted(value), hint=hint),
    )


def _counted(question: Question, value: float, file: str, place: str) -> Answer:
    try:
        # Whole numbers beyond the reach of a float are out of every range.
        number = float(value)
        return Answer(State.ANSWERED, level_for_number(question, number), number)
    except (AnswerFault, OverflowError) as error:
        expected = _("expected {choices}; {value} is none.")
        sentence = expected.format(choices=_choices(question), value=_quoted(str(value)))
        raise FileFault(file, place, sentence) from error


def _shared(question: Question, value: Mapping[str, object], file: str, place: str) -> Answer:
    letters = _letters(question)
    whole = _count(value.get(OF, PER_CENT), (1, MOST_SPLIT), file, f"{place}.{OF}")
    counts: dict[str, int] = {}
    for letter, count in value.items():
        if letter == OF:
            continue
        if letter not in letters:
            expected = _("expected letters out of {letters}; {letter} is none.")
            listed = ", ".join(letters)
            sentence = expected.format(letters=listed, letter=_quoted(letter))
            raise FileFault(file, f"{place}.{shown(letter)}", sentence)
        counts[letters[letter]] = _count(count, (0, whole), file, f"{place}.{letter}")
    total = sum(counts.values())
    if total != whole:
        expected = _("expected shares that add up to {whole}; they add up to {total}.")
        sentence = expected.format(whole=f"{whole:,}", total=f"{total:,}")
        raise FileFault(file, place, sentence)
    split = Split.of(counts)
    return Answer(State.ANSWERED, split.largest, split=split)


def _count(value: object, limits: tuple[int, int], file: str, place: str) -> int:
    least, most = limits
    if isinstance(value, bool) or not isinstance(value, int | float):
        value = str(value)
    elif least <= value <= most and value == int(value):
        return int(value)
    expected = _("expected a whole number from {least} to {most}; {value} is none.")
    sentence = expected.format(least=least, most=f"{most:,}", value=_quoted(str(value)))
    raise FileFault(file, place, sentence)


def _letters(question: Question) -> Mapping[str, str]:
    return {level.id.rpartition(".")[2]: level.id for level in question.levels}


def _choices(question: Question) -> str:
    listed = ", ".join(_letters(question))
    states = ", ".join(STATES)
    if question.unit is None:
        phrase = _("one of {letters}, {states}")
        if question.split_unit is not None:
            phrase = _("one of {letters}, {states}, or a split like {example}")
        example = '{"a": 60, "b": 40}'
        return phrase.format(letters=listed, states=states, example=example)
    phrase = _("{range} or one of {letters}, {states}")
    return phrase.format(range=describe_range(question), letters=listed, states=states)


def _hint(written: str, known: Iterable[str]) -> str:
    by_plain_form = {one.casefold(): one for one in known}
    plain = written.strip().casefold()[:64].replace(" ", "-").replace("_", "-").replace("/", "-")
    close = [plain] if plain in by_plain_form else get_close_matches(plain, by_plain_form, n=1)
    if not close:
        return ""
    return " " + _("Did you mean {close}?").format(close=_quoted(by_plain_form[close[0]]))


def _quoted(text: str) -> str:
    return f'"{shown(text)}"'


def shown(text: str) -> str:
    """Return foreign text short and on one line."""
    short = text if len(text) <= 60 else text[:60] + "…"
    return short if short.isprintable() else ascii(short)[1:-1]
