'use strict';
// The state of the project's sources: which they are, what is in them, which were edited since the kernel started.
// What is compiled and bundled from them is kept under this state, and is good for it only.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { stampOf } = require('./freshness.cjs');

/** What is compiled and bundled; all else is read when it is needed. */
const CODE = /\.(?:[cm]?[jt]s|json)$/;

/** The stamps of all sources below a folder, by path. */
function stampsBelow(folder, found = new Map()) {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) stampsBelow(file, found);
    else if (CODE.test(entry.name)) found.set(file, stampOf(file));
  }
  return found;
}

/** A hash of the contents of files, and of their paths from the root. */
function hashOfFiles(root, files) {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) {
    const text = fs.readFileSync(file);
    hash.update(`${path.relative(root, file)}\0${text.length}\0`).update(text);
  }
  return hash.digest('hex');
}

/** The sources below one folder of the project. */
class Sources {
  /**
   * @param {string} root the project's root
   * @param {string} [folder] from the root
   */
  constructor(root, folder = 'src') {
    this.root = root;
    this.folder = path.join(root, folder);
    this.stamps = stampsBelow(this.folder);
    this.known = undefined;
    /** Files that were changed, added or removed since the start. */
    this.edited = new Set();
  }

  /** Looks for edits; returns the files that changed, came or went since the last look. */
  check() {
    const now = stampsBelow(this.folder);
    const changed = [...now].filter(([file, stamp]) => this.stamps.get(file) !== stamp).map(([file]) => file);
    for (const file of this.stamps.keys()) if (!now.has(file)) changed.push(file);
    if (changed.length === 0) return changed;
    this.stamps = now;
    this.known = undefined;
    for (const file of changed) this.edited.add(file);
    return changed;
  }

  /** The hash of the sources as they were at the last look. */
  hash() {
    this.known ??= hashOfFiles(this.root, this.stamps.keys());
    return this.known;
  }
}

module.exports = { Sources, hashOfFiles, stampsBelow };
