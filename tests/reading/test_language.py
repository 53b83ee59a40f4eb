import pytest

from geotie.reading import language_name, limits_of_language, read_text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The president of Ghana said that talks with Togo had gone well, and that a treaty was near.", "en"),
        ("El ministro de Relaciones Exteriores de Chile viajó el lunes a Lima para reunirse con su homólogo peruano.", "es"),
        ("Le président de la République s'est rendu lundi à Dakar, où il a rencontré son homologue sénégalais.", "fr"),
        ("Der Außenminister reiste am Montag nach Warschau und traf dort seinen polnischen Amtskollegen zu Gesprächen.", "de"),
        (
            "Министр иностранных дел прибыл в понедельник в Минск, где провёл переговоры о торговле и границе.",
            "ru",
        ),
        ("Peru, Chile", ""),
    ],
)
def test_language_of_an_article(text, language):
    assert read_text(text).language == language


def test_the_reader_is_told_what_is_not_read_in_spanish():
    assert "Spanish" in limits_of_language("es")
    assert limits_of_language("en") == limits_of_language("") == ""


def test_a_code_without_a_name_stands_for_itself():
    assert (language_name("pt"), language_name("qq"), language_name("")) == ("Portuguese", "qq", "unknown")
