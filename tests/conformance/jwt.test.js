'use strict';
// Who may post to /api/messages: every row goes to our service and to Microsoft's adapter, and the answers agree. Where they do not, the row says why.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { Issuer, Oracle, app, channels, keys, password, published, settings, sign } = require('./jwt');
const { Service } = require('./service');

const other = '22222222-2222-4222-8222-222222222222';
const third = '33333333-3333-4333-8333-333333333333';
const named = 'abcdefab-cdef-4bcd-8efa-bcdefabcdefa';
const framework = 'd6d49420-f39b-4df7-a1dc-d59a935871db';
const own = '99999999-9999-4999-8999-999999999999';
const address = 'https://smba.trafficmanager.net/apac/';
const seconds = () => Math.floor(Date.now() / 1000);
const without = (value, ...names) => Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

const pairs = {};
let issuer;
before(async () => {
  issuer = await Issuer.start();
  const configurations = {
    // A bot in production: neither Emulator nor other bots.
    plain: { ours: {}, theirs: {} },
    // On a developer's machine, with two bots that may call.
    open: { ours: { AWARENESS__BotFramework__AllowEmulator: 'true', AWARENESS__BotFramework__AllowedCallers__0: other, AWARENESS__BotFramework__AllowedCallers__1: named }, theirs: { callers: [other, named] } },
    // A single-tenant bot that every bot may call.
    tenant: {
      ours: { AWARENESS__BotFramework__AppType: 'SingleTenant', AWARENESS__BotFramework__TenantId: own, AWARENESS__BotFramework__AllowedCallers__0: '*' },
      theirs: { callers: ['*'], tenantIssuers: [`https://sts.windows.net/${own}/`, `https://login.microsoftonline.com/${own}/v2.0`] },
    },
  };
  for (const [name, { ours, theirs }] of Object.entries(configurations)) {
    pairs[name] = { service: await Service.start(settings(issuer, ours)), oracle: new Oracle(issuer, theirs) };
  }
});
after(async () => {
  await Promise.all(Object.values(pairs).map(pair => pair.service.stop()));
  await issuer?.stop();
});

const activity = (more = {}) => ({
  type: 'message', id: `a${activity.count = (activity.count ?? 0) + 1}`, channelId: 'msteams', serviceUrl: address, text: 'xin chào', deliveryMode: 'expectReplies',
  from: { id: 'person' }, recipient: { id: 'bot' }, conversation: { id: 'matrix' }, ...more,
});

const channel = () => ({ iss: channels, aud: app, serviceurl: address, nbf: seconds() - 60, exp: seconds() + 3600 });
const bot = (caller, tenant = framework) => ({ iss: `https://sts.windows.net/${tenant}/`, aud: app, tid: tenant, ver: '1.0', appid: caller, nbf: seconds() - 60, exp: seconds() + 3600 });
const second = claims => ({ ...without(claims, 'appid'), ver: '2.0', azp: claims.appid, iss: `https://login.microsoftonline.com/${claims.tid}/v2.0` });
const fromChannel = (change = {}, key = keys.channel, ...rest) => `Bearer ${sign({ ...channel(), ...change }, key, ...rest)}`;
const fromBot = (claims, key = keys.caller) => `Bearer ${sign(claims, key)}`;
const emulator = { channelId: 'emulator', serviceUrl: 'http://localhost:9/' };

