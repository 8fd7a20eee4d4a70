"""The archive page: list by client, preview, search, bin, import and export."""
