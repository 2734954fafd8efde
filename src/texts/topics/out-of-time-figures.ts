import { type Language } from '../../config';
import { type Interval } from '../../numeric';
import { percent, span, two } from '../phrases';
import { type Writer } from '../writer';
import { type TestMeasureKey } from './test-plan';

/** The four texts of a figure. */
export interface FigureSaid {
  readonly title: string;
  readonly subtitle: string;
  readonly caption: string;
  readonly alt: string;
}

/** The shares of later revenue over the origins. */
export interface SharesSaid {
  readonly horizonDays: number;
  /** The least and the most over the origins. */
  readonly group: Interval;
  readonly topSpenders: Interval;
  /** By origin, the latest first. */
  readonly origins: readonly {
    readonly day: string;
    readonly group: number;
    readonly topSpenders: number;
    readonly rfm: number;
  }[];
  readonly source: string;
}

/** Growth of daily spend over the origins. */
export interface SlopesSaid {
  readonly othersGrewMore: number;
  readonly origins: readonly {
    readonly day: string;
    readonly growth: number;
    readonly otherGrowth: number;
  }[];
  readonly source: string;
}

/** The effect that a test would find. */
export interface PowerSaid {
  readonly members: number;
  readonly days: number;
  readonly measure: TestMeasureKey;
  readonly relative: number | null;
  readonly alpha: number;
  readonly power: number;
  readonly heldOutShare: number;
  /** Days, and the effect found with all members. */
  readonly lines: readonly { readonly days: number; readonly relative: number | null }[];
  readonly source: string;
}

function range(writer: Writer, [low, high]: Interval): string {
  const write = (value: number): string => writer.share(value, { decimals: 0 });
  return write(low) === write(high) ? write(low) : span(writer, [low, high], write);
}

const english = {
  shares: (said: SharesSaid, writer: Writer): FigureSaid => ({
    title: `Chosen on earlier data, the group brought ${range(writer, said.group)} of the revenue that followed; as many biggest spenders ${range(writer, said.topSpenders)}`,
    subtitle: `Share of the revenue of the ${said.horizonDays} days after each date, of all customers known on it; 95% intervals`,
    caption: `${said.source}. Each date is judged on its own customers and days; all three selections of a date have the same size. Intervals cover which customers there are, not the season.`,
    alt: `Share of later revenue by date: ${said.origins.map((each) => `${writer.date(each.day)} group ${percent(writer, each.group)}, biggest spenders ${percent(writer, each.topSpenders)}, RFM ${percent(writer, each.rfm)}`).join('; ')}.`,
  }),
  slopes: (said: SlopesSaid, writer: Writer): FigureSaid => ({
    title: `The others’ daily spend grew more than the members’ at ${said.othersGrewMore} of ${said.origins.length} dates`,
    subtitle:
      'Daily spend of members and of others, after the date they were chosen on, as a multiple of that before',
    caption: `${said.source}. Who is chosen for high spending tends to fall back (regression to the mean). Season is in all lines; others include customers who came late and had less time to spend before.`,
    alt: `Growth of daily spend: ${said.origins.map((each) => `${writer.date(each.day)} members ${two(writer, each.growth)} times, others ${two(writer, each.otherGrowth)} times`).join('; ')}.`,
  }),
  power: (said: PowerSaid, measure: string, writer: Writer): FigureSaid => ({
    title:
      said.relative === null
        ? 'How small an effect a test finds cannot be told relative to the mean'
        : `Split at random, ${writer.number(said.members)} members show a change of ${percent(writer, said.relative)} or more within ${said.days} days; smaller ones stay hidden`,
    subtitle: `Smallest change found with a probability of ${percent(writer, said.power)} at a false alarm rate of ${percent(writer, said.alpha)}, ${percent(writer, said.heldOutShare)} held out; ${measure.charAt(0).toLowerCase()}${measure.slice(1)}`,
    caption: `${said.source}. The spread of spending is that of the group chosen at earlier dates; more members than there are show what growth would allow.`,
    alt: `Smallest change found with all members, by duration: ${said.lines.map((line) => `${line.days} days ${percent(writer, line.relative)}`).join('; ')}. The curves fall with the number of customers.`,
  }),
  shareAxis: 'share of later revenue',
  originAxis: 'chosen on',
  before: 'before',
  after: 'after',
  growthAxis: 'daily spend, before = 1',
  slopesAxis: 'from before to after the choice on',
  members: 'members',
  others: 'others',
  customersAxis: 'customers in the test, invited and held out',
  effectAxis: 'smallest change found',
  days: (days: number): string => `${days} days`,
  allMembers: 'all members',
};

