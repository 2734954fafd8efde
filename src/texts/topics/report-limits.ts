import { type Language } from '../../config';
import { md } from '../../format';
import { capital, counted } from '../phrases';
import { type Writer } from '../writer';

/** What limits the answer. */
export interface LimitsFacts {
  readonly guestShare: number;
  readonly net: boolean;
  /** Lines of returns in the data. */
  readonly returnLines: number;
  readonly days: number;
  readonly largestTenthShare: number | null;
  readonly isSample: boolean;
}

/** How it was done. */
export interface MethodFacts {
  readonly rowsIn: number;
  readonly rowsKept: number;
  readonly rowsSetAside: number;
  readonly linesLeft: number;
  readonly customers: number;
  readonly features: readonly string[];
  readonly trial: string;
  readonly groups: number;
  readonly how: 'segment' | 'union' | 'list';
  /** What was done of the forecast, the rule, the reviews, and the judgement at earlier dates. */
  readonly forecast: boolean;
  readonly hasRule: boolean;
  readonly replayed: boolean;
  readonly judged: boolean;
  readonly trials: number;
  readonly examined: number;
  readonly firstDay: string;
  /** Days over which features count; null for all history. */
  readonly windowDays: number | null;
  readonly lastDay: string;
  readonly preset: string;
}

/** From this share of the Insiders' revenue on, their biggest tenth is much of it. */
const MUCH = 0.25;

const sentence = (parts: readonly string[]): string => `${capital(parts.join('; '))}.`;

const english = {
  limits: {
    heading: 'Limits: what can this report not show?',
    list: (w: Writer, f: LimitsFacts): string =>
      [
        '- **Cause.** Everything here is about customers as they were. Whether an invitation changes anybody is not in such data; the test in question 8 would show it.',
        md`- **Time.** The data cover ${counted(w, f.days, 'day', 'days')}.${f.days < 365 ? ' Part of the year was never seen.' : f.days < 730 ? ' Each part of the year was seen once or twice, so season, growth and chance cannot be told apart.' : ''}`,
        f.guestShare > 0
          ? md`- **Guests.** ${w.share(f.guestShare)} of revenue has no customer id. Among these may be customers who would belong to the Insiders.`
          : '',
        f.net
          ? f.returnLines === 0
            ? '- **Returns.** There are none in the data: whether nothing was returned or returns are kept elsewhere, they do not say.'
            : '- **Returns.** A purchase that was returned does not count, as far as the return can be matched to it. What will still be returned from the last weeks is not known yet.'
          : f.returnLines === 0
            ? ''
            : '- **Returns.** Under these rules a purchase counts even where it was returned in full.',
        '- **Profit.** Revenue is not profit: costs of goods, delivery and of the programme itself are not in the data.',
        '- **People.** A customer id may stand for a household, a shop or a wholesaler, and one person may have several.',
        f.largestTenthShare === null || f.largestTenthShare < MUCH
          ? ''
          : md`- **A few large customers.** The biggest tenth of the Insiders bring ${w.share(f.largestTenthShare)} of their revenue. Sums hang on them; if two or three leave, the figures move.`,
        f.isSample
          ? '- **Invented data.** These customers were generated. Nothing here says anything about a real shop.'
          : '',
      ]
        .filter(Boolean)
        .join('\n'),
  },
  method: {
    heading: 'Method: how was this done?',
    list: (w: Writer, f: MethodFacts): string =>
      [
        md`1. **Lines read.** ${counted(w, f.rowsIn, 'line', 'lines')} came in: ${w.number(f.rowsKept)} could be read and ${w.number(f.rowsSetAside)} ${f.rowsSetAside === 1 ? 'was' : 'were'} set aside. They run from ${w.date(f.firstDay)} to ${w.date(f.lastDay)}.`,
        md`2. **Cleaned** by ${f.preset}; the table below has what each step left out and why. ${counted(w, f.linesLeft, 'line is', 'lines are')} left.`,
        md`3. **Customers described.** ${counted(w, f.customers, 'customer', 'customers')}, each by the same figures${f.windowDays === null ? '' : md` over the last ${w.number(f.windowDays)} days`}; the groups were made by ${w.list(f.features)}.`,
        md`4. **Groupings tried.** ${w.number(f.trials)} in all, of which ${w.number(f.examined)} ${f.examined === 1 ? 'was' : 'were'} looked at closely: whether their groups come out again in other samples, how far apart they are, and what their top group brought later.`,
        md`5. **One chosen** by a rule fixed beforehand: ${f.trial}. ${f.how === 'segment' ? `Its ${w.number(f.groups)} groups are the segments, ordered by revenue; the first is the Insiders` : f.how === 'union' ? 'The groups that are taken as the Insiders are the first segment; the others follow by revenue' : 'The Insiders are no group of it but a list, shown as the first segment; the groups that it leaves follow by revenue'}.`,
        !f.forecast
          ? '6. **Value forecast.** None could be made of these data.'
          : '6. **Value forecast.** A model of how often each customer buys, and of what a purchase is worth, gives the expected revenue; intervals come from resampling customers, simulating purchases, and from how past forecasts missed.',
        `7. **Rules, proof, actions.** ${sentence([
          f.hasRule
            ? 'a short rule was fitted to the Insiders and tried on customers that it had not seen'
            : 'no short rule could be found that tells the Insiders from the others',
          f.replayed ? 'membership was replayed month by month' : 'membership could not be replayed',
          f.judged
            ? 'the choice was repeated on earlier days and judged by what came later'
            : 'the data are too short to repeat the choice on an earlier day',
        ])}`,
        '8. **Checked.** The lists, this report, the tables and the saved model are held against each other; the run fails when they disagree about who is an Insider, how many there are, or how much they bring.',
      ].join('\n'),
    caption: 'From lines to those that count',
    columns: {
      step: 'Left out',
      why: 'Why',
      dropped: 'Lines left out',
      left: 'Lines left',
      valueLeft: 'Value left',
      customersLeft: 'Customers left',
    },
    setAside: 'Lines that could not be read',
    setAsideWhy: 'A value is missing or is no number or date; each is kept with its reason.',
  },
};

