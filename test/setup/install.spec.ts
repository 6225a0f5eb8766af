import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installSentence, isInstalled } from '../../config/setup/install.mjs';
import { isGood, requireNode20 } from '../../config/setup/node24.mjs';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder.js';

const one = { version: '1.0.0', integrity: 'sha512-one' };

function checkout(wanted: object, installed: object | null): string {
  const root = temporaryFolder();
  mkdirSync(path.join(root, 'node_modules'));
  writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  if (installed)
    writeFileSync(path.join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  return root;
}

afterAll(removeTemporaryFolders);

describe('whether the packages are installed', () => {
  it.each([
    ['nothing was installed', { 'node_modules/one': one }, null, false],
    ['everything is there', { 'node_modules/one': one }, { 'node_modules/one': one }, true],
    ['a package is missing', { 'node_modules/one': one }, {}, false],
    [
      'the lock file names another version',
      { 'node_modules/one': { ...one, version: '1.0.1' } },
      { 'node_modules/one': one },
      false,
    ],
    [
      'the lock file names other contents',
      { 'node_modules/one': { ...one, integrity: 'x' } },
      { 'node_modules/one': one },
      false,
    ],
    ['only what other machines need is missing', { 'node_modules/mac': { ...one, optional: true } }, {}, true],
    ['there is one more', {}, { 'node_modules/one': one }, true],
  ])('%s', (_, wanted, installed, isComplete) => {
    expect(isInstalled(checkout(wanted, installed), 'to develop')).toBe(isComplete);
  });

  it('is answered for running alone without what only development needs', () => {
    const root = checkout(
      { 'node_modules/one': one, 'node_modules/jest': { ...one, dev: true } },
      { 'node_modules/one': one },
    );

    expect(isInstalled(root, 'to run')).toBe(true);
    expect(isInstalled(root, 'to develop')).toBe(false);
  });

  it('is no after an addition that was cut off', () => {
    const root = checkout({ 'node_modules/one': one }, { 'node_modules/one': one });
    writeFileSync(path.join(root, 'node_modules/.minha-unfinished'), '');

    expect(isInstalled(root, 'to run')).toBe(false);
  });
});

describe('a failed installation', () => {
  it.each([
    [
      'npm error code EAI_AGAIN\nnpm error request to https://registry.npmjs.org/zod failed',
      /registry did not answer: check the network/,
    ],
    ['npm error code ENOSPC\nnpm error nospc', /disk became full.*free/],
    [
      'npm error code EACCES\nnpm error syscall mkdir\nnpm error path /srv/x/node_modules',
      /could not be written: give your user the right/,
    ],
    [
      'npm error code EUSAGE\nnpm error The lock file is not of this package.json',
      /The lock file is not of this package.json/,
    ],
  ])('is explained in one sentence: %s', (output, sentence) => {
    expect(installSentence(output)).toMatch(sentence);
    expect(installSentence(output)).not.toContain('\n');
  });
});

describe('the Node that runs us', () => {
  it.each([
    ['24.21.0', '2026c', true],
    ['25.0.0', '2026d', true],
    ['24.21.0', '2026b', false],
    ['24.21.0', undefined, false],
    ['22.30.0', '2026c', false],
    ['20.20.2', '2025c', false],
  ])('%s with zones of %s: %s', (node, tz, isEnough) => {
    expect(isGood({ node, tz })).toBe(isEnough);
  });

  it('is refused below 20 with a way out', () => {
    expect(() => requireNode20({ node: '18.19.0' })).toThrow(/Node 18\.19\.0.*install it/);
    expect(() => requireNode20({ node: '20.0.0' })).not.toThrow();
  });
});
