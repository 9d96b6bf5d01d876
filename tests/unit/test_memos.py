"""Answers that are kept while a journal is read and assembled, and no longer."""

from decan.memos import forget, memo


def test_an_answer_is_kept_until_all_are_forgotten():
    """Who asks again is not heard before."""
    asked = []

    @memo
    def length(text, *, more=0):
        asked.append(text)
        return len(text) + more

    assert [2, 2, 3] == [length("ab"), length("ab"), length("ab", more=1)]
    forget()
    assert [2, ["ab", "ab", "ab"]] == [length("ab"), asked]
