import { existsSync } from 'node:fs';
import { type Settings } from '../config';
import {
  artefactPath,
  csvText,
  readRecord,
  readArtefact,
  readSql,
  withArtefacts,
  writeTextArtefact,
  type CsvColumn,
  type Row,
} from '../store';
import { customersArtefact, featureCatalogue } from '../features';
import { cleanedArtefact } from '../cleaning';
import { readShownIds } from '../transactions';
import { customerListTexts, writerOf } from '../texts';
import { plainScore, readPeople, type PlainOrder } from '../experiment';
import { assignTestGroups, type TestGroup } from './trial';
import { readReasons, csvStyles, featureColumns } from '../scoring';

/** A list whose column `test_group` says who is invited and who is held out; the test counts from a day. */
export interface ListedTest {
  /** `YYYY-MM-DD`. */
  readonly start: string;
  readonly invited: number;
  readonly heldOut: number;
}

/** The files that marketing receives. */
export interface CustomerLists {
  /** Those who can be invited. */
  readonly insidersFile: string;
  readonly insiders: number;
  /** Their halves; null where the settings ask for no test. */
  readonly test: ListedTest | null;
  /** Every customer, with segment and whether they are in. */
  readonly customersFile: string;
  readonly customers: number;
  /** Lines of that list behind the customers: those who are set apart. */
  readonly setApart: number;
}

const money = (name: string): CsvColumn => ({ name, decimals: 2 });

/** Revenue expected over the next three months, and its 80% interval. */
const EXPECTED = ['expected_revenue_3m', 'expected_revenue_3m_low80', 'expected_revenue_3m_high80'].map(
  money,
);

const MEMBERS: readonly CsvColumn[] = [
  { name: 'customer_id' },
  { name: 'segment' },
  money('net_revenue'),
  money('gross_revenue'),
  { name: 'recency_days' },
  { name: 'purchases' },
  ...EXPECTED,
  { name: 'country' },
  { name: 'reason' },
];

/**
 * Writes `insiders.csv` (members only, by the order that suits the shop, see `judgeLists`) and `customers.csv` (every customer, by number, and behind them who is set apart, without a cluster) to the run's
 * processed data; the report publishes them beside its pages, so that they agree.
 *
 * Members: customer_id, e-mail address and name where they stand beside it in the source and `identify` lets lists have them, segment, net and gross revenue, recency_days, purchases (distinct invoices), the revenue
 * expected over three months with its 80% interval, country, and reason: why this person is in; where the settings ask
 * for a test (`programme.test`), also test_group: `invite` or `hold_out`. Every customer:
 * customer_id, segment, cluster, in_programme, reason, is_guest, alive_probability, the expected revenue, and all
 * features.
 *
 * Headers are the same in every language, so that what reads the lists goes on reading them; segments and reasons are
 * in the run's language, and separator and decimal sign as the setting `csvFormat` has them. Who has no row in the
 * artefact `value` (guests, and who has nothing left that was not returned) has empty cells there.
 *
 * @param options `order`: what members are ordered by; default spend that halves every 180 days
 * @throws Error that names the notebook which makes what is missing
 */
