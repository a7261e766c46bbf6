"""The base of every model of the brief."""

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """No unknown key, no change after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")
