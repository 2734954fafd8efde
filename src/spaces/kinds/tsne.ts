import { type SpaceKind } from '../kind';
import { TSNE_OPTIONS } from '../tsne/options';
import { fitTsne } from '../tsne/tsne';

/** t-SNE of the scaled features; a new row has no place in it without a new fit. */
export const tsne = {
  name: 'tsne' as const,
  spaces: {
    tsne: {
      title: 't-SNE',
      words: {
        en: {
          label: 'a t-SNE map',
          description:
            'A map drawn for looking: near is near, far says nothing, and new customers have no place.',
        },
        pt: {
          label: 'um mapa t-SNE',
          description:
            'Um mapa feito para olhar: perto é perto, longe nada diz, e novos clientes não têm lugar.',
        },
      },
    },
  },
  options: TSNE_OPTIONS,
  supervised: false,
  stochastic: true,
  axis: 't-SNE ',
  effort: 4,
  fit: ({ rows, seed, onProgress }, options) => {
    const { points, divergence, converged, parameters } = fitTsne(rows, { ...options, seed, onProgress });
    return {
      points,
      fit: { type: 'tsne' as const },
      parameters: { ...parameters },
      measures: { divergence, converged },
    };
  },
  madeOf: ({ recipe, parameters, measures }) =>
    `${recipe.scaling}; perplexity ${parameters.perplexity}, divergence ${Number(measures.divergence).toFixed(2)}`,
} satisfies SpaceKind;
