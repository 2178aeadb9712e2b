// The first script of the one file: unpacks the style sheet and the page's own script.

import { unpack } from './unpack.ts';

/** What is packed in an element of the page, which then makes room. */
async function unpacked(id: string): Promise<Uint8Array<ArrayBuffer>> {
  const element = document.getElementById(id) as HTMLElement;
  const bytes = await unpack(element.textContent ?? '');
  element.remove();
  return bytes;
}

async function start(): Promise<void> {
  const [style, code] = await Promise.all([unpacked('packed-style'), unpacked('packed-script')]);
  const sheet = document.createElement('style');
  sheet.textContent = new TextDecoder().decode(style);
  const script = document.createElement('script');
  script.src = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
  script.onload = () => URL.revokeObjectURL(script.src);
  document.head.append(sheet, script);
}

if ('DecompressionStream' in globalThis) void start();
else document.getElementById('too-old')?.removeAttribute('hidden');
