"""Keeps worker processes busy with a home's jobs."""

from studio.supervisor.supervisor import Standing, Supervisor

__all__ = ["Standing", "Supervisor"]
