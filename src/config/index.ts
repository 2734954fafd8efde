export { choiceAt, nearestOf, type KnownChoice } from './choices';
export { projectRoot } from './root';
export { settingDefinitions, type SchemaNode, type SettingDefinition } from './schema';
export {
  loadSettings,
  settingsEnvironment,
  withSteps,
  type SettingOverrides,
  type SettingSources,
} from './settings';
export {
  type CleaningRule,
  type ClusteringSettings,
  type CsvFormat,
  type Language,
  type MembershipSettings,
  type PlainSettings,
  type Preset,
  type Settings,
  type StepChoices,
  type StepSettings,
  type SourceGap,
  type SourceSettings,
  type TrialOverride,
} from './types';
