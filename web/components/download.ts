// Gives a file to the person at the page.

export function download({ name, bytes }: { name: string; bytes: Uint8Array }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
