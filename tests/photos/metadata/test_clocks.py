"""Dates and times as cameras and programs really write them."""

from datetime import datetime

import pytest

from functions.shared.told.clocks import Clock, read_clock, read_mail_clock
from functions.shared.told.names import read_name
from tests.photos.metadata.exif_photos import DIGITISED, MODIFIED, TAKEN, photo
from tests.photos.metadata.written_files import told

DAY = datetime(2019, 5, 4)
MORNING = datetime(2019, 5, 4, 10, 11, 12)
WHEN = "2019:05:04 10:11:12"


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        (WHEN, Clock(MORNING)),
        (" 2019: 5: 4 10:11:12", Clock(MORNING)),
        (" 2019: 5: 4", Clock.of_day(DAY)),
        ("2019:05:04", Clock.of_day(DAY)),
        ("2019:05:04   :  :  ", Clock.of_day(DAY)),
        ("2019:05:04 24:00:00", Clock.of_day(DAY)),
        ("2019:05:04 10:61:00", Clock.of_day(DAY)),
        ("2019:05:04 10:10:60", Clock(datetime(2019, 5, 4, 10, 11))),
        ("2019:12:31 23:59:60", Clock(datetime(2020, 1, 1))),
        ("2019/05/04 10:11:12", Clock(MORNING)),
        ("2019-05-04T10:11:12", Clock(MORNING)),
        ("2019-05-04T10:11:12.5+02:00", Clock(datetime(2019, 5, 4, 10, 11, 12, 500_000), 120)),
        ("2019-05-04T10:11+02:00", Clock(datetime(2019, 5, 4, 10, 11), 120)),
        ("2019-05-04T10:11-0330", Clock(datetime(2019, 5, 4, 10, 11), -210)),
        ("2019-05-04 10-11-12", Clock(MORNING)),
        ("2019-05-04T10:11Z", Clock(datetime(2019, 5, 4, 10, 11), 0)),
        ("2019-05-04T10:11:12-0330", Clock(MORNING, -210)),
        ("2019-05-04+02:00", Clock.of_day(DAY).with_offset(120)),
        ("2019-05-04T10:11:12+25:00", Clock(MORNING)),
    ],
)
def test_times_are_read_as_they_are_written(written: str, clock: Clock) -> None:
    assert read_clock(written) == clock


NEVER = ["2019:13:04 10:11:12", "2019:02:30", "0000:00:00", "0000:00:00 00:00:00", "0019", "2019 or so", None]
A_YEAR = ["2019", "2019:00:00 00:00:00", "2019-00-00", "2019:  :     :  :  ", " 2019 "]
A_MONTH = ["2019-12", "2019:12:00", "2019:12:00 00:00:00", "2019:12:  ", "2019-12-00T00:00"]


@pytest.mark.parametrize("written", NEVER)
def test_what_has_no_day_is_no_time(written: str | None) -> None:
    assert read_clock(written) is None


@pytest.mark.parametrize("written", A_YEAR)
def test_a_year_lasts_a_year(written: str) -> None:
    assert read_clock(written) == Clock(datetime(2019, 1, 1), until=datetime(2020, 1, 1))


@pytest.mark.parametrize("written", A_MONTH)
def test_a_month_lasts_a_month(written: str) -> None:
    assert read_clock(written) == Clock(datetime(2019, 12, 1), until=datetime(2020, 1, 1))


def test_times_of_mail_are_read() -> None:
    assert read_mail_clock("Sat, 04 May 2019 10:11:12 +0200") == Clock(MORNING, 120)
    assert read_mail_clock("Sat, 04 May 2019 10:11:12") == Clock(MORNING)
    assert read_mail_clock("on a Saturday") is None


@pytest.mark.parametrize(
    ("exif", "main", "minutes"),
    [
        ({0x9011: "+02:00", 0x9012: "+03:00"}, {}, 120),
        ({0x9012: "+03:00", 0x9010: "+04:00"}, {}, 180),
        ({0x9010: "+04:00"}, {}, 240),
        ({0x9011: "   :  ", 0x9010: "+04:00"}, {}, 240),
    ],
)
def test_offset_of_another_of_the_three_clocks_serves(
    exif: dict[int, str], main: dict[int, str], minutes: int
) -> None:
    assert told(photo(exif={TAKEN: WHEN, **exif}, main=main)).taken_at_offset == minutes


def test_offset_of_the_exposure_is_not_that_of_a_later_clock() -> None:
    assert told(photo(exif={DIGITISED: WHEN, 0x9011: "+02:00"})).taken_at_offset is None
    assert told(photo(main={MODIFIED: WHEN}, exif={0x9012: "+02:00"})).taken_at_offset is None


@pytest.mark.parametrize(
    ("name", "clock"),
    [
        ("IMG-20190504-WA0003.jpg", Clock.of_day(DAY)),
        ("IMG_20190504_101112.jpg", Clock(MORNING)),
        ("20190504_101112(0).jpg", Clock(MORNING)),
        ("20190504101112.jpg", Clock(MORNING)),
        ("2019-05-04 10.11.12.jpg", Clock(MORNING)),
        ("2019-05-04 10.11.12-1.jpg", Clock(MORNING)),
        ("Screenshot_20190504-101112_Maps.png", Clock(MORNING)),
        ("Screen Shot 2019-05-04 at 10.11.12.png", Clock(MORNING)),
        ("Screen Shot 2019-05-04 at 10.11.12 PM.png", Clock(datetime(2019, 5, 4, 22, 11, 12))),
        ("WhatsApp Image 2019-05-04 at 10.11.12.jpeg", Clock(MORNING)),
        ("signal-2019-05-04-101112.jpeg", Clock(MORNING)),
        ("PXL_20190504_101112030.MP.jpg", Clock(datetime(2019, 5, 4, 10, 11, 12, 30_000), 0)),
        ("1965-07-12 beach.jpg", Clock.of_day(datetime(1965, 7, 12))),
        ("2019-05-04 99.99.99.jpg", Clock.of_day(DAY)),
    ],
)
def test_names_tell_times_where_they_plainly_do(name: str, clock: Clock) -> None:
    assert read_name(name) == clock


@pytest.mark.parametrize(
    "name", ["IMG_0042.jpg", "DSC_20191.jpg", "99201905041.jpg", "2019-13-04.jpg", "20193005.jpg", "", None]
)
def test_names_that_tell_none_are_not_guessed_at(name: str | None) -> None:
    assert read_name(name) is None
