"""What the two scripts that make goldens share: the tolerance, and writing or checking a file."""

import sys


def near(a, b, absolute=1e-6, relative=1e-5):
    return abs(a - b) <= absolute + relative * abs(b)


def writeOrCheck(file, text, same):
    """Writes `text`; with --check instead ends with exit code 1 where `same(new, old)` is false."""
    if "--check" not in sys.argv:
        file.write_text(text)
        print(f"{file.name} written")
    elif not same(text, file.read_text()):
        sys.exit(f"{file.name} is not what this PyTorch gives")
