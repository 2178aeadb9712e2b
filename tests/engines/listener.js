// Keeps what goes wrong on a page, from before its first script: for WebDriver, which cannot read the
// console. A classic script, so that it runs at once.

window.problems = [];

{
  const keep = (kind, text) => window.problems.push(`${kind}: ${text}`);
  console.error = (...parts) => keep('console', parts.join(' '));
  window.addEventListener('unhandledrejection', ({ reason }) => keep('uncaught', reason));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    keep('policy', `${violatedDirective}: ${blockedURI}`),
  );
  // Files that could not be loaded report to the element, not to the window: hence the capture.
  const onError = ({ message, target }) =>
    message ? keep('uncaught', message) : keep('not loaded', target.src ?? target.href);
  window.addEventListener('error', onError, { capture: true });
}
