'use strict';
// Microsoft's DirectLineJS talks to the service over both of its transports.

const assert = require('node:assert/strict');
const { after, before, describe, test } = require('node:test');
const { questions, token } = require('./activities');
const { Page, transports } = require('./page');
const { Service, until } = require('./service');

let service;
before(async () => { service = await Service.start(); });
after(() => service.stop());

for (const [transport, options] of Object.entries(transports)) {
  describe(`DirectLineJS over ${transport}`, () => {
    let page, conversationId;
    before(async () => {
      const granted = await token(service, 'dl_an');
      conversationId = granted.conversationId;
      page = new Page(service, granted.token, options);
      await until(() => page.activities.length > 0, 'the greeting');
    });
    after(() => page.close());

    test('is greeted before the person says anything', () => {
      const [greeting] = page.activities;
      assert.equal(greeting.type, 'message');
      assert.equal(greeting.from.role, 'bot');
      assert.match(greeting.text, /115/);
    });

    test('goes through the statuses uninitialized, connecting and online', () => assert.deepEqual(page.statuses, [0, 1, 2]));

    test('gets an answer with its source and the id that was posted', async () => {
      const posted = await page.say(questions.helmet);
      const [answer] = await page.answer(posted);
      assert.match(answer.text, /400\\?\.000/);
      assert.match(answer.text, /Nguồn: .*168\/2024/);
      assert.equal(answer.replyToId, posted);
      assert.equal(answer.conversation.id, conversationId);
      assert.equal(answer.textFormat, 'markdown');
    });

    test('sees its own words before the reply, with its clientActivityID', async () => {
      const posted = await page.say('di xe dap co phai doi mu khong', 'client-echo');
      const [answer] = await page.answer(posted);
      const echo = page.activities.find(activity => activity.id === posted);
      assert.equal(echo.channelData.clientActivityID, 'client-echo');
      assert.equal(echo.text, 'di xe dap co phai doi mu khong');
      assert.ok(echo.timestamp);
      assert.ok(page.activities.indexOf(echo) < page.activities.indexOf(answer));
      assert.ok(echo.channelData['webchat:sequence-id'] < answer.channelData['webchat:sequence-id']);
    });

    test('hears 115 first when a child is drowning', async () => {
      const [first] = await page.answer(await page.say(questions.drowning));
      assert.match(first.text.split('\n')[0], /115/);
    });

    test('cannot speak for somebody else', async () => {
      const posted = await page.post({ type: 'message', from: { id: 'dl_binh', role: 'bot' }, text: 'xin chào' });
      await page.answer(posted);
      const raw = await fetch(`${service.url}/v3/directline/conversations/${conversationId}/activities`, {
        method: 'POST',
        headers: { authorization: `Bearer ${page.line.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'message', from: { id: 'dl_binh', role: 'bot' }, text: 'xin chào' }),
      });
      await page.answer((await raw.json()).id);
      const speakers = new Set(page.activities.filter(activity => !activity.replyToId && activity.text === 'xin chào').map(activity => `${activity.from.id} ${activity.from.role}`));
      assert.deepEqual([...speakers], ['dl_an user']);
    });

    test('gets one answer for a message that is posted twice', async () => {
      const first = await page.say('xin chào', 'client-twice');
      assert.equal(await page.say('xin chào', 'client-twice'), first);
      const after = await page.say(questions.nothing);
      await page.answer(after);
      assert.equal(page.activities.filter(activity => activity.id === first).length, 1);
      assert.equal(page.activities.filter(activity => activity.replyToId === first).length, 1);
    });

    test('reads no activity twice', () => {
      const ids = page.activities.map(activity => activity.id);
      assert.equal(new Set(ids).size, ids.length);
    });
  });
}

test('DirectLineJS names its session and refreshes its token', async () => {
  const granted = await token(service, 'dl_an');
  const page = new Page(service, granted.token, transports.polling);
  await until(() => page.statuses.includes(2), 'a connection');
  const session = await new Promise((resolve, reject) => page.line.getSessionId().subscribe(resolve, reject));
  const refreshed = await new Promise((resolve, reject) => page.line.refreshToken().subscribe(resolve, reject));
  page.close();
  assert.match(session, /^\S+$/);
  const answer = await fetch(`${service.url}/v3/directline/conversations/${granted.conversationId}/activities`, { headers: { authorization: `Bearer ${refreshed}` } });
  assert.equal(answer.status, 200);
});

test('DirectLineJS fails to connect with a token that is not ours', async () => {
  const page = new Page(service, 'forged', { ...transports.polling });
  await until(() => page.statuses.includes(4) && page.error, 'FailedToConnect');
  assert.equal(page.error.status, 401);
  page.close();
});
