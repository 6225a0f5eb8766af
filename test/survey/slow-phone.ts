import path from 'node:path';
import type { Browser, Page } from 'playwright-core';

/** 1.6 Mbit/s down, half of it up, 150 ms there and back, a processor four times as slow as this one. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const PROCESSOR = 4;

/** An empty page of somebody who has never been here, on a phone of that kind. */
export async function openSlowly(
  browser: Browser,
  cookies: readonly { readonly name: string; readonly value: string; readonly url: string }[],
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  await context.addCookies([...cookies]);
  await context.addInitScript({ path: path.join('test', 'survey', 'in-page', '10-visible.js') });
  await context.addInitScript({ path: path.join('test', 'survey', 'in-page', '70-vitals.js') });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', NETWORK);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR });
  return page;
}
