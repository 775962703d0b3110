"""Documents signed: what tells that one was signed, and what it is about."""

from __future__ import annotations

import pytest

from claims.text.signed import signed

FOUND = [
    # words before the document
    ("en", "Chad and Niger have signed an electricity sales agreement.", ["electricity sales agreement"]),
    ("en", "A new loan agreement was inked by both sides.", ["loan agreement"]),
    ("en", "During the visit 12 farm and fishery agreements were signed.", ["farm and fishery agreements"]),
    ("ru", "Стороны подписали новый кредитный договор.", ["кредитный договор"]),
    ("kk", "Тараптар несие келісіміне қол қойды.", ["несие келісіміне"]),
    # words after it
    ("en", "They signed an agreement to rebuild the port on Friday.", ["agreement to rebuild the port"]),
    ("en", "They signed an agreement with Peru on visas.", ["agreement with Peru on visas"]),
    ("en", "A MoU signed today between two ports helps.", ["MoU signed today between two ports helps"]),
    (
        "en",
        "The MoU on grants for many small works in the north and in the south was exchanged.",
        ["MoU on grants for many small works in the north and in the south"],
    ),
    ("en", "A pact that regulates fishing was signed.", ["pact that regulates fishing was signed"]),
    ("en", "An accord signed Monday will cut tariffs.", ["accord signed Monday will cut tariffs"]),
    ("en", "They signed a Partnership Agreement (PA) aimed at jobs.", ["Partnership Agreement (PA) aimed at jobs"]),
    ("ru", "Заключены контракты купли-продажи зерна.", ["контракты купли-продажи зерна"]),
    ("kk", "Екі ел виза туралы хаттамаға қол қойды.", ["Екі ел виза туралы хаттамаға"]),
    ("kk", "Тараптар сауда жоспарының хаттамасына қол қойды.", ["сауда жоспарының хаттамасына"]),
    ("en", "The Minutes of the meeting were signed.", ["Minutes of the meeting"]),
    # the kind alone, and the sentence beside it
    ("en", "The leaders signed a joint declaration.", ["joint declaration"]),
    ("en", "They agreed on a pact on tea. The pact was signed in Oslo.", ["pact on tea"]),
    ("en", "Two memoranda, on forests and health, will be signed.", ["memoranda, on forests and health"]),
    ("ru", "Заключён договор поставки 5 тонн чая.", ["договор поставки 5 тонн чая"]),
    ("en", "A pact worth $5 million on tea was signed by the ministers.", ["pact worth $5 million on tea"]),
    ("ru", "Подписан кредитный договор на 5 млн евро.", ["кредитный договор на 5 млн евро"]),
    ("ru", "Подписан контракт на 300 тыс. тонн чая.", ["контракт на 300 тыс. тонн чая"]),
    ("en", "Two pacts were signed, on tea and on fish.", ["pacts were signed, on tea and on fish"]),
    ("en", "The documents exchanged include a pact on tea, and one on fish.", ["pact on tea"]),
    ("ru", "Есть в документах, принятых делегациями, и соглашение о чае.", ["соглашение о чае"]),
    ("ru", "Транзитный договор готов. Вечером подпишут восемь бумаг.", ["Транзитный договор"]),
    ("ru", "Готов договор о границе. Документ подпишут весной.", ["договор о границе"]),
    ("kk", "Елшілер құжатқа қол қойды. Шекара туралы шарт маңызды.", ["Шекара туралы шарт"]),
    # told again in fewer and in more words
    ("en", "They signed a loan agreement. The loan agreement on roads was signed too.", ["loan agreement on roads"]),
]


@pytest.mark.parametrize(("lang", "text", "titles"), FOUND)
def test_a_document_is_told_by_what_it_is_about(lang: str, text: str, titles: list[str]) -> None:
    found = signed(text, lang)
    assert [one.title for one in found] == titles
    assert all(one.title in text[one.start : one.end] for one in found)


NOT_FOUND = [
    ("en", "The agreement was signed on Monday by the ministers."),
    ("en", "They signed a new bilateral agreement."),
    ("en", "They signed fifteen accords on 3 June."),
    ("en", "The deal was signed on Saturday."),
    ("en", "The deal was signed, on Monday, by the ministers."),
    ("en", "No loan agreement has been signed."),
    ("ru", "Ни одного соглашения о чае стороны не хотели подписать."),
    ("en", "He adopted a calf, and a pact on tea is far away."),
    ("en", "The treaty signed on Sept. 3 is in force."),
    ("en", "They spoke of a loan agreement."),
    ("en", "The agreement on the dam has not been signed."),
    ("en", "Chad refused to sign the treaty on fishing."),
    ("ru", "Соглашение о границе пока не подписано."),
    ("ru", "О договоре о границе говорят, но документ подписывать рано."),
    ("kk", "Тараптар шекара туралы келісімді талқылады, бірақ оған қол қойылған жоқ."),
    ("en", "The talks concluded, and a trade agreement is far away, they say."),  # concluded something else
    ("ru", "Стороны подписали новое двустороннее соглашение."),
    ("ru", "Министр принял посла, и речь шла, среди прочего, о договоре о границе."),
    ("kk", "Екі ел келісімге қол қойды."),
    ("kk", "Саудагерлер пайда жасады, ал келісім туралы сөз болмады."),
]


@pytest.mark.parametrize(("lang", "text"), NOT_FOUND)
def test_a_bare_document_and_one_not_signed_are_none(lang: str, text: str) -> None:
    assert signed(text, lang) == ()


def test_a_closing_quotation_mark_ends_no_title_without_an_opening_one() -> None:
    (found,) = signed("“We signed a deal to sell tea”, he said.", "en")
    assert found.title == "deal to sell tea"
