// Opens Microsoft's Web Chat inside the page: on demand on a phone, by itself on a wide screen once it is in view and the browser is idle.
// Without this script, or when anything here fails, the form of the page still answers.
(() => {
  'use strict';

  const section = document.getElementById('tro-chuyen');
  if (!section) return;
  const nonce = document.currentScript.nonce;
  const frame = document.getElementById('tro-chuyen-khung');
  const notice = document.getElementById('tro-chuyen-loi');
  const freshButton = document.getElementById('tro-chuyen-moi');
  const openButton = document.getElementById('tro-chuyen-mo');
  const invitation = [...frame.children];
  const domain = `${location.origin}/v3/directline`;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const wide = matchMedia('(min-width: 62rem)');

  const words = {
    opening: 'Đang mở trò chuyện…',
    unreachable: 'Chưa mở được phần trò chuyện. Bạn thử lại sau ít phút, hoặc hỏi ngay ở ô “Hỏi”: ô đó vẫn trả lời. Khẩn cấp thì gọi điện.',
    lost: 'Trò chuyện đã mất kết nối. Bạn bấm “Cuộc trò chuyện mới”, hoặc hỏi ngay ở ô “Hỏi”. Khẩn cấp thì gọi điện.',
    again: 'Thử lại',
  };

  // What Web Chat 4.18.1 has no Vietnamese for.
  const missingWords = {
    TEXT_INPUT_TELEPHONE_KEYPAD_BUTTON_ALT: 'Bàn phím số',
    TEXT_INPUT_DROP_ZONE: 'Thả tệp vào đây',
    TEXT_INPUT_LENGTH_EXCEEDED_ALT: 'Tin nhắn dài quá, bạn viết ngắn lại',
    TELEPHONE_KEYPAD_INPUT_MESSAGE: 'Mỗi lần chỉ nhập một chữ số',
    TEXT_INPUT_ATTACHMENTS_ZERO: 'Không có tệp nào',
    TEXT_INPUT_ATTACHMENTS_ONE: '1 tệp',
    TEXT_INPUT_ATTACHMENTS_TWO: '$1 tệp',
    TEXT_INPUT_ATTACHMENTS_FEW: '$1 tệp',
    TEXT_INPUT_ATTACHMENTS_MANY: '$1 tệp',
    TEXT_INPUT_ATTACHMENTS_OTHER: '$1 tệp',
  };

  // The conversation outlives a reload of this tab, no longer. Browsers may forbid the storage; then it does not.
  const memory = {
    key: 'tro-chuyen',
    read() { try { return JSON.parse(sessionStorage.getItem(this.key)); } catch { return null; } },
    keep(value) { try { sessionStorage.setItem(this.key, JSON.stringify(value)); } catch { /* goes without */ } },
    forget() { try { sessionStorage.removeItem(this.key); } catch { /* nothing was kept */ } },
  };

  let current = null; // { directLine, props, box, conversationId }
  let isOpening = false;
  let firstWords = null; // what a button of the page says as soon as the chat is connected
  let webChat = null;

  function say(text) {
    notice.textContent = text;
    notice.hidden = !text;
  }

  function loadWebChat() {
    webChat ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = section.dataset.webchat;
      script.nonce = nonce;
      script.onload = () => resolve(window.WebChat);
      script.onerror = () => { webChat = null; script.remove(); reject(new Error('Web Chat did not load')); };
      document.head.append(script);
    });
    return webChat;
  }

  async function token(operation, bearer) {
    const response = await fetch(`${domain}/tokens/${operation}`, { method: 'POST', headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });
    return response.ok ? response.json() : null;
  }

  async function enter() {
    const kept = memory.read();
    const renewed = kept && await token('refresh', kept.token);
    if (renewed && renewed.conversationId === kept.conversationId) return { token: renewed.token, conversationId: kept.conversationId, watermark: '0' };
    memory.forget();
    const fresh = await token('generate');
    if (!fresh) throw new Error('No token');
    return { token: fresh.token };
  }

  function styleOptions() {
    const colours = getComputedStyle(document.documentElement);
    const colour = (name) => colours.getPropertyValue(name).trim();
    return {
      accent: colour('--link'),
      backgroundColor: colour('--paper'),
      subtle: colour('--soft'),
      primaryFont: getComputedStyle(document.body).fontFamily,
      paddingRegular: 12,
      fontSizeSmall: '85%',
      bubbleBackground: colour('--ground'), bubbleTextColor: colour('--ink'), bubbleBorderColor: colour('--line'), bubbleBorderRadius: 10,
      bubbleFromUserBackground: colour('--brand'), bubbleFromUserTextColor: colour('--on-brand'), bubbleFromUserBorderColor: colour('--brand'), bubbleFromUserBorderRadius: 10,
      bubbleMaxWidth: 640, bubbleMinWidth: 60,
      hideUploadButton: true,
      // On a phone one row of suggestions, and a new answer begins at the top: whom to call must not scroll away.
      autoScrollSnapOnActivity: true, autoScrollSnapOnPage: true,
      suggestedActionLayout: wide.matches ? 'stacked' : 'carousel', suggestedActionsStackedLayoutButtonTextWrap: true, suggestedActionBorderRadius: 10, suggestedActionBorderWidth: 1,
      suggestedActionBackgroundColor: colour('--paper'), suggestedActionTextColor: colour('--link'), suggestedActionBorderColor: colour('--link'),
      suggestedActionBackgroundColorOnHover: colour('--ground'), suggestedActionBackgroundColorOnActive: colour('--ground'),
      sendBoxBackground: colour('--paper'), sendBoxTextColor: colour('--ink'), sendBoxPlaceholderColor: colour('--soft'), sendBoxBorderTop: `solid 1px ${colour('--line')}`,
      sendBoxButtonColor: colour('--link'), sendBoxButtonShadeColorOnHover: colour('--ground'), sendBoxHeight: 52, sendBoxTextWrap: true, maxMessageLength: 2000,
      timestampColor: colour('--soft'), timestampFormat: 'relative', sendTimeout: 30000,
      notificationText: colour('--soft'),
    };
  }

  function leave() {
    if (!current) return;
    current.directLine.end();
    current.box.remove();
    current = null;
  }

  function follow(chat) {
    chat.directLine.connectionStatus$.subscribe((status) => {
      if (chat !== current) return;
      if (status === 2) {
        say('');
        keep();
      } else if (status > 2) {
        memory.forget();
        say(words.lost);
      }
    });
  }

  /** Writes down the token Direct Line has by now: it renews it while the page is open. */
  function keep() {
    const { token: bearer, conversationId } = current?.directLine ?? {};
    if (bearer && conversationId) memory.keep({ token: bearer, conversationId });
  }

  /** Says what a button of the page asked for through Web Chat's own form, as a person would: only then it follows the reply. */
  function sayFirstWords(store) {
    if (!firstWords) return;
    const text = firstWords;
    const form = frame.querySelector('form.webchat__send-box-text-box');
    firstWords = null;
    store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
    setTimeout(() => {
      if (form?.isConnected) form.requestSubmit();
      else store.dispatch({ type: 'WEB_CHAT/SUBMIT_SEND_BOX', payload: { method: 'keyboard' } });
    }, 50);
  }

  function show(library, access) {
    const store = library.createStore({}, () => (next) => (action) => {
      const result = next(action);
      // Once the greeting has come to rest, or Web Chat holds on to it and the reply stays out of sight (300 ms are too few); after a while without one.
      if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') setTimeout(sayFirstWords, 4000, store);
      else if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && action.payload.activity.from?.role === 'bot') setTimeout(sayFirstWords, 1500, store);
      return result;
    });
    const directLine = library.createDirectLine({ ...access, domain });
    const box = document.createElement('div');
    box.className = 'chat-box';
    frame.replaceChildren(box);
    frame.classList.add('is-open');
    freshButton.hidden = false;
    const props = { directLine, locale: 'vi-VN', overrideLocalizedStrings: missingWords, username: 'Bạn', nonce, store };
    current = { directLine, props, box };
    library.renderWebChat({ ...props, styleOptions: styleOptions() }, box);
    follow(current);
  }

  function focusInput(tries = 60) {
    const input = frame.querySelector('[data-id=webchat-sendbox-input]');
    if (input) input.focus({ preventScroll: true });
    else if (tries > 0) setTimeout(focusInput, 50, tries - 1);
  }

  async function open(isAsked) {
    if (isOpening) return;
    isOpening = true;
    openButton.disabled = true;
    say(words.opening);
    try {
      const [library, access] = await Promise.all([loadWebChat(), enter()]);
      leave();
      show(library, access);
      if (isAsked) {
        section.scrollIntoView();
        focusInput();
      }
    } catch {
      leave();
      frame.classList.remove('is-open');
      frame.replaceChildren(...invitation);
      freshButton.hidden = true;
      openButton.textContent = words.again;
      say(words.unreachable);
      if (isAsked) setTimeout(() => openButton.focus());
    } finally {
      isOpening = false;
      openButton.disabled = false;
    }
  }

  /** Opens without being asked where that costs the person nothing: on a wide screen, in a frame made for it, or when this tab already chats. */
  function openWhenSeen() {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      const isCheap = ((wide.matches || section.dataset.opens === 'itself') && !navigator.connection?.saveData) || memory.read() !== null;
      if (!isCheap || current || isOpening) return;
      observer.disconnect();
      const openNow = () => { if (!current) open(false); };
      // A busy browser, or one that slows frames of other sites down, may have no idle moment for long.
      if (window.requestIdleCallback) requestIdleCallback(openNow, { timeout: 3000 });
      else setTimeout(openNow);
    });
    observer.observe(section);
  }

  /** Begins a conversation that leads step by step, in the chat that is open or in one that opens now. */
  async function begin(words) {
    firstWords = words;
    if (!current) await open(true);
    else {
      section.scrollIntoView();
      sayFirstWords(current.props.store);
    }
  }

  section.hidden = false;
  for (const button of document.querySelectorAll('[data-start]')) {
    button.hidden = false;
    button.addEventListener('click', () => begin(button.dataset.start));
  }

  openButton.addEventListener('click', () => open(true));
  freshButton.addEventListener('click', () => { memory.forget(); open(true); });
  addEventListener('pagehide', keep);
  dark.addEventListener('change', () => { if (current) window.WebChat.renderWebChat({ ...current.props, styleOptions: styleOptions() }, current.box); });
  if (location.hash === '#tro-chuyen') open(true);
  else openWhenSeen();
})();
