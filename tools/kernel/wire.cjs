'use strict';
// Jupyter's wire protocol: frames of bytes to messages and back.
// https://jupyter-client.readthedocs.io/en/stable/messaging.html#the-wire-protocol
const { createHmac, randomUUID, timingSafeEqual } = require('node:crypto');

const DELIMITER = Buffer.from('<IDS|MSG>');
const PROTOCOL = '5.3';

/**
 * @typedef {{ msg_id: string, msg_type: string, session: string, username: string, date: string, version: string }} Header
 * @typedef {{ identities: Buffer[], header: Header, content: Record<string, unknown> }} Message
 */

/** Reads and writes the messages of one connection; `key` signs them, and an empty key means unsigned. */
class Wire {
  constructor(key) {
    this.key = key;
    this.session = randomUUID();
  }

  sign(parts) {
    if (this.key === '') return '';
    const hmac = createHmac('sha256', this.key);
    for (const part of parts) hmac.update(part);
    return hmac.digest('hex');
  }

  /**
   * @param {Buffer[]} frames
   * @returns {Message}
   * @throws Error when the frames are no message or are signed with another key
   */
  decode(frames) {
    const at = frames.findIndex((frame) => frame.equals(DELIMITER));
    if (at < 0 || frames.length < at + 6) throw new Error('not a Jupyter message');
    const signature = frames[at + 1];
    const parts = frames.slice(at + 2, at + 6);
    const expected = Buffer.from(this.sign(parts));
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
      throw new Error('a message with a wrong signature');
    }
    return {
      identities: frames.slice(0, at),
      header: JSON.parse(parts[0].toString()),
      content: JSON.parse(parts[3].toString()),
    };
  }

  /**
   * @param {string} type the message's type
   * @param {Record<string, unknown>} content must be JSON; throws what JSON.stringify throws
   * @param {Message | undefined} parent the request it belongs to
   * @param {readonly (Buffer | string)[]} [identities] where to: the parent's address for a reply, a topic else
   * @returns {(Buffer | string)[]} frames
   */
  encode(type, content, parent, identities = [type]) {
    const header = {
      msg_id: randomUUID(),
      msg_type: type,
      session: this.session,
      username: parent?.header.username ?? 'kernel',
      date: new Date().toISOString(),
      version: PROTOCOL,
    };
    const parts = [header, parent?.header ?? {}, {}, content].map((part) => JSON.stringify(part));
    return [...identities, DELIMITER, this.sign(parts), ...parts];
  }
}

module.exports = { Wire, PROTOCOL };
