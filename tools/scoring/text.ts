import { predictorOf } from '../../src/clustering';
import { type Settings } from '../../src/config';
import { trialWords } from '../../src/experiment';
import { featureVocabulary } from '../../src/features';
import {
  refusalText,
  type ClusterScore,
  type ScoredCustomer,
  type ScoredFile,
  type RefusedCustomer,
} from '../../src/scoring';
import { spaceLabel } from '../../src/spaces';
import { exactFeature, featureInSentence, scoringTexts, writerOf } from '../../src/texts';

/** What was scored by what, and that nobody was lost: four lines. @param dayNamed whether the day was asked for */
export function scoredFrame(settings: Settings, scored: ScoredFile, dayNamed: boolean): string {
  const { model, file, customers } = scored;
  const { reading } = file;
  const [space, tried] = model.trial.split('/');
  return scoringTexts[settings.lang]
    .frame(
      writerOf(settings),
      {
        bundle: scored.bundle.id,
        run: settings.run,
        preset: model.preset,
        trial: trialWords(settings.lang, { space, model: tried, k: model.clusters.length }),
        trainedOn: model.trainedOn.customers,
        goes: predictorOf(model.clustering).words[settings.lang](
          spaceLabel(model.space.description.name, settings.lang),
        ),
      },
      {
        read: reading.rowsIn,
        used: file.linesKept,
        leftOut: file.linesDropped,
        setAside: reading.setAside,
        withoutCustomer: file.linesWithoutCustomer,
        customers: customers.length,
        scored: scored.scored,
        refused: scored.refused,
        day: file.referenceDay,
        dayNamed,
      },
    )
    .join('\n');
}

/** What the shop calls a customer. */
function nameOfCustomer(
  { customerId }: ScoredCustomer | RefusedCustomer,
  { file }: Pick<ScoredFile, 'file'>,
): string {
  return file.names.get(customerId) ?? String(customerId);
}

/** The scored customers as a table for a terminal. @param most rows that are shown */
export function scoredTable(settings: Settings, scored: ScoredFile, most: number): string {
  const texts = scoringTexts[settings.lang];
  const { columns } = texts;
  const customers = scored.customers.filter((each): each is ScoredCustomer => each.status === 'scored');
  const rows = customers
    .slice(0, most)
    .map((customer) => [
      nameOfCustomer(customer, scored),
      scored.reasons.nameOf(customer.own.cluster),
      customer.inProgramme ? texts.yes : customer.isGuest ? texts.noGuest : texts.no,
      score(settings, customer.own, scored),
      customer.second === null
        ? '–'
        : `${scored.reasons.nameOf(customer.second.cluster)}, ${score(settings, customer.second, scored)}`,
      ruleText(settings, customer, scored),
    ]);
  const header = [
    columns.customer,
    columns.segment,
    columns.insider,
    texts.measures[scored.measure],
    columns.next,
    columns.rule,
  ];
  return [...table([header, ...rows]), ...more(settings, customers.length, most)].join('\n');
}

/** The refused customers with their reasons. @param most rows that are shown */
export function refusedTable(settings: Settings, scored: ScoredFile, most: number): string {
  const { columns } = scoringTexts[settings.lang];
  const customers = scored.customers.filter((each): each is RefusedCustomer => each.status === 'refused');
  const rows = customers
    .slice(0, most)
    .map((customer) => [nameOfCustomer(customer, scored), refusalText(settings, customer.refusals, scored)]);
  return [
    ...table([[columns.refused, columns.why], ...rows]),
    ...more(settings, customers.length, most),
  ].join('\n');
}

/** All that is known of one customer, a line each. */
export function scoredCustomerText(
  settings: Settings,
  customer: ScoredCustomer | RefusedCustomer,
  scored: ScoredFile,
): string {
  const texts = scoringTexts[settings.lang];
  const writer = writerOf(settings);
  const { nameOf } = scored.reasons;
  const title = `\n${texts.customer(nameOfCustomer(customer, scored))}`;
  if (customer.status === 'refused')
    return `${title} ${texts.refusedFor(refusalText(settings, customer.refusals, scored))}`;
  const { own, second, inProgramme, isGuest, trace, features } = customer;
  const vocabulary = featureVocabulary(settings.rules);
  const values = scored.model.features.map(
    (name) =>
      `${featureInSentence(writer, name, vocabulary)} ${exactFeature(writer, name, Number(features[name]), vocabulary)}`,
  );
  const next =
    second === null
      ? ''
      : `; ${texts.nextBest}: ${nameOf(second.cluster)}, ${score(settings, second, scored)}`;
  return [
    `${title}: ${texts.cluster(nameOf(own.cluster), own.cluster)}`,
    `  ${texts.inProgramme}: ${inProgramme ? texts.yes : isGuest ? texts.noGuestWhy : texts.no}`,
    `  ${texts.measures[scored.measure]}: ${score(settings, own, scored)}${next}`,
    `  ${texts.predictedBy}: ${values.join('; ')}`,
    ...(trace === null
      ? [`  ${texts.columns.rule}: ${texts.ruleMissing}`]
      : [
          `  ${texts.columns.rule}: ${trace.holds ? texts.ruleMet : texts.ruleNotMet}`,
          ...trace.alternatives.map(
            (_, i) =>
              `    ${i === 0 ? '' : `${texts.or} `}${scored.reasons.conditionsOf({ ...trace, nearest: i })}`,
          ),
        ]),
  ].join('\n');
}

function ruleText({ lang }: Settings, { trace }: ScoredCustomer, { reasons }: ScoredFile): string {
  if (trace === null) return '–';
  const { ruleMet, ruleNotMet } = scoringTexts[lang];
  return `${trace.holds ? ruleMet : ruleNotMet}: ${reasons.conditionsOf(trace)}`;
}

/** “0.83”; a vote with the distance that lies behind it. */
function score(
  settings: Settings,
  { score: value, distance }: ClusterScore,
  { measure }: ScoredFile,
): string {
  const digits = (number: number): string => writerOf(settings).number(number, { decimals: 2 });
  return measure === 'vote' && distance !== null
    ? scoringTexts[settings.lang].at(digits(value), digits(distance))
    : digits(value);
}

function more(settings: Settings, rows: number, most: number): string[] {
  return rows > most ? [scoringTexts[settings.lang].more(writerOf(settings).number(rows - most))] : [];
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
