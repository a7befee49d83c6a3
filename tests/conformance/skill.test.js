'use strict';
// Our bot as the skill of a bot on Microsoft's SDK.

const assert = require('node:assert/strict');
const { after, before, beforeEach, test } = require('node:test');
const { questions } = require('./activities');
const { Service, until } = require('./service');
const { SkillHost } = require('./skillhost');

let service, host;
before(async () => { [service, host] = await Promise.all([Service.start(), SkillHost.start()]); });
beforeEach(() => { host.heard.length = 0; });
after(() => Promise.all([service.stop(), host.stop()]));

const texts = conversation => host.channel.texts(conversation);

test("what the skill says comes to the person through the host's channel", async () => {
  const talk = await host.begin(service, 'asks');
  assert.equal((await host.pass(service, talk, 'asks', 'a 1/ü', questions.helmet)).status, 200);
  await until(() => texts('asks').length > 0, 'the answer');
  assert.match(texts('asks')[0], /Nguồn: .*168\/2024/);
  assert.deepEqual(host.heard, [], 'a question ends nothing');
});

test('a flow that ends gives the person back with endOfConversation, after its last word', async () => {
  const talk = await host.begin(service, 'flow');
  await host.pass(service, talk, 'flow', '1', 'thôi nhắc');
  await until(() => texts('flow').length > 0, 'the question');
  assert.deepEqual(host.heard, []);
  await host.pass(service, talk, 'flow', '2', 'giữ nguyên');
  const [end] = await until(() => host.heard.length > 0 && host.heard, 'endOfConversation');
  assert.deepEqual([end.type, end.code], ['endOfConversation', 'completedSuccessfully']);
  assert.match(texts('flow').at(-1), /giữ nguyên như cũ/);
});

test('whoever says to stop goes back to the host', async () => {
  const talk = await host.begin(service, 'stop');
  await host.pass(service, talk, 'stop', '1', 'đố vui');
  await host.pass(service, talk, 'stop', '2', 'thôi');
  const [end] = await until(() => host.heard.length > 0 && host.heard, 'endOfConversation');
  assert.deepEqual([end.type, end.code], ['endOfConversation', 'userCancelled']);
});

test("the host's endOfConversation ends the flow without a word", async () => {
  const talk = await host.begin(service, 'cancel');
  await host.pass(service, talk, 'cancel', '1', 'thôi nhắc');
  await until(() => texts('cancel').length > 0, 'the question');
  const before = texts('cancel').length;
  assert.equal((await host.pass(service, talk, 'cancel', '2', undefined, { type: 'endOfConversation', code: 'userCancelled' })).status, 200);
  await host.pass(service, talk, 'cancel', '3', 'giữ nguyên');
  await until(() => texts('cancel').length > before, 'an answer that is none to the flow');
  assert.doesNotMatch(texts('cancel').slice(before).join('\n'), /giữ nguyên như cũ/);
  assert.deepEqual(host.heard, []);
});

test('with expectReplies the end comes in the answer, and nothing by the Connector', async () => {
  const talk = await host.begin(service, 'expect');
  const first = await host.pass(service, talk, 'expect', '1', 'thôi nhắc', { deliveryMode: 'expectReplies' });
  assert.deepEqual(first.body.activities.map(activity => activity.type), ['message']);
  const last = await host.pass(service, talk, 'expect', '2', 'giữ nguyên', { deliveryMode: 'expectReplies' });
  assert.equal(last.body.activities.at(-1).type, 'endOfConversation');
  assert.deepEqual(texts('expect'), []);
  assert.deepEqual(host.heard, []);
});
