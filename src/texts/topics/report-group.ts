import { type Language } from '../../config';
import { md } from '../../format';
import { accountTexts } from './customers-account';
import {
  type HowManyFacts,
  type LikeFacts,
  type Question,
  type ShareFacts,
  type WhoFacts,
} from './report-group-facts';
import { stabilityWords } from './stability';
import { amount, counted, interval, span } from '../phrases';
import { countryName } from '../countries';
import { type Writer } from '../writer';

const times = (w: Writer, value: number): string => w.number(value, { decimals: value < 10 ? 1 : 0 });

/** A median of whole things: halves come of an even number. */
const whole = (w: Writer, value: number | null): string =>
  w.number(value, { decimals: value === null || Number.isInteger(value) ? 0 : 1 });

const things = (w: Writer, value: number | null, one: string, many: string): string =>
  `${whole(w, value)} ${value === 1 ? one : many}`;

/** From this share of the group's revenue on, its biggest tenth carry much of it. */
const CARRY = 0.25;

const carry = (share: number | null): share is number => share !== null && share >= CARRY;

/** By how many points the Insiders' share lies below that of as many biggest spenders; null where it does not, as written. */
function below(w: Writer, { spendersShare, shareOfAll }: ShareFacts): string | null {
  const points = w.number(100 * Math.max(0, spendersShare - shareOfAll), { decimals: 1 });
  return points === w.number(0, { decimals: 1 }) ? null : points;
}

