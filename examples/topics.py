"""How much was written of each topic: ``python topics.py FOLDER``, for any folder that ``decan build`` takes."""

import sys

import decan


def main() -> None:
    """Print a line a topic: the one with the most entries first."""
    try:
        journal = decan.load(sys.argv[1] if len(sys.argv) > 1 else ".")
    except decan.Error as error:
        sys.exit(str(error))
    words = {entry.id: entry.text.body.words for entry in journal.entries}
    for topic in sorted(journal.topics, key=lambda topic: (-len(topic.entries), topic.title)):
        total = sum(words[entry] for entry in topic.entries)
        print(f"{topic.title}: {len(topic.entries)} entries, {total:,} words, last on {topic.last or 'no day'}")


if __name__ == "__main__":
    main()
