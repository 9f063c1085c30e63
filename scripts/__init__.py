"""Everything that made a shipped file can make it again."""
