// In place of app/offline.ts: the file needs no network anyway.

export const keepOffline = (): Promise<void> => Promise.resolve();

export const isKept = (): boolean => true;
