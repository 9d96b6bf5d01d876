"""What the settings change of the look."""

import pytest

from decan.site.properties import properties


@pytest.mark.parametrize(
    ("theme", "declared"),
    [
        ((), ""),
        ((("width", "40rem"), ("font", "Georgia, serif")), "--c2:40rem;--serif:Georgia, serif;"),
        ((("sans", "Inter"), ("mono", "Iosevka")), "--sans:Inter;--mono:Iosevka;"),
        ((("accent", "teal"),), "--now:light-dark(teal, color-mix(in oklab, teal, white 55%));"),
        ((("accent", "teal"), ("accent_dark", "#8fd")), "--now:light-dark(teal, #8fd);"),
        ((("accent_dark", "#8fd"),), "--now:light-dark(#a5301f, #8fd);"),
    ],
)
def test_properties(theme: tuple[tuple[str, str], ...], declared: str) -> None:
    """Each setting is a custom property; an accent is made light for the night where nothing is said of it."""
    assert declared == properties(theme)
