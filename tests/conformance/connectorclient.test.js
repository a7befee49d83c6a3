'use strict';
// Microsoft's ConnectorClient makes all its 15 calls to the Connector of our sandbox.
// `awareness serve --sandbox` tells where that listens, and with what to sign in, in one line on stderr.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { ConnectorClient } = require('botframework-connector');
const { Service, until } = require('./service');

const line = /^\{"sandbox":.*\}$/m;

let service, url, authorization, conversations, attachments;
before(async () => {
  service = await Service.start({}, ['--sandbox']);
  const ready = JSON.parse((await until(() => line.exec(service.log), 'the addresses of the sandbox'))[0]);
  url = ready.channels.botframework.replace(/\/$/, '');
  authorization = `Bearer ${await signIn(ready.botFramework)}`;
  const credentials = { signRequest: async request => { request.headers.set('authorization', authorization); return request; } };
  ({ conversations, attachments } = new ConnectorClient(credentials, { baseUri: url, noRetryPolicy: true }));
});

/** A token of the sandbox, as a bot gets one of Microsoft's sign-in. */
async function signIn({ appId, appPassword }) {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: appId, client_secret: appPassword, scope: 'https://api.botframework.com/.default' });
  const response = await fetch(`${url}/sandbox/oauth2/v2.0/token`, { method: 'POST', body: form });
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()).access_token;
}

after(() => service?.stop());

const message = text => ({ type: 'message', text, from: { id: 'bot' }, conversation: { id: 'c' } });

/** The conversation with a person: the same however often it is asked for. */
const open = async person => (await conversations.createConversation({ isGroup: false, bot: { id: 'bot' }, members: [{ id: person }] })).id;

test('a conversation is opened with its first message, listed, and its people named', async () => {
  const opened = await conversations.createConversation({ isGroup: false, bot: { id: 'bot' }, members: [{ id: 'Ấn 1/ü|x' }], tenantId: 't', activity: message('chào'), channelData: {} });
  assert.ok(opened.id && opened.activityId && opened.serviceUrl.startsWith('http'));
  const listed = [];
  let page;
  do {
    page = await conversations.getConversations({ continuationToken: page?.continuationToken });
    listed.push(...page.conversations);
  } while (page.continuationToken);
  assert.deepEqual(listed.find(entry => entry.id === opened.id).members.map(member => member.id), ['Ấn 1/ü|x']);
  assert.equal((await conversations.getConversationMember(opened.id, 'Ấn 1/ü|x')).id, 'Ấn 1/ü|x');
  assert.deepEqual((await conversations.getActivityMembers(opened.id, opened.activityId)).map(member => member.id), ['Ấn 1/ü|x']);
});

test('an activity is sent, answered, changed and taken back', async () => {
  const id = await open('An');
  const sent = await conversations.sendToConversation(id, message('chào'));
  assert.equal(sent._response.status, 201);
  const reply = await conversations.replyToActivity(id, 'a|1 ü', message('trả lời'));
  assert.notEqual(reply.id, sent.id);
  assert.equal((await conversations.updateActivity(id, sent.id, message('sửa'))).id, sent.id);
  assert.equal((await conversations.deleteActivity(id, sent.id))._response.status, 200);
  await assert.rejects(conversations.deleteActivity(id, sent.id), { statusCode: 404 });
});

test('members come whole and in pages, and leave', async () => {
  const { id } = await conversations.createConversation({ isGroup: true, bot: { id: 'bot' }, members: ['A', 'B', 'C'].map(person => ({ id: person })) });
  assert.equal((await conversations.getConversationMembers(id)).length, 3);
  const first = await conversations.getConversationPagedMembers(id, { pageSize: 2 });
  assert.equal(first.members.length, 2);
  const second = await conversations.getConversationPagedMembers(id, { pageSize: 2, continuationToken: first.continuationToken });
  assert.deepEqual([second.members.map(member => member.id), second.continuationToken], [['C'], undefined]);
  assert.equal((await conversations.deleteConversationMember(id, 'B'))._response.status, 200);
  await assert.rejects(conversations.getConversationMember(id, 'B'), { statusCode: 404 });
});

test('history and files are taken, and files given back', async () => {
  const id = await open('An');
  assert.ok((await conversations.sendConversationHistory(id, { activities: [message('trước')] })).id);
  const { id: file } = await conversations.uploadAttachment(id, { type: 'image/png', name: 'ảnh.png', originalBase64: new Uint8Array([1, 2, 3]), thumbnailBase64: new Uint8Array([9]) });
  const known = await attachments.getAttachmentInfo(file);
  assert.deepEqual([known.name, known.type, known.views.map(view => view.viewId)], ['ảnh.png', 'image/png', ['original', 'thumbnail']]);
  const view = await attachments.getAttachment(file, 'original');
  const bytes = [];
  for await (const part of view.readableStreamBody) bytes.push(...part);
  assert.deepEqual(bytes, [1, 2, 3]);
});

test('what the channel lacks is 405, whom it does not know 404, and no answer is 204', async () => {
  const id = encodeURIComponent(await open('An'));
  const status = async (method, path) => (await fetch(`${url.replace(/\/$/, '')}/v3/${path}`, { method, headers: { authorization } })).status;
  assert.equal(await status('PATCH', `conversations/${id}/members`), 405);
  assert.equal(await status('DELETE', 'conversations'), 405);
  assert.equal(await status('GET', 'conversations/nobody/members'), 404);
  await assert.rejects(conversations.sendToConversation('nobody', message('x')), { statusCode: 404 });
});
