import { type Language } from '../../config';
import { amount, brief, counted, span } from '../phrases';
import { type Writer } from '../writer';
import { type FindingRow, type FindingsFacts } from './findings-facts';
import { isStable } from './stability';

/** The words of the closing table. */
export interface ReportFindingsTexts {
  readonly heading: string;
  readonly caption: string;
  readonly columns: Readonly<Record<keyof FindingRow, string>>;
  readonly rows: (w: Writer, facts: FindingsFacts) => readonly FindingRow[];
}

/** Whether a rule finds most of the Insiders, and most whom it takes are Insiders: four in five of either. */
const explains = ({ precision, recall }: NonNullable<FindingsFacts['rule']>): boolean =>
  precision.value >= 0.8 && recall.value >= 0.8;

const some = (rows: readonly (FindingRow | null)[]): FindingRow[] =>
  rows.filter((row): row is FindingRow => row !== null);

/** The words of the closing table, by language. */
export const reportFindingsTexts: Readonly<Record<Language, ReportFindingsTexts>> = {
  en: {
    heading: 'What was found?',
    caption: 'Each finding with its estimate, what follows from it, and what it rules out',
    columns: {
      finding: 'Finding',
      estimate: 'Estimate, 95% interval',
      verdict: 'Verdict',
      rulesOut: 'What it rules out',
    },
    rows: (w, f) => {
      const share = (value: number): string => w.share(value);
      const money = (value: number): string => amount(w, value);
      return some([
        {
          finding: 'Whom to invite',
          estimate: `${w.number(f.insiders)} of ${counted(w, f.customers, 'customer', 'customers')} (${w.share(f.insiders / f.customers)})`,
          verdict:
            f.stability === null
              ? f.how === 'list'
                ? 'a list has no groups that could be stable'
                : 'how stable the group is, is not known'
              : isStable(f.stability)
                ? `a stable group: ${w.share(f.stability.jaccard, { decimals: 0 })} of it comes out again in other samples`
                : `not a stable group: only ${w.share(f.stability.jaccard, { decimals: 0 })} of it comes out again in other samples`,
          rulesOut: isStable(f.stability)
            ? 'that the group is an accident of the sample'
            : 'nothing: read the list with care',
        },
        {
          finding: 'Share of all revenue so far',
          estimate: brief(w, f.shareOfAll, f.shareInterval, share),
          verdict: `as many of the biggest spenders bring ${w.share(f.spendersShare)}`,
          rulesOut:
            f.spendersShare > f.shareOfAll
              ? 'that this is the list with the most past revenue for so many invitations'
              : 'that a plain list of spenders has more past revenue',
        },
        f.later === null
          ? null
          : {
              finding: 'Share of later revenue, chosen 90 days earlier',
              estimate: brief(w, f.later.share, f.later.ends, share),
              verdict:
                f.later.spenders === null
                  ? 'the group goes on buying'
                  : `as many of the biggest spenders brought ${w.share(f.later.spenders)}`,
              rulesOut: `that the group brings less than ${w.share(f.later.ends[0])} of what follows, in a season like that one`,
            },
        f.expected === null
          ? null
          : {
              finding: 'Expected in the next 3 months',
              estimate: brief(w, f.expected.value, f.expected.ends, money),
              verdict:
                f.expected.meanAbsoluteError === null
                  ? 'could not be tried on this shop’s past; the interval is as wide as such forecasts missed elsewhere'
                  : `such forecasts were off by ${w.share(f.expected.meanAbsoluteError)} at ${counted(w, f.expected.origins, 'earlier month end', 'earlier month ends')}`,
              rulesOut: `less than ${money(f.expected.ends[0])}, if nothing changes`,
            },
        f.rule === null
          ? null
          : {
              finding: 'A short rule instead of the model',
              estimate: `precision ${w.share(f.rule.precision.value)} (${span(w, [f.rule.precision.low, f.rule.precision.high], share)}), recall ${w.share(f.rule.recall.value)} (${span(w, [f.rule.recall.low, f.rule.recall.high], share)})`,
              verdict: explains(f.rule)
                ? 'good enough to explain the list, not to replace it'
                : 'a rough description of the list',
              rulesOut: explains(f.rule)
                ? 'that the group cannot be put in words'
                : 'that a few thresholds can stand in for the model',
            },
        f.membership === null
          ? null
          : {
              finding: 'In, out and in again',
              estimate: `${w.share(f.membership.flapping)} of those who were ever members; ${w.share(f.membership.strictFlapping)} under the bare rule`,
              verdict: f.membership.meets ? 'grace keeps membership steady' : 'membership is not yet steady',
              rulesOut:
                f.membership.strictFlapping > f.membership.flapping
                  ? 'that entry rules alone make as steady a membership'
                  : 'nothing: the bare rule is as steady',
            },
        f.better === null
          ? null
          : {
              finding: 'An Insider out-spends another customer afterwards',
              estimate: `${span(w, f.better.superiority, share)} of pairs, over ${counted(w, f.better.origins, 'early day', 'early days')}`,
              verdict: `${w.number(f.better.passed)} of ${counted(w, f.better.tests, 'test', 'tests')} ${f.better.passed === 1 ? 'is' : 'are'} beyond chance`,
              rulesOut:
                f.better.passed === f.better.tests
                  ? 'that a group drawn at random would have done as well'
                  : 'not everywhere that a group drawn at random would have done as well',
            },
        f.regression === null
          ? null
          : {
              finding: 'Daily spend after ÷ before being chosen',
              estimate: `after ${w.date(f.regression.originDay)}: Insiders ${w.number(f.regression.growth, { decimals: 2 })}, others ${w.number(f.regression.otherGrowth, { decimals: 2 })}`,
              verdict:
                f.regression.othersGrewMore > 0
                  ? `the others gained on them at ${w.number(f.regression.othersGrewMore)} of ${counted(w, f.regression.origins, 'early day', 'early days')}: whoever is chosen for much falls back somewhat`
                  : `no falling back was seen at ${f.regression.origins === 1 ? 'that day' : `any of ${w.number(f.regression.origins)} early days`}`,
              rulesOut: 'that a change after the invitation, without a group left out, shows its effect',
            },
        {
          finding: 'Effect of the programme',
          estimate: 'not known',
          verdict:
            f.detectable === null
              ? 'only a test can tell; its size cannot be given from these data'
              : `a test of all members over ${w.number(f.detectable.days)} days would find ${w.share(f.detectable.relative, { decimals: 0 })} or more`,
          rulesOut: 'nothing yet',
        },
        f.guestShare > 0
          ? {
              finding: 'Revenue without a customer id',
              estimate: `${w.share(f.guestShare)} of all revenue`,
              verdict: 'out of the programme’s reach until they register',
              rulesOut: 'that the programme can reach all revenue',
            }
          : null,
      ]);
    },
  },
  pt: {
    heading: 'O que se encontrou?',
    caption: 'Cada achado com sua estimativa, o que decorre dele e o que ele descarta',
    columns: {
      finding: 'Achado',
      estimate: 'Estimativa, intervalo de 95%',
      verdict: 'Veredito',
      rulesOut: 'O que descarta',
    },
    rows: (w, f) => {
      const share = (value: number): string => w.share(value);
      const money = (value: number): string => amount(w, value);
      return some([
        {
          finding: 'Quem convidar',
          estimate: `${w.number(f.insiders)} de ${counted(w, f.customers, 'cliente', 'clientes')} (${w.share(f.insiders / f.customers)})`,
          verdict:
            f.stability === null
              ? f.how === 'list'
                ? 'uma lista não tem grupos que pudessem ser estáveis'
                : 'não se sabe quão estável é o grupo'
              : isStable(f.stability)
                ? `um grupo estável: ${w.share(f.stability.jaccard, { decimals: 0 })} dele se repete em outras amostras`
                : `não é um grupo estável: só ${w.share(f.stability.jaccard, { decimals: 0 })} dele se repete em outras amostras`,
          rulesOut: isStable(f.stability)
            ? 'que o grupo seja um acidente da amostra'
            : 'nada: leia a lista com cuidado',
        },
        {
          finding: 'Parcela de toda a receita até agora',
          estimate: brief(w, f.shareOfAll, f.shareInterval, share),
          verdict: `o mesmo número de maiores compradores traz ${w.share(f.spendersShare)}`,
          rulesOut:
            f.spendersShare > f.shareOfAll
              ? 'que esta seja a lista de maior receita passada para tantos convites'
              : 'que uma lista simples de compradores tenha mais receita passada',
        },
        f.later === null
          ? null
          : {
              finding: 'Parcela da receita seguinte, escolhidos 90 dias antes',
              estimate: brief(w, f.later.share, f.later.ends, share),
              verdict:
                f.later.spenders === null
                  ? 'o grupo continua comprando'
                  : `o mesmo número de maiores compradores trouxe ${w.share(f.later.spenders)}`,
              rulesOut: `que o grupo traga menos de ${w.share(f.later.ends[0])} do que vem depois, em uma época como aquela`,
            },
        f.expected === null
          ? null
          : {
              finding: 'Esperado nos próximos 3 meses',
              estimate: brief(w, f.expected.value, f.expected.ends, money),
              verdict:
                f.expected.meanAbsoluteError === null
                  ? 'não se pôde testar no passado desta loja; o intervalo tem a largura com que tais previsões erraram em outra'
                  : `tais previsões erraram ${w.share(f.expected.meanAbsoluteError)} em ${counted(w, f.expected.origins, 'fim de mês anterior', 'fins de mês anteriores')}`,
              rulesOut: `menos de ${money(f.expected.ends[0])}, se nada mudar`,
            },
        f.rule === null
          ? null
          : {
              finding: 'Uma regra curta no lugar do modelo',
              estimate: `precisão ${w.share(f.rule.precision.value)} (${span(w, [f.rule.precision.low, f.rule.precision.high], share)}), cobertura ${w.share(f.rule.recall.value)} (${span(w, [f.rule.recall.low, f.rule.recall.high], share)})`,
              verdict: explains(f.rule)
                ? 'boa o bastante para explicar a lista, não para substituí-la'
                : 'uma descrição aproximada da lista',
              rulesOut: explains(f.rule)
                ? 'que o grupo não possa ser posto em palavras'
                : 'que poucos limites possam fazer as vezes do modelo',
            },
        f.membership === null
          ? null
          : {
              finding: 'Dentro, fora e dentro de novo',
              estimate: `${w.share(f.membership.flapping)} de quem algum dia foi membro; ${w.share(f.membership.strictFlapping)} com a regra pura`,
              verdict: f.membership.meets
                ? 'a tolerância mantém estável a participação'
                : 'a participação ainda não é estável',
              rulesOut:
                f.membership.strictFlapping > f.membership.flapping
                  ? 'que só as regras de entrada deem uma participação tão estável'
                  : 'nada: a regra pura é tão estável quanto',
            },
        f.better === null
          ? null
          : {
              finding: 'Um Insider gasta depois mais do que outro cliente',
              estimate: `${span(w, f.better.superiority, share)} dos pares, em ${counted(w, f.better.origins, 'dia anterior', 'dias anteriores')}`,
              verdict: `${w.number(f.better.passed)} de ${counted(w, f.better.tests, 'teste', 'testes')} ${f.better.passed === 1 ? 'fica' : 'ficam'} além do acaso`,
              rulesOut:
                f.better.passed === f.better.tests
                  ? 'que um grupo sorteado teria ido tão bem'
                  : 'nem em toda parte que um grupo sorteado teria ido tão bem',
            },
        f.regression === null
          ? null
          : {
              finding: 'Gasto diário depois ÷ antes da escolha',
              estimate: `depois de ${w.date(f.regression.originDay)}: Insiders ${w.number(f.regression.growth, { decimals: 2 })}, demais ${w.number(f.regression.otherGrowth, { decimals: 2 })}`,
              verdict:
                f.regression.othersGrewMore > 0
                  ? `os demais se aproximaram em ${w.number(f.regression.othersGrewMore)} de ${counted(w, f.regression.origins, 'dia anterior', 'dias anteriores')}: quem é escolhido por muito recua um pouco`
                  : `não se viu recuo ${f.regression.origins === 1 ? 'naquele dia' : `em nenhum de ${w.number(f.regression.origins)} dias anteriores`}`,
              rulesOut: 'que uma mudança depois do convite, sem grupo de fora, mostre o efeito dele',
            },
        {
          finding: 'Efeito do programa',
          estimate: 'não conhecido',
          verdict:
            f.detectable === null
              ? 'só um teste pode dizer; com estes dados não se pode dar o tamanho dele'
              : `um teste com todos os membros, em ${w.number(f.detectable.days)} dias, detectaria ${w.share(f.detectable.relative, { decimals: 0 })} ou mais`,
          rulesOut: 'nada ainda',
        },
        f.guestShare > 0
          ? {
              finding: 'Receita sem código de cliente',
              estimate: `${w.share(f.guestShare)} de toda a receita`,
              verdict: 'fora do alcance do programa enquanto não se cadastrarem',
              rulesOut: 'que o programa possa alcançar toda a receita',
            }
          : null,
      ]);
    },
  },
};
