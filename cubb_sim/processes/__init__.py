"""What happens in a month (ODD 3): one module per line of the domain's month. Sense, ask the rule, draw, apply."""
