'use strict';
// Normal delivery: the replies go to the channel's Connector.

const assert = require('node:assert/strict');
const { after, before, beforeEach, test } = require('node:test');
const { message, post, postUntilTaken, questions } = require('./activities');
const { Connector } = require('./connector');
const { Service, until } = require('./service');

let service, connector;
before(async () => { [service, connector] = await Promise.all([Service.start(), Connector.start()]); });
beforeEach(() => { connector.taken = []; connector.calls = []; connector.plan = []; });
after(() => Promise.all([service.stop(), connector.stop()]));

const say = (conversation, id, text) => message(conversation, id, text, { serviceUrl: `${connector.url}/` });

test('a reply goes to the Connector as an answer to the activity, without an id of ours', async () => {
  const response = await post(service, say('c 1/ü|x', 'a|1', questions.helmet));
  assert.equal(response.status, 200);
  assert.equal(await response.text(), '');
  await until(() => connector.taken.length > 0, 'the reply');
  const [{ method, path, activity }] = connector.taken;
  assert.equal(method, 'POST');
  assert.equal(path, '/v3/conversations/c%201%2F%C3%BC%7Cx/activities/a%7C1');
  assert.match(activity.text, /Nguồn: /);
  assert.equal(activity.replyToId, 'a|1');
  assert.equal(activity.id, undefined);
  assert.deepEqual([activity.from.id, activity.from.role, activity.recipient.id], ['bot', 'bot', 'person-c 1/ü|x']);
});

test('replies come in order, though the Connector asks for patience', async () => {
  connector.plan = [{ status: 503 }, { status: 429, headers: { 'retry-after': '1' } }];
  const asked = [questions.helmet, questions.greeting, questions.nothing];
  for (const [index, text] of asked.entries()) assert.equal((await post(service, say('patient', `${index}`, text))).status, 200);

  await until(() => connector.taken.length >= asked.length, 'all replies');
  assert.deepEqual(connector.of('patient').map(activity => activity.replyToId), ['0', '1', '2']);

  // The first reply was held back by both refusals, and nothing overtook it.
  const [first, second, third] = connector.calls;
  assert.deepEqual([first.status, second.status, third.status], [503, 429, 201]);
  assert.ok(new Set([first, second, third].map(call => call.activity.text)).size === 1);
  assert.ok(third.at - second.at >= 1_000, `came back after ${third.at - second.at} ms though asked for 1 s`);
});

test('twenty parallel messages of one conversation are answered in the order they were taken', async () => {
  const numbers = Array.from({ length: 20 }, (_, index) => `${index}`);
  await Promise.all(numbers.map(id => postUntilTaken(service, say('crowd', id, questions.helmet))));
  await until(() => connector.of('crowd').length >= 20, 'all replies');

  const got = connector.of('crowd').map(activity => activity.replyToId);
  assert.deepEqual([...got].sort((a, b) => a - b), numbers);
  const stamps = connector.of('crowd').map(activity => Date.parse(activity.timestamp));
  assert.deepEqual(stamps, [...stamps].sort((a, b) => a - b));
});

test('messages that follow each other are answered in their order, however many conversations there are', async () => {
  const people = ['p', 'q', 'r', 's'];
  await Promise.all(people.map(async person => {
    for (let number = 0; number < 10; number++) await postUntilTaken(service, say(person, `${number}`, questions.greeting));
  }));
  await until(() => connector.taken.length >= 40, 'all replies');
  for (const person of people) assert.deepEqual(connector.of(person).map(activity => activity.replyToId), Array.from({ length: 10 }, (_, index) => `${index}`));
});

test('a duplicate is acknowledged and sends nothing', async () => {
  for (const text of [questions.helmet, questions.helmet, questions.greeting]) assert.equal((await post(service, say('double', '1', text))).status, 200);
  assert.equal((await post(service, say('double', '2', questions.greeting))).status, 200);
  await until(() => connector.of('double').some(activity => activity.replyToId === '2'), 'the last reply');
  assert.deepEqual(connector.of('double').map(activity => activity.replyToId), ['1', '2']);
});
