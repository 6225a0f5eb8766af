// @ts-check
// As config/documents/typeset.mjs where its native part is not installed.
process.send?.({ ready: false, error: 'Cannot find native binding.' });