export async function writeLists(
  settings: Settings,
  options: { readonly order?: PlainOrder } = {},
): Promise<CustomerLists> {
  const { order = 'decayed' } = options;
  const reasons = await readReasons(settings);
  const rows = await withArtefacts(settings, ['customers', 'clusters', 'value'], (database) =>
    database.rows<Row>(readSql('programme/lists')),
  );
  const { listed, shown: idOf } = await readShownIds(settings);
  const customers = rows.map((row): Row => {
    const [cluster, inProgramme] = [Number(row.cluster), row.in_programme === true];
    return { ...row, segment: reasons.nameOf(cluster), reason: reasons.why(row, cluster, inProgramme) };
  });
  const score = plainScore(order, await readPeople(settings));
  const insiders = customers
    .map((row, place) => ({ row, score: score[place] }))
    .filter(({ row }) => row.in_programme === true)
    .sort((a, b) => b.score - a.score || Number(a.row.customer_id) - Number(b.row.customer_id))
    .map(({ row }) => row);
  const halves = await testHalves(settings, insiders, (row) => String(idOf(Number(row.customer_id))));
  const style = csvStyles[settings.csvFormat];
  const from = ['customers', 'clusters', 'segments', 'value', 'rules'] as const;
  const shown = (people: readonly Row[]): Row[] =>
    people.map((row) => ({ ...row, customer_id: listed(Number(row.customer_id)) }));
  const contacts = await readContacts(settings);
  const members = insiders.map((row, i) => {
    const { email = null, name = null } = contacts.of.get(Number(row.customer_id)) ?? {};
    return { ...row, email, name, test_group: halves?.groups[i] ?? null };
  });
  const [id, ...others] = memberColumns(settings);
  const columns = [id, ...contacts.columns.map((name) => ({ name })), ...others];
  await writeTextArtefact(settings, 'insiders_list', csvText(shown(members), columns, style), {
    from,
  });
  const apart = await readApart(settings);
  const everyone = [...customers, ...apart];
  await writeTextArtefact(settings, 'customers_list', csvText(shown(everyone), everybody(settings), style), {
    from,
  });
  return {
    insidersFile: artefactPath(settings, 'insiders_list'),
    insiders: insiders.length,
    test: halves?.test ?? null,
    customersFile: artefactPath(settings, 'customers_list'),
    customers: customers.length,
    setApart: apart.length,
  };
}

/** Who is invited and who is held out, by the members' places; null where no test is asked for. */
async function testHalves(
  settings: Settings,
  insiders: readonly Row[],
  idOf: (row: Row) => string,
): Promise<{ readonly groups: readonly (TestGroup | null)[]; readonly test: ListedTest } | null> {
  const { programme, revenue } = settings.rules;
  if (programme?.test == null) return null;
  const { referenceDay } = (await readRecord(settings, customersArtefact)).details;
  const people = insiders.map((row) => ({ id: idOf(row), spend: Number(row[revenue] ?? 0) }));
  const groups = await assignTestGroups(settings, referenceDay, people);
  const listed = people.map(({ id }) => groups.get(id)?.group ?? null);
  const count = (group: TestGroup): number => listed.filter((each) => each === group).length;
  const test = { start: programme.test, invited: count('invite'), heldOut: count('hold_out') };
  return { groups: listed, test };
}

function memberColumns({ rules }: Settings): CsvColumn[] {
  const hasCountry = featureCatalogue(rules).some(({ name }) => name === 'country');
  const test = rules.programme?.test == null ? [] : [{ name: 'test_group' }];
  return [...MEMBERS.filter(({ name }) => name !== 'country' || hasCountry), ...test];
}

/** What stands beside the customers' ids in the source, by number, and the columns of it that anybody has. */
async function readContacts(settings: Settings) {
  const rows = existsSync(artefactPath(settings, 'contacts'))
    ? await readArtefact<Contact>(settings, 'contacts')
    : [];
  const columns = (['email', 'name'] as const).filter((column) => rows.some((row) => row[column] !== null));
  return { columns, of: new Map(rows.map((row) => [row.customer_id, row])) };
}

interface Contact {
  readonly customer_id: number;
  readonly email: string | null;
  readonly name: string | null;
}

/** A row for each customer who is set apart, the largest first. */
async function readApart(settings: Settings): Promise<Row[]> {
  const { giants } = (await readRecord(settings, cleanedArtefact)).details;
  const texts = customerListTexts[settings.lang];
  const writer = writerOf(settings);
  return giants.map(({ customerId, grossRevenue, netRevenue, invoices, share }): Row => ({
    customer_id: customerId,
    segment: texts.setApart,
    in_programme: false,
    reason: texts.whyApart(writer.share(share)),
    is_guest: false,
    gross_revenue: grossRevenue,
    net_revenue: netRevenue,
    n_invoices: invoices,
  }));
}

function everybody(settings: Settings): CsvColumn[] {
  const [id, ...features] = featureColumns(settings.rules);
  const first = ['segment', 'cluster', 'in_programme', 'reason', 'is_guest'].map((name) => ({ name }));
  return [
    id,
    ...first,
    { name: 'alive_probability', decimals: 4 },
    ...EXPECTED,
    ...features.filter(({ name }) => name !== 'is_guest'),
  ];
}
