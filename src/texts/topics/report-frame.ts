import { type Language } from '../../config';
import { md } from '../../format';
import { type Interval } from '../../numeric';
import { amount, counted, interval } from '../phrases';
import { type Writer } from '../writer';
import { leadNotices, type LeadFacts } from './report-notices';
import { type SelectionInWords } from './selection';

/** Where the transactions come from. */
export interface SourceFacts {
  readonly name: string;
  readonly isSample: boolean;
  readonly notice: string | null;
}

/** What the first screen says. */
export interface FirstScreen {
  readonly insiders: number;
  readonly customers: number;
  /** Guests among the customers. */
  readonly guests: number;
  readonly segment: string;
  /** How the Insiders were found. */
  readonly how: SelectionInWords['how'];
  readonly asked: boolean;
  readonly revenue: number;
  readonly net: boolean;
  readonly shareOfAll: number;
  readonly shareInterval: Interval | null;
  /** The next three months; null without a forecast. */
  readonly expected: { readonly value: number; readonly ends: Interval } | null;
}

const english = {
  title: 'Insiders: whom to invite, and why',
  comparisonTitle: 'The published result and ours',
  preset: (name: string, title: string): string =>
    name === 'default'
      ? 'the rules we recommend'
      : name === 'reference'
        ? 'the published rules, kept as they were'
        : title,
  source: ({ name, isSample }: SourceFacts): string => (isSample ? 'generated sample' : name),
  about: (run: string, preset: string): readonly string[] => [`Run ${run}`, `Rules: ${preset}`],
  notice: ({ isSample, notice }: SourceFacts): string | null =>
    isSample
      ? 'These are not real customers: the transactions were generated, to show what the report looks like.'
      : notice,
  /** That many rows were set aside. */
  setAside: (w: Writer, rowsSetAside: number, rowsIn: number): string =>
    `${w.number(rowsSetAside)} of ${w.number(rowsIn)} rows (${w.share(rowsSetAside / rowsIn)}) could not be read and were set aside: nothing here knows of them.`,
  period: (w: Writer, firstDay: string, lastDay: string): string =>
    `${w.date(firstDay)} to ${w.date(lastDay)}`,
  /** Below a figure: where its numbers come from. */
  figureSource: (source: string, preset: string): string => `Source: ${source}; ${preset}`,
  headline: (w: Writer, f: FirstScreen): string =>
    md`Invite **${w.number(f.insiders)}** of ${w.number(f.customers)} ${f.guests > 0 ? 'customers' : 'registered customers'} (${w.share(f.insiders / f.customers)})${f.how === 'list' ? (f.asked ? ', the first of an ordered list, as many as the settings ask for' : ', the first of an ordered list: no selective programme follows from the groups') : md`: the segment “${f.segment}”`}. ${f.insiders === 1 ? 'That one has' : 'They have'} brought ${amount(w, f.revenue)} of ${f.net ? 'net' : 'gross'} revenue, **${w.share(f.shareOfAll)}** of all the shop took${f.shareInterval === null ? '' : ` (${interval(w, f.shareInterval, w.share)})`}.${f.expected === null ? '' : ` In the next three months ${amount(w, f.expected.value)} is expected of ${f.insiders === 1 ? 'that one' : 'them'} (${interval(w, f.expected.ends, (value) => amount(w, value))}).`}`,
  nobody: (w: Writer, f: FirstScreen): string =>
    md`**Nobody can be invited**: among ${counted(w, f.customers, 'customer', 'customers')} there is nobody to invite who has a customer id.`,
  tiles: {
    insiders: 'Insiders',
    insidersNote: (w: Writer, share: number, customers: number): string =>
      `${w.share(share)} of ${counted(w, customers, 'customer', 'customers')}`,
    share: 'of all revenue so far',
    shareNote: (w: Writer, ends: Interval | null, revenue: number): string =>
      [interval(w, ends, w.share), amount(w, revenue)].filter(Boolean).join('; '),
    expected: 'expected in the next 3 months',
    expectedNote: (w: Writer, ends: Interval): string => interval(w, ends, (value) => amount(w, value)),
    later: 'of the revenue that followed, when chosen 90 days earlier',
    /** The same for a date that had no part in choosing the model. */
    laterOn: (w: Writer, day: string): string =>
      `of the revenue that followed, when chosen on ${w.date(day)}, which had no part in choosing the model`,
    tookPart: 'that date took part in choosing the model',
    laterNote: (w: Writer, ends: Interval | null, spenders: number | null): string =>
      [
        interval(w, ends, w.share),
        spenders === null ? '' : `as many of the biggest spenders: ${w.share(spenders)}`,
      ]
        .filter(Boolean)
        .join('; '),
  },
  lead: (w: Writer, f: LeadFacts): readonly string[] => [
    ...leadNotices.en(w, f),
    md`**How they were found.** A program sorted the customers into ${counted(w, f.groups, 'group', 'groups')} of people who buy alike, by ${w.list(f.features)}. Such a group is called a *cluster* or *segment*.${f.gap === 1 ? ' By themselves these customers fall into no groups: they are one cloud, which was cut where that is useful (question 2).' : ''} ${f.selection.how === 'segment' ? 'The Insiders are the segment with the most revenue' : f.selection.how === 'union' ? `The Insiders are ${f.selection.labels.length === 1 ? 'one of these groups' : 'several of these groups as one segment'}` : `The Insiders are none of these groups: they are a list${f.selection.asked === true ? ', as the settings ask for it' : ''}, shown as a segment of its own`}.`,
    f.spendersShare > f.shareOfAll
      ? md`**What a plain list would do.** As many of the biggest spenders bring ${w.share(f.spendersShare)} of all revenue, the Insiders ${w.share(f.shareOfAll)}. ${f.selection.how === 'list' ? 'This list looks at what was spent lately, not at the most spent so far' : `The segment does not bring more per invitation${f.recentAndFrequent ? '; it is made of people who also buy more often than the others and have bought more lately' : ''}. What it has beside a list is a description: who these people are${f.hasRule ? ', and by what rule one joins them (question 6)' : ''}`}.`
      : md`**What a plain list would do.** As many of the biggest spenders bring ${w.share(f.spendersShare)} of all revenue, no more than the Insiders’ ${w.share(f.shareOfAll)}.`,
    ...(f.guestShare > 0
      ? [
          md`**Who is missing.** ${w.share(f.guestShare)} of all revenue was bought without a customer id. Nobody knows these people, so nobody can invite them (question 9 says what could be done).`,
        ]
      : []),
    ...(f.guests > 0
      ? [
          md`**Who is counted.** ${w.number(f.guests)} of the ${counted(w, f.customers, 'customer', 'customers')} ${f.guests === 1 ? 'is a purchase' : 'are purchases'} without a customer id, ${f.guests === 1 ? '' : 'each '}counted as a customer under these rules. Nobody knows who that is, so ${f.guests === 1 ? 'it is not' : 'none of them is'} on the list.`,
        ]
      : []),
    '**What no number here shows.** That the programme itself will raise anybody’s spending. Only a group left out at random can show that (question 8).',
    '**How to read an interval.** A *95% interval* says how far a figure could be off by chance, since there could have been other customers like these: customers were drawn again from those there are, many times, and 95% of the draws lie within. It does not cover another year, another season or a change of the shop; and where a few customers bring much of the revenue, fewer than 95 of 100 such intervals hold the true figure.',
  ],
  files: {
    insiders: 'The Insiders, ready to be invited (CSV)',
    customers: 'Every customer, with segment (CSV)',
  },
  /** Column headings, captions and words that several sections share. */
  insiders: 'Insiders',
  rest: 'Other customers',
  all: 'All customers',
  guests: 'Without customer id',
  setApart: 'Set apart',
  asManySpenders: 'As many of the biggest spenders',
  segmentsGuests: 'Guests of the Insiders’ segment',
};

