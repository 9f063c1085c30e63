"""The language server: findings as one types, in any editor that speaks LSP.

``buffer`` holds the text as lines and knows which have changed; ``marks`` puts findings on them; ``session``
decides when what is reviewed again; ``answers`` and ``actions`` say it in the protocol's words; ``server`` is
the door. Offsets inside are code points; ``units`` alone knows the client's.
"""
