"""What is known independently of our code, page by page: `ORACLES`, `SAID` and `SETTINGS`."""
