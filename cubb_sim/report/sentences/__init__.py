"""What the report and the console say in words and cells: functions from a reading to text."""
