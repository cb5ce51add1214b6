import { Wrong, readBase64, readDecimal, readText } from "./verify-bytes.js";
import { readCheckpoint } from "./verify-note.js";

const MAX_BYTES = 2 << 20;
const MAX_HASHES = 63;
export const HEADER = "c2sp.org/tlog-proof@v1";

/** Reads a receipt (tlog-proof), strictly. */
export function readReceipt(bytes) {
  if (bytes.length > MAX_BYTES) {
    throw new Wrong("receipt.long");
  }
  const text = readText(bytes);
  if (text === undefined) {
    throw new Wrong("receipt.text");
  }
  const end = text.indexOf("\n\n");
  const lines = text.slice(0, Math.max(end, 0)).split("\n");
  if (lines[0] !== HEADER) {
    throw new Wrong("receipt.header", HEADER);
  }
  let at = 1;
  let extra;
  if (lines[at]?.startsWith("extra ")) {
    extra = line(lines, at, readBase64(lines[at].slice("extra ".length)));
    at++;
  }
  const digits = lines[at]?.startsWith("index ") ? lines[at].slice("index ".length) : "";
  const index = line(lines, at, readDecimal(digits));
  at++;
  const path = [];
  for (; at < lines.length; at++) {
    const hash = readBase64(lines[at]);
    path.push(line(lines, at, hash?.length === 32 && path.length < MAX_HASHES ? hash : undefined));
  }
  try {
    return { extra, index, path, checkpoint: readCheckpoint(text.slice(end + 2), at + 2) };
  } catch (number) {
    throw new Wrong("receipt.line", number);
  }
}

function line(lines, at, value) {
  if (value === undefined) {
    throw new Wrong("receipt.line", at + 1);
  }
  return value;
}
