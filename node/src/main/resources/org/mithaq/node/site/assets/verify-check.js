import { Wrong, equal, hex, sha256 } from "./verify-bytes.js";
import { readKeys } from "./verify-keys.js";
import { judge } from "./verify-note.js";
import { readReceipt } from "./verify-receipt.js";
import { leafOf, readAct, timeOf } from "./verify-act.js";
import { climb, leafHash } from "./verify-tree.js";

/**
 * Checks a receipt step by step and says of every step what became of it: its name, "good", "bad"
 * or "unchecked", a sentence by its name with what stands in it, and lines for who wants them all.
 * What comes after a bad step is not reached.
 *
 * @param given the pinned keys as text; receipt and object as bytes, or undefined
 * @param compare asks the log, or undefined
 * @returns "good", "bad", or "partly" where no object was given
 */
export async function check(given, say, compare) {
  let step = "keys";
  const tell = (state, word, values = [], lines = []) => say(step, state, word, values, lines);
  try {
    const keys = await readKeys(given.keys);
    tell("good", "keys.good", [keys.length], keys.map((key) => `${key.algorithm}  ${key.shown}`));

    step = "receipt";
    if (given.receipt === undefined) {
      throw new Wrong("receipt.none");
    }
    const receipt = readReceipt(given.receipt);
    const act = receipt.extra === undefined ? undefined : readAct(receipt.extra);
    tell("good", "receipt.good", [receipt.index, receipt.checkpoint.origin]);

    step = "signature";
    const judged = await judge(receipt.checkpoint, keys);
    tell("good", "signature.good", [signed(receipt, judged)], receipt.checkpoint.text.split("\n"));
    step = "cosignatures";
    cosignatures(receipt, keys, judged, tell);

    step = "act";
    acted(act, "unchecked", "act.claimed", tell);
    step = "object";
    const leaf = await objectLeaf(given, receipt, act, tell);
    if (leaf !== undefined) {
      step = "inclusion";
      const { size } = receipt.checkpoint;
      const way = leaf.way.map(hex);
      tell("good", "inclusion.good", [receipt.index, receipt.path.length, size], way);
      step = "act";
      acted(act, "good", "act.good", tell);
    } else {
      step = "inclusion";
      tell("unchecked", "inclusion.unchecked");
    }

    step = "log";
    if (compare === undefined) {
      tell("unchecked", "log.unasked");
    } else {
      await compare(receipt, keys, (state, word, ...values) => tell(state, word, values));
    }
    return leaf === undefined ? "partly" : "good";
  } catch (e) {
    if (!(e instanceof Wrong)) {
      throw e;
    }
    tell("bad", e.word, e.values);
    return "bad";
  }
}

/** Who signed as the log itself; a signature that does not hold, or none, ends it. */
function signed(receipt, judged) {
  const { origin } = receipt.checkpoint;
  const own = judged.filter((one) => one.key?.algorithm === "Ed25519" && one.key.name === origin);
  const bad = own.find((one) => one.state === "bad");
  if (bad !== undefined) {
    throw new Wrong("signature.bad", bad.signature.shown);
  }
  if (own.some((one) => one.state === "unchecked")) {
    throw new Wrong("signature.lacking");
  }
  if (own.length === 0) {
    throw new Wrong("signature.unknown", judged.map((one) => one.signature.shown).join(", "));
  }
  return own.map((one) => one.signature.shown).join(", ");
}

/** All others. Where a key of the log is pinned for an algorithm, the log must have used one. */
function cosignatures(receipt, keys, judged, tell) {
  const { origin } = receipt.checkpoint;
  const others = judged.filter(
    (one) => one.key?.algorithm !== "Ed25519" || one.key.name !== origin,
  );
  const bad = others.find((one) => one.state === "bad");
  if (bad !== undefined) {
    throw new Wrong("signature.bad", bad.signature.shown);
  }
  const used = new Set(judged.filter((one) => one.key?.name === origin).map((one) => one.key.algorithm));
  const missing = keys.find((key) => key.name === origin && !used.has(key.algorithm));
  if (missing !== undefined) {
    throw new Wrong("cosignatures.missing", missing.algorithm, missing.shown);
  }
  const shown = (state) =>
    others
      .filter((one) => one.state === state)
      .map((one) => one.signature.shown)
      .join(", ");
  if (others.length === 0) {
    tell("good", "cosignatures.none");
  } else if (others.some((one) => one.state === "unchecked")) {
    tell("unchecked", "cosignatures.lacking", [shown("unchecked")]);
  } else if (others.some((one) => one.state === "good")) {
    tell("good", "cosignatures.good", [shown("good")]);
  } else {
    tell("unchecked", "cosignatures.unknown", [shown("unknown")]);
  }
}

/** What the receipt says of the act is its own claim until the leaf was found in the tree. */
function acted(act, state, word, tell) {
  if (act === undefined) {
    tell("unchecked", "act.none");
    return;
  }
  const { header } = act;
  const lines = JSON.stringify(header, null, 1).split("\n");
  tell(state, word, [header.act, header.id, timeOf(act), header.party], lines);
}

/** The way from the object to the root; undefined where there is no object to begin with. */
async function objectLeaf(given, receipt, act, tell) {
  let bytes = given.object;
  if (bytes === undefined && act !== undefined && act.header.act !== "share") {
    // Only what shares an object has one; other acts stand by their header alone.
    bytes = new Uint8Array(0);
  }
  if (bytes === undefined) {
    tell("unchecked", "object.none");
    return undefined;
  }
  const digest = hex(await sha256(bytes));
  let way = await wayOf(bytes, receipt, act);
  let stripped = false;
  if (way === undefined && bytes[bytes.length - 1] === 10) {
    // A line cut out of a file of JSON lines has a line break that the object has not.
    const end = bytes[bytes.length - 2] === 13 ? 2 : 1;
    way = await wayOf(bytes.subarray(0, bytes.length - end), receipt, act);
    stripped = true;
  }
  if (way === undefined) {
    const told = idOf(bytes);
    if (act !== undefined && told !== undefined && told !== act.header.id) {
      throw new Wrong("object.other", act.header.id, told);
    }
    throw new Wrong("object.bad", bytes.length, digest, receipt.index);
  }
  const word = bytes.length === 0 ? "object.empty" : stripped ? "object.stripped" : "object.good";
  tell("good", word, [bytes.length, digest]);
  return { way };
}

async function wayOf(bytes, receipt, act) {
  const leaf = act === undefined ? bytes : await leafOf(act, bytes);
  const { size, root } = receipt.checkpoint;
  const way = await climb(await leafHash(leaf), receipt.index, size, receipt.path);
  if (way === undefined) {
    throw new Wrong("object.path", receipt.index, size);
  }
  return equal(way[way.length - 1], root) ? way : undefined;
}

function idOf(bytes) {
  try {
    const { id } = JSON.parse(new TextDecoder().decode(bytes));
    return typeof id === "string" ? id : undefined;
  } catch {
    return undefined;
  }
}
