import { type Settings } from '../../src/config';
import { formatNumber } from '../../src/format';
import {
  refusalText,
  type ClusterScore,
  type PlacedCustomer,
  type PlacedFile,
  type RefusedCustomer,
} from '../../src/programme';

/** What a score is called above its column. */
const MEASURES: Readonly<Record<PlacedFile['measure'], string>> = {
  distance: 'Distance',
  posterior: 'Probability',
  vote: 'Vote, distance',
};

/** The placed customers as a table for a terminal. @param most rows that are shown */
export function placedTable(placed: PlacedFile, most: number): string {
  const customers = placed.customers.filter((each): each is PlacedCustomer => each.status === 'placed');
  const rows = customers
    .slice(0, most)
    .map((customer) => [
      String(customer.customerId),
      placed.reasons.nameOf(customer.own.cluster),
      customer.inProgramme ? 'yes' : customer.isGuest ? 'no (guest)' : 'no',
      score(customer.own, placed),
      customer.second === null
        ? '–'
        : `${placed.reasons.nameOf(customer.second.cluster)}, ${score(customer.second, placed)}`,
      ruleText(customer, placed),
    ]);
  const header = [
    'Customer',
    'Segment',
    'Insider',
    MEASURES[placed.measure],
    'Next best',
    'Rule of eligibility',
  ];
  return [...table([header, ...rows]), ...more(customers.length, most)].join('\n');
}

/** The refused customers with their reasons. @param most rows that are shown */
export function refusedTable(settings: Settings, placed: PlacedFile, most: number): string {
  const customers = placed.customers.filter((each): each is RefusedCustomer => each.status === 'refused');
  const rows = customers
    .slice(0, most)
    .map(({ customerId, refusals }) => [String(customerId), refusalText(settings, refusals, placed)]);
  return [...table([['Refused', 'Why'], ...rows]), ...more(customers.length, most)].join('\n');
}

/** All that is known of one customer, a line each. */
export function placedCustomerText(
  settings: Settings,
  customer: PlacedCustomer | RefusedCustomer,
  placed: PlacedFile,
): string {
  const { nameOf } = placed.reasons;
  const title = `\nCustomer ${customer.customerId}`;
  if (customer.status === 'refused')
    return `${title} is refused: ${refusalText(settings, customer.refusals, placed)}`;
  const { own, second, inProgramme, isGuest, trace, features } = customer;
  const values = placed.model.features.map(
    (name) => `${name} ${Number(Number(features[name]).toPrecision(6))}`,
  );
  return [
    `${title}: ${nameOf(own.cluster)} (cluster ${own.cluster})`,
    `  In the programme: ${inProgramme ? 'yes' : isGuest ? 'no, a guest, whom nobody can invite' : 'no'}`,
    `  ${MEASURES[placed.measure]}: ${score(own, placed)}${second === null ? '' : `; next best: ${nameOf(second.cluster)}, ${score(second, placed)}`}`,
    `  Placed by: ${values.join(', ')}`,
    ...(trace === null
      ? ['  Rule of eligibility: the run has none']
      : [
          `  Rule of eligibility: ${trace.holds ? 'met' : 'not met'}`,
          ...trace.alternatives.map(
            (_, i) => `    ${i === 0 ? '' : 'or '}${placed.reasons.conditionsOf({ ...trace, nearest: i })}`,
          ),
        ]),
  ].join('\n');
}

function ruleText({ trace }: PlacedCustomer, { reasons }: PlacedFile): string {
  if (trace === null) return '–';
  return `${trace.holds ? 'met' : 'not met'}: ${reasons.conditionsOf(trace)}`;
}

/** “0.83”; a vote with the distance that lies behind it: “0.80 at 1.25”. */
function score({ score: value, distance }: ClusterScore, { measure }: PlacedFile): string {
  const digits = (number: number): string => formatNumber(number, { decimals: 2 });
  return measure === 'vote' && distance !== null ? `${digits(value)} at ${digits(distance)}` : digits(value);
}

function more(rows: number, most: number): string[] {
  return rows > most ? [`… and ${formatNumber(rows - most)} more in the file`] : [];
}

/** Rows of cells below their header, in columns. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, c) => cell.padEnd(widths[c]))
      .join('  ')
      .trimEnd();
  return [
    line(rows[0]),
    widths.map((width) => '-'.repeat(Math.min(width, 60))).join('  '),
    ...rows.slice(1).map(line),
  ];
}
