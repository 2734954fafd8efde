import { type Language } from '../../config';
import { counted } from '../phrases';
import { type Writer } from '../writer';

/** Some customers of the Insiders' segment, and their share of its revenue; null where it has none. */
interface PartInWords {
  readonly customers: number;
  readonly shareOfSegment: number | null;
}

/** What has to be said of the Insiders beside their number. */
export interface InsidersInWords {
  readonly customers: number;
  readonly listed: number;
  readonly guests: PartInWords;
  readonly wholesale: boolean;
  readonly wholesalers: PartInWords;
  readonly topHundredth: PartInWords;
  readonly shareOfAll: number;
  readonly topSpendersShareOfAll: number;
  readonly later: {
    readonly share: number;
    readonly interval: readonly [number, number];
    readonly topSpenders: number;
    readonly gainInterval: readonly [number, number];
  } | null;
}

/** Sentences about the Insiders, as plain text. */
export interface InsidersTexts {
  /** Whether the segment holds guests, whom nobody can invite. */
  readonly guests: (w: Writer, facts: InsidersInWords) => string;
  /** How much hangs on customers who buy like wholesalers. */
  readonly wholesalers: (w: Writer, facts: InsidersInWords) => string;
  /** How a plain list of as many biggest spenders compares. */
  readonly baseline: (w: Writer, facts: InsidersInWords) => string;
}

/** From this share of the segment's revenue on, wholesalers are much of it. */
const MUCH = 0.2;

/** Sentences about the Insiders, by language. */
export const insidersTexts: Readonly<Record<Language, InsidersTexts>> = {
  en: {
    guests: (w, { customers, listed, guests }) =>
      guests.customers === 0
        ? `The segment holds no guests: ${customers === 1 ? 'its one customer' : `all of its ${w.number(customers)} customers`} can be invited.`
        : `Guests among the segment’s ${counted(w, customers, 'customer', 'customers')}: ${w.number(guests.customers)}, ${guests.customers === 1 ? 'a' : 'each a'} single order without a customer id, with ${w.share(guests.shareOfSegment)} of its revenue. Nobody knows who they are, so the list has the other ${w.number(listed)}.`,
    wholesalers: (w, { wholesale, wholesalers, topHundredth }) => {
      const whole = wholesale
        ? 'As a whole the segment buys like wholesalers. '
        : 'As a whole the segment does not buy like wholesalers. ';
      const some =
        wholesalers.customers === 0
          ? 'None of its customers does (at least ten times the usual revenue and three times the usual basket)'
          : `Customers of it who do (at least ten times the usual revenue and three times the usual basket): ${w.number(wholesalers.customers)}, with ${w.share(wholesalers.shareOfSegment)} of its revenue`;
      const much = (wholesalers.shareOfSegment ?? 0) >= MUCH;
      return `${whole}${some}. The biggest 1% (${w.number(topHundredth.customers)}) ${topHundredth.customers === 1 ? 'brings' : 'bring'} ${w.share(topHundredth.shareOfSegment)}.${much ? ' An offer meant for shoppers may miss them, and they pull the segment’s mean far above what a usual member spends.' : ''}`;
    },
    baseline: (w, { listed, shareOfAll, topSpendersShareOfAll, later }) => {
      const now = `The ${w.number(listed)} listed ${listed === 1 ? 'brings' : 'bring'} ${w.share(shareOfAll)} of all revenue; as many of the biggest spenders bring ${w.share(topSpendersShareOfAll)}, as they must: they are picked by it.`;
      if (later === null) return `${now} The data are too short to compare both on what came afterwards.`;
      const { share, interval, topSpenders, gainInterval } = later;
      const verdict =
        gainInterval[1] < 0
          ? 'significantly more. Whoever only wants the most revenue from so many invitations should sort by spend'
          : gainInterval[0] > 0
            ? 'significantly less'
            : 'too near for either to be called better';
      return `${now} Chosen 90 days earlier, the same kind of segment brought ${w.share(share)} of the revenue that followed (95%: ${w.share(interval[0])} to ${w.share(interval[1])}) and as many of the biggest spenders ${w.share(topSpenders)}: ${verdict}.`;
    },
  },
  pt: {
    guests: (w, { customers, listed, guests }) =>
      guests.customers === 0
        ? `O segmento não tem compras sem código de cliente: ${customers === 1 ? 'o seu único cliente pode ser convidado' : `todos os seus ${w.number(customers)} clientes podem ser convidados`}.`
        : `Entre os ${w.number(customers)} clientes do segmento há ${counted(w, guests.customers, 'compra', 'compras')} sem código de cliente, com ${w.share(guests.shareOfSegment)} da sua receita. Ninguém sabe quem são; por isso a lista tem os outros ${w.number(listed)}.`,
    wholesalers: (w, { wholesale, wholesalers, topHundredth }) => {
      const whole = wholesale
        ? 'No conjunto, o segmento compra como atacadista. '
        : 'No conjunto, o segmento não compra como atacadista. ';
      const some =
        wholesalers.customers === 0
          ? 'Nenhum dos seus clientes compra assim (pelo menos dez vezes a receita usual e três vezes a cesta usual)'
          : `Clientes dele que compram assim (pelo menos dez vezes a receita usual e três vezes a cesta usual): ${w.number(wholesalers.customers)}, com ${w.share(wholesalers.shareOfSegment)} da sua receita`;
      const much = (wholesalers.shareOfSegment ?? 0) >= MUCH;
      return `${whole}${some}. O 1% que mais gasta (${w.number(topHundredth.customers)}) traz ${w.share(topHundredth.shareOfSegment)}.${much ? ' Uma oferta pensada para o consumidor comum pode não servir a eles, e eles puxam a média do segmento muito acima do que um membro comum gasta.' : ''}`;
    },
    baseline: (w, { listed, shareOfAll, topSpendersShareOfAll, later }) => {
      const now = `${listed === 1 ? 'O único da lista traz' : `Os ${w.number(listed)} da lista trazem`} ${w.share(shareOfAll)} de toda a receita; o mesmo número de clientes que mais gastam traz ${w.share(topSpendersShareOfAll)}, como não poderia deixar de ser: foram escolhidos por isso.`;
      if (later === null)
        return `${now} O período dos dados é curto demais para comparar os dois pelo que veio depois.`;
      const { share, interval, topSpenders, gainInterval } = later;
      const verdict =
        gainInterval[1] < 0
          ? 'significativamente mais. Quem só quer a maior receita com esse número de convites deve ordenar pelo gasto'
          : gainInterval[0] > 0
            ? 'significativamente menos'
            : 'perto demais para chamar um dos dois de melhor';
      return `${now} Escolhido 90 dias antes, o mesmo tipo de segmento trouxe ${w.share(share)} da receita que veio depois (95%: ${w.share(interval[0])} a ${w.share(interval[1])}), e o mesmo número de maiores compradores, ${w.share(topSpenders)}: ${verdict}.`;
    },
  },
};
