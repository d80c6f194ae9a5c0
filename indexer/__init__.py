"""What a release says: from a raw file to a Release with dates, names, passages and facts."""
