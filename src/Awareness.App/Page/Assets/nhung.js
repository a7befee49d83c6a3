// Puts the chat on the page of another site: a button in the corner that opens it in a frame. Nothing more is loaded before somebody presses it.
// <script src="https://…/nhung.js" data-label="Hỏi trợ lý an toàn" data-side="left" async></script>; the site stands in DirectLine:Sites with its origin.
(() => {
  'use strict';

  const script = document.currentScript;
  if (!script || document.getElementById('tro-ly-an-toan')) return;
  const address = `${new URL(script.src).origin}/nhung#tro-chuyen`;
  const label = script.dataset.label || 'Hỏi trợ lý an toàn';
  const side = script.dataset.side === 'left' ? 'left' : 'right';

  const style = `
    :host { all: initial; }
    button { position: fixed; ${side}: .8rem; bottom: .8rem; z-index: 2147483001; min-height: 3rem; max-width: calc(100vw - 1.6rem); padding: .5rem 1.1rem;
      font: 600 1rem/1.3 system-ui, "Segoe UI", Roboto, sans-serif; color: #fff; background: #0b5563; border: 2px solid #fff; border-radius: 1.5rem; box-shadow: 0 2px 10px rgb(0 0 0 / .35); cursor: pointer; }
    button:hover { background: #084650; }
    button:focus-visible { outline: 3px solid #f5a300; outline-offset: 2px; }
    section { position: fixed; ${side}: .5rem; bottom: 4.6rem; z-index: 2147483000; width: min(25rem, calc(100vw - 1rem)); height: min(42rem, calc(100vh - 5.2rem)); height: min(42rem, calc(100dvh - 5.2rem));
      background: #fff; border-radius: .7rem; box-shadow: 0 4px 24px rgb(0 0 0 / .35); overflow: hidden; }
    section[hidden] { display: none; }
    iframe { display: block; width: 100%; height: 100%; border: 0; color-scheme: light dark; }
    @media print { :host { display: none; } }`;

  const host = document.createElement('div');
  host.id = 'tro-ly-an-toan';
  const root = host.attachShadow({ mode: 'open' });
  try {
    // A site's policy against inline styles does not forbid this one.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(Object.assign(document.createElement('style'), { textContent: style }));
  }

  const panel = document.createElement('section');
  panel.id = 'khung';
  panel.hidden = true;
  panel.setAttribute('aria-label', label);
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-controls', panel.id);
  let frame = null;

  function show(isOpen) {
    panel.hidden = !isOpen;
    button.textContent = isOpen ? 'Đóng trò chuyện' : label;
    button.setAttribute('aria-expanded', String(isOpen));
    if (!isOpen) return;
    if (frame) {
      frame.focus();
    } else {
      frame = document.createElement('iframe');
      frame.title = label;
      frame.src = address;
      frame.referrerPolicy = 'no-referrer';
      // The address says that somebody asked: the chat itself then takes the focus, once it has a field to write in.
      panel.append(frame);
    }
  }

  button.addEventListener('click', () => show(panel.hidden));
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    show(false);
    button.focus();
  });

  show(false);
  root.append(button, panel);
  const attach = () => document.body.append(host);
  if (document.body) attach();
  else addEventListener('DOMContentLoaded', attach);
})();
