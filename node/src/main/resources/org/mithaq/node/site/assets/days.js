// Lets a reader slide through the days: the page is fetched again for each, and what depends on the day is replaced.
'use strict';

const DAY = 86_400_000;
const form = document.querySelector('form.days');
const field = form.elements.as_of;
const first = Date.parse(form.dataset.first);
const slider = document.createElement('input');
slider.type = 'range';
slider.min = '0';
slider.max = String((Date.parse(form.dataset.last) - first) / DAY);
slider.value = String((Date.parse(field.value) - first) / DAY);
slider.setAttribute('aria-label', form.dataset.label);
form.append(slider);

let waiting;
let asked = 0;

async function show() {
  const mine = ++asked;
  const address = `${form.getAttribute('action')}?as_of=${field.value}`;
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok || mine !== asked) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelectorAll('[data-day]');
  document.querySelectorAll('[data-day]').forEach((old, i) => old.replaceChildren(...fresh[i].childNodes));
  document.title = page.title;
  history.replaceState(null, '', address);
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(show, 120);
}

slider.addEventListener('input', () => {
  field.value = new Date(first + Number(slider.value) * DAY).toISOString().slice(0, 10);
  slider.setAttribute('aria-valuetext', field.value);
  soon();
});
field.addEventListener('change', () => {
  slider.value = String((Date.parse(field.value) - first) / DAY);
  if (field.validity.valid) soon();
});
