"""Countries and capitals in the main languages of the news, by sentences of our own."""

from __future__ import annotations

import pytest

from geotie.extraction import mentions, sentences
from geotie.extraction.document import Document
from geotie.records import Article


def countries_in(text: str, language: str) -> list[str]:
    document = Document(Article(text=text, language=language))
    document.sentences = sentences.split(text)
    found = mentions.find(document)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    return [mention.country for mention in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "es", "El canciller de Venezuela viajó de La Habana a Estados Unidos y a Brasil.", ["VEN", "CUB", "USA", "BRA"], id="es"
        ),
        pytest.param(
            "fr", "Le ministre a quitté Alger pour la Côte d’Ivoire, puis les États-Unis.", ["DZA", "CIV", "USA"], id="fr"
        ),
        pytest.param("pt", "O ministro da Rússia visitou Angola e a Coreia do Norte.", ["RUS", "AGO", "PRK"], id="pt"),
        pytest.param(
            "de", "Russlands Minister flog von Moskau nach Österreich und in die Türkei.", ["RUS", "RUS", "AUT", "TUR"], id="de"
        ),
        pytest.param("it", "Il ministro è andato in Egitto, in Giordania e negli Stati Uniti.", ["EGY", "JOR", "USA"], id="it"),
        pytest.param(
            "ru", "Министр Ирана прибыл в Гавану, а затем посетил Боливию и Южную Корею.", ["IRN", "CUB", "BOL", "KOR"], id="ru"
        ),
        pytest.param("uk", "Міністр України відвідав Польщу, Туреччину та США.", ["UKR", "POL", "TUR", "USA"], id="uk"),
        pytest.param("ar", "وصل وزير خارجية إيران إلى بغداد ثم زار سوريا ولبنان.", ["IRN", "IRQ", "SYR", "LBN"], id="ar"),
        pytest.param("fa", "وزیر خارجه روسیه به تهران و سپس به ترکیه رفت.", ["RUS", "IRN", "TUR"], id="fa"),
        pytest.param("tr", "Bakan, Rusya'dan sonra Azerbaycan'a ve ABD'ye gitti.", ["RUS", "AZE", "USA"], id="tr"),
        pytest.param(
            "zh", "伊朗外长访问了古巴、委内瑞拉和玻利维亚，随后前往印度尼西亚。", ["IRN", "CUB", "VEN", "BOL", "IDN"], id="zh"
        ),
        pytest.param("ja", "外相はインドネシアと米国を訪れ、その後ロシアに向かった。", ["IDN", "USA", "RUS"], id="ja"),
        pytest.param("ko", "이란 외무장관은 쿠바와 볼리비아를 방문하고 미국으로 떠났다.", ["IRN", "CUB", "BOL", "USA"], id="ko"),
        pytest.param("hi", "विदेश मंत्री ने रूस, ईरान और श्रीलंका की यात्रा की।", ["RUS", "IRN", "LKA"], id="hi"),
        pytest.param(
            "id", "Menteri luar negeri Jepang tiba di Malaysia setelah mengunjungi Korea Selatan.", ["JPN", "MYS", "KOR"], id="id"
        ),
    ],
)
def test_names_of_countries_are_read(language: str, text: str, expected: list[str]) -> None:
    assert countries_in(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("zh", "他住在马里兰。", id="maryland-is-no-mali"),
        pytest.param("ko", "인도적 지원이 필요하다.", id="humanitarian-is-no-india"),
        pytest.param("ja", "チリソースを買った。", id="chilli-sauce-is-no-chile"),
        pytest.param("es", "Los peruanistas no llegaron.", id="part-of-a-longer-word"),
        pytest.param("ru", "Иранистика - это наука.", id="iranian-studies"),
    ],
)
def test_words_that_hold_a_name_are_none(language: str, text: str) -> None:
    assert countries_in(text, language) == []


def test_capital_keeps_its_english_name_and_place() -> None:
    text = "Он прилетел в Пекин."
    document = Document(Article(text=text, language="ru"))
    (mention,) = mentions.find(document)
    assert (mention.text, mention.place, mention.kind, round(mention.lon or 0)) == ("Пекин", "Beijing", "capital", 116)


def test_text_of_an_unknown_language_is_read_as_english() -> None:
    assert countries_in("Ministri u nis nga Tirana, Albania.", "sq") == ["ALB", "ALB"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        pytest.param(
            "es", "La canciller iraní y los ministros cubanos recibieron a una delegación alemana.", ["IRN", "CUB", "DEU"], id="es"
        ),
        pytest.param("fr", "Les Iraniens et la ministre française ont reçu des diplomates turcs.", ["IRN", "FRA", "TUR"], id="fr"),
        pytest.param("it", "I ministri tedeschi e la delegazione libica sono partiti.", ["DEU", "LBY"], id="it"),
        pytest.param("pt", "Os ministros alemães e a chanceler norte-americana partiram.", ["DEU", "USA"], id="pt"),
        pytest.param("de", "Die iranische Ministerin traf den britischen Gesandten.", ["IRN", "GBR"], id="de"),
        pytest.param("ru", "Иранская делегация и турецкие министры прибыли утром.", ["IRN", "TUR"], id="ru"),
        pytest.param("uk", "Польська делегація та литовські міністри прибули вранці.", ["POL", "LTU"], id="uk"),
    ],
)
def test_adjectives_of_countries_are_read(language: str, text: str, expected: list[str]) -> None:
    assert countries_in(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("fr", "Elle parle en français des pays latino-américains.", id="fr"),
        pytest.param("es", "Habló en español de los países sudamericanos.", id="es"),
        pytest.param("de", "Er sprach Deutsch über die lateinamerikanischen Länder.", id="de"),
    ],
)
def test_tongues_and_continents_are_no_countries(language: str, text: str) -> None:
    assert countries_in(text, language) == []
