"""Executed notebooks to HTML pages, with nbconvert and templates of our own."""
