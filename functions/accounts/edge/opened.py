"""A session, once somebody has shown who they are, however they did."""

from flask import Response

from functions.accounts.edge import cookies
from functions.accounts.edge.messages import Token
from functions.accounts.proofs.methods import Proof, ProviderSession
from functions.accounts.records import Account, Session
from functions.accounts.sessions import Sessions
from functions.shared.access.tokens import TokenSigner
from functions.shared.edge.answers import answer


def opened(sessions: Sessions, signer: TokenSigner, account: Account, proof: Proof) -> Response:
    """Its token, and the cookies."""
    session = sessions.open(account, cookies.device(), proof)
    token = signer.for_person(session.user_name, session.id, session.expires_at)
    return cookies.signed_in(answer(Token.of(token, session)), signer, token, session)


def proof_of(session: Session) -> Proof:
    """By which it was opened."""
    if session.provider_issuer is None or session.provider_subject is None:
        return Proof(session.methods)
    provider = ProviderSession(session.provider_issuer, session.provider_subject, session.provider_sid)
    return Proof(session.methods, provider)
