import { type Settings } from '../../src/config';
import {
  refusalText,
  type ClusterScore,
  type PlacedCustomer,
  type PlacedFile,
  type RefusedCustomer,
} from '../../src/scoring';
import { spaceLabel } from '../../src/spaces';
import { exactFeature, featureInSentence, placingTexts, writerOf, type TriedModel } from '../../src/texts';

/** What was placed by what, and that nobody was lost: four lines. @param dayNamed whether the day was asked for */
export function placedFrame(settings: Settings, placed: PlacedFile, dayNamed: boolean): string {
  const { model, file, customers } = placed;
  const { reading } = file;
  const [space, tried] = model.trial.split('/');
  const label = (name: string): string => spaceLabel(name, settings.lang);
  return placingTexts[settings.lang]
    .frame(
      writerOf(settings),
      {
        run: settings.run,
        preset: model.preset,
        space: label(space),
        model: tried as TriedModel,
        groups: model.clusters.length,
        trainedOn: model.trainedOn.customers,
        placedIn: label(model.space.description.name),
        kind: model.clustering.kind,
      },
      {
        read: reading.rowsIn,
        used: file.linesKept,
        leftOut: file.linesDropped,
        setAside: reading.setAside,
        withoutCustomer: file.linesWithoutCustomer,
        customers: customers.length,
        placed: placed.placed,
        refused: placed.refused,
        day: file.referenceDay,
        dayNamed,
      },
    )
    .join('\n');
}

/** The placed customers as a table for a terminal. @param most rows that are shown */
export function placedTable(settings: Settings, placed: PlacedFile, most: number): string {
  const texts = placingTexts[settings.lang];
  const { columns } = texts;
  const customers = placed.customers.filter((each): each is PlacedCustomer => each.status === 'placed');
  const rows = customers
    .slice(0, most)
    .map((customer) => [
      String(customer.customerId),
      placed.reasons.nameOf(customer.own.cluster),
      customer.inProgramme ? texts.yes : customer.isGuest ? texts.noGuest : texts.no,
      score(settings, customer.own, placed),
      customer.second === null
        ? '–'
        : `${placed.reasons.nameOf(customer.second.cluster)}, ${score(settings, customer.second, placed)}`,
      ruleText(settings, customer, placed),
    ]);
  const header = [
    columns.customer,
    columns.segment,
    columns.insider,
    texts.measures[placed.measure],
    columns.next,
    columns.rule,
  ];
  return [...table([header, ...rows]), ...more(settings, customers.length, most)].join('\n');
}

/** The refused customers with their reasons. @param most rows that are shown */
export function refusedTable(settings: Settings, placed: PlacedFile, most: number): string {
  const { columns } = placingTexts[settings.lang];
  const customers = placed.customers.filter((each): each is RefusedCustomer => each.status === 'refused');
  const rows = customers
    .slice(0, most)
    .map(({ customerId, refusals }) => [String(customerId), refusalText(settings, refusals, placed)]);
  return [
    ...table([[columns.refused, columns.why], ...rows]),
    ...more(settings, customers.length, most),
  ].join('\n');
}

/** All that is known of one customer, a line each. */
export function placedCustomerText(
  settings: Settings,
  customer: PlacedCustomer | RefusedCustomer,
  placed: PlacedFile,
): string {
  const texts = placingTexts[settings.lang];
  const writer = writerOf(settings);
  const { nameOf } = placed.reasons;
  const title = `\n${texts.customer(customer.customerId)}`;
  if (customer.status === 'refused')
    return `${title} ${texts.refusedFor(refusalText(settings, customer.refusals, placed))}`;
  const { own, second, inProgramme, isGuest, trace, features } = customer;
  const values = placed.model.features.map(
    (name) => `${featureInSentence(writer, name)} ${exactFeature(writer, name, Number(features[name]))}`,
  );
  const next =
    second === null
      ? ''
      : `; ${texts.nextBest}: ${nameOf(second.cluster)}, ${score(settings, second, placed)}`;
  return [
    `${title}: ${texts.cluster(nameOf(own.cluster), own.cluster)}`,
    `  ${texts.inProgramme}: ${inProgramme ? texts.yes : isGuest ? texts.noGuestWhy : texts.no}`,
    `  ${texts.measures[placed.measure]}: ${score(settings, own, placed)}${next}`,
    `  ${texts.placedBy}: ${values.join('; ')}`,
    ...(trace === null
      ? [`  ${texts.columns.rule}: ${texts.ruleMissing}`]
      : [
          `  ${texts.columns.rule}: ${trace.holds ? texts.ruleMet : texts.ruleNotMet}`,
          ...trace.alternatives.map(
            (_, i) =>
              `    ${i === 0 ? '' : `${texts.or} `}${placed.reasons.conditionsOf({ ...trace, nearest: i })}`,
          ),
        ]),
  ].join('\n');
}

function ruleText({ lang }: Settings, { trace }: PlacedCustomer, { reasons }: PlacedFile): string {
  if (trace === null) return '–';
  const { ruleMet, ruleNotMet } = placingTexts[lang];
  return `${trace.holds ? ruleMet : ruleNotMet}: ${reasons.conditionsOf(trace)}`;
}

/** “0.83”; a vote with the distance that lies behind it. */
function score(
  settings: Settings,
  { score: value, distance }: ClusterScore,
  { measure }: PlacedFile,
): string {
  const digits = (number: number): string => writerOf(settings).number(number, { decimals: 2 });
  return measure === 'vote' && distance !== null
    ? placingTexts[settings.lang].at(digits(value), digits(distance))
    : digits(value);
}

function more(settings: Settings, rows: number, most: number): string[] {
  return rows > most ? [placingTexts[settings.lang].more(writerOf(settings).number(rows - most))] : [];
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
