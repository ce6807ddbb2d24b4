"""Sign-in through an OpenID provider that the operator names: the code flow with PKCE, by discovery.

An account is linked with the provider's issuer and subject, and with nothing else that a provider tells.
"""
