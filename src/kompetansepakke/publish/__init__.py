"""From checked content to a published site: build side by side, inspect, publish whole or not at all."""
