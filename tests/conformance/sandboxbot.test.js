'use strict';
// A bot on Microsoft's SDK stands behind the Bot Framework channel of our sandbox: it believes what the channel signs, signs in there, and what it says stands on the phone.

const assert = require('node:assert/strict');
const { once } = require('node:events');
const http = require('node:http');
const { after, before, test } = require('node:test');
const { ActivityTypes, CloudAdapter, MessageFactory } = require('botbuilder');
const { AuthenticationConfiguration, BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory } = require('botframework-connector');
const { Service, until } = require('./service');
const { answerOf } = require('./skillhost');

const channels = 'https://api.botframework.com';
const line = /^\{"sandbox":.*\}$/m;

/** Signs in at the sandbox, as at Microsoft's. */
class SandboxSignIn extends PasswordServiceClientCredentialFactory {
  asked = 0;

  constructor({ appId, appPassword }, url) {
    super(appId, appPassword);
    this.form = new URLSearchParams({ grant_type: 'client_credentials', client_id: appId, client_secret: appPassword, scope: `${channels}/.default` });
    this.url = `${url}/sandbox/oauth2/v2.0/token`;
  }

  async createCredentials() {
    return {
      signRequest: async request => {
        this.asked++;
        const response = await fetch(this.url, { method: 'POST', body: this.form });
        assert.equal(response.status, 200);
        request.headers.set('authorization', `Bearer ${(await response.json()).access_token}`);
        return request;
      },
    };
  }
}

let service, bot, address, signIn;
const heard = [];
before(async () => {
  service = await Service.start({}, ['--sandbox']);
  const ready = JSON.parse((await until(() => line.exec(service.log), 'the addresses of the sandbox'))[0]);
  const url = ready.channels.botframework.replace(/\/$/, '');
  signIn = new SandboxSignIn(ready.botFramework, url);
  const metadata = `${url}/v1/.well-known/openidconfiguration`;
  const adapter = new CloudAdapter(BotFrameworkAuthenticationFactory.create(
    '', true, 'https://login.microsoftonline.com/botframework.com', channels, channels, channels, metadata, metadata, 'urn:botframework:azure', signIn, new AuthenticationConfiguration()));
  adapter.onTurnError = async (_, error) => { throw error; };
  bot = http.createServer(async (request, response) => {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    request.body = JSON.parse(body);
    await adapter.process(request, answerOf(response), async context => {
      heard.push(context.activity);
      if (context.activity.type === ActivityTypes.Message) await context.sendActivity(MessageFactory.suggestedActions(['Đồng ý'], `nghe: ${context.activity.text}`));
    });
  }).listen(0, '127.0.0.1');
  await once(bot, 'listening');
  address = `http://127.0.0.1:${bot.address().port}`;
});
after(async () => {
  bot?.closeAllConnections();
  bot?.close();
  await service?.stop();
});

const post = (form, fields) => fetch(`${service.url}/sandbox/${form}`, { method: 'POST', body: new URLSearchParams({ kenh: 'botframework', ...fields }) });
const phones = async () => (await fetch(`${service.url}/sandbox/dien-thoai`)).text();

test('what a person writes reaches the bot with a proof it believes, and its answer stands on the phone', async () => {
  assert.equal((await post('viet', { loi: 'chào <b>bạn</b> 🚑', bot: address })).status, 200);
  await until(async () => (await phones()).includes('nghe: ch'), 'the answer of the bot');
  const [said] = heard;
  assert.deepEqual([said.type, said.text, said.channelId, said.locale], ['message', 'chào <b>bạn</b> 🚑', 'msteams', 'vi-VN']);
  assert.ok(said.id && said.from.id && said.conversation.id && said.recipient.id && said.timestamp instanceof Date);
  assert.ok(signIn.asked > 0);
});

test('a button of the bot is pressed on the phone and says its words', async () => {
  const before = heard.length;
  assert.equal((await post('bam', { tin: '0', nut: '0', bot: address })).status, 200);
  await until(() => heard.length > before, 'the press');
  assert.equal(heard.at(-1).text, 'Đồng ý');
  assert.equal(heard.at(-1).conversation.id, heard[0].conversation.id);
  await until(async () => (await phones()).includes('nghe: Đồng ý'), 'the answer to the press');
});

test('the platforms talk to bots of this machine only', async () => {
  for (const elsewhere of ['http://example.com/', 'https://127.0.0.1/', 'http://127.0.0.1/path', 'nonsense', '']) assert.equal((await post('viet', { loi: 'x', bot: elsewhere })).status, 400, elsewhere);
});
