// Every time on a page is in UTC; the reader's own stands on hover.
'use strict';

const own = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'full', timeStyle: 'long' });
for (const time of document.querySelectorAll('time[datetime*="T"]')) {
  const moment = Date.parse(time.dateTime);
  if (!Number.isNaN(moment)) time.title = own.format(moment);
}
