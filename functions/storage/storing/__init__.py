"""Whole objects: taken in and checked while they arrive, within their owner's quota; originals stay."""
