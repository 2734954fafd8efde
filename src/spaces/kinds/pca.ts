import { type SpaceKind } from '../kind';
import { fitPca, loadPca, PCA_OPTIONS, type SavedPca } from '../pca/pca';

/** The first principal components of the scaled features. */
export const pca = {
  name: 'pca' as const,
  spaces: {
    pca: {
      title: 'PCA',
      words: {
        en: {
          label: 'principal components',
          description:
            'The directions in which customers differ most; distances are kept, seen from one side.',
        },
        pt: {
          label: 'componentes principais',
          description: 'As direções em que os clientes mais diferem; as distâncias ficam, vistas de um lado.',
        },
      },
    },
  },
  options: PCA_OPTIONS,
  supervised: false,
  stochastic: false,
  axis: 'PC',
  effort: 1,
  fit: ({ rows, columns }, options) => {
    const fitted = fitPca(rows, columns, options);
    return {
      points: fitted.transform(rows, columns),
      fit: fitted.save(),
      parameters: { components: fitted.explainedShare.length },
      measures: { explainedShare: fitted.explainedShare.reduce((sum, share) => sum + share, 0) },
    };
  },
  load: (saved) => loadPca(saved).transform,
  madeOf: ({ recipe, measures }) =>
    `${recipe.scaling}; ${(100 * Number(measures.explainedShare)).toFixed(0)}% of the variance`,
} satisfies SpaceKind<SavedPca>;
