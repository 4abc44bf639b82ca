"""How one walks: the loop of gradient descent, and the rules that turn a gradient into a step."""
