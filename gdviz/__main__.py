"""`python -m gdviz` is the command `gdviz`."""

from gdviz.cli import main

if __name__ == "__main__":
    main()
