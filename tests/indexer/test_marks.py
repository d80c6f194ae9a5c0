from indexer.authority import NO_AUTHORITY, Authority, OfficialEntry
from indexer.marks import marked
from indexer.titles import VOCABULARY
from indexer.words import split

KNOWN = Authority(officials=(OfficialEntry("kz-kim", "Bolat Kim"),))


def test_words_that_titles_or_known_names_turn_on_are_marked() -> None:
    words = split("Minister Kim met B. Kim, the chairman, and kim")

    found = marked(words, VOCABULARY["en"], KNOWN)

    assert [words[at].printed for at in found.heads] == ["Minister", "chairman"]
    assert [words[at].printed for at in found.names] == ["Kim", "B.", "Kim"]


def test_without_known_officials_no_word_begins_a_known_name() -> None:
    words = split("Minister B. Kim spoke")

    assert marked(words, VOCABULARY["en"], NO_AUTHORITY).names == []
