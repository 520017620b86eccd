"""Search engines: one module each, all behind the protocol of `base`."""
