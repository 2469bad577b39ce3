"""What each page shows: functions of the site and of what was asked that return a record, which is also the JSON."""
