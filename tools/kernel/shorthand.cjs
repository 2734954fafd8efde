'use strict';
// Writes { a } as { a: a } before tslab compiles a cell. tslab turns the names of earlier cells' variables into
// `exports.a`, but overlooks them where they stand as a shorthand property: `{ a }` then fails with "a is not
// defined", in stock tslab and here alike.

/**
 * @param {typeof import('typescript')} ts
 * @param {string} code a cell
 * @returns {{ code: string, restore: (line: number, column: number) => number }} the code with each shorthand property
 *   written out, and what gives the column of the source for a line and column of that code (counted from 0)
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
  if (names.length === 0) return { code, restore: (_line, column) => column };
  let expanded = '';
  let from = 0;
  /** For each line, the columns of the source before which something was put in, and how much. */
  const insertions = new Map();
  for (const name of names) {
    const at = name.getStart(file);
    const { line, character } = file.getLineAndCharacterOfPosition(at);
    const added = `${name.text}: `;
    expanded += code.slice(from, at) + added;
    from = at;
    insertions.set(line, [...(insertions.get(line) ?? []), { column: character, length: added.length }]);
  }
  expanded += code.slice(from);
  const restore = (line, column) => {
    let restored = column;
    for (const { column: at, length } of insertions.get(line) ?? []) {
      if (restored > at) restored = Math.max(at, restored - length);
    }
    return restored;
  };
  return { code: expanded, restore };
}

module.exports = { expandShorthand };
