import { cutDendrogram } from '../linkage/dendrogram';
import { fitLinkage } from '../linkage/linkage';
import { nearestLabelled, type SavedRows } from '../prediction/nearest-labelled';
import { labelsOnly, type ClusteringModel } from './model';

/** Ward's tree, cut at k; all cuts share the tree. */
export const ward: ClusteringModel<Record<string, never>, { k: number }, SavedRows> = {
  name: 'ward',
  byK: true,
  chance: false,
  noise: false,
  allPairs: true,
  options: {},
  named: ['k'],
  settings: ({ k }) => ({ k }),
  fit: (points, { k }) => labelsOnly(cutDendrogram(fitLinkage(points).dendrogram, k)),
  together: {
    key: () => '',
    fit(points, group) {
      const { dendrogram } = fitLinkage(points);
      return group.map(({ k }) => labelsOnly(cutDendrogram(dendrogram, k)));
    },
  },
  predictor: nearestLabelled,
  words: {
    en: { name: 'Ward', tree: 'Ward’s tree' },
    pt: { name: 'Ward', tree: 'a árvore de Ward' },
  },
};
