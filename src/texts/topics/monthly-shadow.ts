import { type Language } from '../../config';
import { type Writer } from '../writer';

/** One of two models on the customers of a month. */
interface ModelSaid {
  readonly model: string;
  readonly trainedUpTo: string;
  readonly entering: number;
  readonly refused: number;
  readonly psiBeyond: number;
  readonly laterShare: number | null;
}

/** A model that was trained beside, against the one at work. */
export interface ShadowSaid {
  readonly laterUntil: string | null;
  readonly customers: number;
  readonly comparedLength: number;
  readonly current: ModelSaid;
  readonly shadow: ModelSaid;
  readonly jaccard: number | null;
  readonly agreement: number | null;
  readonly verdict: 'drift' | 'refuses' | 'loses' | 'no_reason';
}

/** Says how a model that was trained beside does, and whether to take it. */
export interface ShadowWords {
  readonly shadowHeading: string;
  readonly shadow: (w: Writer, said: ShadowSaid) => readonly string[];
}

/** The words for a model that was trained beside, by language. */
export const shadowWords: Readonly<Record<Language, ShadowWords>> = {
  en: {
    shadowHeading: 'Would a new model do better?',
    shadow: (w, { current, shadow, ...said }) => {
      const share = (value: number | null): string => w.share(value, { decimals: 1 });
      const two = (value: number | null): string => w.number(value, { decimals: 2 });
      const later =
        said.laterUntil === null || shadow.laterShare === null
          ? 'No month after is over, so that nobody knows which list brings more.'
          : `Up to ${w.date(said.laterUntil, 'long')} the ${w.number(said.comparedLength)} biggest spenders of either list brought ${share(shadow.laterShare)} of the revenue by the new model and ${share(current.laterShare)} by the one at work.`;
      const verdicts = {
        drift: 'Take it: the drift asks for a new training, and nothing speaks against it.',
        refuses: 'Take it: the model at work refuses too many customers.',
        loses: 'Do not take it: its list would have brought less.',
        no_reason: 'Keep the model at work: there is no reason to change who is judged by what.',
      };
      return [
        `Beside the model at work, trained up to ${w.date(current.trainedUpTo, 'long')}, the model ${shadow.model} was trained on the data as of this month. Nobody’s membership is decided by it.`,
        `Of ${w.number(said.customers)} customers ${w.number(shadow.entering)} would enter by it and ${w.number(current.entering)} by the one at work; those of both are ${two(said.jaccard)} of those of either. The segments agree to ${two(said.agreement)} (adjusted Rand index; 1 is the same).`,
        `${w.number(shadow.refused)} customers are beyond it and ${w.number(current.refused)} beyond the one at work; the stability index of ${w.number(shadow.psiBeyond)} features against its training is beyond the limit, and of ${w.number(current.psiBeyond)} against the other’s.`,
        later,
        verdicts[said.verdict],
      ];
    },
  },
  pt: {
    shadowHeading: 'Um modelo novo serviria melhor?',
    shadow: (w, { current, shadow, ...said }) => {
      const share = (value: number | null): string => w.share(value, { decimals: 1 });
      const two = (value: number | null): string => w.number(value, { decimals: 2 });
      const later =
        said.laterUntil === null || shadow.laterShare === null
          ? 'Nenhum mês seguinte terminou: ninguém sabe qual lista traz mais.'
          : `Até ${w.date(said.laterUntil, 'long')}, os ${w.number(said.comparedLength)} que mais gastam em cada lista trouxeram ${share(shadow.laterShare)} da receita pelo modelo novo e ${share(current.laterShare)} pelo que está em uso.`;
      const verdicts = {
        drift: 'Adotar: o desvio pede um treino novo, e nada fala contra.',
        refuses: 'Adotar: o modelo em uso recusa clientes demais.',
        loses: 'Não adotar: a sua lista teria trazido menos.',
        no_reason: 'Manter o modelo em uso: não há razão para mudar por que régua se julga.',
      };
      return [
        `Ao lado do modelo em uso, treinado até ${w.date(current.trainedUpTo, 'long')}, treinou-se o modelo ${shadow.model} com os dados até este mês. Ele não decide a participação de ninguém.`,
        `De ${w.number(said.customers)} clientes, ${w.number(shadow.entering)} entrariam por ele e ${w.number(current.entering)} pelo que está em uso; os de ambos são ${two(said.jaccard)} dos de algum. Os segmentos concordam em ${two(said.agreement)} (índice de Rand ajustado; 1 é o mesmo).`,
        `${w.number(shadow.refused)} clientes estão além dele e ${w.number(current.refused)} além do que está em uso; o índice de estabilidade de ${w.number(shadow.psiBeyond)} medidas diante do seu treino passa do limite, e de ${w.number(current.psiBeyond)} diante do outro.`,
        later,
        verdicts[said.verdict],
      ];
    },
  },
};
