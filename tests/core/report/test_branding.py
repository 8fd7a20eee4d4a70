"""A firm's colour is used where it can be read, and never for data."""

from core.report.branding import contrast_on_white, readable_colour


def test_a_dark_colour_is_kept_and_a_pale_one_gives_way_to_ink():
    assert readable_colour("#0b5d8a") == "#0B5D8A"
    assert readable_colour("#F2C94C") is None


def test_what_is_no_colour_gives_way_to_ink():
    for text in (None, "", "red", "#12345", "#GGGGGG", "[x for x in y]", "#123456; drop"):
        assert readable_colour(text) is None


def test_the_border_is_the_published_one():
    assert round(contrast_on_white("#767676"), 2) == 4.54
    assert readable_colour("#767676") is not None
    assert readable_colour("#777777") is None


def test_the_colour_reaches_the_page(warranty, content_of):
    assert content_of(warranty, colour="#0B5D8A").colour == "#0B5D8A"
    assert content_of(warranty, colour="#FFFF00").colour is None
