// A headless Chromium looking at the built site. Every page keeps a list of what went wrong on it,
// so that a test can end with `assert.deepEqual(problems, [])`.

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

/**
 * Serves dist/ on a free port and starts Chromium (CHROMIUM_PATH, or Debian's).
 * Answers with `{ url, browser, open, close }`.
 */
export async function startBrowser() {
  if (!existsSync(join(site, 'index.html'))) {
    throw new Error('dist/ holds no site: run `npm run build` first');
  }
  const server = await serve(site);
  const browser = await chromium
    .launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: chromiumFlags,
    })
    .catch(async (error) => {
      await server.close();
      throw error;
    });

  /**
   * Opens a page of the site in a context of its own.
   *
   * `route` is the hash ("#/lookup?v=1"); `theme` "light" or "dark" is what the system asks for;
   * `init` is a script that runs before the page's own (a function without free variables).
   * Answers with `{ page, problems, requests, close }`: `problems` gathers console errors and
   * warnings of the content security policy, uncaught errors, requests that failed, and requests
   * to any other origin; `requests` every address asked for.
   */
  async function open({
    route = '#/',
    width = 1280,
    height = 800,
    theme = 'light',
    reducedMotion = 'no-preference',
    init,
  } = {}) {
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      reducedMotion,
      acceptDownloads: true,
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
      const local = origin === new URL(server.url).origin || ['data:', 'blob:'].includes(protocol);
      if (!local) problems.push(`request to another origin: ${request.url()}`);
    });
    page.on('requestfailed', (request) =>
      problems.push(`request failed: ${request.url()} (${request.failure()?.errorText})`),
    );

    await page.goto(server.url + route);
    return { page, problems, requests, close: () => context.close() };
  }

  async function close() {
    await browser.close();
    await server.close();
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