const portuguese: typeof english = {
  limits: {
    heading: 'Limites: o que este relatório não pode mostrar?',
    list: (w, f) =>
      [
        '- **Causa.** Tudo aqui trata de clientes como eles foram. Se um convite muda alguém, dados assim não dizem; o teste da pergunta 8 mostraria.',
        md`- **Tempo.** Os dados cobrem ${counted(w, f.days, 'dia', 'dias')}.${f.days < 365 ? ' Parte do ano nunca foi vista.' : f.days < 730 ? ' Cada parte do ano foi vista uma ou duas vezes, portanto não se separam sazonalidade, crescimento e acaso.' : ''}`,
        f.guestShare > 0
          ? md`- **Compras sem cadastro.** ${w.share(f.guestShare)} da receita não tem código de cliente. Entre essas pessoas pode haver quem pertença aos Insiders.`
          : '',
        f.net
          ? f.returnLines === 0
            ? '- **Devoluções.** Não há nenhuma nos dados: se nada foi devolvido ou se as devoluções ficam em outro lugar, eles não dizem.'
            : '- **Devoluções.** Uma compra devolvida não conta, na medida em que a devolução pode ser associada a ela. O que ainda será devolvido das últimas semanas não se sabe.'
          : f.returnLines === 0
            ? ''
            : '- **Devoluções.** Por estas regras, uma compra conta mesmo que tenha sido devolvida por inteiro.',
        '- **Lucro.** Receita não é lucro: os custos das mercadorias, da entrega e do próprio programa não estão nos dados.',
        '- **Pessoas.** Um código de cliente pode ser uma família, uma loja ou um atacadista, e uma pessoa pode ter vários.',
        f.largestTenthShare === null || f.largestTenthShare < MUCH
          ? ''
          : md`- **Poucos clientes grandes.** O maior décimo dos Insiders traz ${w.share(f.largestTenthShare)} da receita deles. As somas dependem deles; se dois ou três saírem, os números mudam.`,
        f.isSample
          ? '- **Dados inventados.** Estes clientes foram gerados. Nada aqui diz algo sobre uma loja real.'
          : '',
      ]
        .filter(Boolean)
        .join('\n'),
  },
  method: {
    heading: 'Método: como isto foi feito?',
    list: (w, f) =>
      [
        md`1. **Linhas lidas.** Entraram ${counted(w, f.rowsIn, 'linha', 'linhas')}: ${w.number(f.rowsKept)} puderam ser lidas e ${w.number(f.rowsSetAside)} ${f.rowsSetAside === 1 ? 'foi separada' : 'foram separadas'}. Elas vão de ${w.date(f.firstDay)} a ${w.date(f.lastDay)}.`,
        md`2. **Limpeza** segundo ${f.preset}; a tabela abaixo traz o que cada passo deixou de fora e por quê. ${f.linesLeft === 1 ? 'Resta' : 'Restam'} ${counted(w, f.linesLeft, 'linha', 'linhas')}.`,
        md`3. **Clientes descritos.** ${counted(w, f.customers, 'cliente', 'clientes')}, todos pelos mesmos números${f.windowDays === null ? '' : md` dos últimos ${w.number(f.windowDays)} dias`}; os grupos foram formados por ${w.list(f.features)}.`,
        md`4. **Agrupamentos testados.** ${w.number(f.trials)} ao todo, dos quais ${w.number(f.examined)} ${f.examined === 1 ? 'foi examinado' : 'foram examinados'} de perto: se os grupos se repetem em outras amostras, quão afastados estão e o que o grupo principal trouxe depois.`,
        md`5. **Um escolhido** por uma regra fixada antes: ${f.trial}. ${f.how === 'segment' ? `Seus ${w.number(f.groups)} grupos são os segmentos, ordenados por receita; o primeiro são os Insiders` : f.how === 'union' ? 'Os grupos tomados como Insiders são o primeiro segmento; os demais seguem por receita' : 'Os Insiders não são um grupo dele, e sim uma lista, mostrada como o primeiro segmento; os grupos que ela deixa seguem por receita'}.`,
        !f.forecast
          ? '6. **Valor previsto.** Nenhum pôde ser feito com estes dados.'
          : '6. **Valor previsto.** Um modelo da frequência com que cada cliente compra, e de quanto vale uma compra, dá a receita esperada; os intervalos vêm de reamostrar clientes, de simular compras e de como erraram as previsões passadas.',
        `7. **Regras, prova, ações.** ${sentence([
          f.hasRule
            ? 'uma regra curta foi ajustada aos Insiders e testada em clientes que ela não tinha visto'
            : 'não se achou uma regra curta que distinga os Insiders dos demais',
          f.replayed
            ? 'a permanência no programa foi refeita mês a mês'
            : 'a permanência no programa não pôde ser refeita',
          f.judged
            ? 'a escolha foi repetida em dias anteriores e julgada pelo que veio depois'
            : 'os dados são curtos demais para repetir a escolha em um dia anterior',
        ])}`,
        '8. **Conferido.** As listas, este relatório, as tabelas e o modelo salvo são comparados entre si; a execução falha quando discordam sobre quem é Insider, quantos são ou quanto trazem.',
      ].join('\n'),
    caption: 'Das linhas às que contam',
    columns: {
      step: 'Deixado de fora',
      why: 'Por quê',
      dropped: 'Linhas deixadas de fora',
      left: 'Linhas restantes',
      valueLeft: 'Valor restante',
      customersLeft: 'Clientes restantes',
    },
    setAside: 'Linhas que não puderam ser lidas',
    setAsideWhy: 'Falta um valor, ou ele não é número nem data; cada uma fica guardada com o motivo.',
  },
};

/** The words of limits and method, by language. */
export const reportLimitsTexts: Readonly<Record<Language, typeof english>> = { en: english, pt: portuguese };