const english = {
  who: {
    heading: '1. Who is eligible for the Insiders programme?',
    answer: (w, f) =>
      f.insiders === 0
        ? 'Nobody: the segment with the most revenue holds no customer with an id.'
        : md`The ${f.insiders === 1 ? 'one customer' : `${w.number(f.insiders)} customers`} of the segment “${f.segment}” whom the shop knows by an id. In the middle, one of them last bought ${things(w, f.recencyDays, 'day', 'days')} ago (the others: ${whole(w, f.restRecencyDays)}), has ${things(w, f.invoices, 'purchase', 'purchases')} (${whole(w, f.restInvoices)}) and has brought ${amount(w, f.revenue)} (${amount(w, f.restRevenue)}).`,
    remarks: (w, f) =>
      [
        md`Each of them is a line of \`insiders.csv\`, whom to invite first on top, with the customer’s id, the segment, revenue, recency, purchases, expected revenue${f.topCountry === null ? '' : ', country'} and the reason. \`customers.csv\` has every customer, with the segment and whether they are in. The figures count from ${w.date(f.from)} to ${w.date(f.to)}.`,
        f.topCountry === null || f.countries < 2
          ? ''
          : md`${f.topCountryShare === 1 ? 'All' : w.share(f.topCountryShare)} of the Insiders are in one country: ${countryName(w.language, f.topCountry)}.`,
      ]
        .filter(Boolean)
        .join(' '),
    caveat: (w, f) =>
      [
        f.guestsLeftOut > 0
          ? md`The segment also holds ${counted(w, f.guestsLeftOut, 'purchase', 'purchases')} without a customer id: in no list, since nobody could be written to.`
          : '',
        f.wholesalers > 0
          ? md`${w.number(f.wholesalers)} of the segment’s customers ${f.wholesalers === 1 ? 'buys like a wholesaler' : 'buy like wholesalers'}, ten times the usual revenue in three times the usual basket, and ${f.wholesalers === 1 ? 'brings' : 'bring'} ${w.share(f.wholesalersShare)} of its revenue: a loyalty programme made for consumers may not be what they want.`
          : '',
        'Eligible means: like this on the last day of the data. Questions 6 and 7 say how people enter and leave later.',
      ]
        .filter(Boolean)
        .join(' '),
  } satisfies Question<WhoFacts>,
  howMany: {
    heading: '2. How many customers will be in the group?',
    answer: (w, f) =>
      md`${w.number(f.insiders)}, which is ${w.share(f.insiders / f.customers)} of ${counted(w, f.customers, 'customer', 'customers')}.`,
    remarks: (w, f) =>
      [
        accountTexts.en(w, f),
        f.stability === null
          ? ''
          : md`Drawn again from other samples of the customers, ${w.share(f.stability.jaccard, { decimals: 0 })} of the segment comes out the same${stabilityWords.en[f.stability.grade]}.`,
      ]
        .filter(Boolean)
        .join(' '),
    caveat: (w, f) =>
      md`${f.how === 'list' ? 'The number is a choice, and no law: a list can end anywhere.' : `The number is a consequence of the cut, and no law${f.gap === 1 ? ': customers form one cloud, and a segment is a piece cut from it' : ''}.`}${f.alternatives === null ? '' : ` The other groupings that meet the rule would invite ${span(w, f.alternatives, (n) => w.number(n))} ${f.alternatives[1] === 1 ? 'person' : 'people'} (the table under Sensitivity has each).`} Whoever has room for more or fewer invitations takes the file in its order.`,
    caption: 'The segments by total revenue',
    captionWithGuests: 'The segments by total revenue; revenue without customer id is the last line',
  } satisfies Question<HowManyFacts> & {
    readonly caption: string;
    readonly captionWithGuests: string;
  },
  like: {
    heading: '3. What are their main characteristics?',
    answer: (w, f) =>
      f.strongest.length === 0
        ? f.compared
          ? md`The Insiders stand apart in what the segments were made by: ${w.list(f.clustered.map((name) => name.toLowerCase()))}. In nothing else that the data have do they have more than the other customers (medians).`
          : 'There is nobody to compare.'
        : md`Next to the other customers, the Insiders have ${w.list(f.strongest.map(({ feature, times: n }) => `${times(w, n)} times the ${feature.toLowerCase()}`))} (medians). They also stand apart in what the segments were made by: ${w.list(f.clustered.map((name) => name.toLowerCase()))}.`,
    remarks: (w, f) =>
      !carry(f.topTenthShare) || f.range === null
        ? ''
        : md`They are not all alike: their revenue runs from ${span(w, f.range, (value) => amount(w, value))}, and the biggest tenth of them bring ${w.share(f.topTenthShare)} of the group’s revenue. So the *median* (half have less, half have more) says more about one of them than the *mean* (the sum divided by their number).`,
    caveat: (w, f) =>
      md`Differences in ${w.list(f.clustered.map((name) => name.toLowerCase()))} are no discovery: the segments were cut by these. Whether the group is better *afterwards* is question 8.`,
    captions: {
      median: 'Medians of Insiders and of other customers, with 95% intervals',
      mean: 'Means of the same, with 95% intervals',
    },
  } satisfies Question<LikeFacts> & { readonly captions: Readonly<Record<'median' | 'mean', string>> },
  share: {
    heading: '4. What share of revenue do they bring?',
    answer: (w, f) =>
      md`${w.share(f.shareOfAll)} of all revenue${f.shareInterval === null ? '' : ` (${interval(w, f.shareInterval, w.share)})`}: ${amount(w, f.revenue)} of ${amount(w, f.allRevenue)} ${f.net ? 'net' : 'gross'}, from ${w.share(f.insiders / f.customers)} of the customers.`,
    remarks: (w, f) =>
      [
        f.guestRevenue > 0 || f.giantRevenue > 0
          ? md`All revenue counts ${w.list([...(f.guestRevenue > 0 ? [`what was bought without a customer id, ${amount(w, f.guestRevenue)}`] : []), ...(f.giantRevenue > 0 ? [`what is set apart, ${amount(w, f.giantRevenue)}`] : [])])}. Of the revenue of the ${f.guestRevenue > 0 ? 'registered' : 'other'} customers alone the Insiders bring ${w.share(f.shareOfCustomers)}.`
          : '',
        md`As many of the biggest spenders bring ${w.share(f.spendersShare)}: no choice of so many ${f.giantRevenue > 0 ? 'of the others' : 'people'} could bring more so far. ${below(w, f) === null ? 'The Insiders’ share is as much' : `The Insiders’ share is ${below(w, f)} points below that${f.recentAndFrequent ? ', the price of asking for frequent and recent purchases too' : ''}`}.`,
      ]
        .filter(Boolean)
        .join(' '),
    caveat: (w, f) =>
      md`A share of the past, of people chosen by that past: it says what would be lost with them, not what the programme adds.${!carry(f.topTenthShare) ? '' : ` A few carry much of it: ${w.share(f.topTenthShare)} comes from the biggest tenth of the Insiders, hence the width of the interval.`}`,
  } satisfies Question<ShareFacts>,
  columns: {
    segment: 'Segment',
    customers: 'Customers',
    shareOfCustomers: 'Share of customers',
    invitable: 'Can be invited',
    revenue: 'Total revenue',
    shareOfAll: 'Share of all revenue',
    meanRevenue: 'Mean revenue',
    medianRecency: 'Days since last purchase, median',
    medianInvoices: 'Purchases, median',
    measure: 'Characteristic',
  },
};

