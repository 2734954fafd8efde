import { type Language } from '../../config';
import { md } from '../../format';
import { two } from '../phrases';
import { type Writer } from '../writer';

/** The published Insiders and ours, in numbers. */
export interface ComparisonFacts {
  readonly publishedInsiders: number;
  readonly publishedShareOfCustomers: number;
  readonly publishedShare: number;
  readonly insiders: number;
  readonly shareOfCustomers: number;
  readonly share: number;
  readonly customers: number;
  readonly publishedCustomers: number;
  /** Share of all revenue of as many biggest spenders as the published Insiders, whoever they are; null if unknown. */
  readonly publishedSpendersShare: number | null;
  readonly spendersShare: number;
  /** The largest difference between the published silhouettes of Ward on the features and ours; null if not comparable. */
  readonly wardDifference: number | null;
  /** The chosen grouping's silhouette in its own space and on the customers' own figures. */
  readonly own: number | null;
  readonly common: number | null;
  readonly groups: number;
}

const english = {
  headline: (w: Writer, f: ComparisonFacts): string =>
    md`Published: **${w.number(f.publishedInsiders)}** Insiders with **${w.share(f.publishedShare)}** of revenue. The same rules here: **${w.number(f.insiders)}** with **${w.share(f.share)}**. ${f.customers === f.publishedCustomers ? `The ${w.number(f.customers)} customers are the same; the groups are not, because a picture (a UMAP map) decides them.` : `The customers are not the same: ${w.number(f.publishedCustomers)} were published, here they are ${w.number(f.customers)}.`}`,
  lead: (w: Writer, f: ComparisonFacts): readonly string[] => [
    f.publishedSpendersShare === null
      ? md`**The plain list wins.** As many of the biggest spenders as our Insiders bring ${w.share(f.spendersShare)}.`
      : md`**The plain list wins.** The ${w.number(f.publishedInsiders)} biggest spenders bring ${w.share(f.publishedSpendersShare)} of this revenue, the published Insiders ${w.share(f.publishedShare)}.`,
    '**Which rules are meant.** This run keeps the published rules as they were, so that published figures can be checked; we recommend others, and the last section sets both side by side.',
  ],
  tiles: {
    published: 'published share of revenue',
    ours: 'with the same rules, here',
    plain: 'of as many biggest spenders as were published',
    ofRevenue: (w: Writer, insiders: number): string => `${w.number(insiders)} customers`,
  },
  result: {
    heading: 'What was published, and what comes out here?',
    answer: (w: Writer, f: ComparisonFacts): string =>
      md`Published were ${w.number(f.publishedInsiders)} Insiders (${w.share(f.publishedShareOfCustomers)} of ${w.number(f.publishedCustomers)} customers) with ${w.share(f.publishedShare)} of revenue; here the same rules give ${w.number(f.insiders)} (${w.share(f.shareOfCustomers)} of ${w.number(f.customers)}) with ${w.share(f.share)}.`,
    caveat:
      'The published map was made by another program, from a start that is not known, so its groups cannot come out again exactly. Ours leave out those who cannot be invited; the published ones include them.',
    caption:
      'The published Insiders beside those of the same rules here, and of the rules we recommend; means per Insider',
    columns: { what: 'What', published: 'Published', same: 'Same rules, here', ours: 'Rules we recommend' },
    rows: {
      customers: 'Customers',
      insiders: 'Insiders',
      shareOfCustomers: 'Share of customers',
      share: 'Share of all revenue',
      grouping: 'Groups',
      mean: (feature: string): string => `${feature}, mean`,
    },
  },
  silhouettes: {
    heading: 'What do the published silhouettes say?',
    answer: (w: Writer, f: ComparisonFacts): string =>
      f.wardDifference === null
        ? 'They could not be held against ours.'
        : md`Where no chance is involved they come out again: Ward on the customers’ own figures ${f.wardDifference < 5e-7 ? 'agrees to the last of the six published digits' : md`differs by at most ${w.number(f.wardDifference, { decimals: 4 })}`}. But the ${w.number(f.groups)} groups that were chosen have ${two(w, f.own)} on the map that made them and ${two(w, f.common)} on the customers’ own figures.`,
    words:
      'A *silhouette* says how much nearer customers are to their own group than to the next: 1 is far apart, 0 is the border, below 0 is nearer to another group. A UMAP map pulls neighbours together and pushes the rest away, so it makes gaps that the customers do not have; a silhouette on the map measures these gaps.',
    caveat:
      'Silhouettes of different spaces cannot be compared with each other: each space has distances of its own. k-means and mixtures depend on random starts; ours keep the best of several.',
    caption: 'Silhouettes by number of groups, published and here',
    model: 'Model and space',
    published: (model: string): string => `${model}, published`,
    here: (model: string): string => `${model}, here`,
  },
  presets: {
    heading: 'The published rules beside those that we recommend',
    answer: (w: Writer, inBoth: number, share: number): string =>
      md`${w.number(inBoth)} people are Insiders under both: ${w.share(share)} of those who are under either.`,
    missing:
      'There is no run under the rules that we recommend beside this one: `npm run report` makes it; then make this page again with `npm run report -- --preset reference --only 09`.',
  },
};

