import { Wrong, concat, sha256, utf8 } from "./verify-bytes.js";

const FIXED = 73;
const DOMAIN = "mithaq/act/v1\0";

/** What a receipt's extra line says of an act; nothing of it is proved before the leaf is. */
export function readAct(extra) {
  if (extra.length <= FIXED || extra[0] !== 1) {
    throw new Wrong("act.damaged");
  }
  const micros = new DataView(extra.buffer, extra.byteOffset).getBigUint64(1);
  const shown = extra.slice(FIXED);
  let header;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(shown));
  } catch {
    throw new Wrong("act.damaged");
  }
  if (header === null || typeof header !== "object") {
    throw new Wrong("act.damaged");
  }
  return { micros, salt: extra.slice(9, 41), sealed: extra.slice(41, FIXED), shown, header };
}

/** The leaf that the log must hold if these are the object's bytes: 0x01, the time, C. */
export async function leafOf(act, object) {
  const committed = await sha256(
    utf8(DOMAIN),
    act.salt,
    await sha256(act.shown),
    await sha256(object),
    act.sealed,
  );
  const start = new Uint8Array(9);
  start[0] = 1;
  new DataView(start.buffer).setBigUint64(1, act.micros);
  return concat(start, committed);
}

/** RFC 3339 with six digits. */
export function timeOf(act) {
  const date = new Date(Number(act.micros / 1000n));
  if (Number.isNaN(date.getTime())) {
    return String(act.micros);
  }
  return date.toISOString().slice(0, -1) + String(act.micros % 1000n).padStart(3, "0") + "Z";
}
