"""Fuzzing of the pure core with atheris: `make fuzz` (FUZZ_SECONDS for each target, ARGS=target for one). See `__main__`."""
