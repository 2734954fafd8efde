import { type SpaceKind } from '../kind';
import { UMAP_OPTIONS } from '../umap/options';
import { fitUmap, loadUmap, type SavedUmap } from '../umap/umap';

/** UMAP of the scaled features. */
export const umap = {
  name: 'umap' as const,
  spaces: {
    umap: {
      title: 'UMAP',
      words: {
        en: {
          label: 'a UMAP map',
          description: 'A map that keeps who is near to whom; its gaps and its sizes mean little.',
        },
        pt: {
          label: 'um mapa UMAP',
          description: 'Um mapa que guarda quem está perto de quem; vãos e tamanhos dizem pouco.',
        },
      },
    },
  },
  options: UMAP_OPTIONS,
  supervised: false,
  stochastic: true,
  axis: 'UMAP ',
  // A fit is saved with its rows, by which new customers are placed.
  maxFittedRows: 20_000,
  effort: 2,
  fit: ({ rows, seed, onProgress }, options) => {
    const fitted = fitUmap(rows, { ...options, seed, onProgress });
    return {
      points: fitted.points,
      fit: fitted.save(),
      parameters: { ...fitted.parameters },
      measures: { fittedRows: rows.rows },
    };
  },
  load: (saved) => loadUmap(saved).transform,
  madeOf: ({ recipe, parameters }) =>
    `${recipe.scaling}; ${parameters.neighbours} neighbours, least distance ${parameters.minDist}`,
} satisfies SpaceKind<SavedUmap>;
