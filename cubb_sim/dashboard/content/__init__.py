"""What the dashboard says that is neither a number of the model nor a control: FLIPs, evidence sheets, questions."""
