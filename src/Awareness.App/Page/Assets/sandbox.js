// Keeps the phones of the sandbox page up to date: replies may come late, after a fault or from a timer. Without this script every form shows them too.
(() => {
  'use strict';

  const pause = 1000;
  let last = '';

  async function look() {
    try {
      const answer = await fetch('/sandbox/dien-thoai', { cache: 'no-store' });
      if (!answer.ok) return;
      const text = await answer.text();
      const isNew = last !== '' && text !== last;
      last = text;
      const phones = document.getElementById('dien-thoai');
      // Whoever stands on a button with the keyboard keeps it.
      if (!isNew || phones.querySelector('button:focus-visible, summary:focus-visible')) {
        if (isNew) last = ' ';
        return;
      }

      const open = [...phones.querySelectorAll('details[open]')].map(each => each.id);
      const fresh = new DOMParser().parseFromString(text, 'text/html').getElementById('dien-thoai');
      if (!fresh) return;
      for (const id of open) fresh.querySelector(`#${CSS.escape(id)}`)?.setAttribute('open', '');
      phones.replaceWith(fresh);
    } catch {
      // The service is being started anew; the next look finds it.
    } finally {
      setTimeout(look, pause);
    }
  }

  look();
})();
