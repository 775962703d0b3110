"""Every setting of the product, read once from the environment (`COMMUNIQUE_*`) or a `.env` file beside the work."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """One place for what a person may choose; each has a default that needs no service."""

    model_config = SettingsConfigDict(
        env_prefix="COMMUNIQUE_",
        env_file=".env",
        env_ignore_empty=True,  # `COMMUNIQUE_CORRECTIONS=` would be the folder where a person stands
        extra="ignore",
        env_nested_delimiter="__",
    )

    data_dir: Path = Field(default=Path(".data"), description="where everything that is made lives")
    database_url: str = Field(default="", description="SQLAlchemy address; empty: SQLite in the data directory")
    bi_database_url: str = Field(default="", description="what dashboards read; empty: the database that is loaded")
    lake_url: str = Field(default="", description="folder or s3:// address of the lake; empty: in the data directory")
    sources_dir: Path | None = Field(
        default=None, description="a folder of own source cards; unset: sources/ in data_dir"
    )
    expectations_dir: Path | None = Field(default=None, description="a folder of own .sql expectations")
    corrections: Path | None = Field(
        default=None, description="a file of own corrections of claims; unset: corrections.toml in data_dir"
    )
    alert_routes: Path | None = Field(default=None, description="a toml file that says who is told what")
    max_document_mb: float = Field(
        default=8.0, gt=0, allow_inf_nan=False, description="a larger document is refused; 8 at most"
    )
    max_table_mb: float = Field(default=1024.0, gt=0, allow_inf_nan=False, description="a larger table is refused")
    server_idle_minutes: float = Field(default=0.0, ge=0, description="how long the own Prefect server outlives a run")
    openlineage_url: str = Field(default="", description="where OpenLineage events go; empty: nowhere")
    keys: dict[str, SecretStr] = Field(default_factory=dict, description="keys of sources: COMMUNIQUE_KEYS__NAME")
    push_token: SecretStr | None = Field(
        default=None, description="what a caller must show to push documents to `watch`"
    )

    @model_validator(mode="after")
    def _fill(self) -> Settings:
        self.data_dir = self.data_dir.expanduser().absolute()
        if not self.database_url:
            self.database_url = f"sqlite:///{self.data_dir / 'communique.db'}"
        if not self.lake_url:
            self.lake_url = str(self.data_dir / "lake")
        return self

    @cached_property
    def raw_dir(self) -> Path:
        """The landing zone."""
        return self.data_dir / "raw"

    @cached_property
    def inbox_dir(self) -> Path:
        """Where `watch` looks for dropped files."""
        return self.data_dir / "inbox"

    @cached_property
    def cards_dir(self) -> Path:
        """Where a person's own source cards stand."""
        return self.sources_dir or self.data_dir / "sources"

    @cached_property
    def corrections_file(self) -> Path:
        """Where a person's own corrections of claims stand; need not be there where no setting names it."""
        return self.corrections or self.data_dir / "corrections.toml"

    @cached_property
    def refused_dir(self) -> Path:
        """Where files of the inbox that cannot be taken are set aside."""
        return self.data_dir / "refused"

    @cached_property
    def prefect_home(self) -> Path:
        """Prefect's own files, its SQLite among them, apart from the warehouse."""
        return self.data_dir / "prefect"


def load() -> Settings:
    """The settings of this process. Raises CommuniqueError where one cannot be used."""
    from pydantic import ValidationError

    from flows.errors import CommuniqueError

    try:
        settings = Settings()
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # whoever only reads what is there needs none
            settings.inbox_dir.mkdir(exist_ok=True)
    except ValidationError as error:
        first = error.errors()[0]
        name = "COMMUNIQUE_" + "_".join(str(part) for part in first["loc"]).upper()
        told = first["msg"].removeprefix("Value error, ")
        raise CommuniqueError(f"a setting cannot be used: {told}", name, f"mend or unset {name}") from error
    except OSError as error:
        raise CommuniqueError(
            f"the data directory cannot be made: {error.strerror}",
            str(error.filename),
            "set COMMUNIQUE_DATA_DIR to a folder that can be written",
        ) from error
    return settings
