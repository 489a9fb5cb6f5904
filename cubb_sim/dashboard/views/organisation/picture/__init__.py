"""The pictures: the organisation in a month, and who left and who came."""
