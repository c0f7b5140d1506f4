"""What holds for every test: the options, and no haste for generated examples."""

import os

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)  # a first example may wait for a module to be loaded
settings.load_profile("unhurried")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="write the goldens anew from what docgen makes now"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("accept") and os.environ.get("CI"):
        raise pytest.UsageError("--accept is for a person who looks at the pages, never for CI")


@pytest.fixture(scope="session")
def accepts(pytestconfig: pytest.Config) -> bool:
    """Whether goldens are to be written anew."""
    return bool(pytestconfig.getoption("accept"))
