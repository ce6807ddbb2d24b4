"""Passkeys (WebAuthn): key pairs of phones, computers and security keys, bound to the album's host."""
