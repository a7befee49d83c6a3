'use strict';
// A Bot Framework Connector as our sender sees it: takes replies over HTTP and answers as planned, then with 201.

const { once } = require('node:events');
const http = require('node:http');

class Connector {
  /** Activities taken, in order: { method, path, activity }. */
  taken = [];

  /** Everything that came, with its moment and the answer it got: { at, path, activity, status }. */
  calls = [];

  /** Answers still to give, first first: { status, headers }, or { hang: true } for none at all, or { reset: true } for a connection that breaks once all has come. */
  plan = [];

  static async start() {
    const connector = new Connector();
    connector.server = http.createServer((request, response) => connector.#answer(request, response)).listen(0, '127.0.0.1');
    await once(connector.server, 'listening');
    connector.url = `http://127.0.0.1:${connector.server.address().port}`;
    return connector;
  }

  async stop() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** The texts of a conversation as its person sees them. */
  texts(conversation) {
    return this.of(conversation).map(activity => activity.text);
  }

  /** The activities of a conversation, in the order they came. */
  of(conversation) {
    return this.taken.filter(entry => entry.activity.conversation.id === conversation).map(entry => entry.activity);
  }

  async #answer(request, response) {
    let body = '';
    for await (const part of request.setEncoding('utf8')) body += part;
    const activity = JSON.parse(body);
    const { status, headers, hang, reset } = this.plan.shift() ?? { status: 201 };
    this.calls.push({ at: Date.now(), path: request.url, activity, status, authorization: request.headers.authorization });
    if (hang) return;
    if (reset) return void request.socket.destroy();
    if (status < 300) this.taken.push({ method: request.method, path: request.url, activity });
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    if (status === 204) return void response.end();
    response.end(status < 300 ? JSON.stringify({ id: `connector-${this.taken.length}` }) : JSON.stringify({ error: { code: 'Planned', message: 'as planned' } }));
  }
}

module.exports = { Connector };
