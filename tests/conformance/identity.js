'use strict';
// Microsoft's identity as a service sees it: keys that sign what channels post, and tokens for calling them.

const crypto = require('node:crypto');
const { once } = require('node:events');
const http = require('node:http');

const appId = '11111111-2222-3333-4444-555555555555';
const secret = 'planted-secret-of-the-bot';

class Identity {
  /** Forms that were posted to sign in. */
  signedIn = [];

  static async start() {
    const identity = new Identity();
    identity.key = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });
    identity.server = http.createServer((request, response) => identity.#answer(request, response)).listen(0, '127.0.0.1');
    await once(identity.server, 'listening');
    identity.url = `http://127.0.0.1:${identity.server.address().port}`;
    return identity;
  }

  async stop() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** What makes the service believe this identity. */
  get settings() {
    return {
      AWARENESS__BotFramework__AppId: appId,
      AWARENESS__BotFramework__AppPassword: secret,
      AWARENESS__BotFramework__TenantId: 'contoso.example',
      AWARENESS__BotFramework__LoginUrl: `${this.url}/tenant`,
      AWARENESS__BotFramework__ChannelMetadataUrl: `${this.url}/openid`,
      AWARENESS__BotFramework__CallerMetadataUrl: `${this.url}/openid`,
      AWARENESS__BotFramework__ServiceHosts__0: '127.0.0.1',
    };
  }

  /** The header of a channel that posts from serviceUrl. */
  authorization(serviceUrl) {
    const now = Math.floor(Date.now() / 1000);
    const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${part({ iss: 'https://api.botframework.com', aud: appId, nbf: now - 10, exp: now + 600, serviceurl: serviceUrl })}`;
    return `Bearer ${signed}.${crypto.sign('sha256', Buffer.from(signed), this.key.privateKey).toString('base64url')}`;
  }

  async #answer(request, response) {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(this.#json(request.url, body)));
  }

  #json(path, body) {
    if (path === '/openid') return { issuer: 'https://api.botframework.com', jwks_uri: `${this.url}/keys`, id_token_signing_alg_values_supported: ['RS256'] };
    if (path === '/keys') return { keys: [{ ...this.key.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256', endorsements: ['emulator', 'msteams'] }] };
    this.signedIn.push(Object.fromEntries(new URLSearchParams(body)));
    return { token_type: 'Bearer', expires_in: 3599, access_token: `planted-token-${this.signedIn.length}` };
  }
}

module.exports = { Identity, appId, secret };
