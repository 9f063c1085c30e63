"""Parts of the one benchmark: the suites, their intervals, and what others published."""
