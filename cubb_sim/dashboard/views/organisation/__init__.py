"""The organisation in one run, month by month: staff, firms and voluntary organisations, and what ties them."""
