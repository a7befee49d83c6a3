'use strict';
// A bot on Microsoft's SDK that has ours speak as its skill, over HTTP: what the skill says it passes on to its own channel.

const { once } = require('node:events');
const http = require('node:http');
const {
  ChannelServiceRoutes, CloudAdapter, CloudSkillHandler, ConfigurationBotFrameworkAuthentication, MemoryStorage, SkillConversationIdFactory,
} = require('botbuilder');
const { Connector } = require('./connector');

class SkillHost {
  /** What reached the host's own logic, in order: the skill's endOfConversation and events. */
  heard = [];

  static async start() {
    const host = new SkillHost();
    const auth = new ConfigurationBotFrameworkAuthentication({});
    host.ids = new SkillConversationIdFactory(new MemoryStorage());
    host.client = auth.createBotFrameworkClient();
    host.channel = await Connector.start();
    const handler = new CloudSkillHandler(new CloudAdapter(auth), async context => { host.heard.push(context.activity); }, host.ids, auth);
    const routes = collect(new ChannelServiceRoutes(handler));
    host.server = http.createServer((request, response) => serve(routes, request, response)).listen(0, '127.0.0.1');
    await once(host.server, 'listening');
    host.url = `http://127.0.0.1:${host.server.address().port}`;
    return host;
  }

  async stop() {
    this.server.closeAllConnections();
    this.server.close();
    await Promise.all([once(this.server, 'close'), this.channel.stop()]);
  }

  /** Begins to have the skill speak in a conversation of the host's channel; returns the id of the talk with the skill. */
  begin(service, conversation) {
    return this.ids.createSkillConversationIdWithOptions({
      fromBotOAuthScope: '', fromBotId: '', activity: this.#said(conversation, 'begin', 'x'), botFrameworkSkill: { id: 'awareness', appId: '', skillEndpoint: `${service.url}/api/messages` },
    });
  }

  /** Passes on what the person of a conversation says; the skill's answer as Microsoft's client gives it. */
  pass(service, talk, conversation, id, text, more = {}) {
    return this.client.postActivity('', '', `${service.url}/api/messages`, `${this.url}/api/skills/`, talk, { ...this.#said(conversation, id, text), ...more });
  }

  #said(conversation, id, text) {
    return {
      type: 'message', id, text, channelId: 'emulator', serviceUrl: this.channel.url, locale: 'vi-VN',
      from: { id: `person-${conversation}` }, recipient: { id: 'host' }, conversation: { id: conversation },
    };
  }
}

/** The SDK registers its routes as with restify; kept as a list. */
function collect(routes) {
  const found = [];
  const add = method => (path, handler) => found.push({ method, path: new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`), handler });
  routes.register({ get: add('GET'), post: add('POST'), put: add('PUT'), del: add('DELETE'), delete: add('DELETE') }, '/api/skills');
  return found;
}

async function serve(routes, request, response) {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  request.body = body === '' ? undefined : JSON.parse(body);
  const url = new URL(request.url, 'http://host');
  request.query = Object.fromEntries(url.searchParams);
  for (const { method, path, handler } of routes) {
    const match = method === request.method && path.exec(url.pathname);
    if (!match) continue;
    request.params = Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
    await handler(request, answerOf(response), () => {});
    return;
  }

  response.writeHead(404).end();
}

/** A response as the SDK writes to it. */
function answerOf(response) {
  const answer = {
    status(code) { response.statusCode = code; return answer; },
    header(name, value) { response.setHeader(name, value); return answer; },
    send(value) { response.setHeader('content-type', 'application/json'); response.end(typeof value === 'string' ? value : JSON.stringify(value)); return answer; },
    end() { response.end(); return answer; },
  };
  return answer;
}

module.exports = { SkillHost, answerOf };
