"""What a query means and what counts as a match: the room that indexer and web share."""
