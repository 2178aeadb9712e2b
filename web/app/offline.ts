// The site's service worker (web/offline): after the first visit the site needs no network.

/** Calls `found` when a newer version is there; what it is given reloads the page with that one. */
export async function keepOffline(found: (take: () => void) => void): Promise<void> {
  if (!('serviceWorker' in navigator)) return; // no https, or an old browser
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register('./serviceWorker.js').catch(() => null);
  if (!registration) return; // forbidden here: the site works as before

  const tell = (): void => {
    const { waiting } = registration;
    if (waiting === null || serviceWorker.controller === null) return;
    found(() => {
      serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage('takeOver');
    });
  };
  tell();
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') tell();
    });
  });
}

/** Whether this page came from what is kept, and so from no network. */
export const isKept = (): boolean =>
  'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
