"""Stage 7, packet: pages become one print-ready PDF per household and per union."""