const portuguese: typeof english = {
  shares: (said, writer) => ({
    title: `Escolhido com dados anteriores, o grupo trouxe ${range(writer, said.group)} da receita que se seguiu; igual número de maiores compradores, ${range(writer, said.topSpenders)}`,
    subtitle: `Participação na receita dos ${said.horizonDays} dias após cada data, entre todos os clientes conhecidos nela; intervalos de 95%`,
    caption: `${said.source}. Cada data é avaliada com seus próprios clientes e dias; as três seleções de uma data têm o mesmo tamanho. Os intervalos refletem quais clientes existem, não a estação.`,
    alt: `Participação na receita posterior por data: ${said.origins.map((each) => `${writer.date(each.day)} grupo ${percent(writer, each.group)}, maiores compradores ${percent(writer, each.topSpenders)}, RFM ${percent(writer, each.rfm)}`).join('; ')}.`,
  }),
  slopes: (said, writer) => ({
    title: `O gasto diário dos demais cresceu mais que o dos membros em ${said.othersGrewMore} de ${said.origins.length} ${said.origins.length === 1 ? 'data' : 'datas'}`,
    subtitle:
      'Gasto diário de membros e demais clientes depois da data da escolha, como múltiplo do gasto anterior',
    caption: `${said.source}. Quem é escolhido por gastar muito tende a recuar (regressão à média). A sazonalidade está em todas as linhas; entre os demais há clientes que chegaram tarde e tiveram menos tempo para gastar antes.`,
    alt: `Crescimento do gasto diário: ${said.origins.map((each) => `${writer.date(each.day)} membros ${two(writer, each.growth)} vezes, demais ${two(writer, each.otherGrowth)} vezes`).join('; ')}.`,
  }),
  power: (said, measure, writer) => ({
    title:
      said.relative === null
        ? 'Não é possível dizer quão pequeno é o efeito detectável em relação à média'
        : `Divididos por sorteio, ${writer.number(said.members)} membros revelam uma mudança de ${percent(writer, said.relative)} ou mais em ${said.days} dias; as menores ficam ocultas`,
    subtitle: `Menor mudança detectada com probabilidade de ${percent(writer, said.power)} e taxa de alarme falso de ${percent(writer, said.alpha)}, com ${percent(writer, said.heldOutShare)} fora do programa; ${measure.charAt(0).toLowerCase()}${measure.slice(1)}`,
    caption: `${said.source}. A dispersão dos gastos é a do grupo escolhido em datas anteriores; números acima dos membros atuais mostram o que o crescimento permitiria.`,
    alt: `Menor mudança detectada com todos os membros, por duração: ${said.lines.map((line) => `${line.days} dias ${percent(writer, line.relative)}`).join('; ')}. As curvas caem com o número de clientes.`,
  }),
  shareAxis: 'participação na receita posterior',
  originAxis: 'escolha em',
  before: 'antes',
  after: 'depois',
  growthAxis: 'gasto diário, antes = 1',
  slopesAxis: 'de antes para depois da escolha em',
  members: 'membros',
  others: 'demais',
  customersAxis: 'clientes no teste, convidados ou não',
  effectAxis: 'menor mudança detectada',
  days: (days) => `${days} dias`,
  allMembers: 'todos os membros',
};

/** The words for the figures of the guarantee, by language. */
export const evaluationFigureTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  pt: portuguese,
};
