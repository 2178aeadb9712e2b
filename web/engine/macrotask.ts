/**
 * Resolves after everything that waits its turn, messages included, has had one. (A promise alone
 * would go on before them; a timer waits at least 4 ms in browsers.)
 */
export function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
