"""Topics: names, spellings, hierarchy, company."""

import pytest
from journal_builder import codes, document, journal, link, on, section

from decan.config import Config, TopicSettings
from decan.journal.spellings import topic_key
from decan.model.document import FrontMatter, Role


@pytest.mark.parametrize(
    "names",
    [
        ("Machine Learning", "machine-learning", "machine_learning", "MachineLearning", "ＭＡＣＨＩＮＥ Learning", "#machine-learning"),
        ("C++", "c++", "cpp"),
        ("C#", "csharp"),
        (".NET", "dotnet"),
        ("Café", "Cafe\u0301"),
    ],
)
def test_one_topic(names):
    """Spellings that differ by case, width, composition or separators are one topic."""
    assert len({topic_key(name) for name in names}) == 1


def test_topics_apart():
    """Names that live by their punctuation stay apart."""
    names = ("C", "C++", "C#", ".NET", "NET", "F#", "R", "R&D")
    assert len({topic_key(name) for name in names}) == len(names)


def test_commonest_spelling():
    """A topic is shown in its commonest spelling; the others are aliases, and told once."""
    files = (document("a.md", date="2022-02-01", tags=("nlp",)), document("b.md", date="2022-02-02", tags=("NLP",)))
    found = journal(*files, document("c.md", tags=("NLP",)))
    assert [(topic.id, topic.title, topic.aliases) for topic in found.topics] == [("nlp", "NLP", ("nlp",))]
    told = found.diagnostics[0]
    assert (told.code, told.span.path, told.message) == ("topic.spelling", "a.md", "one topic in 2 spellings: “NLP” (2), “nlp” (1)")


def test_repeated_topic():
    """A topic that stands twice in one list is told; tags and categories are two lists."""
    assert codes(journal(document("a.md", tags=("NLP", "sets", "NLP")))) == ["topic.repeated"]
    assert codes(journal(document("a.md", front=FrontMatter(tags=("NLP",), categories=("NLP",))))) == []


def test_who_names_it():
    """A topic knows its entries, notes, months, first and last day; a container's tags are its days'."""
    log = document("log.md", on("2022-02-01", tags=("sets",)), on("2022-03-05"), on("2022-03-06"), tags=("maths",))
    found = journal(log, document("n.md", tags=("maths",)))
    maths, sets = found.topics
    assert (maths.title, maths.entries, maths.notes) == ("maths", ("2022-02-01", "2022-03-05", "2022-03-06"), ("n",))
    assert (maths.months, str(maths.first), str(maths.last)) == ((("2022-02", 1), ("2022-03", 2)), "2022-02-01", "2022-03-06")
    assert (sets.entries, sets.related, maths.related) == (("2022-02-01",), ("maths",), ("sets",))


def test_more_topics_than_a_text_can_be_about():
    """The first of them are taken, whatever names them, and the place is told; those that are left out have no page."""
    config = Config(topics=tuple(TopicSettings(f"word{number}", match=(f"word{number}",)) for number in range(150)))
    text = section(text=" ".join(f"word{number}" for number in range(150)))
    found = journal(document("a.md", text, date="2022-02-01", tags=tuple(f"t{number}" for number in range(150))), config=config)
    assert (200, "word49") == (len(found.entries[0].topics), found.entries[0].topics[-1])
    assert ["file.cut-short"] == codes(found)


def test_no_topics():
    """Words that generators put for lack of a topic are none."""
    assert journal(document("a.md", tags=("Uncategorized", " ", "#"))).topics == ()


def test_topic_file():
    """A file in ``topics/`` gives a topic its title, aliases, parent and text."""
    file = document("topics/k8s.md", front=FrontMatter(title="Kubernetes", aliases=("kube",), extra=(("parent", "Clusters"),)))
    found = journal(file, document("a.md", tags=("k8s", "kube", "kubernetes")))
    clusters, kubernetes = found.topics
    assert (kubernetes.id, kubernetes.title, kubernetes.parent, kubernetes.note) == ("kubernetes", "Kubernetes", "clusters", "k8s")
    assert (clusters.title, clusters.children) == ("Clusters", ("kubernetes",))
    assert [(note.about, note.topics) for note in found.notes] == [("", ("kubernetes",)), ("kubernetes", ())]


def test_settings():
    """Settings give a topic aliases, a parent, and words that stand for it in a text."""
    settings = TopicSettings("Kubernetes", aliases=("k8s",), match=("kubectl", "容器"), parent="Clusters")
    files = [
        document(f"{number}.md", section(text), date="2022-02-01") for number, text in enumerate(("used Kubectl.", "kubectlx", "用容器做"))
    ]
    found = journal(*files, document("t.md", tags=("K8s",), date="2022-02-02"), config=Config(topics=(settings,)))
    topic = next(topic for topic in found.topics if topic.id == "kubernetes")
    assert ([entry[-1] for entry in topic.entries], topic.parent) == (["0", "2", "t"], "clusters")


def test_nested_tags():
    """A tag with a slash lies below the topic before the slash, where that is a topic or has several such."""
    found = journal(document("a.md", tags=("ml", "ml/nlp", "TCP/IP", "lang/rust", "lang/go")))
    assert {topic.id: topic.parent for topic in found.topics} == {
        **{"ml": "", "ml-nlp": "ml", "tcp-ip": "", "lang": "", "lang-rust": "lang", "lang-go": "lang"}
    }


def test_circle():
    """Topics that are above one another are told, and the circle is cut."""
    settings = (TopicSettings("A", parent="B"), TopicSettings("B", parent="A"))
    found = journal(config=Config(topics=settings))
    assert ([(topic.id, topic.parent) for topic in found.topics], codes(found)) == ([("a", "b"), ("b", "")], ["topic.circle"])


def test_collection_of_things_learnt():
    """In a collection of things learnt today the folders are topics; in any other they are not."""
    files = (document("ruby/blocks.md"), document("til/go/maps.md"))
    assert [topic.id for topic in journal(*files).topics] == ["go"]
    assert [topic.id for topic in journal(*files, document("README.md", title="Today I Learned")).topics] == ["go", "ruby"]


def test_tags_that_link():
    """A tag that links to a note makes the note the topic's text; so does a note of the topic's title."""
    tags = section(links=(link("sets-and-more.md", "Sets", role=Role.TAGS),))
    found = journal(document("a.md", tags, tags=("Sets", "Maps")), document("sets-and-more.md"), document("maps.md", title="Maps"))
    assert {topic.id: topic.note for topic in found.topics} == {"maps": "maps", "sets": "sets-and-more"}


def test_inferred_topics():
    """An entry that cites a resource with topics of its own is counted apart."""
    book = document("resources/book.md", front=FrontMatter(title="Book", url="https://example.org/b", tags=("maths",)))
    found = journal(book, document("log.md", on("2022-02-01", links=(link("https://example.org/b", "it"),)), section()))
    topic = found.topics[0]
    assert (topic.entries, topic.inferred, topic.resources) == ((), ("2022-02-01",), ("example-org-b",))
    assert found.entries[0].inferred_topics == ("maths",)
