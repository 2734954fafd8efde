import { type Language } from '../../config';
import { amount, percent } from '../phrases';
import { type Writer } from '../writer';

/** How the outcome of a test is measured. */
export type TestMeasureKey = 'plain' | 'winsorised' | 'adjusted' | 'winsorised-adjusted' | 'log';

/** A plan in its numbers. */
export interface TestPlanSaid {
  readonly members: number;
  readonly invited: number;
  readonly heldOut: number;
  readonly alpha: number;
  readonly power: number;
  readonly recommended: {
    readonly measure: TestMeasureKey;
    readonly days: number;
    readonly amount: number | null;
    readonly relative: number | null;
  };
  readonly customersForTenPercent: number | null;
}

/** A split that is drawn already. */
export interface DrawnTestSaid {
  readonly start: string;
  readonly invited: number;
  readonly heldOut: number;
}

/** What a measure is called, and what it does. */
export interface MeasureWords {
  readonly name: string;
  readonly meaning: string;
}

/** Words for the plan of a randomised test. */
export interface TestPlanTexts {
  readonly measures: Readonly<Record<TestMeasureKey, MeasureWords>>;
  /** Why there is no plan. */
  readonly none: Readonly<Record<'not-observed' | 'too-few-members', string>>;
  /** Whom to split, and how. */
  readonly split: (said: TestPlanSaid, writer: Writer) => string;
  /** Who is split already, and where it stands. */
  readonly drawn: (said: DrawnTestSaid, writer: Writer) => string;
  /** What such a test can find, and what it would miss. */
  readonly size: (said: TestPlanSaid, writer: Writer) => string;
  /** What to measure. */
  readonly watch: (said: TestPlanSaid, writer: Writer) => string;
  /** What to decide with. */
  readonly decide: string;
  /** Where the spread comes from, and what it cannot know. */
  readonly caveat: string;
  readonly columns: Readonly<
    Record<'measure' | 'days' | 'mean' | 'sd' | 'correlation' | 'customers' | 'amount' | 'relative', string>
  >;
}

const english: TestPlanTexts = {
  measures: {
    plain: { name: 'Mean revenue', meaning: 'Revenue per customer as it stands.' },
    winsorised: {
      name: 'Mean revenue, capped',
      meaning:
        'Amounts beyond the 99th percentile count as that percentile, so that a few customers do not decide.',
    },
    adjusted: {
      name: 'Mean revenue, adjusted',
      meaning: 'What each customer’s earlier spend foretells is taken out first (CUPED).',
    },
    'winsorised-adjusted': {
      name: 'Mean revenue, capped and adjusted',
      meaning:
        'Amounts beyond the 99th percentile count as that percentile, and what each customer’s earlier spend foretells is taken out first (CUPED).',
    },
    log: {
      name: 'Mean of log revenue',
      meaning:
        'Asks about the typical customer’s ratio, not about money: a gain from a few big customers hardly shows.',
    },
  },
  none: {
    'not-observed':
      'No size of a test can be given: the group was never chosen at an earlier date and watched afterwards, so the spread of its spending is not known.',
    'too-few-members': 'There are too few members for halves at random to show anything.',
  },
  split: (said, writer) =>
    `Split the ${writer.number(said.members)} members at random, within tens of similar spend: ${writer.number(said.invited)} are invited, ${writer.number(said.heldOut)} are not, and nothing else differs. Write the split down before the first invitation.`,
  drawn: ({ start, invited, heldOut }, writer) =>
    `The split is drawn already, one of each two members who are alike in spend, at random. Of the ${writer.number(invited + heldOut)} in insiders.csv, ${writer.number(invited)} have “invite” in the column test_group and are invited; ${writer.number(heldOut)} have “hold_out” and are not, and nothing else differs. The test counts from ${writer.date(start, 'long')}, and whoever is in a half stays in it.`,
  size: (said, writer) => {
    const { days, relative, amount: money } = said.recommended;
    const smallest =
      relative === null || money === null
        ? ''
        : `Over ${days} days this finds a change of ${percent(writer, relative)} (${amount(writer, money)} a customer) with a probability of ${percent(writer, said.power)}, at a false alarm rate of ${percent(writer, said.alpha)}; a smaller effect would probably be missed. `;
    const ten =
      said.customersForTenPercent === null
        ? ''
        : `To find 10% it would take ${writer.number(said.customersForTenPercent)} members.`;
    return `${smallest}${ten}`.trim();
  },
  watch: (said) =>
    `Measure the revenue per customer of everybody in either half, returns taken off, over ${said.recommended.days} days from the day of the invitations, also of those who never answered. ${english.measures[said.recommended.measure].meaning} Beside it: the share who bought again, and what the rewards cost.`,
  decide:
    'Decide once, at the end, with the 95% interval of the difference: wholly above the cost of the rewards per member, go on; wholly below, stop; otherwise the test was too small to tell, and says so. Whoever looks every week and stops at the first good one finds effects that are not there.',
  caveat:
    'The spread is that of the group chosen at an earlier date, over one season. Capping gives up some of the effect on the biggest customers. All money measures suppose that invited and held out spread alike.',
  columns: {
    measure: 'Measure',
    days: 'Days',
    mean: 'Mean',
    sd: 'Standard deviation',
    correlation: 'Correlation with spend before',
    customers: 'Customers in the test',
    amount: 'Smallest effect found, per customer',
    relative: 'Relative to the mean',
  },
};

