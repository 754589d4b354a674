import type { TodayView } from '../http/views.ts';
import { client } from './client.ts';
import { learn } from './now.ts';

/** Today, and with it what time it is here and in the sample week. */
export async function loadToday(): Promise<TodayView> {
  const view = await client.today();
  learn(view.now, view.sample?.now ?? null);
  return view;
}
