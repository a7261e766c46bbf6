"""Rendering beyond one machine: addresses anywhere, and a Dask cluster's hosts.

Nothing here is imported unless a cluster or an address is asked for: dask.distributed and
fsspec come with the extra ``stratbook[cluster]``.
"""
