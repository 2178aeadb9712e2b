// A headless Chromium looking at the built site. Every page keeps a list of what went wrong on it,
// so that a test can end with `assert.deepEqual(problems, [])`. No page, whoever opens it, may ask
// anything of another machine.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from '../../tools/run.mjs';
import { serve } from '../../tools/serve.mjs';

const site = join(root, 'dist');
const screenshots = join(root, 'build', 'screenshots');

const chromiumFlags = [
  '--no-sandbox', // Chromium as root, as in a container, refuses to start with one.
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Whether an address leads nowhere but to this machine. */
function isLocal(address) {
  const { protocol, hostname } = new URL(address);
  return hostname === '127.0.0.1' || ['data:', 'blob:', 'file:', 'about:'].includes(protocol);
}

/** Keeps in `elsewhere` what the pages of `browser` ask of other machines, frames and workers too. */
function watchRequests(browser, elsewhere) {
  const newContext = browser.newContext.bind(browser);
  // `newPage` makes its context by this, too.
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.on('request', (request) => {
      if (!isLocal(request.url())) elsewhere.push(request.url());
    });
    return context;
  };
}

/**
 * Serves dist/ on a free port and starts Chromium (CHROMIUM_PATH, or Debian's).
 * The server sends `headers`, too; `jsFlags` are for V8. Answers with `{ url, browser, open, close }`; `close` fails where
 * some page has asked something of another machine.
 */
export async function startBrowser({ headers, jsFlags = [] } = {}) {
  if (!existsSync(join(site, 'index.html'))) {
    throw new Error('dist/ holds no site: run `npm run build` first');
  }
  const server = await serve(site, { headers });
  const browser = await chromium
    .launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args:
        jsFlags.length > 0 ? [...chromiumFlags, `--js-flags=${jsFlags.join(' ')}`] : chromiumFlags,
    })
    .catch(async (error) => {
      await server.close();
      throw error;
    });
  const elsewhere = [];
  watchRequests(browser, elsewhere);

  /**
   * Opens a page of the site in a context of its own.
   *
   * `base` is the page, this server's first where left out; `route` is the hash ("#/lookup?v=1");
   * `theme` "light" or "dark" is what the system asks for, `locale` what the browser speaks;
   * `serviceWorkers` "allow" lets the site keep itself for later; `init` is a script that runs
   * before the page's own (a function without free variables).
   * Answers with `{ page, problems, requests, close }`: `problems` gathers console errors and
   * warnings of the content security policy, uncaught errors, requests that failed, and requests
   * to any other origin; `requests` every address asked for.
   */
  async function open({
    base = server.url,
    route = '#/',
    width = 1280,
    height = 800,
    theme = 'light',
    reducedMotion = 'no-preference',
    locale = 'en-US',
    serviceWorkers = 'block',
    init,
  } = {}) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion,
      locale,
      acceptDownloads: true,
      serviceWorkers,
    });
    const page = await context.newPage();
    if (init) await page.addInitScript(init);

    const problems = [];
    const requests = [];
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      requests.push(request.url());
      const { protocol, origin } = new URL(request.url());
      const local = origin === new URL(base).origin || ['data:', 'blob:'].includes(protocol);
      if (!local) problems.push(`request to another origin: ${request.url()}`);
    });
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText;
      // A page that is left, or loaded anew, gives up what was still on its way, as its icon.
      if (why !== 'net::ERR_ABORTED') problems.push(`request failed: ${request.url()} (${why})`);
    });

    await page.goto(base + route);
    return { page, problems, requests, close: () => context.close() };
  }

  async function close() {
    await browser.close();
    await server.close();
    assert.deepEqual(elsewhere, [], 'requests to other machines');
  }

  return { url: server.url, browser, open, close };
}

/** Keeps a picture of the whole page as build/screenshots/<name>.png; answers with its path. */
export async function screenshot(page, name, options = {}) {
  await mkdir(screenshots, { recursive: true });
  const path = join(screenshots, `${name}.png`);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path, fullPage: true, animations: 'disabled', ...options });
  return path;
}
