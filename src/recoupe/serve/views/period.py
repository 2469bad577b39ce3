"""The period that several pages ask for."""

import re
from dataclasses import dataclass
from typing import Annotated, Final

from msgspec import Meta

from recoupe.crosscheck.span_of_days import Days, days_of
from recoupe.serve.language import message
from recoupe.serve.site import AskedError

PATTERN: Final = r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?"
DATE: Final = re.compile(PATTERN)
Ending = Annotated[str, Meta(extra_json_schema={"pattern": f"^({PATTERN})?$"})]
"""A year, month or day (EDTF); empty is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period: years, months or days (EDTF), both ends included; empty is open."""

    since: Ending = ""
    until: Ending = ""

    def __post_init__(self) -> None:
        """Refuse what is no date, and a period that ends before it begins."""
        first, last = (_days(each) for each in (self.since, self.until))
        if first and last and last[1] < first[0]:
            raise AskedError(message("The period ends before it begins."))


def _days(text: str) -> Days | None:
    days = days_of(text) if DATE.fullmatch(text) else None
    if text and days is None:
        raise AskedError(message("A period begins and ends with a year, a month or a day: 2024, 2024-03, 2024-03-14."))
    return days
