// Counts what the page asked of the network since it stood ready, from the browser's own records.

/** Calls `changed` with the number of requests made since this call. */
export function countRequests(changed: (count: number) => void): () => void {
  const start = performance.now();
  const seen = () =>
    performance.getEntriesByType('resource').filter((entry) => entry.startTime > start).length;
  const observer = new PerformanceObserver(() => changed(seen()));
  observer.observe({ type: 'resource' });
  changed(seen());
  return () => observer.disconnect();
}
