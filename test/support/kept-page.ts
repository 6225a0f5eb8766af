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
