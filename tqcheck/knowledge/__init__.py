"""Tables about the world and its languages: data files, and the few functions that read them."""
