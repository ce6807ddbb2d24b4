"""Settings are complete and right at start, or there is no start."""

from pathlib import Path

import pytest
from pydantic import Field

from functions.shared.config import ConfigError, Settings, setting

KEY = "a signing key of this test, which is long enough"


class ShopSettings(Settings):
    shelf_url: str = Field(validation_alias=setting("SHELF_URL", "OLD_URL"))
    most_books: int = Field(default=10, ge=1, validation_alias=setting("MOST_BOOKS"))


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("SHELF_URL", "OLD_URL", "MOST_BOOKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SECRETS_DIR", str(tmp_path))
    monkeypatch.setenv("GATEWAY_URL", "http://gateway:8080/")
    monkeypatch.setenv("SIGNING_KEY", KEY)


def complaint() -> str:
    with pytest.raises(ConfigError) as caught:
        ShopSettings.load()
    return str(caught.value)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELF_URL", "shelf:1")
    monkeypatch.setenv("MOST_BOOKS", "12")

    settings = ShopSettings.load()

    assert (settings.shelf_url, settings.most_books) == ("shelf:1", 12)
    assert settings.gateway_url == "http://gateway:8080"


def test_settings_come_from_secret_files_in_kebab_case(tmp_path: Path) -> None:
    (tmp_path / "shelf-url").write_text("shelf:2\n")

    assert ShopSettings.load().shelf_url == "shelf:2"


def test_environment_goes_before_secret_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shelf-url").write_text("shelf:2")
    monkeypatch.setenv("SHELF_URL", "shelf:1")

    assert ShopSettings.load().shelf_url == "shelf:1"


def test_second_name_of_a_setting_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLD_URL", "shelf:3")

    assert ShopSettings.load().shelf_url == "shelf:3"


def test_every_fault_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOST_BOOKS", "0")
    monkeypatch.setenv("GATEWAY_URL", "gateway:8080")

    said = complaint()

    for name in ("SHELF_URL", "MOST_BOOKS", "GATEWAY_URL"):
        assert name in said
    assert "http://gateway:8080" in said


def test_short_signing_key_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELF_URL", "shelf:1")
    monkeypatch.setenv("SIGNING_KEY", "hunter2")

    said = complaint()

    assert "SIGNING_KEY" in said
    assert "openssl rand" in said
    assert "hunter2" not in said


@pytest.mark.parametrize("name", ["GATEWAY_URL", "SIGNING_KEY", "SHELF_URL"])
def test_nothing_that_matters_has_a_default(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELF_URL", "shelf:1")
    monkeypatch.delenv(name)

    assert f"{name} is not set" in complaint()


def test_signing_key_is_not_in_what_is_printed_of_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELF_URL", "shelf:1")

    assert KEY not in repr(ShopSettings.load())


def test_previous_key_is_none_where_its_secret_is_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELF_URL", "shelf:1")
    assert ShopSettings.load().signing_key_previous is None
    (tmp_path / "signing-key-previous").write_text("\n")
    assert ShopSettings.load().signing_key_previous is None

    (tmp_path / "signing-key-previous").write_text(f"{KEY}\n")
    previous = ShopSettings.load().signing_key_previous
    assert previous is not None
    assert previous.get_secret_value() == KEY


def test_previous_key_must_be_long_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGNING_KEY_PREVIOUS", "short")

    assert "SIGNING_KEY_PREVIOUS is shorter than 32 characters" in complaint()


@pytest.mark.parametrize("hops", ["-1", "x", "11", "10.0.0.0/8"])
def test_trusted_proxies_are_a_number(monkeypatch: pytest.MonkeyPatch, hops: str) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", hops)

    assert "TRUSTED_PROXIES" in complaint()
