"""What is known independently of our code, page by page: `facts()`, `SAID` and `SETTINGS`."""
