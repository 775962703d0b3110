"""What a number near a sum or a weight does not take over from it: it counts what is told beside it."""

from __future__ import annotations

import pytest

from claims.text.quantities import quantities

COUNTS = [
    ("ru", "Прошло 1,34 млн тонн. Контейнеров – 18,4 тысячи.", 18400),
    ("kk", "Жеті айда 1,34 миллион тонна. Вагондар – 200 мың.", 200000),
    ("en", "It took 1.34 million tonnes. Containers: 18.4 thousand.", 18400),
    ("en", "The capital is $10.4 billion. New registrations: six, for $28 million.", 6),
    ("ru", "Подписано на 30 млн долларов: шесть, на 28 млн, уже исполнены.", 6),
]


@pytest.mark.parametrize(("lang", "text", "value"), COUNTS)
def test_a_number_told_of_things_is_a_count(lang: str, text: str, value: float) -> None:
    assert (value, "count") in [(one.value, one.unit) for one in quantities(text, lang)]


def test_a_sum_that_another_follows_by_how_much_it_is_more_takes_its_scale() -> None:
    found = quantities("Экспорт 5,5 млрд, импорт 3,5, на 2 млрд меньше.", "ru")
    assert [one.value for one in found] == [5.5e9, 3.5e9, 2e9]


def test_words_that_only_begin_like_the_kazakh_hundred_are_no_numbers() -> None:
    assert quantities("Олар өрік, пияз, жүзім жөнелтеді; жер жүзінде сұраныс көп.", "kk") == []
    assert [one.value for one in quantities("екі жүз адам, жүзге жуық", "kk")] == [200, 100]


def test_what_something_swelled_to_is_no_bound() -> None:
    assert [one.hedge for one in quantities("Смета распухла до 24 млрд долларов.", "ru")] == ["eq"]
