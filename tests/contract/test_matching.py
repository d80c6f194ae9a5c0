import pytest

from search.errors import QueryTooLarge
from search.model import SearchRequest
from search.query import MAX_SLOP, All, Any, Field, Fuzzy, Near, Not, Phrase, Prefix, Term
from tests.contract.releases import (
    ASET,
    ASYLOV,
    PROSECUTOR,
    SMAILOV,
    TREASURY,
    Engine,
    counts,
    found,
    ids,
    release,
)


def test_words_are_joined_over_the_release_and_not_the_passage(engine: Engine) -> None:
    searcher = engine.holding(
        release("both", "Investigators froze accounts.\n\nThe launderers used couriers."),
        release("one", "Investigators froze accounts."),
    )

    assert found(searcher, "accounts couriers") == ["both"]


def test_a_word_of_the_title_and_one_of_the_text_are_joined(engine: Engine) -> None:
    searcher = engine.holding(
        release("both", "The court returned a palace.", title="Assets recovered"),
        release("text", "The court returned a palace."),
    )

    assert found(searcher, "assets palace") == ["both"]


def test_inflected_forms_of_a_word_meet(engine: Engine) -> None:
    searcher = engine.holding(
        release("en", "Several schemes were uncovered."),
        release("ru", "Незаконные активы возвращены государству.", lang="ru"),
        release("kk", "Заңсыз қаржыны елге қайтарды.", lang="kk"),
    )

    assert found(searcher, "scheme") == ["en"]
    assert found(searcher, "активов") == ["ru"]
    assert found(searcher, "қаржы") == ["kk"]


def test_a_word_that_releases_print_in_lower_case_is_no_spelling_of_a_name(engine: Engine) -> None:
    searcher = engine.holding(
        release("words", "The asset was returned. Asset recovery goes on, asset by asset."),
        release("named", "The vice minister spoke.", officials=(ASET,)),
        release("capital", "Assett spoke."),
    )

    assert found(searcher, "asset") == ["words"]
    assert found(searcher, "Asset") == ["words"]
    assert found(searcher, "Aset") == ["named"]
    assert found(searcher, "Assett") == ["capital", "named"]
    assert found(searcher, "Асет") == ["named"]
    assert found(searcher, "official:asset") == ["named"]


def test_one_slip_into_lower_case_leaves_a_name_a_name(engine: Engine) -> None:
    searcher = engine.holding(
        release("text", "Assylov spoke. See assylov.example for more. Mr Assylov agreed."),
        release("named", "He spoke.", officials=(ASYLOV,)),
    )

    assert found(searcher, "assylov") == ["named", "text"]


def test_whether_a_word_is_a_name_is_seen_in_the_newest_releases_that_have_it(engine: Engine) -> None:
    old = [release(f"old{number:02}", "Asset.", day="2020-01-01") for number in range(30)]
    new = [release(f"new{number:02}", "An asset.", day="2024-01-01") for number in range(20)]
    searcher = engine.holding(*old, *new, release("named", officials=(ASET,)))

    assert "named" not in found(searcher, "asset")

    searcher = engine.holding(*(release(each.id, "Asset, again.", day="2024-01-01") for each in new[:10]))

    assert searcher.search(SearchRequest("asset", selected={"official": frozenset({"aset"})})).total == 1


def test_a_place_is_found_under_its_other_names(engine: Engine) -> None:
    searcher = engine.holding(
        release("a", "One.", place="Astana", place_aliases=("Nur-Sultan", "Астана")),
        release("b", "Two.", place="Almaty"),
    )

    assert found(searcher, 'place:"Nur-Sultan"') == ["a"]
    assert found(searcher, "place:Астана") == ["a"]
    assert found(searcher, '-place:"Nur-Sultan"') == ["b"]
    assert counts(searcher.search(SearchRequest()), "place") == {"Almaty": 1, "Astana": 1}


def test_quotes_ask_for_the_words_as_printed(engine: Engine) -> None:
    searcher = engine.holding(
        release("exact", "Officers seized a vault."), release("other", "Officers will seize the vaults.")
    )

    assert found(searcher, '"seized"') == ["exact"]
    assert found(searcher, '"a vault"') == ["exact"]


def test_a_phrase_counts_the_stop_words_between_its_words(engine: Engine) -> None:
    searcher = engine.holding(
        release("of", "The ministry of finance replied."),
        release("the", "The ministry of the finance sector replied."),
        release("none", "The ministry finance replied."),
    )

    assert found(searcher, '"ministry of finance"') == ["of"]
    assert found(searcher, '"ministry finance"') == ["none"]


