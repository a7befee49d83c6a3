'use strict';
// Microsoft's DirectLineJS talks to the service over both of its transports.

const assert = require('node:assert/strict');
const { createHmac } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { after, before, describe, test } = require('node:test');
const WebSocket = require('ws');
const { questions, token } = require('./activities');
const { Page, transports } = require('./page');
const { secret, Service, until } = require('./service');

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

/** A token as the service made it an hour ago, for the key lies in its data. */
function expired(user, conversation) {
  const key = fs.readFileSync(path.join(service.data, 'directline.key'));
  const now = Math.floor(Date.now() / 1000);
  const parts = [{ alg: 'HS256', typ: 'JWT' }, { conv: conversation, user, iss: 'awareness', aud: 'directline', iat: now - 3_600, exp: now - 1_800 }];
  const signed = parts.map(part => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

test('DirectLineJS is told that its token has expired, when it starts and when it refreshes', async () => {
  const page = new Page(service, expired('dl_an', 'a'.repeat(32)), transports.polling);
  await until(() => page.error, 'the refusal');
  assert.equal(page.error.status, 403);
  assert.ok(page.statuses.includes(4));
  page.close();
  const answer = await fetch(`${service.url}/v3/directline/tokens/refresh`, { method: 'POST', headers: { authorization: `Bearer ${page.line.token}` } });
  assert.equal((await answer.json()).error.code, 'TokenExpired');

  const other = new Page(service, (await token(service, 'dl_an')).token, transports.polling);
  await until(() => other.statuses.includes(2), 'a connection');
  other.line.token = expired('dl_an', other.line.conversationId);
  other.line.refreshToken().subscribe(() => {}, () => {});
  await until(() => other.statuses.includes(3), 'ExpiredToken');
  other.close();
});

test('DirectLineJS goes on with what reconnect gives it', async () => {
  const granted = await token(service, 'dl_an');
  const page = new Page(service, granted.token, { webSocket: true });
  await page.answer(await page.say('xin chào'));
  page.close();

  const answer = await fetch(`${service.url}/v3/directline/conversations/${granted.conversationId}?watermark=2`, { headers: { authorization: `Bearer ${granted.token}` } });
  const again = await answer.json();
  assert.equal(answer.status, 200);
  assert.deepEqual(Object.keys(again).sort(), ['conversationId', 'expires_in', 'streamUrl', 'token']);
  assert.match(again.streamUrl, /watermark=2&/);
  const second = new Page(service, again.token, { webSocket: true, conversationId: granted.conversationId, streamUrl: again.streamUrl, watermark: '2' });
  second.line.reconnect(again);
  const posted = await second.say('xin chào lần nữa');
  await second.answer(posted);
  assert.deepEqual(second.activities.filter(activity => activity.from.role === 'user').map(activity => activity.text), ['xin chào', 'xin chào lần nữa']);
  second.close();
});

test('A second socket closes the first for a collision, and DirectLineJS that lost its own reads on without gap or copy', async () => {
  const granted = await token(service, 'dl_an');
  const page = new Page(service, granted.token, { webSocket: true });
  await page.answer(await page.say('câu một'));

  const { streamUrl } = await (await fetch(`${service.url}/v3/directline/conversations/${granted.conversationId}?watermark=0`, { headers: { authorization: `Bearer ${granted.token}` } })).json();
  const other = new WebSocket(streamUrl);
  const ended = new Promise(resolve => other.on('close', (code, reason) => resolve({ code, reason: reason.toString() })));
  const frames = [];
  other.on('message', data => frames.push(data.toString()));
  await until(() => frames.length > 0, 'the other socket has the conversation');
  assert.ok(JSON.parse(frames[0]).activities.length >= 3);

  const posted = await page.say('câu hai, trong lúc mất kết nối');
  // Its new socket, after 3 seconds, closes ours in turn.
  assert.deepEqual(await ended, { code: 1000, reason: 'collision' });
  await page.answer(posted);
  const after = await page.say('câu ba');
  await page.answer(after);
  const ids = page.activities.map(activity => activity.id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(page.activities.filter(activity => activity.from.role === 'user').map(activity => activity.text), ['câu một', 'câu hai, trong lúc mất kết nối', 'câu ba']);
  assert.equal(page.statuses.at(-1), 2);
  page.close();
});

test('Pages of other origins are turned away at every door, those of the site are let in', async () => {
  const granted = await token(service, 'dl_an');
  const call = (origin, method, route, headers = {}) => fetch(`${service.url}/v3/directline/${route}`, { method, headers: { origin, authorization: `Bearer ${granted.token}`, ...headers } });
  for (const [method, route] of [['POST', 'tokens/generate'], ['POST', 'tokens/refresh'], ['POST', 'conversations'], ['GET', `conversations/${granted.conversationId}/activities`], ['GET', 'session/getsessionid'], ['OPTIONS', 'conversations']]) {
    const refused = await call('https://evil.example', method, route);
    assert.equal(refused.status, 403);
    assert.equal((await refused.json()).error.code, 'OriginNotAllowed');
    assert.equal(refused.headers.get('access-control-allow-origin'), null);
  }

  const started = await call('https://school.example', 'POST', 'conversations');
  assert.equal(started.status, 201);
  assert.equal(started.headers.get('access-control-allow-origin'), 'https://school.example');
  const { streamUrl } = await started.json();
  const status = await new Promise(resolve => new WebSocket(streamUrl, { origin: 'https://evil.example' }).on('unexpected-response', (_, response) => resolve(response.statusCode)).on('open', () => resolve(101)).on('error', () => {}));
  assert.equal(status, 403);
  const socket = new WebSocket(streamUrl, { origin: 'https://school.example' });
  await new Promise((resolve, reject) => socket.on('message', resolve).on('error', reject));
  socket.terminate();
});

test('A form with a message and a picture whose name is Vietnamese is one message, and the picture is nowhere', async () => {
  const granted = await token(service, 'dl_an');
  const page = new Page(service, granted.token, { webSocket: true });
  await until(() => page.activities.length > 0, 'the greeting');
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify({ type: 'message', text: '', from: { id: 'x' }, channelData: { clientActivityID: 'anh', attachmentSizes: [8] } })], { type: 'application/vnd.microsoft.activity' }));
  form.append('file', new Blob([Buffer.from('89504e470d0a1a0a', 'hex')], { type: 'image/png' }), 'ảnh của Nguyễn Văn Tí.png');
  const answer = await fetch(`${service.url}/v3/directline/conversations/${granted.conversationId}/upload?userId=dl_an`, { method: 'POST', headers: { authorization: `Bearer ${granted.token}` }, body: form });
  assert.equal(answer.status, 200);
  const { id } = await answer.json();
  const [reply] = await page.answer(id);
  assert.match(reply.text, /chưa xem được hình ảnh/);
  const echo = page.activities.find(activity => activity.id === id);
  assert.equal(echo.channelData.clientActivityID, 'anh');
  assert.equal(echo.attachments, undefined);
  assert.ok(!JSON.stringify(page.activities).includes('.png'));
  page.close();
});

test('Our own page needs no secret, and is nobody but somebody new', async () => {
  const answer = await fetch(`${service.url}/v3/directline/tokens/generate`, { method: 'POST', headers: { origin: service.url, 'content-type': 'application/json' }, body: '{"user":{"id":"dl_an"}}' });
  assert.equal(answer.status, 200);
  const granted = await answer.json();
  assert.match(JSON.parse(Buffer.from(granted.token.split('.')[1], 'base64url')).user, /^dl_[0-9a-f]{32}$/);
  const wrong = await fetch(`${service.url}/v3/directline/tokens/generate`, { method: 'POST', headers: { authorization: `Bearer ${secret}x` } });
  assert.equal(wrong.status, 401);
});
