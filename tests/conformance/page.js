'use strict';
// Microsoft's DirectLineJS, as a page has it, in plain Node.

global.XMLHttpRequest = require('xhr2');
global.WebSocket = require('ws');
const { DirectLine } = require('botframework-directlinejs');
const { until } = require('./service');

const transports = { 'a WebSocket': { webSocket: true }, polling: { webSocket: false, pollingInterval: 200 } };

class Page {
  /** What came, in order. */
  activities = [];

  /** Connection statuses, in order. */
  statuses = [];

  constructor(service, token, options) {
    // random: DirectLineJS waits 3 to 15 seconds before it connects anew; always 3 here.
    this.line = new DirectLine({ token, domain: `${service.url}/v3/directline`, random: () => 0, ...options });
    this.line.connectionStatus$.subscribe(status => this.statuses.push(status));
    // Ending the line is an error to whoever still listens; any other ending shows as a missing answer.
    this.line.activity$.subscribe(activity => this.activities.push(activity), error => { this.error = error; });
  }

  /** Posts an activity; returns the id the server gave it, or "retry" when it did not arrive. */
  post(activity) {
    return new Promise((resolve, reject) => this.line.postActivity(activity).subscribe(resolve, reject));
  }

  /** Says something as Web Chat does. */
  say(text, clientActivityID = `client-${text}`) {
    return this.post({ type: 'message', from: { id: 'anybody', role: 'user' }, text, textFormat: 'plain', locale: 'vi-VN', channelData: { clientActivityID } });
  }

  /** What the bot said in answer to an activity, once it has come. */
  async answer(id) {
    await until(() => this.activities.some(activity => activity.replyToId === id), `an answer to ${id}`);
    return this.activities.filter(activity => activity.replyToId === id);
  }

  close() {
    this.line.end();
  }
}

module.exports = { Page, transports };
