"""Whether two descriptions are of one person: weighed evidence, three bands, every sign with its sentence. Pure."""
