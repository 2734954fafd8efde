import { type Language } from '../../config';
import { type Interval } from '../../numeric';
import { percent } from '../phrases';
import { type Writer } from '../writer';
import { rough } from './actions';
import { type FigureSaid } from './out-of-time-figures';

/** The prizes as a figure shows them. */
export interface PrizesSaid {
  readonly share: number;
  /** Whether the amounts are of a year, else of 90 days. */
  readonly year: boolean;
  readonly rows: readonly {
    readonly name: string;
    readonly kind: 'move-up' | 'hold' | 'guests';
    readonly value: number;
    readonly interval: Interval;
  }[];
  readonly source: string;
}

const english = {
  figure: (said: PrizesSaid, writer: Writer): FigureSaid => {
    const up = said.rows.filter(({ kind }) => kind === 'move-up').sort((a, b) => b.value - a.value);
    const time = said.year ? 'a year' : 'in 90 days';
    return {
      title:
        up.length > 0
          ? `The largest prize is in “${up[0].name}”: ${rough(writer, up[0].value)} ${time}, if ${percent(writer, said.share)} of it moved up`
          : 'No segment has a better one to move up to',
      subtitle: `What ${percent(writer, said.share)} of each segment would bring at the next better segment’s mean, and cost at the next lower one’s; ${time}, 95% intervals`,
      caption: `${said.source}. Arithmetic on past spend, not what a campaign achieves. Guests: in the 90 days after registering, ${percent(writer, said.share)} of a year’s guest orders.`,
      alt: `Prizes: ${said.rows.map((row) => `${row.name} ${row.kind === 'hold' ? 'to lose' : 'to gain'} ${rough(writer, row.value)}`).join('; ')}.`,
    };
  },
  gained: 'gained by moving up',
  lost: 'lost by not holding',
  fromGuests: 'from guests who register',
  guestsRow: 'Guests',
  prizeAxis: (year: boolean, currency: string): string => `${currency} ${year ? 'a year' : 'in 90 days'}`,
};

const portuguese: typeof english = {
  figure: (said, writer) => {
    const up = said.rows.filter(({ kind }) => kind === 'move-up').sort((a, b) => b.value - a.value);
    const time = said.year ? 'por ano' : 'em 90 dias';
    return {
      title:
        up.length > 0
          ? `O maior prêmio está em “${up[0].name}”: ${rough(writer, up[0].value)} ${time}, se ${percent(writer, said.share)} dele subisse`
          : 'Nenhum segmento tem outro melhor para onde subir',
      subtitle: `O que ${percent(writer, said.share)} de cada segmento traria com a média do segmento melhor seguinte, e custaria com a do inferior; ${time}, intervalos de 95%`,
      caption: `${said.source}. Aritmética sobre gastos passados, não o que uma campanha alcança. Sem cadastro: nos 90 dias após o cadastro, ${percent(writer, said.share)} dos pedidos de um ano.`,
      alt: `Prêmios: ${said.rows.map((row) => `${row.name} ${row.kind === 'hold' ? 'a perder' : 'a ganhar'} ${rough(writer, row.value)}`).join('; ')}.`,
    };
  },
  gained: 'ganho ao subir',
  lost: 'perda ao não manter',
  fromGuests: 'de quem se cadastra',
  guestsRow: 'Sem cadastro',
  prizeAxis: (year, currency) => `${currency} ${year ? 'por ano' : 'em 90 dias'}`,
};

/** The words for the figure of the prizes, by language. */
export const actionFigureTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  pt: portuguese,
};
