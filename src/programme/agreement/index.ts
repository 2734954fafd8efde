export { checkAgreement, type AgreementOptions, type AgreementRow } from './check';
