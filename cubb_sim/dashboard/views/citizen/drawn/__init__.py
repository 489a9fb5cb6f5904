"""Lives as pictures: bands and marks along the months, and the courses of what a person feels."""
