'use strict';
// The server's process is killed under an open page and started again on the same data.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { token } = require('./activities');
const { Page } = require('./page');
const { Service, until } = require('./service');

let service;
before(async () => { service = await Service.start(); });
after(() => service.stop());

test('DirectLineJS reads on after a crash: no message is lost or doubled', async () => {
  const granted = await token(service, 'dl_an');
  const page = new Page(service, granted.token, { webSocket: true, timeout: 2_000 });
  const said = [];
  for (const text of ['câu hỏi một', 'câu hỏi hai', 'câu hỏi ba']) said.push(await page.say(text));
  await page.answer(said.at(-1));

  await service.kill();
  assert.equal(await page.say('không tới được'), 'retry');
  await service.begin();

  // Said from elsewhere while the page has no socket: the page has to read it from its watermark on.
  const missed = await fetch(`${service.url}/v3/directline/conversations/${granted.conversationId}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${granted.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', text: 'câu hỏi bốn' }),
  });
  said.push((await missed.json()).id);
  await until(() => page.activities.some(activity => activity.replyToId === said[3]), 'what was said without a socket');
  said.push(await page.say('không tới được'));
  await page.answer(said.at(-1));

  const shown = page.activities.filter(activity => activity.from.role === 'user').map(activity => activity.id);
  assert.deepEqual(shown, said);
  for (const id of said) assert.equal(page.activities.filter(activity => activity.replyToId === id).length, 1);
  assert.equal(page.statuses.at(-1), 2);

  const whole = await fetch(`${service.url}/v3/directline/conversations/${granted.conversationId}/activities`, { headers: { authorization: `Bearer ${granted.token}` } });
  assert.deepEqual(page.activities.map(activity => activity.id), (await whole.json()).activities.map(activity => activity.id));
  page.close();
});