/** The report's words around its sections. */
export type ReportFrameTexts = typeof english;

const portuguese: typeof english = {
  title: 'Insiders: quem convidar e por quê',
  comparisonTitle: 'O resultado publicado e o nosso',
  preset: (name, title) =>
    name === 'default'
      ? 'as regras que recomendamos'
      : name === 'reference'
        ? 'as regras publicadas, mantidas como eram'
        : title,
  source: ({ name, isSample }) => (isSample ? 'amostra gerada' : name),
  about: (run, preset) => [`Execução ${run}`, `Regras: ${preset}`],
  notice: ({ name, isSample, notice }) =>
    isSample
      ? 'Estes não são clientes reais: as transações foram geradas, para mostrar como fica o relatório.'
      : notice === null
        ? null
        : `Havia mais de um arquivo de transações; foi lido ${name}.`,
  setAside: (w, rowsSetAside, rowsIn) =>
    `${w.number(rowsSetAside)} de ${w.number(rowsIn)} linhas (${w.share(rowsSetAside / rowsIn)}) não puderam ser lidas e foram separadas: nada aqui sabe delas.`,
  period: (w, firstDay, lastDay) => `${w.date(firstDay)} a ${w.date(lastDay)}`,
  figureSource: (source, preset) => `Fonte: ${source}; ${preset}`,
  headline: (w, f) =>
    md`Convide **${w.number(f.insiders)}** de ${w.number(f.customers)} ${f.guests > 0 ? 'clientes' : 'clientes cadastrados'} (${w.share(f.insiders / f.customers)})${f.how === 'list' ? (f.asked ? ', os primeiros de uma lista ordenada, tantos quantos a configuração pede' : ', os primeiros de uma lista ordenada: dos grupos não resulta um programa seletivo') : md`: o segmento “${f.segment}”`}. ${f.insiders === 1 ? 'Ele trouxe' : 'Eles trouxeram'} ${amount(w, f.revenue)} de receita ${f.net ? 'líquida' : 'bruta'}, **${w.share(f.shareOfAll)}** de tudo o que a loja faturou${f.shareInterval === null ? '' : ` (${interval(w, f.shareInterval, w.share)})`}.${f.expected === null ? '' : ` Nos próximos três meses, ${f.insiders === 1 ? 'espera-se dele' : 'espera-se deles'} ${amount(w, f.expected.value)} (${interval(w, f.expected.ends, (value) => amount(w, value))}).`}`,
  nobody: (w, f) =>
    md`**Não há quem convidar**: entre ${counted(w, f.customers, 'cliente', 'clientes')} não há ninguém a convidar com código de cliente.`,
  tiles: {
    insiders: 'Insiders',
    insidersNote: (w, share, customers) =>
      `${w.share(share)} de ${counted(w, customers, 'cliente', 'clientes')}`,
    share: 'de toda a receita até agora',
    shareNote: (w, ends, revenue) =>
      [interval(w, ends, w.share), amount(w, revenue)].filter(Boolean).join('; '),
    expected: 'esperados nos próximos 3 meses',
    expectedNote: (w, ends) => interval(w, ends, (value) => amount(w, value)),
    later: 'da receita seguinte, quando escolhidos 90 dias antes',
    laterOn: (w, day) =>
      `da receita seguinte, quando escolhidos em ${w.date(day)}, data que não participou da escolha do modelo`,
    tookPart: 'essa data participou da escolha do modelo',
    laterNote: (w, ends, spenders) =>
      [
        interval(w, ends, w.share),
        spenders === null ? '' : `o mesmo número de maiores compradores: ${w.share(spenders)}`,
      ]
        .filter(Boolean)
        .join('; '),
  },
  lead: (w, f) => [
    ...leadNotices.pt(w, f),
    md`**Como foram encontrados.** Um programa separou os clientes em ${counted(w, f.groups, 'grupo', 'grupos')} de pessoas que compram de modo parecido, segundo ${w.list(f.features)}. Um grupo assim se chama *cluster* ou *segmento*.${f.gap === 1 ? ' Por si, estes clientes não formam grupos: são uma só nuvem, cortada onde isso é útil (pergunta 2).' : ''} ${f.selection.how === 'segment' ? 'Os Insiders são o segmento de maior receita' : f.selection.how === 'union' ? `Os Insiders são ${f.selection.labels.length === 1 ? 'um desses grupos' : 'vários desses grupos, como um só segmento'}` : `Os Insiders não são nenhum desses grupos: são uma lista${f.selection.asked === true ? ', como a configuração pede' : ''}, mostrada como um segmento próprio`}.`,
    f.spendersShare > f.shareOfAll
      ? md`**O que faria uma lista simples.** O mesmo número de maiores compradores traz ${w.share(f.spendersShare)} de toda a receita; os Insiders, ${w.share(f.shareOfAll)}. ${f.selection.how === 'list' ? 'Esta lista olha para o que se gastou há pouco, não para o maior gasto até agora' : `O segmento não rende mais por convite${f.recentAndFrequent ? '; ele reúne pessoas que também compram com mais frequência do que as demais e compraram há menos tempo' : ''}. O que ele tem a mais do que uma lista é uma descrição: quem são essas pessoas${f.hasRule ? ' e por qual regra se chega a elas (pergunta 6)' : ''}`}.`
      : md`**O que faria uma lista simples.** O mesmo número de maiores compradores traz ${w.share(f.spendersShare)} de toda a receita, não mais do que os ${w.share(f.shareOfAll)} dos Insiders.`,
    ...(f.guestShare > 0
      ? [
          md`**Quem falta.** ${w.share(f.guestShare)} de toda a receita foi comprada sem código de cliente. Não se sabe quem são essas pessoas, portanto não há como convidá-las (a pergunta 9 diz o que se pode fazer).`,
        ]
      : []),
    ...(f.guests > 0
      ? [
          md`**Quem é contado.** ${w.number(f.guests)} dos ${counted(w, f.customers, 'cliente', 'clientes')} ${f.guests === 1 ? 'é uma compra' : 'são compras'} sem código de cliente, ${f.guests === 1 ? 'contada' : 'cada uma contada'} como um cliente por estas regras. Não se sabe quem é, portanto ${f.guests === 1 ? 'não está' : 'nenhuma delas está'} na lista.`,
        ]
      : []),
    '**O que nenhum número aqui mostra.** Que o próprio programa fará alguém gastar mais. Só um grupo deixado de fora por sorteio pode mostrar isso (pergunta 8).',
    '**Como ler um intervalo.** Um *intervalo de 95%* diz o quanto um número pode estar errado por acaso, já que os clientes poderiam ter sido outros como estes: os clientes foram sorteados de novo, muitas vezes, entre os que existem, e 95% dos sorteios ficam dentro dele. Ele não cobre outro ano, outra estação nem uma mudança da loja; e, onde poucos clientes trazem boa parte da receita, menos de 95 de 100 intervalos assim contêm o número verdadeiro.',
  ],
  files: {
    insiders: 'Os Insiders, prontos para o convite (CSV)',
    customers: 'Todos os clientes, com segmento (CSV)',
  },
  insiders: 'Insiders',
  rest: 'Demais clientes',
  all: 'Todos os clientes',
  guests: 'Sem código de cliente',
  setApart: 'À parte',
  asManySpenders: 'O mesmo número de maiores compradores',
  segmentsGuests: 'Compras sem cadastro do segmento dos Insiders',
};

/** The report's words around its sections, by language. */
export const reportFrameTexts: Readonly<Record<Language, ReportFrameTexts>> = { en: english, pt: portuguese };
