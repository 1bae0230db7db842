import type { ViewStorage } from 'c/presenceArrangement';

/* eslint-disable @locker/locker/distorted-storage-constructor -- a store for each namespace is all that is needed */
/** What this browser keeps. Where it refuses, reading the property itself throws, so that it is read at each use. */
export const browserStorage: ViewStorage = {
  getItem: (key) => window.localStorage.getItem(key),
  setItem: (key, value) => window.localStorage.setItem(key, value),
};
/* eslint-enable @locker/locker/distorted-storage-constructor */

/** `c` of `c-supervisor-presence`; a package's own where one is installed with a namespace. */
export function namespaceOf(host: Element | undefined): string {
  return host?.tagName.toLowerCase().split('-')[0] ?? 'c';
}

/** Whether the clipboard has it: a browser may have none, or refuse it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
