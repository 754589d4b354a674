import type { MailAccount } from './account.ts';
export async function examine(_a: MailAccount): Promise<never[]> {
  return [];
}
