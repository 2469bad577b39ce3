"""Event coding: triggers, parties, status, date, place and contexts of PLOVER events."""
