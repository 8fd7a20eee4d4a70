"""Running cost, upkeep, break-even and latency of each approach."""
