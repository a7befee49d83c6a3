'use strict';
// What our service sends is taken by a bot on Microsoft's SDK as activities of a channel, and comes back from it unharmed.

const assert = require('node:assert/strict');
const { once } = require('node:events');
const http = require('node:http');
const { after, before, test } = require('node:test');
const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const { ask, message, post, questions } = require('./activities');
const { Connector } = require('./connector');
const { Service, until } = require('./service');
const { answerOf } = require('./skillhost');

let service, connector, bot, seen;
before(async () => {
  [service, connector] = await Promise.all([Service.start(), Connector.start()]);
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  bot = http.createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    request.body = JSON.parse(body);
    await adapter.process(request, answerOf(response), async context => {
      seen = context.activity;
      if (seen.type === 'message') await context.sendActivity({ ...seen, id: undefined, text: `echo ${seen.text}` });
    });
  }).listen(0, '127.0.0.1');
  await once(bot, 'listening');
});
after(async () => {
  bot.closeAllConnections();
  bot.close();
  await Promise.all([service.stop(), connector.stop()]);
});

/** Hands an activity of ours to the bot as its channel would; what the bot made of it. */
async function hand(activity, id) {
  seen = undefined;
  const response = await fetch(`http://127.0.0.1:${bot.address().port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...activity, id, serviceUrl: `${connector.url}/` }),
  });
  assert.equal(response.status, 200);
  return seen;
}

test("every activity the Connector gets is one to Microsoft's CloudAdapter", async () => {
  const asked = [questions.helmet, questions.drowning, questions.nothing, 'đi xe', 'đố vui đi đường', 'dừng'];
  for (const [index, text] of asked.entries()) assert.equal((await post(service, message('node', `${index}`, text, { serviceUrl: connector.url }))).status, 200);
  await until(() => connector.of('node').some(activity => activity.replyToId === `${asked.length - 1}`), 'the last reply');

  const sent = [...connector.of('node')];
  for (const [index, activity] of sent.entries()) {
    const read = await hand(activity, `ours-${index}`);
    assert.equal(read.text, activity.text);
    assert.deepEqual(read.suggestedActions, activity.suggestedActions);
    assert.ok(read.timestamp instanceof Date && !Number.isNaN(read.timestamp.getTime()));
    const echo = await until(() => connector.of('node').find(back => back.text === `echo ${activity.text}` && back.replyToId === `ours-${index}`), 'the echo');
    assert.deepEqual(echo.suggestedActions, activity.suggestedActions);
  }
});

test('endOfConversation keeps its code', async () => {
  const skill = { recipient: { id: 'bot', role: 'skill' } };
  await ask(service, message('ends', '1', 'thôi nhắc', skill));
  const end = (await ask(service, message('ends', '2', 'giữ nguyên', skill))).at(-1);
  const read = await hand(end, 'end');
  assert.deepEqual([read.type, read.code], ['endOfConversation', 'completedSuccessfully']);
});
