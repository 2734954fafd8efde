import { Module } from 'node:module';

/**
 * Loads a package while some of those that it requires wait until one of their members is used.
 *
 * In that time the cache of modules holds a stand-in for each, and afterwards what it held before.
 *
 * @param load loads the package
 * @param own the `require` of a module of the package
 * @param later names of packages as it would require them; one that is not there is left to it
 */
export function loadLazily<T>(load: () => T, own: NodeJS.Require, later: readonly string[]): T {
  const held = later.flatMap((each) => {
    try {
      const file = own.resolve(each);
      return own.cache[file] === undefined ? [file] : [];
    } catch {
      return [];
    }
  });
  for (const file of held) {
    const standIn = new Module(file);
    standIn.exports = standInFor(() => own(file) as object);
    own.cache[file] = standIn;
  }
  try {
    return load();
  } finally {
    for (const file of held) delete own.cache[file];
  }
}

/** Something that loads a module when a member of it is read, or when it is called. */
function standInFor(loadIt: () => object): object {
  return new Proxy(() => undefined, {
    // Compiled importers ask at once whether a module was an ES module; without an answer they take it as it is.
    get: (_, member): unknown => (member === '__esModule' ? undefined : Reflect.get(loadIt(), member)),
    apply: (_, that, given): unknown => Reflect.apply(loadIt() as () => unknown, that, given),
  });
}
