"""Films and pictures as files: GIF, PNG and MP4."""
