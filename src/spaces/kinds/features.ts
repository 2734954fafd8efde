import { type SpaceKind } from '../kind';

/** The scaled features themselves. */
export const features = {
  name: 'features' as const,
  spaces: {
    'min-max': {
      title: 'Features, min-max',
      scaling: 'min-max',
      words: {
        en: {
          label: 'the raw figures',
          description: 'The features, each from 0 to 1: differences count as they are.',
        },
        pt: {
          label: 'os números brutos',
          description: 'As variáveis, cada uma de 0 a 1: as diferenças contam como são.',
        },
      },
    },
    log: {
      title: 'Features, log',
      scaling: 'log-z',
      words: {
        en: {
          label: 'the figures on log scales',
          description: 'The features on logarithmic scales: ratios between customers are distances.',
        },
        pt: {
          label: 'os números em escala logarítmica',
          description: 'As variáveis em escala logarítmica: as razões entre clientes são distâncias.',
        },
      },
    },
    scaled: {
      title: 'Features, as scaled',
      words: {
        en: { label: 'the scaled figures', description: 'The features, scaled as the preset scales them.' },
        pt: {
          label: 'os números padronizados',
          description: 'As variáveis, na escala que as regras escolheram.',
        },
      },
    },
  },
  options: {},
  supervised: false,
  stochastic: false,
  axis: null,
  effort: 0,
  fit: ({ rows }) => ({ points: rows, fit: { type: 'features' as const }, parameters: {}, measures: {} }),
  load: () => (rows) => rows,
  madeOf: ({ recipe }) => `features, ${recipe.scaling}`,
} satisfies SpaceKind;
