"""Words of code, found with the rules of a state tried together."""

from __future__ import annotations

import pytest
from pygments.lexers import get_lexer_by_name

from decan.reading.markdown.lexing import words

CODE = {
    "python": 'import numpy as np\n\n\n@cache\ndef f(x: int = 0x1F) -> str:\n    """D."""\n    return f"{x!r:>{3}} {np.e}" + r"\\d"  # e\n',
    "python3": "class A(B):\n    async def g(self): yield from (a if not b else None for a in [1_000, 2.5e-3, 3j])\n",
    "pycon": ">>> 1 + 1\n2\n>>> for x in y:\n...     pass\n",
    "js": "const a = [3, 1].map((v) => v ** 2);\nlet re = /[a-z]+\\/x/gi, t = `n ${a[0]} m`; // x\n",
    "ts": "interface A<T> { readonly x?: T; f(this: A<T>): asserts x is T }\n",
    "bash": "for f in *.txt; do\n  echo \"${f%.txt} $((1+2))\" | grep -q 'a' && x=$(date)\ndone\ncat <<EOF\n$x\nEOF\n",
    "console": "$ ls -la | wc\n  3 4 5\n# rm x\n",
    "c": "#include <stdio.h>\n#define A(x) \\\n  x\nint main(void) { printf(\"%d\\n\", 'a'); /* c */ return 0; }\n",
    "rust": 'fn main() { let r#"s = r##"raw "# "##; println!("{}", \'a\'); }\n// end\n',
    "go": "package main\nfunc (s *S) F(x ...int) (err error) { return fmt.Errorf(`a %w`, err) }\n",
    "java": "@Override public <T> List<T> f() throws E { return new A<>(\"x\", 1L, '\\u0041'); }\n",
    "ruby": "def a?(x) = x =~ /b#{x}/i\nputs <<~END\n  text #{1}\nEND\n%w[a b].each { |y| :sym }\n",
    "html": '<!doctype html><p class="a">x &amp; y<script>let a = 1;</script><style>p { color: red }</style>\n',
    "css": "@media (width > 2em) { a:hover::before { color: #fff !important } }\n",
    "json": '{"a": [1, 2.5e3, true, null, "\\u00e9"]}\n',
    "yaml": "a: &x [1, 'b']\nc: |\n  text\n  more\nd: !!str 1 # e\n",
    "sql": "SELECT a.*, count(*) FROM t AS a WHERE b LIKE 'x%' -- c\nGROUP BY 1;\n",
    "diff": "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n z\n",
    "haskell": "module Main where\nf :: Int -> [a] -> Maybe a\nf n xs | n < 0 = Nothing {- c -}\n       | otherwise = Just (xs !! n)\n",
    "lua": 'local s = [==[ raw ]==] .. "x" -- c\nfunction a.b:c(...) return #s end\n',
    "perl": "my $x = qw(a b); $x =~ s/a(b)/$1/ge; print <<'E';\nt\nE\n",
    "make": "all: a.o\n\t@echo $(CC) $@\n",
    "tex": "\\begin{align} a &= \\frac{1}{2} % c\n\\end{align}\n",
    "md": "# A\n\n- *b* `c` [d](e)\n\n```py\nx = 1\n```\n",
}
"""By language, something of all that its lexer knows; and what no lexer knows, at the end of each."""


@pytest.mark.parametrize("language", CODE)
@pytest.mark.parametrize("end", ["", "“unclosed\n\n§ \\\n", "'\"`/* <<X ${ [[ \n", "\ufeff\n"])
def test_words_are_those_of_pygments(language: str, end: str) -> None:
    """Each with its kind."""
    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    for text in (CODE[language] + end, end + CODE[language]):
        assert list(lexer.get_tokens(text)) == list(words(lexer, text))
