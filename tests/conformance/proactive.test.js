'use strict';
// A message nobody asked for just now: the reminder of a question, after a restart, to the address that was stored.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { after, before, test } = require('node:test');
const { message, post } = require('./activities');
const { Connector } = require('./connector');
const { Service, until } = require('./service');

// The shortest wait a flow may have.
const wait = 60_000;

let service, connector, bots;
before(async () => {
  bots = fs.mkdtempSync(path.join(os.tmpdir(), 'awareness-bots-'));
  fs.cpSync(path.join(__dirname, '..', '..', 'bots'), bots, { recursive: true });
  impatient(bots);
  [service, connector] = await Promise.all([Service.start({ AWARENESS__Bots: bots }), Connector.start()]);
});
after(async () => {
  await Promise.all([service.stop(), connector.stop()]);
  fs.rmSync(bots, { recursive: true, force: true });
});

/** The same bots, but every question waits a minute instead of a day. The chats beside them tell of days, and are not needed. */
function impatient(folder) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && entry.name.endsWith('.chat')) fs.rmSync(file);
    else if (entry.isFile() && entry.name.endsWith('.yaml')) fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replaceAll(/after: \d+[mhd]/g, 'after: 1m'));
  }
}

test('a reminder reaches the conversation after a restart, and answers nothing', async () => {
  const asked = Date.now();
  assert.equal((await post(service, message('c 1/ü|x', '1', 'đố vui đi đường', { serviceUrl: `${connector.url}/` }))).status, 200);
  await until(() => connector.of('c 1/ü|x').length > 0, 'the question');
  connector.taken = [];

  await service.kill();
  await new Promise(resolve => setTimeout(resolve, asked + wait + 1_000 - Date.now()));
  await service.begin();
  // What the killed service had not sent comes first, as an answer.
  const { path: target, activity } = await until(() => connector.taken.find(entry => entry.activity.replyToId === undefined), 'the reminder');
  assert.equal(target, '/v3/conversations/c%201%2F%C3%BC%7Cx/activities');
  assert.equal(activity.replyToId, undefined);
  assert.equal(activity.id, undefined);
  assert.deepEqual([activity.type, activity.from.id, activity.recipient.id, activity.conversation.id], ['message', 'bot', 'person-c 1/ü|x', 'c 1/ü|x']);
  assert.ok(activity.suggestedActions.actions.length > 0 || activity.text.length > 0);
});
