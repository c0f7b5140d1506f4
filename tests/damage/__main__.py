"""`python -m tests.damage`: try every damage and write docs/damage.md."""

from .page import PAGE, page
from .sample import damages, trials

if __name__ == "__main__":
    PAGE.write_text(page({damage: list(trials(damage)) for damage in damages()}), encoding="utf-8")
