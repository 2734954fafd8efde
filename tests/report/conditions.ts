import { evaluationSummary } from '../../src/programme';
import { type Shop } from './shops';

/** A sentence that holds of some shops only: how it is known in either language, and of which shops it must be said. */
export interface Condition {
  readonly en: RegExp;
  readonly pt: RegExp;
  readonly when: (shop: Shop) => boolean;
}

const days = ({ parts }: Shop): number => {
  const { firstDay, lastDay } = parts.run.facts;
  return 1 + (Date.parse(lastDay) - Date.parse(firstDay)) / 864e5;
};
const selection = ({ parts }: Shop) => parts.run.facts.clustering.selection;
const how = (shop: Shop): string => selection(shop)?.how ?? 'segment';
const tenth = ({ parts }: Shop): number => parts.run.insiders.topTenthShare ?? 0;
const judged = ({ parts }: Shop): boolean => parts.evaluation.origins.length > 0;
const accepted = ({ parts }: Shop) => parts.run.alternatives.finalists.filter(({ eligible }) => eligible);
const forecast = ({ parts }: Shop): boolean => parts.run.outlook.expectations.all.length > 0;
const gap = ({ parts }: Shop): number | null | undefined => parts.run.alternatives.evidence?.gap;
const found = ({ parts }: Shop): boolean => parts.eligibility.status === 'found';

