// Counts what the page asked of the network since it stood ready, from the browser's own records.

/** From what the browser keeps: it asks so for the page's icon with every change of the address. */
const wasKept = ({ transferSize, encodedBodySize }: PerformanceResourceTiming): boolean =>
  transferSize === 0 && encodedBodySize > 0;

/** Calls `changed` with the number of requests made since this call. */
export function countRequests(changed: (count: number) => void): () => void {
  const start = performance.now();
  const seen = () =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry.startTime > start && !wasKept(entry as PerformanceResourceTiming))
      .length;
  const observer = new PerformanceObserver(() => changed(seen()));
  observer.observe({ type: 'resource' });
  changed(seen());
  return () => observer.disconnect();
}
