"""What was measured, and the table that it makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median

KINDS = ("cold", "unchanged", "changed")
"""Nothing there yet; nothing changed since; a word appended to one entry."""
HUGO = "hugo"


@dataclass(frozen=True, slots=True)
class Sample:
    """One build."""

    tool: str
    place: str
    """``ram`` or ``disk``."""
    entries: int
    kind: str
    repeat: int
    seconds: float
    cpu: float
    """Seconds of all processors."""


@dataclass(frozen=True, slots=True)
class Peak:
    """The memory of one cold build."""

    tool: str
    entries: int
    bytes: int


@dataclass(slots=True)
class Results:
    """All that one run measured."""

    machine: dict[str, str]
    samples: list[Sample] = field(default_factory=list)
    peaks: list[Peak] = field(default_factory=list)
    startup: dict[str, list[float]] = field(default_factory=dict)
    """Seconds by command."""
    missing: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def plain(self) -> dict[str, object]:
        """For JSON."""
        return asdict(self)


def seconds(samples: Iterable[Sample], tool: str, place: str, entries: int, kind: str) -> dict[int, float]:
    """The times of one sort of build by repeat."""
    return {one.repeat: one.seconds for one in samples if (one.tool, one.place, one.entries, one.kind) == (tool, place, entries, kind)}


def ratio(mine: dict[int, float], hugo: dict[int, float]) -> float | None:
    """The median of the ratios to Hugo, each between neighbours in time; ``None`` where Hugo was not run."""
    ratios = [mine[repeat] / hugo[repeat] for repeat in mine if repeat in hugo]
    return median(ratios) if ratios else None


def growth(samples: Sequence[Sample], tool: str, place: str, kind: str) -> tuple[int, int, float] | None:
    """The smallest and the largest journal, and how many times as long the larger one takes."""
    sizes = sorted({one.entries for one in samples if (one.tool, one.place, one.kind) == (tool, place, kind)})
    if len(sizes) < 2:
        return None
    small, large = (median(seconds(samples, tool, place, size, kind).values()) for size in (sizes[0], sizes[-1]))
    return sizes[0], sizes[-1], large / small


def markdown(results: Results) -> str:
    """All tables."""
    parts = [
        "; ".join(f"{name}: {value}" for name, value in results.machine.items()),
        _builds(results),
        _growths(results),
        _startup(results),
    ]
    if results.missing:
        parts.append(f"Not installed, so not measured: {', '.join(results.missing)}.")
    parts += [f"Failed: {what}" for what in results.failed]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A markdown table, its first columns text and the rest numbers; empty without rows."""
    body = [f"| {' | '.join(row)} |" for row in rows]
    if not body:
        return ""
    rule = "|".join("---" if at < 3 else "---:" for at in range(len(head)))
    return "\n".join((f"| {' | '.join(head)} |", f"|{rule}|", *body))


def _builds(results: Results) -> str:
    """A row a tool, a place and a size: median (minimum) of each kind in seconds, ratio to Hugo; what a cold one needs."""
    peaks = {(one.tool, one.entries): one.bytes for one in results.peaks}
    rows = []
    for entries, place, tool in dict.fromkeys((one.entries, one.place, one.tool) for one in _sorted(results.samples)):
        row = [f"{entries:,}", place, tool]
        for kind in KINDS:
            mine = seconds(results.samples, tool, place, entries, kind)
            beside = ratio(mine, seconds(results.samples, HUGO, place, entries, kind))
            row += [f"{median(mine.values()):.2f} ({min(mine.values()):.2f})" if mine else "–", f"{beside:.2f}" if beside else "–"]
        work = [one.cpu for one in results.samples if (one.tool, one.place, one.entries, one.kind) == (tool, place, entries, "cold")]
        row.append(f"{median(work):.2f}" if work else "–")
        peak = peaks.get((tool, entries))
        rows.append([*row, f"{peak / 1e6:.0f}" if peak else "–"])
    head = ["entries", "on", "tool", *(name for kind in KINDS for name in (f"{kind}, s", "× Hugo")), "cold, s of processors", "peak, MB"]
    return _table(head, rows)


def _growths(results: Results) -> str:
    """How time grows with the journal."""
    rows = []
    for place, tool in dict.fromkeys((one.place, one.tool) for one in _sorted(results.samples)):
        found = [growth(results.samples, tool, place, kind) for kind in KINDS]
        known = next((one for one in found if one), None)
        if known:
            rows.append([f"{known[0]:,} → {known[1]:,}", place, tool, *(f"{one[2]:.1f}" if one else "–" for one in found)])
    return _table(["entries", "on", "tool", *(f"{kind}, ×" for kind in KINDS)], rows)


def _startup(results: Results) -> str:
    """Start-up times in milliseconds."""
    rows = [
        ["start-up", "", f"`{name}`", f"{median(times) * 1000:.0f}", f"{min(times) * 1000:.0f}"]
        for name, times in results.startup.items()
        if times
    ]
    return _table(["", "", "command", "median, ms", "minimum, ms"], rows)


def _sorted(samples: Iterable[Sample]) -> list[Sample]:
    """By size, then place; the tools in the order in which they ran."""
    return sorted(samples, key=lambda one: (one.entries, one.place != "ram"))
