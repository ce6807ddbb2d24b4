"""Names of people whose faces programs have marked."""

from tests.photos.metadata.written_files import jpeg, listed, packet, told

AREA = 'stArea:x="0.5" stArea:y="0.4" stArea:w="0.1" stArea:h="0.2" stArea:unit="normalized"'
ANNA = f"""<rdf:li><rdf:Description mwg-rs:Name="Anna Berg" mwg-rs:Type="Face"><mwg-rs:Area {AREA}/>
    </rdf:Description></rdf:li>"""
BEN = """<rdf:li rdf:parseType="Resource"><mwg-rs:Area rdf:parseType="Resource"/>
    <mwg-rs:Name>Ben</mwg-rs:Name><mwg-rs:Type>Face</mwg-rs:Type></rdf:li>"""
NOBODY = f"""<rdf:li><rdf:Description mwg-rs:Type="Face"><mwg-rs:Area {AREA}/>
    <mwg-rs:Extensions apple-fi:AngleInfoYaw="315" apple-fi:FaceID="1"/></rdf:Description></rdf:li>"""
DOG = '<rdf:li><rdf:Description mwg-rs:Name="Rex" mwg-rs:Type="Pet"/></rdf:li>'
CODE = '<rdf:li><rdf:Description mwg-rs:Name="https://example.org" mwg-rs:Type="BarCode"/></rdf:li>'


def regions(*marked: str) -> str:
    inside = "".join(marked)
    return f"""<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>{inside}</rdf:Bag>
        </mwg-rs:RegionList></mwg-rs:Regions>"""


def people(inside: str) -> tuple[str, ...]:
    return told(jpeg(packet(inside))).people


def test_faces_of_picasa_digikam_lightroom_and_apple() -> None:
    assert people(regions(ANNA, BEN, NOBODY)) == ("Anna Berg", "Ben")


def test_pets_codes_and_points_of_focus_are_no_people() -> None:
    assert people(regions(DOG, CODE, ANNA)) == ("Anna Berg",)


def test_faces_of_windows() -> None:
    marked = """<MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag>
        <rdf:li MPReg:Rectangle="0.1, 0.1, 0.2, 0.2" MPReg:PersonDisplayName="Anna Berg"/>
        <rdf:li><rdf:Description><MPReg:PersonDisplayName>Ben</MPReg:PersonDisplayName></rdf:Description></rdf:li>
        <rdf:li MPReg:Rectangle="0.5, 0.5, 0.2, 0.2"/>
        </rdf:Bag></MPRI:Regions></MP:RegionInfo>"""

    assert people(marked) == ("Anna Berg", "Ben")


def test_people_who_are_named_without_a_face() -> None:
    details = """<Iptc4xmpExt:PersonInImageWDetails><rdf:Bag><rdf:li rdf:parseType="Resource">
        <Iptc4xmpExt:PersonName><rdf:Alt><rdf:li xml:lang="x-default">Cem</rdf:li></rdf:Alt>
        </Iptc4xmpExt:PersonName>
        </rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImageWDetails>"""

    assert people(listed("Iptc4xmpExt:PersonInImage", "Anna Berg", "Ben") + details) == (
        "Anna Berg",
        "Ben",
        "Cem",
    )


def test_each_is_named_once() -> None:
    assert people(regions(ANNA, ANNA) + listed("Iptc4xmpExt:PersonInImage", "Anna Berg")) == ("Anna Berg",)
