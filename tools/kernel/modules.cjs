'use strict';
// The project's modules inside the kernel. They come from the bundle (tools/bundle). Those that have been edited since
// the kernel started, and all that import them, are loaded afresh from their .ts files by tsx, as in the tests, and see
// the others as they are. Without a bundle tsx loads all of them.
const Module = require('node:module');
const path = require('node:path');
const { isProjectFile, stampOf } = require('./freshness.cjs');

/** What an import leaves out of a file's name. */
const ENDINGS = ['.ts', '/index.ts', ''];

/** Loads modules for cells. */
class ProjectModules {
  /**
   * @param {string} root the project's root
   * @param {import('../bundle/bundle.cjs').Bundle | undefined} bundle
   */
  constructor(root, bundle) {
    this.root = root;
    this.bundle = bundle;
    /** The state in which each project file that was loaded by itself was read. */
    this.stamps = new Map();
    /** Files whose modules in the bundle are out of date. */
    this.outdated = new Set();
    /** Modules written in cells (tslab's `@module` comment): path to code and, once loaded, module. */
    this.virtual = new Map();
    loadTslabByItsDoor();
    this.loadsFiles = false;
    this.rootRequire = Module.createRequire(path.join(root, 'notebook.ts'));
    this.require = this.requireFrom(root);
  }

  /** What a cell imports. */
  load(id) {
    if (typeof id === 'string' && id.startsWith('.')) {
      for (const ending of this.bundle ? ENDINGS : []) {
        const bundled = this.fromBundle(path.join(this.root, `${id}${ending}`));
        if (bundled !== undefined) return bundled;
      }
      this.loadFiles();
    }
    return this.rootRequire(id);
  }

  /** A module of the bundle, unless it is out of date. */
  fromBundle(file) {
    const name = this.bundle?.nameOf(file);
    // Only of src/ it is known what was edited.
    return name?.startsWith('src/') && !this.outdated.has(file) ? this.bundle.load(name) : undefined;
  }

  /** Makes files of the project loadable one by one. */
  loadFiles() {
    if (this.loadsFiles) return;
    this.loadsFiles = true;
    require('tsx/cjs/api').register();
    for (const ending of ['.ts', '.js', '.json']) this.stampWhenLoaded(ending);
  }

  stampWhenLoaded(ending) {
    const load = Module._extensions[ending];
    Module._extensions[ending] = (module, file) => {
      const bundled = this.fromBundle(file);
      if (bundled !== undefined) {
        module.exports = bundled;
        return;
      }
      // Before it is read: an edit while the cell still runs must be noticed afterwards.
      if (isProjectFile(this.root, file)) this.stamps.set(file, stampOf(file));
      load(module, file);
    };
  }

  /**
   * Forgets edited modules and all that import them, directly or not.
   *
   * @param {readonly string[]} edited files of src/ that have been edited since the last time
   */
  forgetEdited(edited) {
    const stale = [...this.stamps].filter(([file, stamp]) => stamp !== stampOf(file)).map(([file]) => file);
    stale.push(...edited);
    if (stale.length === 0) return;
    const importers = importersOfLoaded();
    const forgotten = new Set();
    while (stale.length > 0) {
      const file = stale.pop();
      if (forgotten.has(file) || !isProjectFile(this.root, file)) continue;
      forgotten.add(file);
      this.outdated.add(file);
      delete require.cache[file];
      this.stamps.delete(file);
      stale.push(...(importers.get(file) ?? []), ...(this.bundle?.importersOf(file) ?? []));
    }
    for (const entry of this.virtual.values()) entry.module = undefined;
  }

  /** @param {{ path: string, data: string }[]} files compiled modules that exist only in cells */
  addVirtual(files) {
    for (const { path: file, data } of files) this.virtual.set(file, { code: data, module: undefined });
  }

  requireFrom(folder) {
    return new Proxy(this.rootRequire, {
      apply: (_target, _this, [id]) => {
        const file = typeof id === 'string' && id.startsWith('.') ? path.posix.join(folder, `${id}.js`) : '';
        const entry = this.virtual.get(file);
        return entry ? this.loadVirtual(file, entry) : this.load(id);
      },
    });
  }

  loadVirtual(file, entry) {
    if (!entry.module) {
      const module = new Module(file);
      module.filename = file;
      module.paths = Module._nodeModulePaths(this.root);
      module.require = this.requireFrom(path.dirname(file));
      entry.module = module;
      module._compile(entry.code, file);
    }
    return entry.module.exports;
  }
}

/** For each file that was loaded by itself, the files that import it. */
function importersOfLoaded() {
  const importers = new Map();
  for (const module of Object.values(require.cache)) {
    for (const child of module?.children ?? []) {
      if (!importers.has(child.filename)) importers.set(child.filename, []);
      importers.get(child.filename).push(module.filename);
    }
  }
  return importers;
}

/** Whoever asks for tslab gets it as the kernel does: opened, and writing through the kernel. */
function loadTslabByItsDoor() {
  const load = Module._load;
  Module._load = (request, ...rest) => {
    if (request === 'tslab') require('./tslab.cjs');
    return load(request, ...rest);
  };
}

module.exports = { ProjectModules };