// [name, authorization, what of the activity differs, configuration]. Made when they are asked: tokens grow old.
const agreed = [
  ['a channel', () => fromChannel()],
  ['RS384', () => fromChannel({}, keys.channel, 'RS384')],
  ['RS512', () => fromChannel({}, keys.channel, 'RS512')],
  ['no header', () => undefined],
  ['an empty header', () => ''],
  ['the scheme in small letters', () => fromChannel().replace('Bearer', 'bearer')],
  ['another scheme', () => 'Basic YWJj'],
  ['the scheme alone', () => 'Bearer'],
  ['two tokens', () => `${fromChannel()} x`],
  ['garbage', () => 'Bearer abc.def'],
  ['garbage in three parts', () => 'Bearer abc.def.ghi'],
  ['another audience', () => fromChannel({ aud: other })],
  ['no audience', () => fromChannel({ aud: undefined })],
  ['a list of audiences', () => fromChannel({ aud: [app] })],
  ['another issuer', () => fromChannel({ iss: 'https://evil.example' })],
  ['no issuer', () => fromChannel({ iss: undefined })],
  ['the issuer of the other cloud', () => fromChannel({ iss: 'https://api.botframework.us' })],
  ['expired six minutes ago', () => fromChannel({ exp: seconds() - 360 })],
  ['expired four minutes ago', () => fromChannel({ exp: seconds() - 240 })],
  ['good in six minutes', () => fromChannel({ nbf: seconds() + 360 })],
  ['good in four minutes', () => fromChannel({ nbf: seconds() + 240 })],
  ['an end that is text', () => fromChannel({ exp: 'tomorrow' })],
  ['serviceurl of somebody else', () => fromChannel({ serviceurl: 'https://evil.example/' })],
  ['serviceurl missing from the token', () => fromChannel({ serviceurl: undefined })],
  ['serviceurl without its slash', () => fromChannel({ serviceurl: address.slice(0, -1) })],
  ['serviceurl of the activity changed', () => fromChannel(), { serviceUrl: 'https://evil.example/' }],
  ['serviceurl with a dot after the host', () => fromChannel(), { serviceUrl: 'https://smba.trafficmanager.net./apac/' }],
  ['serviceurl with a user name', () => fromChannel(), { serviceUrl: 'https://smba.trafficmanager.net@evil.example/apac/' }],
  ['a channel the key does not vouch for', () => fromChannel(), { channelId: 'telegram' }],
  ['another channel the key vouches for', () => fromChannel(), { channelId: 'webchat' }],
  ['no channel', () => fromChannel(), { channelId: undefined }],
  ['a key nobody published', () => fromChannel({}, keys.stranger)],
  ["a key's name and another key", () => fromChannel({}, keys.stranger, 'RS256', { kid: 'channel' })],
  ['no key named', () => fromChannel({}, keys.channel, 'RS256', { kid: undefined })],
  ["Microsoft Entra's key for a channel", () => fromChannel({}, keys.caller)],
  ['HS256 with the public key', () => fromChannel({}, keys.channel, 'HS256')],
  ['no signature', () => fromChannel({}, keys.channel, 'none')],
  ['PS256', () => fromChannel({}, keys.channel, 'PS256')],
  ['RS512 on the label of RS256', () => fromChannel({}, keys.channel, 'RS512', { alg: 'RS256' })],
  ['a key in the header', () => fromChannel({}, keys.stranger, 'RS256', { jwk: published(keys.stranger) })],
  ['a good token with the address of a key in the header', () => fromChannel({}, keys.channel, 'RS256', { jku: 'http://127.0.0.1:9/keys', x5u: 'http://127.0.0.1:9/x' })],
  ['a bot, when none may call', () => fromBot(bot(other))],
  ['the Emulator', () => fromBot(bot(app)), emulator, 'open'],
  ['the Emulator, version 2', () => fromBot(second(bot(app))), emulator, 'open'],
  ['the Emulator without version', () => fromBot(without(bot(app), 'ver')), emulator, 'open'],
  ['the Emulator, version 3', () => fromBot({ ...bot(app), ver: '3.0' }), emulator, 'open'],
  ['the Emulator without app id', () => fromBot(without(bot(app), 'appid')), emulator, 'open'],
  ["the Emulator with the channels' key", () => fromBot(bot(app), keys.channel), emulator, 'open'],
  ['a bot that may call', () => fromBot(bot(other)), {}, 'open'],
  ['a bot that may call, version 2', () => fromBot(second(bot(other))), {}, 'open'],
  ['a bot that may call, from the second tenant of the framework', () => fromBot(bot(other, 'f8cdef31-a31e-4b4a-93e4-5f571e91255a')), {}, 'open'],
  ['a bot that may not call', () => fromBot(bot(third)), {}, 'open'],
  ['a bot for another bot', () => fromBot({ ...bot(other), aud: third }), {}, 'open'],
  ['a bot from an unknown tenant', () => fromBot(bot(other, '77777777-7777-4777-8777-777777777777')), {}, 'open'],
  ["a bot signed as a channel's issuer", () => fromBot({ ...bot(other), iss: channels }, keys.channel), {}, 'open'],
  ['a bot, expired', () => fromBot({ ...bot(other), exp: seconds() - 360 }), {}, 'open'],
  ['a bot whose key vouches for its channel', () => fromBot(bot(other), keys.endorsedCaller), { channelId: 'webchat' }, 'open'],
  ['a bot whose key vouches for another channel', () => fromBot(bot(other), keys.endorsedCaller), {}, 'open'],
  ["a channel's token with a bot's claims", () => fromChannel({ ver: '1.0', appid: other }), {}, 'open'],
  ['any bot, when all may call', () => fromBot(bot(third)), {}, 'tenant'],
  ["any bot, from the bot's own tenant", () => fromBot(bot(third, own)), {}, 'tenant'],
  ["any bot, from the bot's own tenant, version 2", () => fromBot(second(bot(third, own))), {}, 'tenant'],
  ['any bot, for another bot', () => fromBot({ ...bot(third), aud: other }), {}, 'tenant'],
];

