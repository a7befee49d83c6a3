'use strict';
// The real product as a process: started on a port and a data folder of its own, killed and started again, stopped.

const { spawn } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');

const root = path.resolve(__dirname, '..', '..');
const program = path.join(root, 'artifacts', 'bin', 'Awareness.App', 'release', 'Awareness.App.dll');
const startTime = Number(process.env.AWARENESS_TEST_START_MS ?? 180_000);

/** The site whose server the tests are: it alone may say who a token is for. Messages are not counted, for tests write faster than people. */
const secret = 'the secret of the site of the tests';
const site = { AWARENESS__DirectLine__Sites__0__Name: 'tests', AWARENESS__DirectLine__Sites__0__Secrets__0: secret, AWARENESS__DirectLine__Sites__0__TrustedOrigins__0: 'https://school.example' };

class Service {
  /** Starts the product, with settings of the environment and flags of the command line, and returns when it is ready. */
  static async start(settings = {}, flags = []) {
    const service = new Service(await freePort(), fs.mkdtempSync(path.join(os.tmpdir(), 'awareness-')), settings, flags);
    try {
      await service.begin();
    } catch (error) {
      await service.stop();
      throw error;
    }

    return service;
  }

  constructor(port, data, settings, flags) {
    this.url = `http://127.0.0.1:${port}`;
    this.data = data;
    this.settings = settings;
    this.flags = flags;
    this.log = '';
  }

  /** Starts the process on the same port and data, and returns when it is ready. */
  async begin() {
    this.process = spawn('dotnet', [program, 'serve', '--urls', this.url, '--data', this.data, ...this.flags], {
      cwd: root,
      env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development', AWARENESS__Inbound__MessagesPerMinute: '0', ...site, ...this.settings },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.process.stderr.setEncoding('utf8').on('data', text => { this.log += text; });
    this.ended = once(this.process, 'exit');
    await this.#untilReady();
  }

  /** kill -9: the process has no say. */
  async kill() {
    this.process.kill('SIGKILL');
    await this.ended;
  }

  /** Ends the process as a supervisor does, and removes its data. */
  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill('SIGTERM');
      await this.ended;
    }
    fs.rmSync(this.data, { recursive: true, force: true });
  }

  async #untilReady() {
    const giveUpAt = Date.now() + startTime;
    for (;;) {
      if (this.process.exitCode !== null) throw new Error(`The service ended by itself (build it with ./build.sh):\n${this.log}`);
      const answer = await fetch(`${this.url}/health/ready`).catch(() => null);
      if (answer?.ok) return;
      if (Date.now() > giveUpAt) {
        // Nobody will stop what never began, and a test file ends only when its processes have.
        await this.kill();
        throw new Error(`The service was not ready in time:\n${this.log}`);
      }
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }
}

// Below the ports that systems give out by themselves: nobody gets one while its service is being started again. Each test file is a process, and begins at a place of its own.
let nextPort = 28_000 + (process.pid % 200) * 20;

async function freePort() {
  for (;;) {
    const port = nextPort++;
    const server = net.createServer();
    const isFree = await new Promise(resolve => server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true)));
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}

/** Waits until the condition gives something true, and returns that. What never comes true is told after long: a busy machine takes its time. */
async function until(condition, what, atMost = 60_000) {
  const giveUpAt = Date.now() + atMost;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

module.exports = { Service, program, root, secret, until };
