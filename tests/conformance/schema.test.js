'use strict';
// Every kind of activity the service sends is checked by the TypeScript compiler against Microsoft's botframework-schema.

const assert = require('node:assert/strict');
const path = require('node:path');
const { after, before, test } = require('node:test');
const typescript = require('typescript');
const { ask, message, post, questions, token } = require('./activities');
const { Connector } = require('./connector');
const { Page, transports } = require('./page');
const { Service, until } = require('./service');

let service, connector;
before(async () => { [service, connector] = await Promise.all([Service.start(), Connector.start()]); });
after(() => Promise.all([service.stop(), connector.stop()]));

// As JSON has it: dates are text, and a reply need not carry all that an SDK's object has.
const wireTypes = `
  import { Activity, CardAction, ChannelAccount, ConversationAccount, ActivityTypes, TextFormatTypes, InputHints, RoleTypes, ActionTypes } from 'botframework-schema';
  type Account = Omit<Partial<ChannelAccount>, 'role'> & { id: string; role?: \`\${RoleTypes}\` };
  type Button = Omit<CardAction, 'type'> & { type: \`\${ActionTypes}\` };
  type Wire = Omit<Partial<Activity>, 'type' | 'timestamp' | 'from' | 'recipient' | 'conversation' | 'textFormat' | 'inputHint' | 'suggestedActions' | 'callerId'> & {
    type: \`\${ActivityTypes}\`;
    timestamp: string;
    from: Account;
    recipient?: Account;
    conversation: Partial<ConversationAccount> & { id: string };
    textFormat?: \`\${TextFormatTypes}\`;
    inputHint?: \`\${InputHints}\`;
    suggestedActions?: { actions: Button[] };
  };
  export const activities: Wire[] = `;

// The libraries are parsed once for all checks.
const parsed = new Map();

/** What the compiler has to say about activities; nothing when they fit. */
function complaints(activities) {
  const file = path.join(__dirname, 'activities.ts');
  const options = { noEmit: true, strict: true, skipLibCheck: true, target: typescript.ScriptTarget.ES2022, module: typescript.ModuleKind.CommonJS, moduleResolution: typescript.ModuleResolutionKind.Node10, types: [] };
  const host = typescript.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = name => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    if (name === file) return typescript.createSourceFile(name, `${wireTypes}${JSON.stringify(activities, null, 1)};`, typescript.ScriptTarget.ES2022);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...rest));
    return parsed.get(name);
  };
  const program = typescript.createProgram([file], options, host);
  return typescript.getPreEmitDiagnostics(program).map(found => typescript.flattenDiagnosticMessageText(found.messageText, '\n'));
}

const good = {
  type: 'message', timestamp: '2026-11-21T01:00:00Z', from: { id: 'bot', role: 'bot' }, conversation: { id: 'c' }, text: 'chào', textFormat: 'plain',
  suggestedActions: { actions: [{ type: 'imBack', title: 'a', value: 'a' }] },
};

test('the check lets a good activity pass and finds a bad one', () => {
  assert.deepEqual(complaints([good]), []);
  for (const bad of [
    { ...good, isHappy: true },
    { ...good, type: 'mesage' },
    { ...good, text: 5 },
    { ...good, textFormat: 'html' },
    { ...good, from: { id: 'bot', role: 'robot' } },
    { ...good, suggestedActions: { actions: [{ type: 'shout', title: 'a', value: 'a' }] } },
    { ...good, suggestedActions: { actions: [{ type: 'imBack', value: 'a' }] } },
  ]) assert.notDeepEqual(complaints([bad]), [], JSON.stringify(bad));
});

test("every activity the service sends has the types of Microsoft's botframework-schema", async () => {
  const activities = [...await expectedReplies(), ...await connectorReplies(), ...await pageActivities()];
  assert.ok(activities.length > 15);
  assert.deepEqual(complaints(activities), []);
});

test('no activity the service sends is a card: every channel shows text, and cards they show differently or not at all', async () => {
  const activities = [...await expectedReplies('cards'), ...await connectorReplies('cards by a connector'), ...await pageActivities()];
  assert.ok(activities.length > 15);
  for (const activity of activities) {
    for (const attachment of activity.attachments ?? []) assert.equal(attachment.contentType, 'text/plain');
    assert.doesNotMatch(JSON.stringify(activity), /vnd\.microsoft\.card/);
  }
});

test('buttons say and send the same: Web Chat sends the value, other channels the title', async () => {
  const buttons = (await expectedReplies('buttons')).flatMap(activity => activity.suggestedActions?.actions ?? []);
  assert.ok(buttons.length > 0);
  for (const button of buttons) assert.deepEqual([button.type, button.value], ['imBack', button.title]);
});

const said = [questions.helmet, questions.drowning, questions.nothing, questions.greeting, 'đi xe', 'cách pha ma túy đá', 'dừng', '…'];

async function expectedReplies(conversation = 'expected') {
  const replies = await ask(service, { ...message(conversation, 'join', undefined), type: 'conversationUpdate', membersAdded: [{ id: 'person' }] });
  for (const [index, text] of said.entries()) replies.push(...await ask(service, message(conversation, `${index}`, text)));
  return replies;
}

async function connectorReplies(conversation = 'sent') {
  for (const [index, text] of said.entries()) await post(service, message(conversation, `${index}`, text, { serviceUrl: connector.url }));
  const last = `${said.length - 1}`;
  await until(() => connector.of(conversation).some(activity => activity.replyToId === last), 'the last reply');
  return connector.of(conversation);
}

async function pageActivities() {
  const page = new Page(service, (await token(service, 'dl_an')).token, transports['a WebSocket']);
  for (const text of said) await page.answer(await page.say(text));
  page.close();
  return page.activities;
}
