"""Figures written by hand: their ink, the pieces of it, what is read, and how the letterhead's blanks are found."""
