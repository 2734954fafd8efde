'use strict';
// Which of the project's files have changed since they were last looked at. The kernel asks before it runs a
// cell; nothing is watched in the background, so an edit is seen by the very next cell, and never half-way.
const fs = require('node:fs');
const path = require('node:path');

const SKIPPED = new Set(['node_modules', '.git', '.venv']);

/** A file's state as text: equal stamps, unchanged file. */
function stampOf(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : 'none';
}

/** Whether a file is the project's own. */
function isProjectFile(root, file) {
  const inside = path.relative(root, file);
  return (
    !inside.startsWith('..') && !path.isAbsolute(inside) && !inside.split(path.sep).includes('node_modules')
  );
}

/** All files below a folder, as paths. */
function listFiles(folder, found = new Set()) {
  let entries;
  try {
    entries = fs.readdirSync(folder, { withFileTypes: true });
  } catch {
    return found;
  }
  for (const entry of entries) {
    const full = path.posix.join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED.has(entry.name)) listFiles(full, found);
    else if (!entry.isDirectory()) found.add(full);
  }
  return found;
}

/**
 * Takes over TypeScript's file watching: the callbacks are called when {@link FileWatchers#check} finds a
 * change. What lies in node_modules is taken to stay as it is while the kernel lives.
 */
class FileWatchers {
  constructor(ts, root) {
    this.kinds = ts.FileWatcherEventKind;
    this.root = root;
    this.files = new Map();
    this.folders = new Map();
    this.edited = new Set();
    ts.sys.watchFile = (file, callback) => this.watch(this.files, file, callback, stampOf);
    ts.sys.watchDirectory = (folder, callback) => this.watch(this.folders, folder, callback, listFiles);
  }

  watch(map, name, callback, stateOf) {
    if (!isProjectFile(this.root, name)) return { close: () => {} };
    if (!map.has(name)) map.set(name, { state: stateOf(name), callbacks: new Set() });
    const { callbacks } = map.get(name);
    callbacks.add(callback);
    return {
      close: () => {
        callbacks.delete(callback);
        if (callbacks.size === 0) map.delete(name);
      },
    };
  }

  /** Tells TypeScript what has changed since the last time. */
  check() {
    for (const [file, watched] of [...this.files]) {
      const state = stampOf(file);
      if (state === watched.state) continue;
      watched.state = state;
      this.edited.add(file);
      const kind = state === 'none' ? this.kinds.Deleted : this.kinds.Changed;
      for (const callback of [...watched.callbacks]) callback(file, kind);
    }
    for (const [folder, watched] of [...this.folders]) {
      const before = watched.state;
      const now = listFiles(folder);
      watched.state = now;
      const changed = [...now].filter((file) => !before.has(file));
      changed.push(...[...before].filter((file) => !now.has(file)));
      for (const file of changed) for (const callback of [...watched.callbacks]) callback(file);
    }
  }
}

module.exports = { FileWatchers, isProjectFile, stampOf };
