import { Wrong, base64, hex, readBase64, sha256 } from "./verify-bytes.js";
import { check, checkFinding, readKey, sign } from "./sign-check.js";

const MAX_FILE_BYTES = 64 << 10;

const form = document.getElementById("signing");
const file = document.getElementById("file");
const error = document.getElementById("key-error");
const words = new Map(
  [...document.getElementById("sign-words").content.children].map((word) => [word.dataset.word, word.textContent]),
);

function shown() {
  return [...document.querySelectorAll("[data-read]")].map((part) => [part.dataset.read, part.textContent]);
}

function text(id) {
  return document.getElementById(id).textContent;
}

async function signed() {
  if (globalThis.crypto?.subtle === undefined) {
    throw new Wrong("insecure");
  }
  const object = readBase64(form.dataset.object);
  const asked = decodeURIComponent(location.pathname.split("/")[4] ?? "");
  if (form.dataset.statement === undefined) {
    checkFinding(object, shown(), asked);
  } else {
    await check(object, readBase64(form.dataset.statement), shown(), asked);
  }
  if (hex(await sha256(object)) !== text("digest")) {
    throw new Wrong("differs");
  }
  const chosen = file.files[0];
  if (chosen === undefined) {
    throw new Wrong("key.none");
  }
  if (chosen.size > MAX_FILE_BYTES) {
    throw new Wrong("file.long");
  }
  const key = await readKey(await chosen.text());
  if (!form.dataset.keys.split(" ").includes(key.id)) {
    throw new Wrong("key.unknown");
  }
  form.elements.key.value = key.id;
  form.elements.value.value = base64(await sign(key.secret, text("origin"), text("accord"), text("party"), object));
}

form.hidden = false;
document.getElementById("without").hidden = true;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  error.textContent = "";
  file.removeAttribute("aria-invalid");
  try {
    await signed();
  } catch (e) {
    if (!(e instanceof Wrong)) {
      console.error(e);
    }
    error.textContent = words.get(e.word) ?? words.get("key.broken");
    file.setAttribute("aria-invalid", "true");
    file.focus();
    return;
  }
  // The file's field has no name, so that no form holds it; it is emptied all the same.
  file.value = "";
  file.disabled = true;
  form.submit();
});
