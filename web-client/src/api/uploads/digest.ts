/** A file's SHA-256, in the two ways the functions write it. */
export interface Digest {
  hex: string;
  header: string;
}

/** Null where the browser has no Web Crypto: pages over plain http from another machine. */
export async function digestOf(file: Blob): Promise<Digest | null> {
  // The type says it is always there; on an insecure origin it is not.
  const subtle = (globalThis.crypto as { subtle?: SubtleCrypto }).subtle;
  if (!subtle) return null;
  const bytes = new Uint8Array(await subtle.digest("SHA-256", await file.arrayBuffer()));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return { hex, header: `sha-256=:${btoa(String.fromCharCode(...bytes))}:` };
}

/** A name that nobody else chooses: 32 hexadecimal digits. */
export function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
