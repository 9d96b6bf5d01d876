"""What the made-up journal talks about: topics, phrases, code, tables and formulas to fill.

Fields in braces are filled by `entries.Pen`: ``{a}`` and ``{b}`` are two notions of the entry's topics, ``{who}`` a made-up name,
``{n}`` and ``{m}`` small numbers, ``{p}`` a page that no other item of the same day names, ``{word}`` an identifier. No text holds two
braces or brackets in a row, or a brace and a percent sign, which some peers would take for their own.
"""

from __future__ import annotations

_TOPICS = """
statistics: the sampling distribution; shrinkage; a permutation test; the delta method; robust estimators
databases: the buffer pool; a covering index; two-phase locking; the recovery log; join order
operating-systems: the page table; priority inversion; a copy-on-write fork; the block layer; lazy allocation
linear-algebra: the null space; a Householder reflection; condition numbers; the Schur form; low-rank updates
signal-processing: the anti-aliasing filter; a matched filter; zero padding; the group delay; spectral leakage
networks: slow start; the routing table; a three-way handshake; selective acknowledgement; path discovery
compilers: the dominator tree; a peephole pass; live ranges; tail merging; the symbol table
french: the subjunctive; false friends; liaison; reported speech; the pluperfect
distributed-systems: a lease; the replicated log; read repair; clock skew; membership changes
probability: a stopping time; the reflection principle; generating functions; coupling; tail bounds
python: a generator expression; the descriptor protocol; structural matching; weak references; the import hook
rust: a borrowed slice; the drop order; trait coherence; interior mutability; zero-sized types
machine-learning: the validation curve; early stopping; calibration; a held-out set; feature leakage
optics: the point spread; a thin lens; coherence length; the Airy pattern; chromatic error
typography: the baseline grid; optical sizes; hyphenation; a hanging figure; letter spacing
chess: the opposition; a minority attack; the exchange sacrifice; zugzwang; weak squares
graph-theory: a perfect matching; the cut space; planar embeddings; an Euler tour; tree width
security: a replay attack; the trust boundary; key stretching; a capability; constant-time code
astronomy: the ecliptic; parallax; a light curve; the sidereal day; limb darkening
music-theory: the leading tone; a suspended chord; voice leading; the circle of fifths; cross rhythm
optimisation: the trust region; a duality gap; warm starts; line search; active sets
numerics: catastrophic cancellation; a stiff system; step control; interval bounds; compensated sums
shell: the exit trap; quoting; a here-document; job control; process substitution
javascript: the microtask queue; a closure; module scope; typed arrays; an async iterator
testing: a shrinking counterexample; the fixture; a golden file; fault injection; mutation score
geometry: the convex hull; barycentric coordinates; a dual polytope; winding numbers; the power of a point
thermodynamics: free energy; a reversible cycle; the partition function; latent heat; mean free path
writing: the second draft; a topic sentence; the reader's question; a running example; cutting adverbs
control: the gain margin; integral windup; a state observer; the root locus; pole placement
cryptography: a commitment; the nonce; a hash chain; blind signatures; key agreement
graphics: the depth buffer; a normal map; ray marching; tone mapping; the scene graph
genetics: linkage; a founder effect; the reading frame; drift; gene flow
logic: a sequent; the cut rule; compactness; a Kripke frame; resolution
cartography: the graticule; an equal-area map; contour intervals; a datum shift; generalisation
baking: the autolyse; oven spring; a preferment; baker's percentages; the windowpane test
economics: the price elasticity; moral hazard; a sunk cost; comparative advantage; the yield curve
fpga: a clock domain; the carry chain; timing closure; a pipeline register; metastability
version-control: the merge base; a detached head; bisection; the index; a rewritten branch
accessibility: the focus order; a live region; contrast; the accessible name; reduced motion
weather: the lapse rate; a cold front; the jet stream; convective energy; a sounding
"""
NOTIONS: dict[str, list[str]] = {
    name: notions.split("; ") for name, _, notions in (line.partition(": ") for line in _TOPICS.strip().splitlines())
}
TOPICS = list(NOTIONS)
WEIGHTS = [1 / rank for rank in range(1, len(TOPICS) + 1)]
"""Zipf's law: the topic of rank *r* is drawn *r* times more rarely than the first."""