def test_a_phrase_stands_in_one_passage_or_one_title(engine: Engine) -> None:
    searcher = engine.holding(
        release("split", "They found hidden\n\nassets abroad."),
        release("title", "Abroad.", title="Hidden assets"),
        release("across", "assets abroad.", title="They found hidden"),
        release("passage", "Nothing here.\n\nThe hidden assets were sold."),
    )

    assert found(searcher, '"hidden assets"') == ["passage", "title"]


def test_a_phrase_may_repeat_a_word(engine: Engine) -> None:
    searcher = engine.holding(release("twice", "Again and again and again."), release("once", "And again."))

    assert found(searcher, '"again and again"') == ["twice"]


def test_near_words_stand_in_one_window_in_any_order(engine: Engine) -> None:
    searcher = engine.holding(
        release("near", "The bank quietly closed six accounts."),
        release("turned", "Accounts at the bank."),
        release("far", "The bank said on Monday that it had closed all of the accounts."),
        release("split", "The bank\n\naccounts."),
    )

    assert found(searcher, '"bank account"~3') == ["near", "turned"]


def test_the_widest_window_ends_with_its_passage(engine: Engine) -> None:
    between = " ".join(f"word{number}" for number in range(MAX_SLOP))
    searcher = engine.holding(
        release("widest", f"Bank {between} accounts."),
        release("wider", f"Bank {between} and accounts."),
        release("split", "A bank\n\naccounts."),
    )

    assert found(searcher, f'"bank account"~{MAX_SLOP}') == ["widest"]
    assert found(searcher, f'"accounts bank"~{MAX_SLOP}') == ["widest"]


def test_a_near_that_names_a_word_twice_needs_it_twice(engine: Engine) -> None:
    searcher = engine.holding(release("twice", "From bank to bank."), release("once", "To the bank."))

    result = searcher.search_tree(Near(("bank", "banks"), 2), SearchRequest())

    assert ids(result) == ["twice"]


def test_a_prefix_finds_words_as_printed(engine: Engine) -> None:
    searcher = engine.holding(
        release("launder", "Laundering."), release("laundry", "A laundry."), release("land", "Land plots.")
    )

    assert found(searcher, "laund*") == ["launder", "laundry"]


@pytest.mark.parametrize(
    ("word", "distance", "matching"),
    [
        ("smith", 1, ["smith", "smiht"]),
        ("smyth", 1, ["smith"]),
        ("smits", 2, ["smith", "smiht"]),
        ("smith", 0, ["smith"]),
    ],
)
def test_fuzzy_words_are_so_many_edits_away(
    engine: Engine, word: str, distance: int, matching: list[str]
) -> None:
    searcher = engine.holding(release("smith", "Smith"), release("smiht", "Smiht"), release("jones", "Jones"))

    result = searcher.search_tree(Fuzzy(word, distance), SearchRequest())

    assert sorted(ids(result)) == sorted(matching)


def test_a_word_that_stands_for_too_many_words_is_refused_and_not_cut_short(engine: Engine) -> None:
    words = " ".join(f"prefix{number:04d}x" for number in range(1025))
    searcher = engine.holding(release("many", words), release("few", "prefixed"))

    with pytest.raises(QueryTooLarge):
        searcher.search(SearchRequest("prefix*"))
    assert found(searcher, "prefix0*") == ["many"]


def test_excluded_words_take_releases_away(engine: Engine) -> None:
    searcher = engine.holding(
        release("tax", "Tax fraud."), release("bank", "Bank fraud."), release("no", "Theft.")
    )

    assert found(searcher, "fraud -tax") == ["bank"]
    assert found(searcher, "-fraud") == ["no"]


