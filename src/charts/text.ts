import { checkNumber } from '../numeric';

/** Text for plotly, which reads a little HTML in its labels: what looks like a tag is shown as it stands. */
export function plotText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Breaks text into lines between words; plotly breaks none by itself.
 *
 * @param width characters a line, at least 1; a longer word stands on a line of its own, whole
 * @returns the lines, at least one
 */
export function wrapLines(text: string, width: number): string[] {
  checkNumber('width', width, { min: 1 });
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
