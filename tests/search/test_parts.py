import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.parts import WHOLE, Part


@given(st.text(max_size=50), st.integers(1, 40))
def test_every_release_is_in_exactly_one_part(release_id: str, of: int) -> None:
    having = [number for number in range(1, of + 1) if Part(number, of).has(release_id)]

    assert len(having) == 1


def test_parts_are_about_equally_large() -> None:
    sizes = [sum(Part(number, 4).has(f"release-{at}") for at in range(4000)) for number in range(1, 5)]

    assert min(sizes) > 900


def test_a_part_is_written_as_it_is_read() -> None:
    assert str(Part.of_text("3/16")) == "3/16"
    assert Part.of_text("1/1") == WHOLE


@pytest.mark.parametrize("text", ["", "3", "0/4", "5/4", "a/b", "-1/4", "1/2/3", "1/1025", "1/"])
def test_what_is_no_part_is_refused_with_the_way_out(text: str) -> None:
    with pytest.raises(ValueError, match="write 3/16"):
        Part.of_text(text)
