'use strict';
// The bundle of the sources as they are: found in .cache, or made. To load several hundred modules one by one takes
// a process longer than most of what it does; from one file it takes a third.
const { randomUUID } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { Sources } = require('../kernel/sources.cjs');
const { digest, touch } = require('../kernel/store.cjs');

/** How many bundles are kept: of the states of the sources between which one goes back and forth. */
const KEPT = 4;

/** One bundle; modules go by their paths from the root, with slashes. */
class Bundle {
  /**
   * @param {string} root the project's root
   * @param {string} folder where the bundle lies
   */
  constructor(root, folder) {
    this.root = root;
    this.folder = folder;
    process.setSourceMapsEnabled(true);
    /** What a module exports; undefined when it is none of the bundle's. */
    this.load = require(path.join(folder, 'bundle.cjs'));
    this.graph = undefined;
  }

  /** The name of a file, or undefined when it is not the project's. */
  nameOf(file) {
    const inside = path.relative(this.root, file);
    return inside.startsWith('..') || path.isAbsolute(inside) ? undefined : inside.split(path.sep).join('/');
  }

  /** The files that import a file, as the sources were when the bundle was made. */
  importersOf(file) {
    this.graph ??= JSON.parse(fs.readFileSync(path.join(this.folder, 'graph.json'), 'utf8'));
    const name = this.nameOf(file);
    return Object.keys(this.graph)
      .filter((importer) => this.graph[importer].includes(name))
      .map((importer) => path.join(this.root, importer));
  }
}

/**
 * Opens the bundle of the sources as they are, and makes it first where there is none.
 *
 * @param {string} root the project's root
 * @returns {Promise<Bundle | undefined>} undefined when it cannot be made, because a source is broken or nothing can be
 *   written; the modules are then loaded one by one, which finds out more
 */
async function openBundle(root) {
  try {
    const folder = folderOf(root);
    if (!isWhole(folder)) await make(root, folder);
    return openFolder(root, folder);
  } catch {
    return undefined;
  }
}

/** Opens the bundle of the sources as they are where there is one already; undefined where there is none. */
function findBundle(root) {
  try {
    const folder = folderOf(root);
    return isWhole(folder) ? openFolder(root, folder) : undefined;
  } catch {
    return undefined;
  }
}

function openFolder(root, folder) {
  touch(folder);
  return new Bundle(root, folder);
}

const folderOf = (root) => path.join(root, '.cache', 'bundles', keyOf(root));

/** The state of everything that goes into a bundle. */
function keyOf(root) {
  const folders = ['src', 'tools', 'bench'].filter((folder) => fs.existsSync(path.join(root, folder)));
  const sources = folders.map((folder) => new Sources(root, folder).hash());
  const { version } = require('esbuild/package.json');
  return digest(JSON.stringify([root, process.versions.node, version, ...sources])).slice(0, 32);
}

/** A bundle that was damaged is made again. */
function isWhole(folder) {
  try {
    const sum = fs.readFileSync(path.join(folder, 'sum'), 'utf8');
    return sum === sumOf(folder);
  } catch {
    return false;
  }
}

const sumOf = (folder) =>
  digest(
    ['bundle.cjs', 'bundle.cjs.map', 'graph.json']
      .map((name) => digest(fs.readFileSync(path.join(folder, name))))
      .join(),
  );

/** Makes a bundle beside its place and moves it there, so that nobody ever sees half of it. */
async function make(root, folder) {
  const { build } = require('./build.cjs');
  const home = path.dirname(folder);
  const unfinished = path.join(home, `.${randomUUID()}`);
  fs.mkdirSync(unfinished, { recursive: true });
  try {
    const graph = await build(root, path.join(unfinished, 'bundle.cjs'));
    fs.writeFileSync(path.join(unfinished, 'graph.json'), JSON.stringify(graph));
    fs.writeFileSync(path.join(unfinished, 'sum'), sumOf(unfinished));
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(unfinished, folder);
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    // Another process may have been faster.
    if (!isWhole(folder)) throw error;
  }
  forgetOld(home);
}

/** Removes the bundles that were not used for longest. */
function forgetOld(home) {
  const used = (name) => fs.statSync(path.join(home, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const names = fs.readdirSync(home).sort((a, b) => used(b) - used(a));
  for (const name of names.slice(KEPT)) fs.rmSync(path.join(home, name), { recursive: true, force: true });
}

module.exports = { openBundle, findBundle };
