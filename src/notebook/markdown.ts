import { plainText } from '../format';
import { display, mime, type MimeBundle } from './display';

/** What a call-out is: a remark, a limit of what was found, or something to act on. */
export type CalloutKind = 'note' | 'caveat' | 'warning';

const headings: Record<CalloutKind, string> = { note: 'Note', caveat: 'Caveat', warning: 'Warning' };

/**
 * Shows computed sentences: Markdown whose numbers come from variables.
 *
 * @example
 * prose(md`Of ${formatNumber(all)} customers **${formatNumber(some)}** came back.`);
 */
export function prose(markdown: string): void {
  const text = checkText('prose', markdown);
  display({ 'text/markdown': text, 'text/plain': plainText(text) });
}

/**
 * Shows what the notebook found, in one line of Markdown; the index of the pages repeats it.
 *
 * With several findings the page sets all of them at its head, and the index takes the first.
 *
 * @example
 * finding(md`Half of the customers bring **${formatShare(share)}** of the revenue.`);
 */
export function finding(markdown: string): void {
  const text = checkText('finding', markdown);
  if (text.includes('\n')) throw new Error(`finding must be one line, received ${JSON.stringify(text)}`);
  display({ [mime.finding]: { text }, ...quoted('Finding', text) });
}

/**
 * Shows a call-out: Markdown set apart from the text, under its kind.
 *
 * @example
 * callout('caveat', 'These are customers as they were, not as the programme will make them.');
 */
export function callout(kind: CalloutKind, markdown: string): void {
  if (!Object.hasOwn(headings, kind)) {
    throw new Error(`kind must be one of ${Object.keys(headings).join(', ')}, received "${String(kind)}"`);
  }
  const text = checkText('callout', markdown);
  display({ [mime.callout]: { kind, text }, ...quoted(headings[kind], text) });
}

/** A quotation with a bold first word, which every reader of Markdown sets apart. */
export function quoted(heading: string, text: string): MimeBundle {
  const lines = `**${heading}.** ${text}`.split('\n');
  return {
    'text/markdown': lines.map((line) => `> ${line}`).join('\n'),
    'text/plain': `${heading}: ${plainText(text)}`,
  };
}

function checkText(name: string, text: string): string {
  const trimmed = typeof text === 'string' ? text.trim() : '';
  if (trimmed === '') throw new Error(`${name} needs a text, received ${JSON.stringify(text)}`);
  return trimmed;
}
