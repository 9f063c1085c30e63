"""Training of the small translation models that tqcheck ships."""
