export { limitsSection, methodSection, presetsTable, sensitivitySection } from './closing';
export { findingsSection } from './findings';
export { howManySection, likeSection, whoSection } from './group';
export { actionsSection, guaranteeSection } from './proof';
export { outlookSection, shareSection } from './revenue';
export { removalSection, ruleSection } from './rules';
