"""What every floor stands on: errors, whole files, the terminal, imports, a cache."""
