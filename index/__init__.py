"""The library: what was read is kept here, and found again.

The catalog is the truth, the originals are kept beside it, and the engine can be
thrown away: it is built anew from the catalog. Nothing here knows of Streamlit, of
the command line, or of how a file is read beyond `ingest.batch`.
"""
