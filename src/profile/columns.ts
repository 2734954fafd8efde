import { type Settings } from '../config';
import { identifier, readSql, withArtefacts, type ArtefactName } from '../store';

/** One column of an artefact: its type, what is missing, how many distinct values, and the range. */
export interface ColumnProfile {
  readonly column: string;
  readonly type: string;
  readonly missing: number;
  /** 0 to 1. */
  readonly missing_share: number;
  readonly distinct: number;
  readonly smallest: string;
  readonly largest: string;
}

/** Profiles every column of an artefact. Distinct values are counted exactly; text is ordered by its characters. */
export function profileColumns(settings: Settings, artefact: ArtefactName): Promise<ColumnProfile[]> {
  return withArtefacts(settings, [artefact], async (database) => {
    const columns = await database.rows<{ column_name: string; column_type: string }>(`DESCRIBE ${artefact}`);
    const profiles: ColumnProfile[] = [];
    for (const { column_name: column, column_type: type } of columns) {
      const row = await database.row<Omit<ColumnProfile, 'column' | 'type'>>(
        readSql('profile/column', { column: identifier(column), table: identifier(artefact) }),
      );
      profiles.push({ column, type: type.toLowerCase(), ...row });
    }
    return profiles;
  });
}