// We refuse, Microsoft's adapter takes it.
const stricter = [
  ['the activity names no serviceUrl', 'replies would go nowhere, and the token vouches for nothing', () => fromChannel(), { serviceUrl: undefined }],
  ['a key without endorsements', 'a key that names no channel vouches for none (the .NET SDK refuses too)', () => fromChannel({}, keys.bare)],
  ['a token without end', 'a stolen one would be good for ever', () => fromChannel({ exp: undefined })],
  ['an extension that must be understood', 'RFC 7515: who does not know it must refuse', () => fromChannel({}, keys.channel, 'RS256', { crit: ['b64'], b64: true })],
  ["the bot's own token", 'every Connector sees it and could play it back; so the audience is this bot on every path', () => fromBot({ ...bot(app), aud: channels }), { serviceUrl: 'https://evil.example/' }, 'open'],
  ["the bot's own token, version 2", 'the same', () => fromBot({ ...second(bot(app)), aud: channels }), emulator, 'open'],
  ['the Emulator in production', 'it needs no more than the secret; only AllowEmulator lets it in', () => fromBot(bot(app)), emulator, 'plain'],
  ['the Emulator for another channel', 'it speaks for its own conversations only', () => fromBot(bot(app)), {}, 'open'],
  ['the Emulator from an unknown tenant', 'the Node SDK adds whatever tenant a token names to those it trusts (the .NET SDK refuses)', () => fromBot(bot(app, '88888888-8888-4888-8888-888888888888')), emulator, 'open'],
  ['a tenant that is not the issuer’s', 'a token that contradicts itself', () => fromBot({ ...bot(other), tid: own }), {}, 'open'],
  ['a bot from the other cloud', 'a bot lives in one cloud', () => fromBot({ ...bot(other, 'cab8a31a-1906-4287-a0d8-4eef66b95f6e'), ver: '2.0', azp: other, iss: 'https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0' }), {}, 'open'],
  ["a bot from Microsoft's own tenant", 'a leftover of a version long gone, and no tenant of the framework', () => fromBot(bot(other, '72f988bf-86f1-41af-91ab-2d7cd011db47')), {}, 'open'],
  ['a caller that is no GUID', 'application ids are GUIDs; this one would become part of keys', () => fromBot(bot('not-a-guid')), {}, 'tenant'],
];

// We take it, and Microsoft's adapter for Node, which compares as text, refuses.
const laxer = [
  ['serviceurl in large letters', 'compared without case, as the .NET SDK does', () => fromChannel({ serviceurl: address.toUpperCase() })],
  ['a bot that may call, its id in large letters', 'application ids are GUIDs, whose letters have no case', () => fromBot(bot(named.toUpperCase())), {}, 'open'],
];

