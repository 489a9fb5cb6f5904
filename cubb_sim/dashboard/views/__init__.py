"""Views: functions from data, language and what is opened to markup. They know nothing of Solara."""
