import { type Settings } from '../../config';
import { trialsArtefact, type GroupEvidence } from '../../experiment';
import { type SpaceName } from '../../spaces';
import { readArtefact, readRecord } from '../../store';

/** A trial that was looked at closely, as a choice that could have been made. */
export interface Alternative {
  readonly id: string;
  readonly space: SpaceName;
  readonly model: string;
  readonly k: number;
  readonly chosen: boolean;
  /** Whether it meets the conditions of the rule of choice. */
  readonly eligible: boolean;
  /** People whom it would invite, their share of all revenue, and how far that is the same list as the chosen one's. */
  readonly insiders: number;
  readonly shareOfAll: number;
  readonly overlap: number;
  /** Chosen 90 days earlier: the share of later revenue, its interval, and that of as many biggest spenders; or null. */
  readonly laterShare: number | null;
  readonly laterLow: number | null;
  readonly laterHigh: number | null;
  readonly spendersLaterShare: number | null;
  readonly rfmLaterShare: number | null;
  /** Mean Jaccard similarity of its groups under a bootstrap, 0 to 1. */
  readonly stability: number | null;
  /** Mean agreement of fits from several seeds, 1 is the same groups; null for models without chance. */
  readonly seedAgreement: number | null;
  /** In its own space, and in the one in which all are compared. */
  readonly ownSilhouette: number | null;
  readonly commonSilhouette: number | null;
}

/** What else could have been chosen. */
export interface Alternatives {
  readonly finalists: readonly Alternative[];
  readonly trials: number;
  readonly chosen: string;
  /** What the rule of choice would have taken; null where nothing met it. */
  readonly byRule: string | null;
  readonly loosened: readonly string[];
  /** What speaks for groups; undefined where it was not asked. */
  readonly evidence?: GroupEvidence;
}

interface TrialRow {
  readonly [column: string]: string | number | boolean | null;
}

/** Reads the finalists of the run's trials. @throws Error that names notebook 06 where they are missing */
export async function readAlternatives(settings: Settings): Promise<Alternatives> {
  const rows = await readArtefact<TrialRow>(settings, 'trials');
  const { chosen, byRule, loosened, evidence } = (await readRecord(settings, trialsArtefact)).details;
  const finalists = rows.filter(({ finalist }) => finalist === true).map(alternativeOf);
  return { finalists, trials: rows.length, chosen, byRule, loosened, evidence };
}

function alternativeOf(row: TrialRow): Alternative {
  const number = (name: string): number | null => {
    const value = row[name];
    return typeof value === 'number' ? value : null;
  };
  return {
    id: String(row.id),
    space: row.space as SpaceName,
    model: String(row.model),
    k: Number(row.k),
    chosen: row.chosen === true,
    eligible: row.eligible === true,
    insiders: number('top_insiders') ?? 0,
    shareOfAll: number('top_share_of_all') ?? 0,
    overlap: number('top_overlap') ?? 0,
    laterShare: number('future_share'),
    laterLow: number('future_share_low'),
    laterHigh: number('future_share_high'),
    spendersLaterShare: number('top_spenders_future_share'),
    rfmLaterShare: number('rfm_future_share'),
    stability: number('stability'),
    seedAgreement: number('seed_agreement'),
    ownSilhouette: number('silhouette'),
    commonSilhouette: number('common_silhouette'),
  };
}
