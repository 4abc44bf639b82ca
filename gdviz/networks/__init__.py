"""Networks and the gradients of their weights: operations that know the way back."""
