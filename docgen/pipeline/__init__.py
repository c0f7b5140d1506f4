"""The order of the stages: intake, derive, check, plan, fill, print, packet."""
