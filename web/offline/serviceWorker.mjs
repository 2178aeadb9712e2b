// Keeps the site for use without a network. tools/serviceWorker.mjs writes it into dist/ with two
// constants before it: `version`, and `files`, the name of each file with the hash of its content.
//
// A version is kept whole or not at all: a file that is not the one that this version was built with
// fails the hash, and with it the installation. It takes over when no page is left of the version
// before, or when a person asks for it. Files in assets/ have their hash in their name, so a page
// that is still open on the version before finds its own: that version stays until the next.

/* global self, Request, files, version */

const prefix = 'embedding-lab ';
const name = prefix + version;
const addressOf = (file) => new URL(file, self.registration.scope).href;
const known = new Set(Object.keys(files).map(addressOf));

async function install() {
  const cache = await caches.open(name);
  const request = ([file, integrity]) => {
    // Names in assets/ stand for their content: what the page has just fetched is as good.
    const mode = file.startsWith('assets/') ? 'default' : 'no-cache';
    return new Request(addressOf(file), { integrity, cache: mode });
  };
  try {
    await cache.addAll(Object.entries(files).map(request));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

async function forgetOlder() {
  const names = (await caches.keys()).filter((one) => one.startsWith(prefix) && one !== name);
  await Promise.all(names.slice(0, -1).map((one) => caches.delete(one)));
}

/** The address under which a file is kept: without "?…", and a folder's is that of its page. */
function keptAddress(url) {
  const { origin, pathname } = new URL(url);
  return origin + (pathname.endsWith('/') ? `${pathname}index.html` : pathname);
}

async function answer(request) {
  const address = keptAddress(request.url);
  const kept = known.has(address)
    ? await caches.match(address, { cacheName: name })
    : await caches.match(address);
  return kept ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
self.addEventListener('message', ({ data }) => {
  if (data === 'takeOver') void self.skipWaiting();
});
self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request));
  }
});
