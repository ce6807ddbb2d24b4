"""Settings from the environment and from the secrets that OpenFaaS mounts; wrong ones end the start."""

import os
import re
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from functions.shared.public_urls import PublicUrls

SECRETS_DIR = Path("/var/openfaas/secrets")
PROJECT_ROOT = Path(__file__).resolve().parents[2]
MOST_PROXIES = 10


class ConfigError(SystemExit):
    """Ends the process with a sentence for the operator on standard error."""


def _http_url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#]+(/[^\s?#]*)?", value):
        raise ValueError("is not a URL such as http://gateway:8080")
    return value.rstrip("/")


def _public_urls(value: str) -> str:
    PublicUrls.read(value)
    return value


def _signing_key(value: SecretStr) -> SecretStr:
    if len(value.get_secret_value()) < 32:
        raise ValueError("is shorter than 32 characters; make one with: openssl rand -hex 32")
    return value


def _previous_key(value: SecretStr | None) -> SecretStr | None:
    """An empty one is none: a secret that is mounted must exist."""
    return _signing_key(value) if value is not None and value.get_secret_value() else None


def setting(name: str, *other_names: str) -> AliasChoices:
    """The environment variable that fills a field, and the secret file of the same name in kebab case."""
    names = (name, *other_names)
    return AliasChoices(*names, *(n.lower().replace("_", "-") for n in names))


class Settings(BaseSettings):
    """What every function needs; a function with more to set extends it."""

    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", case_sensitive=True, use_attribute_docstrings=True
    )

    gateway_url: Annotated[str, AfterValidator(_http_url)] = Field(validation_alias=setting("GATEWAY_URL"))
    """Through which the functions call each other."""
    function_sockets: Path | None = Field(default=None, validation_alias=setting("FUNCTION_SOCKETS"))
    """The folder of the sockets on which the functions of one machine listen: they call each other there,
    and through the gateway only who does not listen yet."""
    signing_key: Annotated[SecretStr, AfterValidator(_signing_key)] = Field(
        validation_alias=setting("SIGNING_KEY")
    )
    """Signs all tokens; 32 characters or more."""
    signing_key_previous: Annotated[SecretStr | None, AfterValidator(_previous_key)] = Field(
        default=None, validation_alias=setting("SIGNING_KEY_PREVIOUS")
    )
    """Signs nothing any more; what it signed is accepted until it expires."""
    trusted_proxies: int = Field(
        default=0, ge=0, le=MOST_PROXIES, validation_alias=setting("TRUSTED_PROXIES")
    )
    """How many proxies in front write an entry each into X-Forwarded-For, whatever a client sent."""
    stall_seconds: float = Field(default=30, gt=0, validation_alias=setting("STALL_SECONDS"))
    """How long a client is waited for that sends nothing of its body, or takes nothing of its answer."""
    spool_bytes: int = Field(default=1024 * 1024 * 1024, ge=1, validation_alias=setting("SPOOL_BYTES"))
    """What all bodies may have together that are still on their way in; one address a quarter of it."""

    public_url: Annotated[str, AfterValidator(_public_urls)] = Field(
        default="", validation_alias=setting("PUBLIC_URL")
    )
    """Where people find the album, such as `https://home.example/photos`; several, separated by commas."""

    def public_urls(self) -> PublicUrls:
        return PublicUrls.read(self.public_url)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, file_secret_settings

    @classmethod
    def load(cls) -> Self:
        """Read and check everything at once; ConfigError names each variable that is wrong."""
        secrets = Path(os.environ.get("SECRETS_DIR", SECRETS_DIR))
        try:
            return cls(_secrets_dir=secrets if secrets.is_dir() else None)
        except ValidationError as error:
            raise ConfigError(_explain(error)) from None


def _explain(error: ValidationError) -> str:
    lines = ["The settings are not complete:"]
    for fault in error.errors(include_url=False, include_input=False):
        variable = str(fault["loc"][0])
        if fault["type"] == "missing":
            lines.append(
                f"  {variable} is not set (environment, or a file of that name in kebab case in SECRETS_DIR)"
            )
        else:
            lines.append(f"  {variable} {fault['msg'].removeprefix('Value error, ')}")
    return "\n".join(lines)
