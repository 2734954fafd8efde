'use strict';
// Files that can be made again, below .cache: each under a key, whole or not there, and bounded in their sum.
const { createHash, randomUUID } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const digest = (text) => createHash('sha256').update(text).digest('hex');

/** Entries of text by key. The text has its checksum in front: a damaged entry is no entry. */
class Store {
  /**
   * @param {string} folder
   * @param {{ limitBytes: number }} options what all entries may take together; the ones not used for longest go
   */
  constructor(folder, { limitBytes }) {
    this.folder = folder;
    this.limitBytes = limitBytes;
    this.written = 0;
  }

  /** @returns {string | undefined} the text, or undefined where there is none or it is damaged */
  get(key) {
    const file = path.join(this.folder, key);
    let content;
    try {
      content = fs.readFileSync(file, 'utf8');
    } catch {
      return undefined;
    }
    const end = content.indexOf('\n');
    const text = content.slice(end + 1);
    if (digest(text) !== content.slice(0, end)) {
      remove(file);
      return undefined;
    }
    touch(file);
    return text;
  }

  /** Keeps a text; nobody ever sees half of it. A store that cannot be written to keeps nothing. */
  put(key, text) {
    const unfinished = path.join(this.folder, `.${randomUUID()}`);
    try {
      fs.mkdirSync(this.folder, { recursive: true });
      fs.writeFileSync(unfinished, `${digest(text)}\n${text}`);
      fs.renameSync(unfinished, path.join(this.folder, key));
    } catch {
      remove(unfinished);
      return;
    }
    this.written += text.length;
    // To look at all entries takes a while, so it is done after each tenth of the room.
    if (this.written < this.limitBytes / 10) return;
    this.written = 0;
    this.trim();
  }

  /** Makes room, as {@link trimFolder}. */
  trim() {
    trimFolder(this.folder, this.limitBytes);
  }
}

/** Removes the files below a folder that were not used for longest, down to nine tenths of the limit. */
function trimFolder(folder, limitBytes) {
  const entries = entriesOf(folder).sort((a, b) => b.usedMs - a.usedMs);
  let sum = 0;
  for (const { file, bytes } of entries) {
    sum += bytes;
    if (sum > 0.9 * limitBytes) remove(file);
  }
}

function remove(file) {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // As in touch.
  }
}

/** Marks a file as used now. */
function touch(file) {
  const now = new Date();
  try {
    fs.utimesSync(file, now, now);
  } catch {
    // A cache that can only be read serves as well.
  }
}

function entriesOf(folder) {
  const found = [];
  if (!fs.existsSync(folder)) return found;
  for (const name of fs.readdirSync(folder, { recursive: true })) {
    const file = path.join(folder, name);
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (stat?.isFile()) found.push({ file, bytes: stat.size, usedMs: stat.mtimeMs });
  }
  return found;
}

module.exports = { Store, digest, touch, trimFolder };
