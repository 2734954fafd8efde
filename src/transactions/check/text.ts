import { formatNumber, formatShare } from '../../format';
import { ROLE_WORDS, ROLES, type Role } from '../../reading';
import { type Check } from './types';

const SEPARATORS: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'pipes',
  ' ': 'blanks',
};

/** The lines of what a check found, for a terminal. */
export function checkText(check: Check): string {
  const lines: string[] = [...headLines(check), ''];
  lines.push('Columns');
  for (const role of ROLES) {
    const name = check.columns[role];
    if (name !== undefined)
      lines.push(`  ${role.padEnd(12)} ${name}  (${ROLE_WORDS[role]}; ${check.why[role] ?? ''})`);
  }
  lines.push('', 'Form', `  dates        ${check.dates.evidence}`);
  for (const [role, { evidence }] of Object.entries(check.numbers)) {
    if (evidence !== null) lines.push(`  ${role.padEnd(12)} ${evidence}`);
  }
  const between =
    check.separator === null ? '' : `, ${SEPARATORS[check.separator] ?? check.separator} between fields`;
  lines.push(`  text         ${check.encoding}${between}`);
  if (check.tables.length > 1) {
    lines.push(
      `  tables       ${check.tables.map(({ name, sheet }) => (sheet === null ? name : `${name}: ${sheet}`)).join(', ')}`,
    );
  }
  lines.push('', ...figureLines(check));
  if (check.reasons.length > 0) {
    lines.push('', 'Set aside');
    for (const { reason, rows, examples } of check.reasons) {
      lines.push(`  ${formatNumber(rows)}  ${reason}`);
      for (const { line, raw } of examples) lines.push(`        ${line}: ${raw.replace(/\s+/g, ' ')}`);
    }
  }
  section(lines, 'Left out for want of a column', check.leftOut);
  section(lines, 'Odd', check.odd);
  if (check.nonProducts.length > 0) {
    lines.push('', 'Perhaps no products (--write takes them over)');
    for (const { code, description, rows, value, why } of check.nonProducts.slice(0, 20)) {
      lines.push(
        `  ${code}  ${description ?? ''}  ${formatNumber(rows)} rows, ${formatNumber(value)} (${why})`,
      );
    }
  }
  section(lines, 'Note', check.notices);
  return lines.join('\n');
}

/** The few lines that a report prints first. */
export function shortCheckText(check: Check): string {
  const named = (['customer', 'day', 'amount', 'price'] as Role[]).flatMap((role) => {
    const name = check.columns[role];
    return name === undefined ? [] : [`${role} “${name}”`];
  });
  return [
    ...headLines(check),
    `  ${named.join(', ')}; ${check.dates.evidence}`,
    ...figureLines(check).slice(1),
  ].join('\n');
}

function headLines(check: Check): string[] {
  return [`${check.source}: ${check.export ?? check.form}`];
}

function figureLines(check: Check): string[] {
  const n = (value: number): string => formatNumber(value);
  const has = (role: Role): boolean => check.columns[role] !== undefined;
  const aside = check.setAside === 0 ? 'none set aside' : `${n(check.setAside)} set aside`;
  return [
    'Rows',
    `  ${n(check.rows)} rows: ${n(check.kept)} kept, ${aside}${check.empty === 0 ? '' : `; ${n(check.empty)} empty besides`}`,
    `  ${n(check.customers)} customers, ${n(check.invoices)} ${has('invoice') ? 'invoices' : 'purchases'}, ${has('quantity') ? `${n(check.items)} pieces` : `${n(check.kept)} lines`}, ${check.first} to ${check.last}`,
    `  total ${n(check.value)}${check.currency === null ? ' (no currency named)' : ` ${check.currency}`}; without a customer ${formatShare(check.withoutCustomer)}, returns ${formatShare(check.returns)}, exact repeats ${formatShare(check.repeats)} of the rows`,
  ];
}

function section(lines: string[], title: string, sentences: readonly string[]): void {
  if (sentences.length > 0) lines.push('', title, ...sentences.map((sentence) => `  ${sentence}`));
}
