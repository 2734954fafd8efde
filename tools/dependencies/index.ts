export { nodeLicences, pythonLicences, reach, type LicensedPackage } from './licences';
export { askForVulnerabilities, readAudit, type Vulnerabilities } from './vulnerabilities';
