'use strict';
// Writes { a } as { a: a } before tslab compiles a cell. tslab turns the names of earlier cells' variables into
// `exports.a`, but overlooks them where they stand as a shorthand property: `{ a }` then fails with "a is not
// defined", in stock tslab and here alike.

/**
 * For each line, before which columns of the source something was put in, and how much.
 * @typedef {[number, { column: number, length: number }[]][]} Insertions
 */

/**
 * @param {typeof import('typescript')} ts
 * @param {string} code a cell
 * @returns {{ code: string, insertions: Insertions, restore: (line: number, column: number) => number }} the code with
 *   each shorthand property written out, what was put in, and the {@link restorer} of that
 */
function expandShorthand(ts, code) {
  const file = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.ES2022, true);
  const names = [];
  const visit = (node) => {
    // { __proto__ } defines a property, { __proto__: __proto__ } would set the prototype.
    if (ts.isShorthandPropertyAssignment(node) && node.name.text !== '__proto__') names.push(node.name);
    ts.forEachChild(node, visit);
  };
  visit(file);
  if (names.length === 0) return { code, insertions: [], restore: restorer([]) };
  let expanded = '';
  let from = 0;
  const byLine = new Map();
  for (const name of names) {
    const at = name.getStart(file);
    const { line, character } = file.getLineAndCharacterOfPosition(at);
    const added = `${name.text}: `;
    expanded += code.slice(from, at) + added;
    from = at;
    byLine.set(line, [...(byLine.get(line) ?? []), { column: character, length: added.length }]);
  }
  const insertions = [...byLine];
  return { code: expanded + code.slice(from), insertions, restore: restorer(insertions) };
}

/** Gives the column of the source for a line and a column of the code that was written out, counted from 0. */
function restorer(insertions) {
  const byLine = new Map(insertions);
  return (line, column) => {
    let restored = column;
    for (const { column: at, length } of byLine.get(line) ?? []) {
      if (restored > at) restored = Math.max(at, restored - length);
    }
    return restored;
  };
}

module.exports = { expandShorthand, restorer };
