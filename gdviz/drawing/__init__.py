"""The vocabulary of the pictures: colours by their role, axes, landscapes, diagrams."""