const portuguese: TestPlanTexts = {
  measures: {
    plain: { name: 'Receita média', meaning: 'A receita por cliente como ela é.' },
    winsorised: {
      name: 'Receita média, limitada',
      meaning:
        'Valores acima do percentil 99 contam como esse percentil, para que poucos clientes não decidam o resultado.',
    },
    adjusted: {
      name: 'Receita média, ajustada',
      meaning: 'Desconta-se antes o que o gasto anterior de cada cliente já fazia prever (CUPED).',
    },
    'winsorised-adjusted': {
      name: 'Receita média, limitada e ajustada',
      meaning:
        'Valores acima do percentil 99 contam como esse percentil, e desconta-se antes o que o gasto anterior de cada cliente já fazia prever (CUPED).',
    },
    log: {
      name: 'Média do logaritmo da receita',
      meaning:
        'Pergunta pela razão do cliente típico, não por dinheiro: o ganho com poucos grandes clientes quase não aparece.',
    },
  },
  none: {
    'not-observed':
      'Não é possível dar o tamanho do teste: o grupo nunca foi escolhido em uma data anterior e observado depois; por isso a dispersão dos seus gastos não é conhecida.',
    'too-few-members': 'Há poucos membros para que um sorteio em duas metades mostre algo.',
  },
  split: (said, writer) =>
    `Divida os ${writer.number(said.members)} membros por sorteio, dentro de dezenas de gasto semelhante: ${writer.number(said.invited)} são convidados, ${writer.number(said.heldOut)} não, e nada mais os diferencia. Registre a divisão antes do primeiro convite.`,
  drawn: ({ start, invited, heldOut }, writer) =>
    `A divisão já foi sorteada, um de cada dois membros de gasto semelhante. Dos ${writer.number(invited + heldOut)} em insiders.csv, ${writer.number(invited)} têm “invite” na coluna test_group e são convidados; ${writer.number(heldOut)} têm “hold_out” e não são, e nada mais os diferencia. O teste conta desde ${writer.date(start, 'long')}, e quem está em uma metade fica nela.`,
  size: (said, writer) => {
    const { days, relative, amount: money } = said.recommended;
    const smallest =
      relative === null || money === null
        ? ''
        : `Em ${days} dias, o teste detecta uma mudança de ${percent(writer, relative)} (${amount(writer, money)} por cliente) com probabilidade de ${percent(writer, said.power)} e taxa de alarme falso de ${percent(writer, said.alpha)}; um efeito menor provavelmente passaria despercebido. `;
    const ten =
      said.customersForTenPercent === null
        ? ''
        : `Para detectar 10% seriam necessários ${writer.number(said.customersForTenPercent)} membros.`;
    return `${smallest}${ten}`.trim();
  },
  watch: (said) =>
    `Meça a receita por cliente de todos os que estão nas duas metades, já descontadas as devoluções, durante ${said.recommended.days} dias a partir do dia dos convites, inclusive de quem nunca respondeu. ${portuguese.measures[said.recommended.measure].meaning} Ao lado: a parcela que voltou a comprar e quanto custam as recompensas.`,
  decide:
    'Decida uma única vez, no fim, com o intervalo de 95% da diferença: todo acima do custo das recompensas por membro, siga em frente; todo abaixo, pare; caso contrário, o teste foi pequeno demais para responder, e é isso que ele diz. Quem olha toda semana e para no primeiro resultado bom encontra efeitos que não existem.',
  caveat:
    'A dispersão é a do grupo escolhido em uma data anterior, ao longo de uma única estação. Limitar os valores abre mão de parte do efeito sobre os maiores clientes. Todas as medidas em dinheiro supõem que convidados e não convidados variam da mesma forma.',
  columns: {
    measure: 'Medida',
    days: 'Dias',
    mean: 'Média',
    sd: 'Desvio padrão',
    correlation: 'Correlação com o gasto anterior',
    customers: 'Clientes no teste',
    amount: 'Menor efeito detectado, por cliente',
    relative: 'Em relação à média',
  },
};

/** The words for the plan of a test, by language. */
export const testPlanTexts: Readonly<Record<Language, TestPlanTexts>> = { en: english, pt: portuguese };
