"""The sections of the report, one module each: functions from a reading to markup."""
