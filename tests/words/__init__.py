"""A net under what is written: formulas, numbers, claims, captions and tables of every page.

What a page says is held by lists beside these tests, a file a page: `formulas/` says what the names
of its formulas mean, `numbers/` and `claims/` what holds each number and each claim. A test that
fails says which entry to add or to drop.
"""
