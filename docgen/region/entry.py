"""What every record of a pack's files has in common."""

from pydantic import BaseModel, ConfigDict


class Entry(BaseModel):
    """A record of a pack: it cannot be changed, and a name it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
