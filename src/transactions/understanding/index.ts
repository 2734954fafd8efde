export { contentOf, MISSING } from './content';
export { readDates, type DateSettings, type DatesRead, type DayOrder } from './dates';
export { countRoles, findHead, headAt, type Head, type HeadRow } from './header';
export { mapColumns, readColumnsSetting, type ColumnMap } from './map-columns';
export { NUMBER_ROLES, plainNumber, readNumbers, type Decimal, type NumbersByRole } from './numbers';
export { NAMES, plainName, ROLE_WORDS, ROLES, rolesOf, type Places, type Role } from './roles';
export { isNoSale, isReturn, stateOf, type OrderState } from './statuses';
