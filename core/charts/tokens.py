"""The colours behind the token names: the one place for the window and for paper.

Values are "#RRGGBB".
"""

from collections.abc import Mapping
from types import MappingProxyType

APPROACHES = ("PE", "ICL", "RAG", "CO", "LORA", "PREF", "FULL", "FT+ICL", "FT+RAG")
"""The codes that are colour tokens too, in the order of the key."""

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "desk": "#EDF0EF",
        "sheet": "#FCFCFA",
        "inset": "#F3F5F3",
        "select": "#E5ECED",
        "hair": "#D3D9D8",
        "rule": "#78848A",
        "ink": "#16222A",
        "ink2": "#455259",
        "ink3": "#586469",
        "focus": "#1769C8",
        "forkline": "#DDE3E2",
        "open": "#1E6B49",
        "open-tint": "#E5EFE9",
        "cond": "#806300",
        "cond-tint": "#F5EFDA",
        "block": "#8F1D1F",
        "block-tint": "#F7E7E4",
        "primary-hover": "#2B3942",
        "primary-pressed": "#000000",
        "PE": "#2F97A1",
        "ICL": "#2F78A6",
        "RAG": "#2450A0",
        "CO": "#1F2E52",
        "LORA": "#CF720E",
        "PREF": "#9A5420",
        "FULL": "#5C2012",
        "FT+ICL": "#A96D7A",
        "FT+RAG": "#713E55",
    }
)

DARK: Mapping[str, str] = MappingProxyType(
    {
        "desk": "#12171A",
        "sheet": "#1A2024",
        "inset": "#21282D",
        "select": "#2C373E",
        "hair": "#343E44",
        "rule": "#77848B",
        "ink": "#E9EBE7",
        "ink2": "#B6BFC2",
        "ink3": "#95A1A6",
        "focus": "#6FB1FF",
        "forkline": "#2B353A",
        "open": "#86CDA4",
        "open-tint": "#1C2D25",
        "cond": "#E8CC72",
        "cond-tint": "#2E2817",
        "block": "#E8786E",
        "block-tint": "#351F1E",
        "primary-hover": "#FFFFFF",
        "primary-pressed": "#C9CECC",
        "PE": "#ABE6EA",
        "ICL": "#68C6F2",
        "RAG": "#5597E0",
        "CO": "#5070CC",
        "LORA": "#F1D08F",
        "PREF": "#DC8B3C",
        "FULL": "#B1622C",
        "FT+ICL": "#E0A6B6",
        "FT+RAG": "#B07092",
    }
)

PAPER: Mapping[str, str] = MappingProxyType({**LIGHT, "sheet": "#FFFFFF"})
"""The light tokens on white paper."""
