"""What the operator says of a sign-in provider, and how wrong settings are told."""

from pathlib import Path

import pytest

from functions.accounts.settings import AccountsSettings
from functions.shared.config import ConfigError

NEEDED = {
    "GATEWAY_URL": "http://127.0.0.1:1",
    "SIGNING_KEY": "a signing key of this test, which is long enough",
    "METADATA_URL": "sqlite:album.sqlite",
}
ISSUER = {"OIDC_ISSUER": "https://login.example/realms/home", "OIDC_CLIENT_ID": "album"}


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in {**NEEDED, "SECRETS_DIR": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)


def load(monkeypatch: pytest.MonkeyPatch, **told: str) -> AccountsSettings:
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    return AccountsSettings.load()


def test_without_an_issuer_there_is_no_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    empty = dict.fromkeys(["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_NAME", "OIDC_SIGN_UP_CLAIM"], "")

    assert load(monkeypatch, **empty).provider() is None


def test_provider_signs_nobody_up_unless_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    provider = load(monkeypatch, **ISSUER).provider()

    assert provider is not None
    assert provider.name == "login.example"
    assert provider.client_secret is None
    assert not provider.sign_up.is_open
    assert provider.scopes == "openid profile"


def test_secret_may_be_a_file_and_an_empty_one_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "oidc-client-secret"
    for written, read in (("", None), ("\n", None), ("hush\n", "hush")):
        path.write_text(written)
        provider = load(monkeypatch, **ISSUER).provider()
        assert provider is not None
        assert provider.client_secret == read


def test_secret_is_in_no_description(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load(monkeypatch, **ISSUER, OIDC_CLIENT_SECRET="hush hush")

    assert "hush" not in f"{settings} {settings.provider()}"


def test_address_is_asked_for_where_the_operator_decides_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    claim = {"OIDC_SIGN_UP": "True", "OIDC_SIGN_UP_CLAIM": "email=@home.example"}
    provider = load(monkeypatch, **ISSUER, **claim).provider()

    assert provider is not None
    assert provider.scopes == "openid profile email"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"OIDC_ISSUER": "http://login.example"}, "http is for this machine alone"),
        ({"OIDC_ISSUER": "login.example"}, "OIDC_ISSUER"),
        ({"OIDC_CLIENT_ID": ""}, "OIDC_CLIENT_ID is not set"),
        ({"OIDC_SIGN_UP_CLAIM": "family"}, "such as groups=family"),
        ({"OIDC_SIGN_UP_CLAIM": "=family"}, "such as groups=family"),
        ({"OIDC_SIGN_UP": "perhaps"}, "OIDC_SIGN_UP"),
    ],
)
def test_wrong_settings_end_the_start_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, told: dict[str, str], words: str
) -> None:
    with pytest.raises(ConfigError, match=words):
        load(monkeypatch, **(ISSUER | told))