async function ask(name, authorization, change, configuration = 'plain') {
  const { service, oracle } = pairs[configuration];
  const [header, body] = [authorization(), JSON.parse(JSON.stringify(activity(change)))];
  const response = await fetch(`${service.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(header === undefined ? {} : { authorization: header }) },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (response.status === 401) {
    assert.equal(text, '{"error":{"code":"Unauthorized","message":"The caller has not proved who it is."}}', name);
    assert.equal(response.headers.get('www-authenticate'), 'Bearer', name);
  } else {
    assert.equal(response.status, 200, `${name}: ${text}`);
    assert.ok(JSON.parse(text).activities.length > 0, name);
  }

  return { ours: response.status, theirs: await oracle.post(header, body) };
}

for (const [name, authorization, change, configuration] of agreed) {
  test(`both answer alike: ${name}`, async () => {
    const { ours, theirs } = await ask(name, authorization, change, configuration);
    assert.equal(ours === 200, theirs === 200, `we ${ours}, Microsoft's adapter ${theirs}`);
  });
}

for (const [name, reason, authorization, change, configuration] of stricter) {
  test(`we are stricter: ${name} (${reason})`, async () => {
    assert.deepEqual(await ask(name, authorization, change, configuration), { ours: 401, theirs: 200 });
  });
}

for (const [name, reason, authorization, change, configuration] of laxer) {
  test(`we compare by meaning: ${name} (${reason})`, async () => {
    const { ours, theirs } = await ask(name, authorization, change, configuration);
    assert.equal(ours, 200);
    assert.notEqual(theirs, 200);
  });
}

test('the rows tell accepted from refused: both kinds are there', async () => {
  const kinds = new Set();
  for (const [name, authorization, change, configuration] of [agreed[0], agreed[3]]) kinds.add((await ask(name, authorization, change, configuration)).ours);
  assert.deepEqual(kinds, new Set([200, 401]));
});

test('while the issuer is away, keys that are known go on, and new ones are refused by both', async () => {
  await ask('before', () => fromChannel());
  issuer.isAway = true;
  try {
    assert.deepEqual(await ask('known', () => fromChannel()), { ours: 200, theirs: 200 });
    assert.deepEqual(await ask('unknown', () => fromChannel({}, keys.renewed)), { ours: 401, theirs: 401 });
  } finally {
    issuer.isAway = false;
  }
});

test('a storm of unknown keys is no storm of fetches', async () => {
  await ask('before', () => fromChannel());
  const asked = issuer.asked.length;
  const answers = await Promise.all(Array.from({ length: 200 }, (_, number) => fetch(`${pairs.plain.service.url}/api/messages`, {
    method: 'POST',
    headers: { authorization: fromChannel({}, keys.stranger, 'RS256', { kid: `unknown-${number}` }) },
    body: JSON.stringify(activity()),
  })));
  assert.ok(answers.every(answer => answer.status === 401));
  assert.equal(issuer.asked.length, asked);
});

test('without any keys the caller is asked to come back, and nothing is taken; with new keys the old ones are gone', async () => {
  issuer.isAway = true;
  const service = await Service.start(settings(issuer));
  const original = issuer.published['/channel/keys'];
  const send = key => fetch(`${service.url}/api/messages`, { method: 'POST', headers: { authorization: fromChannel({}, key) }, body: JSON.stringify(activity()) });
  try {
    const refused = await send(keys.renewed);
    assert.equal(refused.status, 503);
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    // Microsoft's adapter fails with 500: refused as well.
    assert.notEqual(await new Oracle(issuer, { memory: 'none' }).post(fromChannel({}, keys.renewed), activity()), 200);

    issuer.isAway = false;
    issuer.published['/channel/keys'] = [published(keys.renewed, ['msteams'])];
    await service.kill();
    await service.begin();
    const oracle = new Oracle(issuer, { memory: 'new' });
    for (const [key, status] of [[keys.renewed, 200], [keys.channel, 401]]) {
      assert.equal((await send(key)).status, status, key.kid);
      assert.equal(await oracle.post(fromChannel({}, key), activity()), status, key.kid);
    }
  } finally {
    issuer.isAway = false;
    issuer.published['/channel/keys'] = original;
    await service.stop();
  }
});

test('no secret, token or text stands in the log', () => {
  for (const { service } of Object.values(pairs)) {
    for (const planted of [password, 'eyJ', 'xin chào', 'evil.example']) assert.ok(!service.log.includes(planted), planted);
    assert.match(service.log, /callers were refused/);
  }
});
