"""Answers that triples alone do not give: pure functions over the tables of the graph.

Every answer is a function from ``kg.graph.tables.Tables`` to frozen values; ``kg.cli`` prints
them, and reports put them together.
"""
