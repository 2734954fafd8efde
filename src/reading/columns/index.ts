export { MISSING } from './content';
export { countRoles, findHead, headAt, type Head, type HeadRow } from './header';
export { DATE_PARTS } from './split-date';
export { mapColumns, readColumnsSetting, type ColumnMap } from './map-columns';
export { plainName, ROLE_WORDS, ROLES, type Role } from './roles';
