import type { Page } from 'playwright-core';
import { until } from './application.js';

/**
 * Waits until the form page that is open, with all that belongs to it, can be shown without network. Playwright's own
 * `waitForFunction` does not wait for what a promise comes to: it goes on as soon as there is a promise.
 */
export async function keptOnDevice(page: Page): Promise<void> {
  const isKept = () =>
    page.evaluate(async () => {
      const assets = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/'));
      const kept = await Promise.all(
        [location.href, ...assets.map(({ name }) => name)].map((url) => caches.match(url)),
      );
      return kept.every((answer) => answer !== undefined);
    });
  await until('the page is kept on the device', isKept, Boolean);
}

/** What the device keeps of texts that were typed, each record as it lies there. */
export function recordsOnDevice(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const opened = indexedDB.open('minha');
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const all = opened.result.transaction('kept').objectStore('kept').getAll();
    await new Promise((resolve) => all.addEventListener('success', resolve));
    opened.result.close();
    const records = all.result as readonly { readonly data: ArrayBuffer }[];
    return records.map(({ data }) => new TextDecoder().decode(data));
  });
}
