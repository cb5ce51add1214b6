// Beside each time by which something is due, how long that is; without this the times say it.
'use strict';

const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'always' });
const clocks = [...document.querySelectorAll('time[data-due]')].map((time) => {
  const left = document.createElement('span');
  // Read out once a second, it would be all that a reader hears.
  left.setAttribute('aria-hidden', 'true');
  left.className = 'left clock';
  time.after(' ', left);
  return { due: Date.parse(time.dateTime), left };
});

/** By how much the node's clock is ahead of this machine's, ms; seconds do not count. */
async function ahead() {
  const asked = Date.now();
  const answer = await fetch(import.meta.url, { method: 'HEAD', cache: 'no-store' });
  const difference = Date.parse(answer.headers.get('Date')) - (asked + Date.now()) / 2;
  return Math.abs(difference) > 5000 ? difference : 0;
}

let difference = 0;

function show() {
  for (const { due, left } of clocks) {
    const seconds = Math.round((due - Date.now() - difference) / 1000);
    const size = Math.abs(seconds);
    const [unit, length] = size < 120 ? ['second', 1] : size < 7200 ? ['minute', 60] : size < 172800 ? ['hour', 3600] : ['day', 86400];
    left.textContent = words.format(Math.trunc(seconds / length), unit);
    left.classList.toggle('late', seconds < 0);
  }
}

if (clocks.length > 0) {
  show();
  setInterval(show, 1000);
  ahead().then(
    (found) => {
      difference = found;
      show();
    },
    () => {
      // Without an answer this machine's clock is as good as any.
    },
  );
}
