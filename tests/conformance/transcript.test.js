'use strict';
// Chats as .transcript files: Microsoft's transcript store takes ours, and what it gives back is a chat that still passes.

const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { after, before, test } = require('node:test');
const { MemoryTranscriptStore } = require('botbuilder');
const { program, root } = require('./service');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'awareness-transcripts-'));
const bots = path.join(folder, 'bots');
const written = path.join(folder, 'written');

before(() => {
  fs.cpSync(path.join(root, 'bots'), bots, { recursive: true });
  awareness('test', 'youth-union', '--transcript', written);
});

after(() => fs.rmSync(folder, { recursive: true, force: true }));

function awareness(...words) {
  return execFileSync('dotnet', [program, ...words, '--bots', bots], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Gives the activities to Microsoft's store and reads all of its pages. */
async function throughStore(activities) {
  const store = new MemoryTranscriptStore();
  for (const activity of activities) await store.logActivity({ ...activity, timestamp: new Date(activity.timestamp) });
  const { channelId, conversation } = activities[0];
  const items = [];
  let page;
  do {
    page = await store.getTranscriptActivities(channelId, conversation.id, page?.continuationToken);
    items.push(...page.items);
  } while (page.continuationToken);
  return items;
}

test("Microsoft's transcript store takes every chat, and gives it back whole and in order", async () => {
  const files = fs.readdirSync(written);
  assert.ok(files.length > 20, `${files.length} transcripts`);
  for (const file of files) {
    const bytes = fs.readFileSync(path.join(written, file));
    assert.strictEqual(bytes[0], '['.charCodeAt(0), `${file} begins with its array, without a mark of the byte order`);
    const activities = JSON.parse(bytes);
    assert.deepStrictEqual(JSON.parse(JSON.stringify(await throughStore(activities))), activities.map(activity => ({ ...activity, timestamp: new Date(activity.timestamp).toISOString() })), file);
  }
});

test("a transcript of Microsoft's store is a test like any .chat beside the bot", async () => {
  const file = fs.readdirSync(written).find(name => name.includes('khao-sat-truoc-nuoc'));
  const activities = await throughStore(JSON.parse(fs.readFileSync(path.join(written, file))));
  for (const name of fs.readdirSync(bots, { recursive: true })) if (name.endsWith('.chat')) fs.rmSync(path.join(bots, name));
  const chats = path.join(bots, 'youth-union', 'chats');
  fs.writeFileSync(path.join(chats, 'from-store.transcript'), JSON.stringify(activities));
  awareness('test', 'youth-union');

  activities.find(activity => activity.from.role === 'bot' && activity.text).text = 'something nobody says';
  fs.writeFileSync(path.join(chats, 'from-store.transcript'), JSON.stringify(activities));
  assert.throws(() => awareness('test', 'youth-union'), error => error.status !== 0 && error.stdout.includes('something nobody says'));
});
