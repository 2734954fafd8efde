'use strict';
// The project's modules inside the kernel. They are loaded from their .ts files by tsx, as in the tests, the
// tools and the worker threads, and loaded afresh when they, or anything they import, have been edited.
const Module = require('node:module');
const path = require('node:path');
const { isProjectFile, stampOf } = require('./freshness.cjs');

/** Loads modules for cells. */
class ProjectModules {
  constructor(root) {
    this.root = root;
    /** The state in which each loaded project file was read. */
    this.stamps = new Map();
    /** Modules written in cells (tslab's `@module` comment): path to code and, once loaded, module. */
    this.virtual = new Map();
    loadTslabByItsDoor();
    require('tsx/cjs/api').register();
    for (const ending of ['.ts', '.js', '.json']) this.stampWhenLoaded(ending);
    this.rootRequire = Module.createRequire(path.join(root, 'notebook.ts'));
    this.require = this.requireFrom(root, this.rootRequire);
  }

  stampWhenLoaded(ending) {
    const load = Module._extensions[ending];
    Module._extensions[ending] = (module, file) => {
      // Before it is read: an edit while the cell still runs must be noticed afterwards.
      if (isProjectFile(this.root, file)) this.stamps.set(file, stampOf(file));
      load(module, file);
    };
  }

  /** Forgets edited modules and all that import them, directly or not. */
  forgetEdited() {
    const stale = [...this.stamps].filter(([file, stamp]) => stamp !== stampOf(file)).map(([file]) => file);
    if (stale.length === 0) return;
    const importers = new Map();
    for (const module of Object.values(require.cache)) {
      for (const child of module?.children ?? []) {
        if (!importers.has(child.filename)) importers.set(child.filename, []);
        importers.get(child.filename).push(module.filename);
      }
    }
    const forgotten = new Set();
    while (stale.length > 0) {
      const file = stale.pop();
      if (forgotten.has(file) || !isProjectFile(this.root, file)) continue;
      forgotten.add(file);
      delete require.cache[file];
      this.stamps.delete(file);
      stale.push(...(importers.get(file) ?? []));
    }
    for (const entry of this.virtual.values()) entry.module = undefined;
  }

  /** @param {{ path: string, data: string }[]} files compiled modules that exist only in cells */
  addVirtual(files) {
    for (const { path: file, data } of files) this.virtual.set(file, { code: data, module: undefined });
  }

  requireFrom(folder, load) {
    return new Proxy(load, {
      apply: (_target, thisArg, args) => {
        const [id] = args;
        const file = typeof id === 'string' && id.startsWith('.') ? path.posix.join(folder, `${id}.js`) : '';
        const entry = this.virtual.get(file);
        return entry ? this.loadVirtual(file, entry) : Reflect.apply(load, thisArg, args);
      },
    });
  }

  loadVirtual(file, entry) {
    if (!entry.module) {
      const module = new Module(file);
      module.filename = file;
      module.paths = Module._nodeModulePaths(this.root);
      module.require = this.requireFrom(path.dirname(file), this.rootRequire);
      entry.module = module;
      module._compile(entry.code, file);
    }
    return entry.module.exports;
  }
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
