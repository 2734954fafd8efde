/** A statement with the values that are bound to it. */
export interface BoundStatement {
  readonly text: string;
  readonly values: readonly string[];
}

/**
 * Fills the parameters of a native query in as Metabase does: `{{name}}` becomes a bound text, or several with commas;
 * `[[ … ]]` stays where all parameters in it have a value, and goes away else.
 *
 * @throws Error when a parameter without a value stands outside of [[ ]]
 */
export function fillIn(
  sql: string,
  chosen: Readonly<Record<string, string | readonly string[]>>,
): BoundStatement {
  const values: string[] = [];
  const filled = (part: string): string =>
    part.replace(/\{\{\s*(\w+)\s*\}\}/g, (_all, name: string) => {
      if (!(name in chosen)) throw new Error(`missing required parameters: ${name}`);
      // The driver of Java sends texts as such, so that a day or a number would be refused.
      return [chosen[name]]
        .flat()
        .map((value) => `$${values.push(value)}::varchar`)
        .join(', ');
    });
  const text = sql
    .split(/(\[\[[\s\S]*?\]\])/)
    .map((part) => {
      if (!part.startsWith('[[')) return filled(part);
      const inside = part.slice(2, -2);
      const named = [...inside.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name);
      return named.every((name) => name in chosen) ? filled(inside) : '';
    })
    .join('');
  return { text, values };
}
