import { address } from '@/lib/onechat/people';
import type { z } from '@/lib/catalogue/zod';
import { textOrNull } from '../sql/read';
import type { Database, Sql } from '../sql/sql';

/** Account data besides name and e-mail. Payment data has no place here or anywhere. */
export interface Account {
  readonly phone: string | null;
  readonly businessName: string | null;
  readonly billingAddress: z.output<typeof address> | null;
}

/** A person's account data. */
export async function readAccount(sql: Sql, userId: string): Promise<Account> {
  const rows = await sql.query(
    'select phone, business_name, billing_address from account_data where user_id = $1',
    [userId],
  );
  const row = rows[0] ?? {};
  const billing = textOrNull(row, 'billing_address');
  return {
    phone: textOrNull(row, 'phone'),
    businessName: textOrNull(row, 'business_name'),
    billingAddress: billing === null ? null : address.parse(JSON.parse(billing)),
  };
}

export interface AccountChange extends Partial<{ [K in keyof Account]: Account[K] | undefined }> {
  readonly name?: string | undefined;
}

/** Keeps what was corrected and leaves the rest. */
export function changeAccount(database: Database, userId: string, change: AccountChange): Promise<void> {
  return database.transaction('write', async (sql) => {
    const before = await readAccount(sql, userId);
    const after = {
      phone: change.phone === undefined ? before.phone : change.phone,
      businessName: change.businessName === undefined ? before.businessName : change.businessName,
      billingAddress: change.billingAddress === undefined ? before.billingAddress : change.billingAddress,
    };
    await sql.query(
      `insert into account_data (user_id, phone, business_name, billing_address) values ($1, $2, $3, $4)
       on conflict (user_id) do update set phone = excluded.phone, business_name = excluded.business_name,
         billing_address = excluded.billing_address`,
      [
        userId,
        after.phone,
        after.businessName,
        after.billingAddress === null ? null : JSON.stringify(after.billingAddress),
      ],
    );
    if (change.name !== undefined) {
      await sql.query('update seat set name = $2 where user_id = $1', [userId, change.name]);
    }
  });
}
