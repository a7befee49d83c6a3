'use strict';
// An issuer of Bot Framework tokens with keys of its own, and Microsoft's adapter that trusts it: the oracle our answers are held against.

const crypto = require('node:crypto');
const { once } = require('node:events');
const http = require('node:http');
const { CloudAdapter } = require('botbuilder');
const { AuthenticationConfiguration, BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory, allowedCallersClaimsValidator } = require('botframework-connector');

const app = '11111111-1111-4111-8111-111111111111';
const password = 'planted-secret-7f3a';
const channels = 'https://api.botframework.com';

const makeKey = kid => ({ kid, ...crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }) });

/** Keys: of the channels (endorsed, bare, renewed), of Microsoft Entra (bare, endorsed), and one nobody publishes. */
const keys = Object.fromEntries(['channel', 'bare', 'renewed', 'caller', 'endorsedCaller', 'stranger'].map(name => [name, makeKey(name)]));

const encode = value => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** Signs as the header says, well or ill; `header` adds to the header, and undefined removes from it. */
function sign(claims, key, algorithm = 'RS256', header = {}) {
  const signed = `${encode({ alg: algorithm, typ: 'JWT', kid: key.kid, ...header })}.${encode(claims)}`;
  return `${signed}.${signature(signed, key, algorithm).toString('base64url')}`;
}

function signature(signed, key, algorithm) {
  const hash = `sha${algorithm.slice(2)}`;
  switch (algorithm.slice(0, 2)) {
    case 'RS': return crypto.sign(hash, Buffer.from(signed), key.privateKey);
    case 'PS': return crypto.sign(hash, Buffer.from(signed), { key: key.privateKey, padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: crypto.constants.RSA_PSS_SALTLEN_DIGEST });
    case 'HS': return crypto.createHmac(hash, key.publicKey.export({ type: 'spki', format: 'pem' })).update(signed).digest();
    default: return Buffer.alloc(0);
  }
}

class Issuer {
  /** Paths asked for, in order. */
  asked = [];

  /** While true every answer is 503. */
  isAway = false;

  static async start() {
    const issuer = new Issuer();
    issuer.server = http.createServer((request, response) => issuer.#answer(request, response)).listen(0, '127.0.0.1');
    await once(issuer.server, 'listening');
    issuer.url = `http://127.0.0.1:${issuer.server.address().port}`;
    issuer.published = {
      '/channel/keys': [published(keys.channel, ['msteams', 'directline', 'webchat']), published(keys.bare)],
      '/caller/keys': [published(keys.caller), published(keys.endorsedCaller, ['webchat'])],
    };
    return issuer;
  }

  get channelMetadata() { return `${this.url}/channel/openid`; }

  get callerMetadata() { return `${this.url}/caller/openid`; }

  async stop() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  #answer(request, response) {
    this.asked.push(request.url);
    const [path] = request.url.split('?');
    const document = path.endsWith('/openid') ? { issuer: channels, jwks_uri: `${this.url}/${path.split('/')[1]}/keys` } : this.published[path] && { keys: this.published[path] };
    response.writeHead(this.isAway ? 503 : document ? 200 : 404, { 'content-type': 'application/json' });
    response.end(this.isAway || !document ? '' : JSON.stringify(document));
  }
}

function published(key, endorsements) {
  return { ...key.publicKey.export({ format: 'jwk' }), kid: key.kid, use: 'sig', alg: 'RS256', ...(endorsements ? { endorsements } : {}) };
}

/** Signs in nowhere: only what comes in is looked at. */
class NoSignIn extends PasswordServiceClientCredentialFactory {
  async createCredentials() {
    return { signRequest: async request => request, getToken: async () => '' };
  }
}

/** Microsoft's adapter; answers with the status it would give. Adapters of one process share their keys but for those with a `memory` of their own. */
class Oracle {
  constructor(issuer, { callers, tenantIssuers, memory = 'shared' } = {}) {
    const configuration = new AuthenticationConfiguration([], callers && allowedCallersClaimsValidator(callers), tenantIssuers);
    const authentication = BotFrameworkAuthenticationFactory.create(
      '', true, 'https://login.microsoftonline.com/botframework.com', channels, channels, channels,
      `${issuer.channelMetadata}?${memory}`, `${issuer.callerMetadata}?${memory}`, 'urn:botframework:azure', new NoSignIn(app, password), configuration);
    this.adapter = new CloudAdapter(authentication);
    this.adapter.onTurnError = async (_, error) => { throw error; };
  }

  async post(authorization, activity) {
    let status;
    const response = { status(code) { status = code; return this; }, send() { return this; }, end() { return this; }, header() { return this; } };
    // It writes what it refuses on the console.
    const { error, warn } = console;
    console.error = console.warn = () => {};
    try {
      await this.adapter.process({ method: 'POST', body: activity, headers: authorization === undefined ? {} : { authorization } }, response, async () => {});
    } finally {
      Object.assign(console, { error, warn });
    }

    return status;
  }
}

/** Settings of our service that trust the issuer. */
function settings(issuer, more = {}) {
  return {
    AWARENESS__BotFramework__AppId: app,
    AWARENESS__BotFramework__AppPassword: password,
    AWARENESS__BotFramework__AppType: 'MultiTenant',
    AWARENESS__BotFramework__ChannelMetadataUrl: issuer.channelMetadata,
    AWARENESS__BotFramework__CallerMetadataUrl: issuer.callerMetadata,
    ...more,
  };
}

module.exports = { Issuer, Oracle, app, channels, keys, password, published, settings, sign };
