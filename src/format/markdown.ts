/**
 * Markdown with values in it that are shown as they are: md`The best seller is ${description}.`
 *
 * The text is Markdown; the values are not, whatever they hold. Numbers are for the caller to format.
 */
export function md(text: TemplateStringsArray, ...values: readonly (string | number | boolean)[]): string {
  // A sentence may be broken over lines of a cell; a blank line still ends a paragraph.
  const parts = text.map((part) => part.replace(/(?<!\n)\n(?!\n)/g, ' '));
  return parts.reduce((joined, part, i) => joined + escapeMarkdown(String(values[i - 1])) + part);
}

/** Text as Markdown that shows it unchanged: every mark that Markdown, HTML or mathematics would read is escaped. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~$&]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

/** Markdown without its marks, for those who read plain text. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/(?<!\\)(\*\*|__|\*|`)/g, '')
    .replace(/(?<!\\)\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\([\\`*_{}[\]<>()#+!|~$&])/g, '$1');
}
