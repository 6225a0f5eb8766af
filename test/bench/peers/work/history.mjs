// @ts-check
import { createHash } from 'node:crypto';

/**
 * @typedef {object} HistoryRow
 * @property {number} id of the grant
 * @property {number} seq
 * @property {string} event
 * @property {string} from
 * @property {string} to
 * @property {string} at ISO 8601
 */

/** The SHA-256 of a history row, chained to the one before. @param {string} head hex @param {HistoryRow} row @returns {string} hex */
export function hashOf(head, { id, seq, event, from, to, at }) {
  return createHash('sha256')
    .update(head)
    .update(JSON.stringify([id, seq, event, from, to, at]))
    .digest('hex');
}
