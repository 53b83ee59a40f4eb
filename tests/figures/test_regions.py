from geotie.figures import regions


def test_a_region_is_enlarged_and_its_middle_is_where_it_should_be():
    found = {region.name: region for region in regions()}
    assert {"Africa", "Americas", "Asia", "Europe", "Middle East", "Oceania"} <= set(found)
    assert all(region.flat > 1 and region.globe > 1 for region in found.values())
    assert found["Middle East"].flat > found["Asia"].flat > found["Americas"].flat
    assert abs(found["Africa"].lat) < 10


def test_a_region_over_the_antimeridian_has_its_middle_on_the_globe():
    (oceania,) = [region for region in regions() if region.name == "Oceania"]
    assert 150 < oceania.lon < 180
