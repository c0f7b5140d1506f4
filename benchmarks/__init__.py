"""What docgen's speed is measured with: `python -m benchmarks`, results in docs/performance.md."""
