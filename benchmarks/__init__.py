"""Measurements that are run by hand or in CI, not tests: how faithfully files of every format are read."""
