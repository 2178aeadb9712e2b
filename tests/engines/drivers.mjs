// Three engines behind one face: `start(site)` opens a browser and answers with
// `{ version, open, evaluate, problems, close }`. `open` goes to a hash of the site in a new document,
// `evaluate` runs a function without free variables there and awaits it, `problems` answers with what
// went wrong on the page since it was opened.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer from 'puppeteer-core';
import { chromiumPath, firefoxPath } from '../../tools/programs.mjs';
import { which } from '../../tools/run.mjs';
import { startBrowser } from '../browser/browser.mjs';

async function startChromium({ url }) {
  const chromium = await startBrowser();
  let opened = null;
  return {
    version: chromium.browser.version(),
    async open(route) {
      await opened?.close();
      opened = await chromium.open({ base: url, route });
    },
    evaluate: (work, argument) => opened.page.evaluate(work, argument),
    problems: async () => opened.problems,
    close: () => chromium.close(),
  };
}

/** Puppeteer speaks WebDriver BiDi with Firefox: nothing else is needed. */
async function startFirefox({ url }) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    protocolTimeout: PATIENCE,
  });
  let page = null;
  let problems = [];
  return {
    version: (await browser.version()).replace(/^firefox\//i, ''),
    async open(route) {
      await page?.close();
      page = await browser.newPage();
      problems = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(`console: ${message.text()}`);
      });
      page.on('pageerror', ({ message }) => problems.push(`uncaught: ${message}`));
      page.on('response', (response) => {
        if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
      });
      await page.setViewport({ width: 1280, height: 800 });
      await page.goto(url + route);
    },
    evaluate: (work, argument) => page.evaluate(work, argument),
    problems: async () => problems,
    close: () => browser.close(),
  };
}

/** A training run, where many tests share a machine. */
const PATIENCE = 180_000;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** WebKitGTK's small browser, which its driver steers; or null. */
function miniBrowserPath() {
  const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  const paths = folders.map((name) => join('/usr/lib', name, 'webkit2gtk-4.1', 'MiniBrowser'));
  return paths.find((path) => existsSync(path)) ?? null;
}

/**
 * By WebDriver, whose few commands are plain requests. It cannot read the console, so the page is
 * `listening`, which keeps what is reported there.
 */
async function startWebKit({ listening }) {
  const port = await freePort();
  // As on a desktop: in the locale C, `navigator.language` would be "C", which Intl refuses.
  const env = { ...process.env, LC_ALL: 'en_US.UTF-8' };
  if (process.getuid() === 0) env.WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS = '1';
  const args = ['-a', 'WebKitWebDriver', `--port=${port}`];
  const driver = spawn('xvfb-run', args, { env, stdio: 'ignore', detached: true });
  const command = async (method, path, body) => {
    const request = { method, body: body && JSON.stringify(body) };
    const response = await fetch(`http://127.0.0.1:${port}${path}`, request);
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const stop = () => process.kill(-driver.pid);

  const answers = () => command('GET', '/status').then(() => true, () => false); // prettier-ignore
  while (!(await answers())) {
    if (driver.exitCode !== null) throw new Error('WebKitWebDriver did not start');
    await delay(100);
  }
  const options = { binary: miniBrowserPath(), args: ['--automation'] };
  const wanted = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options };
  const { sessionId, capabilities } = await command('POST', '/session', {
    capabilities: { alwaysMatch: { ...wanted, timeouts: { script: PATIENCE } } },
  }).catch((error) => {
    stop();
    throw error;
  });
  const session = `/session/${sessionId}`;
  const evaluate = async (work, argument) => {
    const script = `const [argument, done] = arguments;
      Promise.resolve(argument).then(${work}).then((value) => done({ value }),
        (error) => done({ error: String(error) }));`;
    const { value, error } = await command('POST', `${session}/execute/async`, {
      script,
      args: [argument ?? null],
    });
    if (error) throw new Error(error);
    return value;
  };
  return {
    version: capabilities.browserVersion,
    async open(route) {
      await command('POST', `${session}/url`, { url: 'about:blank' }); // a hash alone would not reload
      await command('POST', `${session}/url`, { url: listening + route });
    },
    evaluate,
    problems: () => evaluate(() => window.problems),
    async close() {
      await command('DELETE', session).finally(stop);
    },
  };
}

const webKitIsHere = () =>
  ['xvfb-run', 'xauth', 'WebKitWebDriver'].every((name) => which(name)) && miniBrowserPath();

export const engines = [
  { name: 'Chromium', isHere: () => chromiumPath() !== null, start: startChromium },
  { name: 'Firefox', isHere: () => firefoxPath() !== null, start: startFirefox },
  { name: 'WebKitGTK', isHere: () => Boolean(webKitIsHere()), start: startWebKit },
];
