'use strict';
// Activities as a Bot Framework channel sends them, and the questions the tests ask.

const { secret, until } = require('./service');

const questions = {
  helmet: 'khong doi mu bao hiem phat bao nhieu',
  drowning: 'con em roi xuong ao vot len ko tho phai lam gi',
  nothing: 'gia vang hom nay bao nhieu',
  greeting: 'xin chào',
};

/** A message of a person; `more` overrides any field. */
function message(conversation, id, text, more = {}) {
  return {
    type: 'message',
    id,
    channelId: 'emulator',
    serviceUrl: 'http://127.0.0.1:9/',
    from: { id: `person-${conversation}`, name: 'An', role: 'user' },
    recipient: { id: 'bot', name: 'Bot', role: 'bot' },
    conversation: { id: conversation },
    timestamp: new Date().toISOString(),
    locale: 'vi-VN',
    textFormat: 'plain',
    text,
    ...more,
  };
}

/** Posts an activity as a channel does; returns the response. */
function post(service, activity) {
  return fetch(`${service.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activity) });
}

/** Asks with expectReplies and returns the replies. */
async function ask(service, activity) {
  const response = await post(service, { ...activity, deliveryMode: 'expectReplies' });
  if (response.status !== 200) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  return (await response.json()).activities;
}

/** Posts again while the service asks to come back, as a channel does. */
async function postUntilTaken(service, activity) {
  return until(async () => (await post(service, activity)).status === 200, `a 200 for ${activity.id}`);
}

/** A Direct Line token, as the page's server gets it. */
async function token(service, user) {
  const response = await fetch(`${service.url}/v3/directline/tokens/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify({ user: { id: user, name: 'An' } }),
  });
  if (response.status !== 200) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
  return response.json();
}

module.exports = { ask, message, post, postUntilTaken, questions, token };
