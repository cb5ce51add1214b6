// A file that is held as evidence never leaves the browser: its SHA-256 goes into the form, or a
// commitment to it whose salt is drawn here and stays with whoever drew it.
import "./clocks.js";
import { hex, sha256, utf8 } from "./verify-bytes.js";

const MOST_BYTES = 1 << 29;
const CONTEXT = utf8("mithaq/evidence/v1\0");

const byId = (id) => document.getElementById(id);

/** The digest of the file that is chosen; undefined where there is none, or none that fits. */
async function digestOf(input, told, box) {
  const file = input.files[0];
  if (file === undefined) {
    told.textContent = "";
    return undefined;
  }
  if (file.size > MOST_BYTES) {
    told.textContent = box.dataset.large;
    return undefined;
  }
  const digest = await sha256(new Uint8Array(await file.arrayBuffer()));
  told.textContent = box.dataset.done;
  return digest;
}

function evidence(input) {
  const box = input.closest("[data-file]");
  const commit = byId("commit");
  const salted = box.querySelector("[data-salt]");
  const kept = byId("kept");
  const digestField = byId("digest");
  const commitmentField = byId("commitment");
  const save = byId("save-salt");

  let turn = 0;

  async function fill() {
    const own = ++turn;
    const digest = await digestOf(input, byId("file-told"), box);
    if (own !== turn) {
      return;
    }
    const seals = digest !== undefined && commit.checked;
    salted.hidden = !seals;
    kept.checked = false;
    kept.disabled = !seals;
    kept.required = seals;
    digestField.value = "";
    commitmentField.value = "";
    if (seals) {
      const salt = crypto.getRandomValues(new Uint8Array(32));
      commitmentField.value = hex(await sha256(CONTEXT, salt, digest));
      byId("drawn-salt").textContent = hex(salt);
      save.href = "data:text/plain;charset=us-ascii," + hex(salt);
      save.download = "salt-" + commitmentField.value.slice(0, 8) + ".txt";
    } else if (digest !== undefined) {
      digestField.value = hex(digest);
    }
  }

  input.addEventListener("change", fill);
  commit.addEventListener("change", fill);
  // What is asked of a step that is not taken must not stand in the way of another one.
  for (const radio of document.querySelectorAll("input[name=step]")) {
    radio.addEventListener("change", () => {
      kept.required = !salted.hidden && radio.value === "evidence";
    });
  }
  box.hidden = false;
}

function opening(input) {
  const box = input.closest("[data-file]");
  input.addEventListener("change", async () => {
    const digest = await digestOf(input, byId("opened-told"), box);
    if (digest !== undefined) {
      byId("opened").value = hex(digest);
    }
  });
  box.hidden = false;
}

// Without TLS, and not on this machine, a browser computes nothing: what is typed still counts.
if (globalThis.crypto?.subtle !== undefined) {
  if (byId("file") !== null) {
    evidence(byId("file"));
  }
  if (byId("opened-file") !== null) {
    opening(byId("opened-file"));
  }
}
