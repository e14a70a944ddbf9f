"""`python -m vbhc`."""

from vbhc.cli import main

if __name__ == "__main__":
    main()
