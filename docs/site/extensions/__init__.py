"""What the site adds to Sphinx: each module is an extension of its own with a `setup`."""
