import { type Language } from '../../config';
import { type Writer } from '../writer';

/** The model by which customers were scored. */
export interface ScoringModelSaid {
  /** The id of the bundle. */
  readonly bundle: string;
  readonly run: string;
  readonly preset: string;
  /** The trial: “k-means on PCA, 3 groups”. */
  readonly trial: string;
  readonly trainedOn: number;
  /** Where a new customer goes, after “goes”. */
  readonly goes: string;
}

/** What became of the lines and the customers of a file. */
export interface ScoringCountsSaid {
  readonly read: number;
  readonly used: number;
  readonly leftOut: number;
  readonly setAside: number;
  readonly withoutCustomer: number;
  readonly customers: number;
  readonly scored: number;
  readonly refused: number;
  /** The day up to which days are counted, and whether it was asked for. */
  readonly day: string;
  readonly dayNamed: boolean;
}

const english = {
  yes: 'yes',
  no: 'no',
  noGuest: 'no (guest)',
  noGuestWhy: 'no, a guest, whom nobody can invite',
  /** What a score is called above its column. */
  measures: { distance: 'Distance', posterior: 'Probability', vote: 'Vote, distance' },
  columns: {
    customer: 'Customer',
    segment: 'Segment',
    insider: 'Insider',
    next: 'Next best',
    rule: 'Rule of eligibility',
    refused: 'Refused',
    why: 'Why',
  },
  ruleMet: 'met',
  ruleNotMet: 'not met',
  ruleMissing: 'the run has none',
  /** Between ways into the programme. */
  or: 'or',
  /** A vote with the distance that lies behind it: “0.80 at 1.25”. */
  at: (vote: string, distance: string): string => `${vote} at ${distance}`,
  more: (rows: string): string => `… and ${rows} more in the file`,
  customer: (id: string): string => `Customer ${id}`,
  refusedFor: (why: string): string => `is refused: ${why}`,
  cluster: (segment: string, cluster: number): string => `${segment} (cluster ${cluster})`,
  inProgramme: 'In the programme',
  nextBest: 'next best',
  predictedBy: 'Predicted by',
  /** Four lines: the model, the file's lines, the day, the customers. */
  frame: (w: Writer, model: ScoringModelSaid, counts: ScoringCountsSaid): readonly string[] => [
    `Model:     bundle ${model.bundle} of the run "${model.run}", preset ${model.preset}: ${model.trial}, trained on ${w.number(model.trainedOn)} customers. A new customer goes ${model.goes}.`,
    `Lines:     ${w.number(counts.read)} read = ${w.number(counts.used)} used + ${w.number(counts.leftOut)} left out by the rules + ${w.number(counts.setAside)} set aside; ${w.number(counts.withoutCustomer)} without a customer id`,
    `Counted:   days up to ${w.date(counts.day, 'long')}, ${counts.dayNamed ? 'as --as-of says' : 'the last purchase in the data (another day: --as-of YYYY-MM-DD)'}`,
    `Customers: ${w.number(counts.customers)} = ${w.number(counts.scored)} placed + ${w.number(counts.refused)} refused`,
  ],
  everyCustomer: 'Every customer',
  rowsSetAside: 'Rows set aside',
};

const portuguese: typeof english = {
  yes: 'sim',
  no: 'não',
  noGuest: 'não (sem cadastro)',
  noGuestWhy: 'não, compra sem cadastro, sem ninguém para convidar',
  measures: { distance: 'Distância', posterior: 'Probabilidade', vote: 'Voto, distância' },
  columns: {
    customer: 'Cliente',
    segment: 'Segmento',
    insider: 'Insider',
    next: 'Segundo melhor',
    rule: 'Regra de elegibilidade',
    refused: 'Recusado',
    why: 'Por quê',
  },
  ruleMet: 'atende',
  ruleNotMet: 'não atende',
  ruleMissing: 'a execução não tem nenhuma',
  or: 'ou',
  at: (vote, distance) => `${vote} a ${distance}`,
  more: (rows) => `… e mais ${rows} no arquivo`,
  customer: (id) => `Cliente ${id}`,
  refusedFor: (why) => `é recusado: ${why}`,
  cluster: (segment, cluster) => `${segment} (grupo ${cluster})`,
  inProgramme: 'No programa',
  nextBest: 'segundo melhor',
  predictedBy: 'Previsto por',
  frame: (w, model, counts) => [
    `Modelo:    pacote ${model.bundle} da execução "${model.run}", conjunto de regras ${model.preset}: ${model.trial}, treinado com ${w.number(model.trainedOn)} clientes. Um cliente novo vai ${model.goes}.`,
    `Linhas:    ${w.number(counts.read)} lidas = ${w.number(counts.used)} usadas + ${w.number(counts.leftOut)} deixadas de fora pelas regras + ${w.number(counts.setAside)} separadas; ${w.number(counts.withoutCustomer)} sem código de cliente`,
    `Contagem:  dias até ${w.date(counts.day, 'long')}, ${counts.dayNamed ? 'como diz --as-of' : 'a última compra nos dados (outro dia: --as-of AAAA-MM-DD)'}`,
    `Clientes:  ${w.number(counts.customers)} = ${w.number(counts.scored)} situados + ${w.number(counts.refused)} recusados`,
  ],
  everyCustomer: 'Todos os clientes',
  rowsSetAside: 'Linhas separadas',
};

/** The words for scoring new customers, by language. */
export const scoringTexts: Readonly<Record<Language, typeof english>> = { en: english, pt: portuguese };