TITLES = (
    "{A}, slowly",
    "An hour with {a}",
    "Why {a} needs {b}",
    "{A} and where it breaks",
    "Half of chapter {n}",
    "{who} on {a}",
    "Drawing {a} by hand",
    "Back to {a}",
    "{A}: what I had wrong",
    "Exercises {n} to {m}",
    "From {a} to {b}",
    "A small program about {a}",
)
SENTENCES = (
    "I read {n} pages about {a} this evening and understood perhaps half of them.",
    "The surprise was that {a} comes before {b}, and not after it.",
    "{who} explains {a} with a picture; the picture only helped once I had drawn it myself.",
    "It took {n} attempts until the example with {b} gave what the book promises.",
    "My first guess was that {a} does not matter here, and that guess cost me {m} hours.",
    "There is a sentence by {who} that I copied out: without {b}, nobody would have looked for {a}.",
    "So far {a} is a recipe to me, and I'd like it to be a reason.",
    "What I call {b} is called something else in the lecture, which explains last week's confusion.",
    "On paper {a} looks like a detail, but take it away and {b} falls over.",
    "Tomorrow I want to see whether {b} still works when {n} of the assumptions are dropped.",
    "The recording stopped after {n} minutes, just where {who} came to {a}.",
    "I explained {a} to a friend on the train and noticed where my own understanding ended.",
    "For numbers below {n} everything is fine; above that, {b} takes over.",
    "A week ago I'd have said that {a} and {b} are the same thing.",
    "The proof by {who} uses {a} twice, the second time without saying so.",
    "Nothing new today, only {n} exercises on {b}, of which {m} were wrong.",
)
BULLETS = (
    "{a}: defined, with the example of page {p}",
    "still open: what {b} has to do with page {p}",
    "exercise {p}, mostly about {a}",
    "the table by {who} on page {p} is worth a second look",
    "{b} is *not* the same as {a} (page {p})",
    "wrote `{word}` again, now in {p} words",
    "**rule of thumb** {p}: first {a}, then {b}",
    "look up how {who} measures {b}, note {p}",
)
TASKS = (
    "work through {a} on page {p} once more",
    "draw {b} from memory (card {p})",
    "ask about exercise {p}",
    "write up {a}, page {p}, in my own words",
)
HEADINGS = ("What I did", "In my own words", "Where I got stuck", "An example", "Numbers", "Afterwards", "From the lecture")
QUOTES = (
    "You have understood {a} when you can say what would be different without it.",
    "Every account of {b} hides a choice, and the choice is {a}.",
    "Begin with the smallest case in which {a} can go wrong.",
)
CLOSINGS = (
    "That is enough for today.",
    "Next: {b}, with a clear head.",
    "I leave it here and sleep on {a}.",
    "All in all {n} good minutes, and {m} that I'd like to have back.",
)
RESOURCES = ("{A}: an introduction", "Lecture {n}: {a}", "{who}, {a} in practice", "Notes on {b}", "{who} and others: {A}", "A tour of {b}")
HOSTS = ("lectures.example.org", "papers.example.org", "library.example.com", "notes.example.net", "press.example.edu")
FORMULAS = (
    r"$\sum_{k=1}^{n} k = \frac{n(n+1)}{2}$",
    r"$\hat{x} = (A^\top A)^{-1} A^\top b$",
    r"$P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}$",
    r"$\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}$",
    r"$\lVert u + v \rVert \le \lVert u \rVert + \lVert v \rVert$",
    r"$e^{i\theta} = \cos\theta + i\sin\theta$",
)
CODE = {
    "python": (
        "def <word>(values, limit=<n>):\n    seen = {}\n    for place, value in enumerate(values):\n"
        "        if value in seen and place - seen[value] < limit:\n            yield value, seen[value], place\n"
        "        seen[value] = place",
        "from dataclasses import dataclass\n\n\n@dataclass(frozen=True)\nclass <Word>:\n    name: str\n    weight: float = 0.<n>\n\n"
        '    def heavier(self, other: "<Word>") -> bool:\n        return self.weight > other.weight + <m>',
        "import math\n\ntotal = 0.0\nfor step in range(1, <n>):\n    total += math.sin(step / <m>) / step  # slow, but clear\n"
        'print(f"<word>: {total:.4f}")',
    ),
    "javascript": (
        "export function <word>(items, size = <n>) {\n  const groups = [];\n  for (let at = 0; at < items.length; at += size) {\n"
        "    groups.push(items.slice(at, at + size));\n  }\n  return groups;\n}",
        'const <word> = new Map();\n\nfor (const line of lines) {\n  const [key, value] = line.split(": ");\n'
        "  <word>.set(key, (<word>.get(key) ?? 0) + Number(value) * <m>); // a running sum\n}\nconsole.log(<word>.size > <n>);",
    ),
    "bash": (
        'set -eu\nfor file in <word>/*.txt; do\n  count=$(wc -l < "$file")\n  if [ "$count" -gt <n> ]; then\n'
        '    echo "$file: $count lines"\n  fi\ndone | sort | head -n <m>',
        "# which runs of <word> took longest?\ngrep -h 'seconds' <word>-*.log \\\n  | awk '$2 > <n> { print $2, $3 }' \\\n  | sort -rn",
    ),
}
IDENTIFIERS = ("window", "merge_runs", "ledger", "sample", "rotate", "bins", "walk", "estimate", "frontier", "probe", "tally", "carry")
SYLLABLES = ("ka", "mor", "li", "ten", "os", "vel", "ra", "hun", "is", "dre", "pol", "ani", "sut", "gar", "e", "wick")
