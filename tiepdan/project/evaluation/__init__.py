"""How well the pure core reads, links and compares: the table of goals, measured on labelled data, with a floor no change may fall below.

`make eval` on the folder DATA when it is there, and always on the project's own invented sets. Nothing here runs in the product.
"""
