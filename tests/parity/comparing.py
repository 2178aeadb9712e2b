"""What the scripts that make goldens share: the tolerance, and writing or checking a file."""

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


def sameRuns(new, old):
    """Texts of runs: the same to the letter, but for what thirty steps make of the last digits."""
    new, old = new.split("\n"), old.split("\n")
    return len(new) == len(old) and all(map(sameLine, new, old))


def sameLine(new, old):
    word = old.split(" ")[0]
    if word not in ("loss", "after", "predicted"):
        return new == old
    first = 4 if word == "after" else 1
    new, old = new.split(" "), old.split(" ")
    numbers = zip(map(float, new[first:]), map(float, old[first:]))
    return len(new) == len(old) and new[:first] == old[:first] and all(near(a, b, 2e-4, 1e-3) for a, b in numbers)
