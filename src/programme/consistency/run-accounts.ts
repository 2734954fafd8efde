import { type Settings } from '../../config';
import { readArtefact, readRecord, withArtefacts } from '../../store';
import { clustersArtefact, countHeadline, readClustered } from '../../experiment';
import { readRules, readSegments, type Segment, readModel } from '../../scoring';
import { type Account } from './account';

/** What the run's clusters say, counted again: what all others are held against. */
export async function clustersAccount(settings: Settings): Promise<Account> {
  const rows = await readArtefact<{ customer_id: number; cluster: number; is_insider: boolean }>(
    settings,
    'clusters',
  );
  const { customers, insiders, insidersRevenue, shareOfAll } = await countHeadline(settings);
  const sizes = new Map<number, number>();
  for (const { cluster } of rows) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return {
    source: 'clusters.parquet',
    customers,
    insiders,
    insidersRevenue,
    shareOfAll,
    members: new Set(rows.filter((row) => row.is_insider).map((row) => row.customer_id)),
    clusters: new Map(rows.map((row) => [row.customer_id, row.cluster])),
    sizes,
  };
}

/** What the record beside the clusters says, which the notebooks' headline goes by. */
export async function recordAccount(settings: Settings): Promise<Account> {
  const { headline } = (await readRecord(settings, clustersArtefact)).details;
  const { customers, insiders, insidersRevenue, shareOfAll } = headline;
  return { source: 'clusters.json', customers, insiders, insidersRevenue, shareOfAll };
}

/** What the segments' table says. */
export async function segmentsAccount(settings: Settings): Promise<Account> {
  const segments = await readSegments(settings);
  const chosen = segments.filter(({ isInsiders }) => isInsiders);
  const members = await withArtefacts(settings, ['segments'], (database) =>
    database.rows<{ id: number; cluster: number }>(
      'SELECT unnest(customer_ids) AS id, cluster FROM segments',
    ),
  );
  const total = (pick: (segment: Segment) => number, some = segments): number =>
    some.reduce((sum, segment) => sum + pick(segment), 0);
  return {
    source: 'segments.parquet',
    customers: total(({ customers }) => customers),
    insiders: total(({ invitable }) => invitable, chosen),
    // A segment's revenue has its guests'; only without guests it is that of the Insiders.
    ...(total(({ guests }) => guests, chosen) > 0
      ? {}
      : {
          insidersRevenue: total(({ revenue }) => revenue, chosen),
          shareOfAll: total(({ shareOfAll }) => shareOfAll, chosen),
        }),
    sizes: new Map(segments.map(({ cluster, customers }) => [cluster, customers])),
    clusters: new Map(members.map(({ id, cluster }) => [id, cluster])),
  };
}

/** What the rules' file says of the customers that it was made of. */
export async function rulesAccount(settings: Settings): Promise<Account> {
  const { eligibility } = await readRules(settings);
  const { customers, guests, insiders } = eligibility;
  return { source: 'rules.json', customers: customers + guests, insiders };
}

/**
 * The cluster that the saved model gives each customer of the run when it places them again.
 *
 * Where a model cannot repeat its own training exactly (an embedding places new points approximately, a density model
 * leaves some out), as many customers may differ as were noted when it was trained; not one more, nor one less.
 *
 * @throws Error when the model was trained on other customers than the run now has
 */
export async function modelAccount(settings: Settings): Promise<Account> {
  const { saved, predict } = await readModel(settings);
  const { ids, values, columns } = await readClustered(settings);
  const clusters = predict(values, columns);
  return {
    source: 'model.json',
    customers: saved.trainedOn.customers,
    clusters: new Map(ids.map((id, i) => [id, clusters[i]])),
    sizes: new Map(saved.clusters.map(({ cluster, customers }) => [cluster, customers])),
    placedElsewhere: Math.round((1 - saved.agreement) * ids.length),
  };
}
