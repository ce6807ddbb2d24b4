"""Tries the album on a Kubernetes cluster, as an operator would, step by step: ``scripts/try-cluster``."""
