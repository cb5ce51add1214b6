/** What does not hold: a sentence of the page by its name, and what stands in it. */
export class Wrong extends Error {
  constructor(word, ...values) {
    super(word);
    this.word = word;
    this.values = values;
  }
}

export function concat(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equal(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function utf8(text) {
  return new TextEncoder().encode(text);
}

/** The text of some bytes; undefined if they are not UTF-8 or have control characters but newlines. */
export function readText(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[\u0000-\u0009\u000b-\u001f]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

export function base64(bytes) {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 8192) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  }
  return btoa(binary);
}

/** The bytes of padded, canonical base64; undefined for anything else. */
export function readBase64(text) {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) {
    return undefined;
  }
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return base64(bytes) === text ? bytes : undefined;
}

/** A decimal from 0 to 2^63 - 1 without leading zeros; undefined for anything else. */
export function readDecimal(text) {
  if (!/^(0|[1-9][0-9]{0,18})$/.test(text)) {
    return undefined;
  }
  const number = BigInt(text);
  return number < 1n << 63n ? number : undefined;
}

/** Eight bytes, the greatest first. */
export function u64(number) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, number);
  return bytes;
}

export async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", concat(...parts)));
}
