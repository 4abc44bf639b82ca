"""What one walks on: functions and losses, each beside its gradient."""
