"""The pictures of the report, drawn as SVG: functions from numbers to markup."""
