"""The environment in which pictures are drawn, so that no setting of the user's changes a pixel."""

# Set before the first import of numpy and matplotlib, which read them only then. One thread for
# BLAS: the pictures are small and every core has a worker.
DRAWING = {"MPLBACKEND": "agg", "OPENBLAS_NUM_THREADS": "1"}
