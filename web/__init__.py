"""What a reader sees and types: pages, the API and the widget."""
