"""``python -m tqcheck``."""

from .cli import main

if __name__ == "__main__":  # the processes of a batch import it under another name
    main()
