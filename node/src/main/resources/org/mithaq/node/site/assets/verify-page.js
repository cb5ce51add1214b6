import { readText } from "./verify-bytes.js";
import { HEADER } from "./verify-receipt.js";
import { check } from "./verify-check.js";

const MAX_FILE_BYTES = 64 << 20;

/**
 * Puts the check on the page. All that is said stands in the page's own template.
 *
 * @param compare asks the log; left out where there is no network
 */
export function start(compare) {
  new VerifyPage(document.querySelector("form.verify"), compare).begin();
}

class VerifyPage {
  #form;
  #compare;
  #files = {};
  #words = new Map();
  #run = 0;

  constructor(form, compare) {
    this.#form = form;
    this.#compare = compare;
    for (const word of document.getElementById("verify-words").content.children) {
      this.#words.set(word.dataset.word, word.textContent);
    }
  }

  begin() {
    this.#form.hidden = false;
    document.getElementById("verify-result").hidden = false;
    for (const zone of this.#form.querySelectorAll(".drop")) {
      const input = zone.querySelector("input");
      input.addEventListener("change", () => this.#take([...input.files], zone.dataset.takes));
      zone.addEventListener("dragover", (event) => {
        event.preventDefault();
        zone.classList.add("over");
      });
      zone.addEventListener("dragleave", () => zone.classList.remove("over"));
      zone.addEventListener("drop", (event) => {
        event.preventDefault();
        zone.classList.remove("over");
        this.#take([...event.dataTransfer.files], zone.dataset.takes);
      });
    }
    this.#form.keys.addEventListener("input", () => this.#reset());
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#verify();
    });
  }

  /** One file goes where it was put; of several, what begins like a receipt is the receipt. */
  async #take(files, kind) {
    this.#reset();
    for (const file of files.slice(0, 2)) {
      let takes = kind;
      if (files.length > 1) {
        const head = readText(new Uint8Array(await file.slice(0, HEADER.length).arrayBuffer()));
        takes = head === HEADER ? "receipt" : "object";
      }
      const zone = this.#form.querySelector(`[data-takes="${takes}"]`);
      const small = file.size <= MAX_FILE_BYTES;
      this.#files[takes] = small ? file : undefined;
      zone.querySelector("output").textContent = small
        ? `${file.name} (${this.#number(file.size)})`
        : this.#say("file.long", [file.name]);
    }
  }

  #reset() {
    this.#run++;
    for (const step of document.querySelectorAll("[data-step]")) {
      this.#show(step.dataset.step, "pending", "", [], []);
    }
    this.#verdict("pending", "verdict.pending");
  }

  async #verify() {
    this.#reset();
    const run = this.#run;
    if (globalThis.crypto?.subtle === undefined) {
      this.#verdict("bad", "verdict.insecure");
      return;
    }
    this.#verdict("working", "verdict.working");
    const asked = this.#compare !== undefined && this.#form.log.checked;
    let outcome;
    try {
      outcome = await check(
        {
          keys: this.#form.keys.value,
          receipt: await bytesOf(this.#files.receipt),
          object: await bytesOf(this.#files.object),
        },
        (...said) => run === this.#run && this.#show(...said),
        asked ? this.#compare : undefined,
      );
    } catch (e) {
      console.error(e);
      outcome = "failed";
    }
    if (run === this.#run) {
      this.#verdict(outcome === "failed" ? "bad" : outcome, "verdict." + outcome);
    }
  }

  #show(name, state, word, values, lines) {
    const step = document.querySelector(`[data-step="${name}"]`);
    if (step === null) {
      // The page that works from disk has no log to ask.
      return;
    }
    step.dataset.state = state;
    step.querySelector(".state").textContent = this.#say("state." + state, []);
    step.querySelector(".says").textContent = word === "" ? "" : this.#say(word, values);
    const details = step.querySelector("details");
    details.hidden = lines.length === 0;
    details.querySelector("pre").textContent = lines.join("\n");
  }

  #verdict(state, word) {
    const verdict = document.getElementById("verdict");
    verdict.dataset.state = state;
    verdict.textContent = this.#say(word, []);
  }

  /** Values are isolated from the sentence, whatever direction they have. */
  #say(word, values) {
    return (this.#words.get(word) ?? word).replace(/\{(\d)\}/g, (_, i) => {
      const value = values[Number(i)];
      const shown = typeof value === "string" ? value : this.#number(value ?? "");
      return `\u2068${shown}\u2069`;
    });
  }

  #number(value) {
    return value === "" ? "" : new Intl.NumberFormat(document.documentElement.lang).format(value);
  }
}

async function bytesOf(file) {
  return file === undefined ? undefined : new Uint8Array(await file.arrayBuffer());
}
