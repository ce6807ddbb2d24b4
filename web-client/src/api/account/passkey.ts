import { call } from "../client";

interface Challenge<Options> {
  ticket: string;
  options: Options;
}

/** What the browser's passkey has answered. */
export interface PasskeyAnswer {
  ticket: string;
  /** As the browser writes it. */
  credential: unknown;
}

/** The person closed the browser's own dialog, or it timed out. */
export class PasskeyCancelled extends Error {
  override readonly name = "PasskeyCancelled";
}

/** Passkeys belong to a host's name, over https or on this machine: at an address in digits there are none. */
export function canUsePasskeys(): boolean {
  const isAddress = /^[\d.]+$|^\[/.test(location.hostname);
  const known = (globalThis as { PublicKeyCredential?: typeof PublicKeyCredential }).PublicKeyCredential;
  return window.isSecureContext && !isAddress && typeof known?.parseRequestOptionsFromJSON === "function";
}

/** Has the person choose a passkey of this album. Throws PasskeyCancelled. */
export async function askPasskey(): Promise<PasskeyAnswer> {
  const challenge = await call<Challenge<PublicKeyCredentialRequestOptionsJSON>>(
    "POST",
    "accounts/passkeys/challenge",
  );
  const { ticket, options } = challenge.data;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await answered(navigator.credentials.get({ publicKey }));
  return { ticket, credential };
}

/** Has the browser make a new one. Throws PasskeyCancelled. */
export async function makePasskey(): Promise<PasskeyAnswer> {
  const challenge = await call<Challenge<PublicKeyCredentialCreationOptionsJSON>>(
    "POST",
    "accounts/passkeys/options",
  );
  const { ticket, options } = challenge.data;
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const credential = await answered(navigator.credentials.create({ publicKey }));
  return { ticket, credential };
}

async function answered(asked: Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await asked;
    if (credential instanceof PublicKeyCredential) return credential.toJSON();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  throw new PasskeyCancelled();
}
