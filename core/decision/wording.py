"""Sentences of the pack, filled in; the code holds none of its own."""

from core.decision.model import DecisionModel


def say(model: DecisionModel, key: str, **fields: str) -> str:
    """Return the pack's sentence with its fields filled in and its first letter capital."""
    return sentence_case(_filled(model.wording[key], fields))


def say_clause(model: DecisionModel, key: str, **fields: str) -> str:
    """Return the pack's wording as it stands, for use inside a sentence."""
    return _filled(model.wording[key], fields)


def say_number(model: DecisionModel, number: int) -> str:
    """Return a small number as a word ("twelve"), a larger one in digits."""
    words = model.wording["numbers"].split()
    return words[number] if 0 <= number < len(words) else f"{number:,}"


def gates_in_words(model: DecisionModel, count: int) -> str:
    """Return "a gate is" or "four gates are", to go on with."""
    if count == 1:
        return say_clause(model, "verdict.gates.one")
    return say_clause(model, "verdict.gates.many", count=say_number(model, count))


def join_clauses(model: DecisionModel, clauses: list[str]) -> str:
    """Join clauses as a list in running text: "a, b and c"."""
    if len(clauses) < 2:
        return "".join(clauses)
    return ", ".join(clauses[:-1]) + model.wording["list.and"] + clauses[-1]


def sentence_case(text: str) -> str:
    """Return the text with its first letter capital and the rest untouched."""
    return text[:1].upper() + text[1:]


def _filled(text: str, fields: dict[str, str]) -> str:
    # Not str.format: a pack is data from outside and must not reach attributes.
    for name, value in fields.items():
        text = text.replace("{" + name + "}", value)
    return text
