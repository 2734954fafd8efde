'use strict';
// What cells have defined. A cell that fails leaves what it had set: as in Python, earlier cells' variables that it
// was to set anew keep their values, and its own that it did not come to say so when they are used.

class Variables {
  constructor() {
    /** By name; what was not come to is a property that throws. */
    this.values = {};
    /** `exports` for cells: what TypeScript defines once (imported names) must be definable again. */
    this.exports = new Proxy(this.values, {
      defineProperty: (values, name, { get, value }) => {
        if (name !== '__esModule') values[name] = get ? get() : value;
        return true;
      },
    });
  }

  /** The state before a cell runs. */
  snapshot() {
    return Object.getOwnPropertyDescriptors(this.values);
  }

  /** Puts a cell's variables in order that has failed; it begins by setting all of them to undefined. */
  keepWhatWasSet(before, label) {
    for (const [name, now] of Object.entries(Object.getOwnPropertyDescriptors(this.values))) {
      if (now.get || now.value !== undefined) continue;
      if (Object.hasOwn(before, name)) Object.defineProperty(this.values, name, before[name]);
      else this.defineMissing(name, label);
    }
  }

  defineMissing(name, label) {
    const { values } = this;
    Object.defineProperty(values, name, {
      configurable: true,
      enumerable: true,
      get: () => {
        throw new ReferenceError(`${name} has no value: ${label} failed before it was set`);
      },
      set: (value) => {
        Object.defineProperty(values, name, { value, writable: true, enumerable: true, configurable: true });
      },
    });
  }

  /** Takes the value of a cell's last expression. */
  take(name) {
    const value = this.values[name];
    delete this.values[name];
    return value;
  }
}

module.exports = { Variables };