def test_alternatives_are_joined(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Oil."), release("b", "Gas."), release("c", "Coal."))

    assert found(searcher, "oil OR gas") == ["a", "b"]


def test_empty_trees_mean_everything_and_nothing(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Oil."), release("b", "Gas."))

    assert searcher.search_tree(All(), SearchRequest()).total == 2
    assert searcher.search_tree(Any(), SearchRequest()).total == 0
    assert searcher.search_tree(Not(All()), SearchRequest()).total == 0


def test_the_spellings_of_an_official_meet(engine: Engine) -> None:
    searcher = engine.holding(
        release("named", "He spoke.", officials=(ASYLOV,)),
        release("other", "He spoke.", officials=(SMAILOV,)),
    )

    for spelling in ("Asylov", "Assylov", "Асылов", "official:Асылову", 'official:"Берик Асылов"'):
        assert found(searcher, spelling) == ["named"]


def test_a_name_does_not_run_into_the_next_one(engine: Engine) -> None:
    searcher = engine.holding(release("two", "They met.", officials=(ASYLOV, SMAILOV)))

    assert found(searcher, 'official:"Asylov Alikhan"') == []


def test_fields_are_searched_one_at_a_time(engine: Engine) -> None:
    searcher = engine.holding(
        release("title", "Nothing.", title="The treasury reports"),
        release("agency", "Nothing.", agency=TREASURY),
        release("text", "The treasury was robbed.", agency=PROSECUTOR, place="Kostanay"),
    )

    assert found(searcher, "title:treasury") == ["title"]
    assert found(searcher, "agency:treasury") == ["agency"]
    assert found(searcher, "agency:казначейство") == ["agency"]
    assert found(searcher, 'agency:"prosecutor\'s office"') == ["text"]
    assert found(searcher, "place:kostanay") == ["text"]
    assert found(searcher, "treasury") == ["text", "title"]


def test_words_like_a_name_are_searched_in_its_field(engine: Engine) -> None:
    searcher = engine.holding(release("named", "He spoke.", officials=(ASYLOV,)), release("text", "Asylov."))

    assert ids(searcher.search_tree(Field("official", Prefix("Асыл")), SearchRequest())) == ["named"]
    assert ids(searcher.search_tree(Field("official", Fuzzy("Azylov", 1)), SearchRequest())) == ["named"]
    assert ids(searcher.search_tree(Field("official", Near(("Asylov", "Berik"), 0)), SearchRequest())) == [
        "named"
    ]
    assert ids(searcher.search_tree(Field("official", Term("Asylov", exact=True)), SearchRequest())) == [
        "named"
    ]


def test_a_language_is_compared_as_a_whole(engine: Engine) -> None:
    searcher = engine.holding(release("en", "Text."), release("ru", "Текст.", lang="ru"))

    assert found(searcher, "lang:ru") == ["ru"]
    assert found(searcher, "lang:RU") == ["ru"]


def test_languages_may_be_joined_and_excluded(engine: Engine) -> None:
    searcher = engine.holding(
        release("en", "Text."), release("ru", "Текст.", lang="ru"), release("kk", "Мәтін.", lang="kk")
    )

    assert found(searcher, "lang:ru OR lang:kk") == ["kk", "ru"]
    assert found(searcher, "-lang:ru") == ["en", "kk"]


def test_figures_are_found_in_any_grouping(engine: Engine) -> None:
    searcher = engine.holding(
        release("comma", "Over 50,000 accounts."), release("space", "Over 50 000 accounts.")
    )

    assert found(searcher, "50000") == ["comma", "space"]
    assert found(searcher, '"50,000 accounts"') == ["comma", "space"]


def test_case_accents_and_apostrophes_do_not_matter(engine: Engine) -> None:
    searcher = engine.holding(release("a", "O’Brien visited the CAFÉ; Ещё один."))

    for text in ("o'brien", "OBRIEN", "cafe", "еще"):
        assert found(searcher, text) == ["a"]


def test_a_release_without_words_is_found_by_nothing_but_everything(engine: Engine) -> None:
    searcher = engine.holding(release("empty"), release("full", "Words."))

    assert found(searcher, "") == ["empty", "full"]
    assert found(searcher, "words") == ["full"]


def test_phrases_that_no_release_could_have_match_nothing(engine: Engine) -> None:
    searcher = engine.holding(release("a", "Words."))

    for tree in (
        Phrase(("absent", "words")),
        Near(("absent", "words"), 2),
        Prefix("absent"),
        Fuzzy("absent", 1),
    ):
        assert searcher.search_tree(tree, SearchRequest()).total == 0


def test_words_that_stand_side_by_side_as_in_the_query_come_before_the_same_words_apart(
    engine: Engine,
) -> None:
    searcher = engine.holding(
        release("apart", "Drop the seized accounts now."),
        release("turned", "Accounts drop the seized now."),
        release("together", "Seized the drop accounts now."),
        release("none", "Nothing."),
    )

    assert ids(searcher.search(SearchRequest("drop account")))[0] == "together"
    assert ids(searcher.search(SearchRequest("account drop")))[0] == "turned"
    assert ids(searcher.search(SearchRequest("drop OR account")))[0] == "together"
    assert ids(searcher.search(SearchRequest('"drop" "accounts"'))) == ["apart", "together", "turned"]