const portuguese: typeof english = {
  who: {
    heading: '1. Quem é elegível para o programa Insiders?',
    answer: (w, f) =>
      f.insiders === 0
        ? 'Ninguém: o segmento de maior receita não tem nenhum cliente com código.'
        : md`${f.insiders === 1 ? 'O único cliente' : `Os ${w.number(f.insiders)} clientes`} do segmento “${f.segment}” que a loja conhece por um código. No meio da lista, um deles comprou pela última vez há ${things(w, f.recencyDays, 'dia', 'dias')} (os demais: ${whole(w, f.restRecencyDays)}), tem ${things(w, f.invoices, 'compra', 'compras')} (${whole(w, f.restInvoices)}) e trouxe ${amount(w, f.revenue)} (${amount(w, f.restRevenue)}).`,
    remarks: (w, f) =>
      [
        md`Cada um deles é uma linha de \`insiders.csv\`, em ordem de convite, com o código do cliente, segmento, receita, recência, compras, receita esperada${f.topCountry === null ? '' : ', país'} e motivo. \`customers.csv\` tem todos os clientes, com o segmento e se estão no programa. Os números contam de ${w.date(f.from)} a ${w.date(f.to)}.`,
        f.topCountry === null || f.countries < 2
          ? ''
          : md`${f.topCountryShare === 1 ? 'Todos os Insiders' : `${w.share(f.topCountryShare)} dos Insiders`} estão em um só país: ${countryName(w.language, f.topCountry)}.`,
      ]
        .filter(Boolean)
        .join(' '),
    caveat: (w, f) =>
      [
        f.guestsLeftOut > 0
          ? md`O segmento contém ainda ${counted(w, f.guestsLeftOut, 'compra', 'compras')} sem código de cliente: em nenhuma lista, pois não há a quem escrever.`
          : '',
        f.wholesalers > 0
          ? md`${counted(w, f.wholesalers, 'cliente do segmento compra como atacadista', 'clientes do segmento compram como atacadistas')}, com dez vezes a receita usual e três vezes a cesta usual, e ${f.wholesalers === 1 ? 'traz' : 'trazem'} ${w.share(f.wholesalersShare)} da receita do segmento: um programa de fidelidade pensado para consumidores talvez não seja o que se quer ali.`
          : '',
        'Elegível quer dizer: assim no último dia dos dados. As perguntas 6 e 7 dizem como se entra e se sai depois.',
      ]
        .filter(Boolean)
        .join(' '),
  },
  howMany: {
    heading: '2. Quantos clientes farão parte do grupo?',
    answer: (w, f) =>
      md`${w.number(f.insiders)}, ou ${w.share(f.insiders / f.customers)} de ${counted(w, f.customers, 'cliente', 'clientes')}.`,
    remarks: (w, f) =>
      [
        accountTexts.pt(w, f),
        f.stability === null
          ? ''
          : md`Refeito com outras amostras dos clientes, ${w.share(f.stability.jaccard, { decimals: 0 })} do segmento se repete${stabilityWords.pt[f.stability.grade]}.`,
      ]
        .filter(Boolean)
        .join(' '),
    caveat: (w, f) =>
      md`${f.how === 'list' ? 'O número é uma escolha e não uma lei: uma lista pode terminar em qualquer ponto.' : `O número decorre do corte e não é uma lei${f.gap === 1 ? ': os clientes formam uma única nuvem, e um segmento é um pedaço recortado dela' : ''}.`}${f.alternatives === null ? '' : ` Os outros agrupamentos que atendem à regra convidariam ${span(w, f.alternatives, (n) => w.number(n))} ${f.alternatives[1] === 1 ? 'pessoa' : 'pessoas'} (a tabela em Sensibilidade traz cada um).`} Quem puder enviar mais ou menos convites segue a ordem do arquivo.`,
    caption: 'Os segmentos por receita total',
    captionWithGuests: 'Os segmentos por receita total; a receita sem código de cliente é a última linha',
  },
  like: {
    heading: '3. Quais são as principais características desses clientes?',
    answer: (w, f) =>
      f.strongest.length === 0
        ? f.compared
          ? md`Os Insiders se destacam naquilo que formou os segmentos: ${w.list(f.clustered.map((name) => name.toLowerCase()))}. Em nada mais que os dados tenham eles têm mais do que os demais clientes (medianas).`
          : 'Não há com quem comparar.'
        : md`Comparando as medianas dos Insiders com as dos demais clientes, ${w.list(f.strongest.map(({ feature, times: n }) => `a de ${feature.toLowerCase()} é ${times(w, n)} vezes a deles`))}. Eles também se destacam naquilo que formou os segmentos: ${w.list(f.clustered.map((name) => name.toLowerCase()))}.`,
    remarks: (w, f) =>
      !carry(f.topTenthShare) || f.range === null
        ? ''
        : md`Eles não são todos iguais: a receita vai de ${span(w, f.range, (value) => amount(w, value))}, e o maior décimo deles traz ${w.share(f.topTenthShare)} da receita do grupo. Por isso a *mediana* (metade tem menos, metade tem mais) diz mais sobre cada um do que a *média* (a soma dividida pelo número deles).`,
    caveat: (w, f) =>
      md`Diferenças em ${w.list(f.clustered.map((name) => name.toLowerCase()))} não são descoberta: os segmentos foram cortados por elas. Se o grupo é melhor *depois* é a pergunta 8.`,
    captions: {
      median: 'Medianas dos Insiders e dos demais clientes, com intervalos de 95%',
      mean: 'Médias dos mesmos, com intervalos de 95%',
    },
  },
  share: {
    heading: '4. Qual a porcentagem do faturamento que vem dos Insiders?',
    answer: (w, f) =>
      md`${w.share(f.shareOfAll)} de toda a receita${f.shareInterval === null ? '' : ` (${interval(w, f.shareInterval, w.share)})`}: ${amount(w, f.revenue)} de ${amount(w, f.allRevenue)}, receita ${f.net ? 'líquida' : 'bruta'}, vindos de ${w.share(f.insiders / f.customers)} dos clientes.`,
    remarks: (w, f) =>
      [
        f.guestRevenue > 0 || f.giantRevenue > 0
          ? md`Toda a receita inclui ${w.list([...(f.guestRevenue > 0 ? [`o que foi comprado sem código de cliente, ${amount(w, f.guestRevenue)}`] : []), ...(f.giantRevenue > 0 ? [`o que fica à parte, ${amount(w, f.giantRevenue)}`] : [])])}. Só da receita dos ${f.guestRevenue > 0 ? 'clientes cadastrados' : 'demais clientes'}, os Insiders trazem ${w.share(f.shareOfCustomers)}.`
          : '',
        md`O mesmo número de maiores compradores traz ${w.share(f.spendersShare)}: nenhuma escolha de tantas pessoas${f.giantRevenue > 0 ? ' entre as demais' : ''} poderia ter trazido mais até agora. ${below(w, f) === null ? 'A parcela dos Insiders é igual' : `A parcela dos Insiders fica ${below(w, f)} pontos abaixo disso${f.recentAndFrequent ? ', o preço de exigir também compras frequentes e recentes' : ''}`}.`,
      ]
        .filter(Boolean)
        .join(' '),
    caveat: (w, f) =>
      md`É uma parcela do passado, de pessoas escolhidas por esse passado: diz o que se perderia com elas, não o que o programa acrescenta.${!carry(f.topTenthShare) ? '' : ` Poucos carregam boa parte: ${w.share(f.topTenthShare)} vem do maior décimo dos Insiders, daí a largura do intervalo.`}`,
  },
  columns: {
    segment: 'Segmento',
    customers: 'Clientes',
    shareOfCustomers: 'Parcela dos clientes',
    invitable: 'Podem ser convidados',
    revenue: 'Receita total',
    shareOfAll: 'Parcela de toda a receita',
    meanRevenue: 'Receita média',
    medianRecency: 'Dias desde a última compra, mediana',
    medianInvoices: 'Compras, mediana',
    measure: 'Característica',
  },
};

/** The words of questions 1 to 4, by language. */
export const reportGroupTexts: Readonly<Record<Language, typeof english>> = { en: english, pt: portuguese };
