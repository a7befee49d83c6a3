'use strict';
// POST /api/messages as Microsoft's Bot Framework client, and as a channel that repeats itself, uses it.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const { ask, message, post, questions } = require('./activities');
const { Service } = require('./service');

const skillHost = 'http://127.0.0.1:9/';
let service, client;
before(async () => {
  service = await Service.start();
  client = new ConfigurationBotFrameworkAuthentication({}).createBotFrameworkClient();
});
after(() => service.stop());

/** What the bot says to an activity that Microsoft's client posts. */
async function say(conversation, id, text, more = {}) {
  const activity = message('parent', id, text, { deliveryMode: 'expectReplies', ...more });
  return client.postActivity('', '', `${service.url}/api/messages`, skillHost, conversation, activity);
}

test("botbuilder's BotFrameworkClient holds a conversation of three turns with expectReplies", async () => {
  const joined = await say('three', '1', undefined, { type: 'conversationUpdate', membersAdded: [{ id: 'person-parent' }, { id: 'bot' }] });
  assert.equal(joined.status, 200);
  const [greeting] = joined.body.activities;
  assert.match(greeting.text, /115/);

  const answered = await say('three', '2', questions.helmet);
  assert.equal(answered.status, 200);
  assert.match(answered.body.activities[0].text, /Nguồn: .*168\/2024/);
  assert.equal(answered.body.activities[0].replyToId, '2');

  // "Xem thêm" only has a meaning after an answer: the second turn is remembered.
  const more = answered.body.activities.at(-1).suggestedActions.actions[0];
  const followed = await say('three', '3', more.value);
  assert.equal(followed.status, 200);
  assert.equal(followed.body.activities[0].conversation.id, 'three');
  assert.notEqual(followed.body.activities[0].text, answered.body.activities[0].text);
});

test('a child in danger gets 115 in the first line', async () => {
  const { body } = await say('danger', '1', questions.drowning);
  assert.match(body.activities[0].text.split('\n')[0], /115/);
});

test('an activity that is posted again gets the same replies and no second effect', async () => {
  const first = await ask(service, message('twice', '1', questions.helmet));
  const again = await ask(service, message('twice', '1', questions.helmet));
  assert.deepEqual(again, first);
});

test('the same id in another conversation is another message', async () => {
  const [first] = await ask(service, message('one', '1', questions.helmet));
  const [second] = await ask(service, message('other', '1', questions.greeting));
  assert.notEqual(first.text, second.text);
});

test('twenty parallel messages of one conversation are all answered, each with its own reply', async () => {
  const numbers = Array.from({ length: 20 }, (_, index) => `${index + 1}`);
  const replies = await Promise.all(numbers.map(id => ask(service, message('parallel', id, questions.helmet))));
  assert.deepEqual(replies.map(([reply]) => reply.replyToId), numbers);
});

test('a call that the service does not know is answered with 501, an unknown type with 200', async () => {
  assert.equal((await post(service, { ...message('odd', '1', 'x'), type: 'invoke', name: 'nobody/knows' })).status, 501);
  assert.equal((await post(service, { ...message('odd', '2', 'x'), type: 'unknownType' })).status, 200);
  assert.deepEqual(await ask(service, { ...message('odd', '3', 'x'), type: 'typing' }), []);
});

test('with expectReplies a call is answered by what it brought about, which may be nothing', async () => {
  for (const activity of [{ type: 'invoke', name: 'nobody/knows' }, { type: 'typing' }, { type: 'endOfConversation' }, { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] }]) {
    const { status, body } = await say('nothing', activity.type, undefined, activity);
    assert.deepEqual([status, body], [200, { activities: [] }], activity.type);
  }
});

test('nothing that only Microsoft\'s SDK needs goes out: no trace, no typing, no invokeResponse', async () => {
  const replies = [];
  for (const [index, text] of Object.values(questions).entries()) replies.push(...(await say('plain', `${index}`, text)).body.activities);
  assert.ok(replies.length >= 4);
  for (const reply of replies) assert.deepEqual([reply.type, reply.textFormat, reply.inputHint], ['message', 'plain', 'acceptingInput']);
});

test('what is no activity is refused', async () => {
  const send = body => fetch(`${service.url}/api/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  assert.equal((await fetch(`${service.url}/api/messages`)).status, 405);
  for (const body of ['[]', '{}', '{"type":', '"message"', '']) assert.equal((await send(body)).status, 400, body);
  assert.equal((await send(JSON.stringify(message('large', '1', 'a'.repeat(300_000))))).status, 413);
});
