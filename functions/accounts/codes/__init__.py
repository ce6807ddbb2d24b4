"""Codes of an authenticator app as a second factor (RFC 6238), and recovery codes for who has lost it."""
