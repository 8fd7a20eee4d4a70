"""The decision models of the firm: seen, changed, published, replayed."""
