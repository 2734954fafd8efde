import { type Database } from '../../store';
import { type Role } from '../columns';
import { type ReadPlan } from '../plan';
import { optionalText } from './ids';

/**
 * Makes the table `contacts` (line_no of one of a customer's lines, email, name): the last address and name that stand
 * beside the customer's id. They are for lists alone.
 *
 * @returns whether there are any
 */
export async function gatherContacts(
  database: Database,
  { names }: Pick<ReadPlan, 'names'>,
  roles: ReadonlySet<Role>,
): Promise<boolean> {
  const [email, name] = (['email', 'name'] as const).map((role) =>
    roles.has(role) && names[role] !== names.customer ? optionalText(`staged.${role}`) : null,
  );
  if (email === null && name === null) return false;
  await database.run(`
    CREATE OR REPLACE TEMP TABLE contacts AS
    SELECT max(typed.line_no) AS line_no, arg_max(${email ?? 'NULL::VARCHAR'}, typed.line_no) AS email,
      arg_max(${name ?? 'NULL::VARCHAR'}, typed.line_no) AS name
    FROM typed JOIN staged ON staged.line_no = typed.line_no
    WHERE typed.reason IS NULL AND typed.customer_id IS NOT NULL GROUP BY typed.customer_id`);
  return true;
}
