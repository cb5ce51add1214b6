// Says on a page that something changed since it was made, as soon as the stream tells of it; without this it shows when the page is loaded again.
'use strict';

const place = document.querySelector('[data-stream]');

if (place) {
  const { stream, types, said } = place.dataset;
  const source = new EventSource(stream);
  const tell = () => {
    source.close();
    const again = document.createElement('a');
    // Without a fragment the page is loaded anew.
    again.href = location.pathname + location.search;
    again.textContent = said;
    place.className = 'notice';
    place.append(again);
  };
  types.split(',').forEach((type) => source.addEventListener(type, tell));
}