const portuguese: typeof english = {
  headline: (w, f) =>
    md`Publicado: **${w.number(f.publishedInsiders)}** Insiders com **${w.share(f.publishedShare)}** da receita. As mesmas regras aqui: **${w.number(f.insiders)}** com **${w.share(f.share)}**. ${f.customers === f.publishedCustomers ? `Os ${w.number(f.customers)} clientes são os mesmos; os grupos não, pois quem os decide é uma imagem (um mapa UMAP).` : `Os clientes não são os mesmos: foram publicados ${w.number(f.publishedCustomers)}, aqui são ${w.number(f.customers)}.`}`,
  lead: (w, f) => [
    f.publishedSpendersShare === null
      ? md`**A lista simples ganha.** O mesmo número de maiores compradores traz ${w.share(f.spendersShare)}.`
      : md`**A lista simples ganha.** Os ${w.number(f.publishedInsiders)} maiores compradores trazem ${w.share(f.publishedSpendersShare)} desta receita; os Insiders publicados, ${w.share(f.publishedShare)}.`,
    '**De que regras se trata.** Esta execução mantém as regras publicadas como eram, para que os números publicados possam ser conferidos; recomendamos outras, e a última seção põe as duas lado a lado.',
  ],
  tiles: {
    published: 'parcela da receita, publicada',
    ours: 'com as mesmas regras, aqui',
    plain: 'de tantos maiores compradores quantos os publicados',
    ofRevenue: (w, insiders) => `${w.number(insiders)} clientes`,
  },
  result: {
    heading: 'O que foi publicado e o que resulta aqui?',
    answer: (w, f) =>
      md`Foram publicados ${w.number(f.publishedInsiders)} Insiders (${w.share(f.publishedShareOfCustomers)} de ${w.number(f.publishedCustomers)} clientes) com ${w.share(f.publishedShare)} da receita; aqui as mesmas regras dão ${w.number(f.insiders)} (${w.share(f.shareOfCustomers)} de ${w.number(f.customers)}) com ${w.share(f.share)}.`,
    caveat:
      'O mapa publicado foi feito por outro programa, a partir de um início que não se conhece; por isso seus grupos não podem se repetir com exatidão. Os nossos deixam de fora quem não pode ser convidado; os publicados os incluem.',
    caption:
      'Os Insiders publicados ao lado dos que resultam aqui das mesmas regras e das regras que recomendamos; médias por Insider',
    columns: {
      what: 'O quê',
      published: 'Publicado',
      same: 'Mesmas regras, aqui',
      ours: 'Regras que recomendamos',
    },
    rows: {
      customers: 'Clientes',
      insiders: 'Insiders',
      shareOfCustomers: 'Parcela dos clientes',
      share: 'Parcela de toda a receita',
      grouping: 'Grupos',
      mean: (feature) => `${feature}, média`,
    },
  },
  silhouettes: {
    heading: 'O que dizem as silhuetas publicadas?',
    answer: (w, f) =>
      f.wardDifference === null
        ? 'Não puderam ser comparadas com as nossas.'
        : md`Onde não há acaso, elas se repetem: Ward sobre os números dos próprios clientes ${f.wardDifference < 5e-7 ? 'concorda até o último dos seis dígitos publicados' : md`difere em no máximo ${w.number(f.wardDifference, { decimals: 4 })}`}. Mas os ${w.number(f.groups)} grupos escolhidos têm ${two(w, f.own)} no mapa que os formou e ${two(w, f.common)} nos números dos próprios clientes.`,
    words:
      'A *silhueta* diz quanto os clientes estão mais perto do próprio grupo do que do seguinte: 1 é bem afastado, 0 é a fronteira, abaixo de 0 é mais perto de outro grupo. Um mapa UMAP aproxima vizinhos e afasta o resto, criando vãos que os clientes não têm; uma silhueta no mapa mede esses vãos.',
    caveat:
      'Silhuetas de espaços diferentes não podem ser comparadas entre si: cada espaço tem suas próprias distâncias. k-médias e misturas dependem de inícios aleatórios; os nossos ficam com o melhor de vários.',
    caption: 'Silhuetas por número de grupos, publicadas e aqui',
    model: 'Modelo e espaço',
    published: (model) => `${model}, publicado`,
    here: (model) => `${model}, aqui`,
  },
  presets: {
    heading: 'As regras publicadas ao lado das que recomendamos',
    answer: (w, inBoth, share) =>
      md`${w.number(inBoth)} pessoas são Insiders nas duas: ${w.share(share)} das que o são em alguma delas.`,
    missing:
      'Não há ao lado desta uma execução com as regras que recomendamos: `npm run report` a produz; depois, gere esta página de novo com `npm run report -- --preset reference --only 09`.',
  },
};

/** The words of the page that compares with the published result, by language. */
export const comparisonTexts: Readonly<Record<Language, typeof english>> = { en: english, pt: portuguese };