/** Sentences of the report that hold of some shops only. */
export const CONDITIONS: readonly Condition[] = [
  {
    en: /Part of the year was never seen/,
    pt: /Parte do ano nunca foi vista/,
    when: (shop) => days(shop) < 365,
  },
  {
    en: /Each part of the year was seen once or twice/,
    pt: /Cada parte do ano foi vista uma ou duas vezes/,
    when: (shop) => days(shop) >= 365 && days(shop) < 730,
  },
  {
    en: /season and growth cannot be told apart/,
    pt: /não se separa sazonalidade de crescimento|não se separam sazonalidade, crescimento/,
    when: (shop) => days(shop) < 730,
  },
  {
    en: /\*\*Returns\.\*\* There are none in the data/,
    pt: /\*\*Devoluções\.\*\* Não há nenhuma nos dados/,
    when: ({ parts }) => parts.run.facts.returnLines === 0,
  },
  {
    en: /A purchase that was returned does not count/,
    pt: /Uma compra devolvida não conta/,
    when: ({ parts }) => parts.run.facts.returnLines > 0,
  },
  {
    en: /of the Insiders are in one country/,
    pt: /dos Insiders estão em um só país|Todos os Insiders estão em um só país/,
    when: ({ parts }) => parts.run.insiders.countries.length > 0 && parts.run.insiders.shopCountries > 1,
  },
  {
    en: /\*\*Who is missing\.\*\*/,
    pt: /\*\*Quem falta\.\*\*/,
    when: ({ parts }) => parts.run.facts.guestRevenue > 0,
  },
  {
    en: /\*\*Who is counted\.\*\*/,
    pt: /\*\*Quem é contado\.\*\*/,
    when: ({ parts }) => parts.run.facts.guests > 0,
  },
  {
    en: /\*\*One customer is set apart\.\*\*/,
    pt: /\*\*Um cliente fica à parte\.\*\*/,
    when: ({ parts }) => parts.run.facts.giants === 1,
  },
  {
    en: /\*\*2 customers are set apart\.\*\*/,
    pt: /\*\*2 clientes ficam à parte\.\*\*/,
    when: ({ parts }) => parts.run.facts.giants === 2,
  },
  {
    en: /\*\*Not simply the group with the most revenue\.\*\*/,
    pt: /\*\*Não simplesmente o grupo de maior receita\.\*\*/,
    when: (shop) => (selection(shop)?.shortfalls.length ?? 0) > 0,
  },
  {
    en: /the first of an ordered list: no selective programme follows/,
    pt: /os primeiros de uma lista ordenada: dos grupos não resulta/,
    when: (shop) => how(shop) === 'list' && selection(shop)?.size === undefined,
  },
  {
    en: /as many as the settings ask for/,
    pt: /tantos quantos a configuração pede/,
    when: (shop) => selection(shop)?.size !== undefined,
  },
  {
    en: /No selective programme can follow: the customers are so few/,
    pt: /Um programa seletivo não é possível/,
    when: (shop) =>
      how(shop) === 'list' &&
      selection(shop)!.shortfalls.length > 0 &&
      (shop.parts.run.facts.headline.customers - shop.parts.run.facts.guests) / 3 < 20,
  },
  {
    en: /customers form one cloud, and a segment is a piece/,
    pt: /os clientes formam uma única nuvem, e um segmento é um pedaço/,
    when: (shop) => gap(shop) === 1 && how(shop) !== 'list',
  },
  {
    en: /By themselves these customers fall into no groups/,
    pt: /Por si, estes clientes não formam grupos/,
    when: (shop) => gap(shop) === 1,
  },
  {
    en: /The gap statistic, which can also answer “none”, finds one cloud/,
    pt: /A estatística gap, que também pode responder “nenhum”, encontra uma só nuvem/,
    when: (shop) => gap(shop) === 1,
  },
  {
    en: /The gap statistic, which can also answer “none”, finds 3 groups/,
    pt: /A estatística gap, que também pode responder “nenhum”, encontra 3 grupos/,
    when: (shop) => gap(shop) === 3,
  },
  {
    en: /They are not all alike/,
    pt: /Eles não são todos iguais/,
    when: (shop) => tenth(shop) >= 0.25 && shop.parts.run.insiders.range !== null,
  },
  {
    en: /\*\*A few large customers\.\*\*/,
    pt: /\*\*Poucos clientes grandes\.\*\*/,
    when: (shop) => tenth(shop) >= 0.25,
  },
  {
    en: /None of the \d+ groupings that were looked at closely meets/,
    pt: /Nenhum dos \d+ agrupamentos examinados de perto atende/,
    when: (shop) => accepted(shop).length === 0,
  },
  {
    en: /loosened as it had to be/,
    pt: /afrouxada como foi preciso/,
    when: (shop) => accepted(shop).length > 0 && shop.parts.run.alternatives.loosened.length > 0,
  },
  {
    en: /that a small part of the customers brings a large part/,
    pt: /o fato de uma pequena parte dos clientes trazer grande parte/,
    when: (shop) => {
      const some = accepted(shop);
      const { customers } = shop.parts.run.facts.headline;
      const least = Math.min(...some.map(({ shareOfAll }) => shareOfAll));
      const most = Math.max(...some.map(({ insiders }) => insiders));
      return some.length > 1 && least >= (1.5 * most) / customers;
    },
  },
  {
    en: /would invite [\d, to]+ (person|people) \(the table under Sensitivity/,
    pt: /convidariam [\d. a]+ (pessoa|pessoas) \(a tabela em Sensibilidade/,
    when: (shop) => accepted(shop).some(({ chosen }) => !chosen),
  },
  {
    en: /the data are too short to repeat the choice/,
    pt: /os dados são curtos demais para repetir a escolha/,
    when: (shop) => !judged(shop),
  },
  {
    en: /no short rule could be found/i,
    pt: /não se achou uma regra curta/i,
    when: (shop) => !found(shop),
  },
  {
    en: /and by what rule one joins them \(question 6\)/,
    pt: /e por qual regra se chega a elas \(pergunta 6\)/,
    when: (shop) => {
      const { topSpendersShareOfAll, shareOfAll } = shop.parts.run.facts.headline;
      return found(shop) && how(shop) !== 'list' && topSpendersShareOfAll > shareOfAll;
    },
  },
  {
    en: /Question 2 counts \d+: whom the model picks/,
    pt: /A pergunta 2 conta \d+: quem o modelo escolhe/,
    when: ({ parts }) => parts.replay.status === 'replayed',
  },
  {
    en: /6\. \*\*Value forecast\.\*\* None could be made/,
    pt: /6\. \*\*Valor previsto\.\*\* Nenhum pôde ser feito/,
    when: (shop) => !forecast(shop),
  },
  {
    en: /In the next three months .* is expected/,
    pt: /Nos próximos três meses, espera-se/,
    when: (shop) => forecast(shop) && shop.parts.run.facts.headline.insiders > 0,
  },
  {
    en: /These are not real customers/,
    pt: /Estes não são clientes reais/,
    when: ({ parts }) => parts.run.facts.source.isSample,
  },
  {
    en: /could not be read and were set aside/,
    pt: /não puderam ser lidas e foram separadas/,
    when: ({ parts }) => parts.run.facts.rowsSetAside / parts.run.facts.rowsIn > 0.01,
  },
  {
    en: /Of the (61|2) in insiders\.csv, (31 have “invite” .*; 30|1 have “invite” .*; 1) have “hold_out” and are not.* from 31 December 2011/,
    pt: /Dos (61|2) em insiders\.csv, (31 têm “invite” .*; 30|1 têm “invite” .*; 1) têm “hold_out” e não são.* desde 31 de dezembro de 2011/,
    when: ({ parts }) => parts.test !== null,
  },
  {
    en: /Split the [\d,]+ members at random/,
    pt: /Divida os [\d.]+ membros por sorteio/,
    when: ({ parts }) => parts.test === null && typeof parts.plan !== 'string',
  },
  {
    en: /at every date it brought more than spend/,
    pt: /em todas as datas trouxe mais do que o gasto/,
    when: ({ parts }) => parts.lists.bestSaid && parts.lists.origins.length > 0,
  },
  {
    en: /no other order was surely better here/,
    pt: /nenhuma outra ordem foi seguramente melhor aqui/,
    when: ({ parts }) => !parts.lists.bestSaid && parts.lists.origins.length > 0,
  },
  {
    en: /the others gained on them at/,
    pt: /os demais se aproximaram em/,
    when: ({ parts }) =>
      parts.evaluation.origins.some(({ selections }) => {
        const { daily, otherDaily } = selections.find((each) => each.selection === 'group')!;
        return daily.growth !== null && otherDaily.growth !== null && otherDaily.growth > daily.growth;
      }),
  },
  {
    en: /\*\*Nothing shows that they will be better customers\.\*\*/,
    pt: /\*\*Nada mostra que serão clientes melhores\.\*\*/,
    when: ({ parts }) => (evaluationSummary(parts.evaluation)?.ratio?.[1] ?? 1) < 1,
  },
  {
    en: /Recommendation: do not choose by past purchases alone/,
    pt: /Recomendação: não escolha só pelas compras passadas/,
    when: ({ parts }) => {
      const { best, origins } = parts.lists;
      if (origins.length === 0 || parts.evaluation.origins.length === 0) return false;
      const tenths = origins.map(({ lists, known }) =>
        lists.find(({ order, size }) => order === best && size === Math.round(known / 10)),
      );
      return tenths.reduce((sum, list) => sum + list!.share, 0) / tenths.length < 0.11;
    },
  },
  {
    en: /\*\*These customers hardly differ\.\*\*/,
    pt: /\*\*Estes clientes quase não diferem\.\*\*/,
    when: ({ parts }) => {
      const { insiders, customers, shareOfCustomers } = parts.run.facts.headline;
      return insiders > 0 && (shareOfCustomers * customers) / insiders < 1.2;
    },
  },
  {
    en: /not a stable group: only/,
    pt: /não é um grupo estável: só/,
    when: ({ parts }) => {
      const { stability } = parts.segments[0];
      return stability !== null && !['stable', 'highly stable'].includes(stability.grade);
    },
  },
];
