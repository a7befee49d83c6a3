'use strict';
// Our sender against a Connector that misbehaves: what is tried again, what is not, and that the token stays where it belongs.

const assert = require('node:assert/strict');
const { once } = require('node:events');
const http = require('node:http');
const { after, before, beforeEach, describe, test } = require('node:test');
const { message, questions } = require('./activities');
const { Connector } = require('./connector');
const { Identity, appId, secret } = require('./identity');
const { Service, until } = require('./service');

const patience = 120_000;
const quiet = 3_000;

let service, connector, identity;
before(async () => {
  [connector, identity] = await Promise.all([Connector.start(), Identity.start()]);
  service = await Service.start({ ...identity.settings, AWARENESS__BotFramework__SendTimeoutSeconds: '2' });
});
beforeEach(() => { connector.taken = []; connector.calls = []; connector.plan = []; });
after(() => Promise.all([service.stop(), connector.stop(), identity.stop()]));

let said = 0;

/** A person says something in a conversation; the service has stored it when this returns. */
async function say(conversation, text = questions.greeting) {
  const serviceUrl = `${connector.url}/`;
  const response = await fetch(`${service.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: identity.authorization(serviceUrl) },
    body: JSON.stringify(message(conversation, `said-${++said}`, text, { serviceUrl })),
  });
  assert.equal(response.status, 200);
}

const callsOf = conversation => connector.calls.filter(call => call.activity.conversation.id === conversation);
const taken = conversation => until(() => connector.of(conversation).length > 0, `a reply in ${conversation}`, patience);
const pause = time => new Promise(resolve => setTimeout(resolve, time));

describe('not now', () => {
  test('429 waits as long as it is asked to', async () => {
    connector.plan = [{ status: 429, headers: { 'retry-after': '2' } }];
    await say('patient');
    await taken('patient');
    const [first, second, ...more] = callsOf('patient');
    assert.ok(second.at - first.at >= 2_000, `came back after ${second.at - first.at} ms`);
    assert.deepEqual(more, []);
    assert.deepEqual(second.activity, first.activity);
  });

  for (const { name, plan } of [
    { name: '503', plan: [{ status: 503 }] },
    { name: '502', plan: [{ status: 502 }] },
    { name: '412', plan: [{ status: 412 }] },
    { name: '504', plan: [{ status: 504 }] },
    { name: 'no answer at all', plan: [{ hang: true }] },
    { name: 'a connection that breaks', plan: [{ reset: true }] },
  ]) {
    test(`${name} is tried again until it is taken, once`, async () => {
      const conversation = `again ${name}`;
      connector.plan = [...plan];
      await say(conversation);
      await taken(conversation);
      assert.equal(callsOf(conversation).length, plan.length + 1);
      assert.equal(connector.of(conversation).length, 1);
    });
  }
});

describe('never', () => {
  for (const status of [400, 403, 404, 413]) {
    test(`${status} is not tried again, and the next message is answered`, async () => {
      const conversation = `never ${status}`;
      connector.plan = [{ status }];
      await say(conversation);
      await until(() => callsOf(conversation).length > 0, 'the call', patience);
      await pause(quiet);
      assert.equal(callsOf(conversation).length, 1);
      await say(conversation);
      await taken(conversation);
    });
  }

  test('204 is an answer like any other', async () => {
    connector.plan = [{ status: 204 }];
    await say('silent');
    await until(() => callsOf('silent').length > 0, 'the call', patience);
    await pause(quiet);
    assert.equal(callsOf('silent').length, 1);
  });
});

describe('the token', () => {
  test('is for the Connector, and one is enough', async () => {
    await say('token');
    await taken('token');
    await say('token 2');
    await taken('token 2');
    const shown = new Set(connector.calls.map(call => call.authorization));
    assert.equal(shown.size, 1);
    assert.match([...shown][0], /^Bearer planted-token-\d+$/);
    assert.deepEqual(identity.signedIn.at(-1), { grant_type: 'client_credentials', client_id: appId, client_secret: secret, scope: 'https://api.botframework.com/.default' });
  });

  test('is renewed once when it is taken no more, and the reply goes out with the new one', async () => {
    await say('before');
    await taken('before');
    const before = identity.signedIn.length;
    connector.plan = [{ status: 401 }];
    await say('renewed');
    await taken('renewed');
    const [first, second, ...more] = callsOf('renewed');
    assert.deepEqual([more.length, identity.signedIn.length], [0, before + 1]);
    assert.notEqual(first.authorization, second.authorization);
    assert.equal(second.authorization, `Bearer planted-token-${before + 1}`);
  });

  test('does not follow a redirect to another host', async () => {
    const seen = [];
    const other = http.createServer((request, response) => { seen.push(request.headers.authorization); response.end('{"id":"x"}'); }).listen(0, '127.0.0.1');
    await once(other, 'listening');
    connector.plan = [301, 307, 308].map(status => ({ status, headers: { location: `http://127.0.0.1:${other.address().port}/` } }));
    for (const conversation of ['moved 1', 'moved 2', 'moved 3']) {
      await say(conversation);
      await until(() => callsOf(conversation).length > 0, 'the call', patience);
    }

    await pause(quiet);
    assert.equal(connector.calls.length, 3);
    assert.deepEqual(seen, []);
    other.close();
  });

  test('does not go to a host that nobody named, whatever the activity says', async () => {
    const serviceUrl = 'https://evil.example/';
    const response = await fetch(`${service.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: identity.authorization(serviceUrl) },
      body: JSON.stringify(message('evil', 'e1', questions.greeting, { serviceUrl })),
    });
    assert.ok(response.status >= 400 && response.status < 500, `HTTP ${response.status}`);
  });

  test('stands in no log, nor does the secret', () => {
    assert.ok(service.log.length > 0);
    assert.ok(!service.log.includes('planted-'), 'the log shows a secret');
  });
});
