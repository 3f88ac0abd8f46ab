"""Stance."""
