"""Drawings of many values at once, as shapes that a template writes as SVG."""
