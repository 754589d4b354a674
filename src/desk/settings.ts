import { z } from 'zod';
import { localZone } from '../clock.ts';
import { defaultPlanSettings, type PlanSettings } from '../core/plan/settings.ts';
import type { Candidate } from '../core/record/nouns.ts';
import type { Shelf, Store } from '../store/port.ts';
import sampleCandidate from './data/sample-candidate.json' with { type: 'json' };

/** What the candidate set, with the product's defaults for everything else. */
export interface Settings {
  readonly candidate: Candidate;
  readonly plan: PlanSettings;
  /** How long an approved message is held so that it can be taken back. */
  readonly undoSeconds: number;
  /** Never more messages than this, whatever the plan says. */
  readonly caps: { readonly perHour: number; readonly perDay: number };
  /** A copy to the candidate's own inbox; lets an uncertain send resolve itself anywhere. */
  readonly copyToSelf: boolean;
  /** Words the candidate taught the proofreader. */
  readonly words: readonly string[];
  /** Single-key shortcuts in the app. */
  readonly shortcuts: boolean;
  /** The command palette on Ctrl or Cmd with K. */
  readonly palette: boolean;
  /** The candidate's own postal address, for the corner of an envelope; empty: none. */
  readonly returnAddress: string;
  /** One mail a day to the candidate's own address, at this time of theirs, when something needs them. */
  readonly digest: { readonly on: boolean; readonly at: string };
}

const candidate = z.object({
  name: z.string().max(300),
  email: z.string().max(320).nullable(),
  headline: z.string().max(500).nullable(),
  strengths: z.array(z.string().max(500)).max(50),
  zone: z.string().max(80),
  dialect: z.enum(['en-US', 'en-GB']),
  signature: z.string().max(2000).nullable(),
  employers: z.array(z.string().max(300)).max(100),
});

/** Most words of one's own; beyond them a dictionary is the better place. */
const MOST_WORDS = 2000;

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Each number of the plan is of the kind that its default is; a wrong one would stop every plan. */
const planSchema = z.object(
  Object.fromEntries(
    Object.entries(defaultPlanSettings).map(([name, usual]): [string, z.ZodType] => [
      name,
      (name === 'candidateZone' ? z.string().max(80) : like(usual)).optional(),
    ]),
  ),
);

function like(usual: PlanSettings[keyof PlanSettings]): z.ZodType {
  if (typeof usual === 'number') return z.number().int().min(0).max(1000);
  if (typeof usual === 'string') return z.string().regex(TIME_OF_DAY, 'a time like 08:30');
  return z.array(z.string().length(2)).max(300);
}

export const settingsSchema = z.object({
  candidate,
  plan: planSchema,
  undoSeconds: z.number().int().min(0).max(3600),
  caps: z.object({
    perHour: z.number().int().min(1).max(100),
    perDay: z.number().int().min(1).max(500),
  }),
  copyToSelf: z.boolean(),
  words: z.array(z.string().max(100)).max(MOST_WORDS),
  shortcuts: z.boolean(),
  // Later than the first exports, which lack them.
  palette: z.boolean().default(true),
  returnAddress: z.string().max(1000).default(''),
  digest: z
    .object({ on: z.boolean(), at: z.string().regex(TIME_OF_DAY, 'a time like 08:30') })
    .default({ on: false, at: '08:00' }),
});

export function defaultSettings(zone: string): Settings {
  return {
    candidate: {
      name: '',
      email: null,
      headline: null,
      strengths: [],
      zone,
      dialect: zone.startsWith('America/') ? 'en-US' : 'en-GB',
      signature: null,
      employers: [],
    },
    plan: { ...defaultPlanSettings, candidateZone: zone },
    undoSeconds: 30,
    caps: { perHour: 10, perDay: 30 },
    copyToSelf: false,
    words: [],
    shortcuts: true,
    palette: true,
    returnAddress: '',
    digest: { on: false, at: '08:00' },
  };
}

/** The settings as they stand; unknown or damaged parts fall back to the defaults. */
export async function readSettings(shelf: Shelf): Promise<Settings> {
  const stored = (await shelf.setting('settings')) as Partial<Settings> | null | undefined;
  const zone = stored?.candidate?.zone ?? localZone();
  const defaults = defaultSettings(zone);
  if (stored == null) return defaults;
  return {
    ...defaults,
    ...stored,
    candidate: { ...defaults.candidate, ...stored.candidate },
    plan: { ...defaults.plan, ...stored.plan, candidateZone: zone },
    caps: { ...defaults.caps, ...stored.caps },
  };
}

/** The settings as they hold for an opportunity: the sample week has a candidate of its own. */
export async function settingsFor(
  shelf: Shelf,
  { sample }: { readonly sample: boolean },
): Promise<Settings> {
  const settings = await readSettings(shelf);
  return sample
    ? { ...settings, candidate: { ...settings.candidate, ...sampleCandidate, dialect: 'en-US' } }
    : settings;
}

export async function writeSettings(shelf: Shelf, settings: Settings): Promise<void> {
  await shelf.putSetting('settings', settings);
}

/**
 * Changes the settings as they stand at that moment, in one unit of work: what another window or a
 * file set meanwhile stays. Returns them as they are then.
 */
export async function changeSettings(
  store: Store,
  change: (before: Settings) => Settings,
): Promise<Settings> {
  return await store.transact(async ({ shelf }) => {
    const after = change(await readSettings(shelf));
    await writeSettings(shelf, after);
    return after;
  });
}

/**
 * Settings as edited in a form. Words learned or forgotten elsewhere since the form was opened stay
 * so; `wordsBefore` is the list as it was then. Without it words are only added.
 */
export async function saveSettings(
  store: Store,
  edited: Settings,
  wordsBefore: readonly string[] = [],
): Promise<Settings> {
  return await changeSettings(store, ({ words: now }) => {
    const seen = wordSet(wordsBefore);
    const kept = wordSet(edited.words);
    const there = wordSet(now);
    const wanted = edited.words.filter((w) => there.has(lower(w)) || !seen.has(lower(w)));
    const learned = now.filter((w) => !seen.has(lower(w)) && !kept.has(lower(w)));
    return { ...edited, words: [...wanted, ...learned].slice(0, MOST_WORDS) };
  });
}

const lower = (word: string): string => word.toLowerCase();
const wordSet = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(lower));

/** Teaches the proofreader a word and gives the list; a word it knows already changes nothing. */
export async function learnWord(store: Store, word: string): Promise<readonly string[]> {
  const { words } = await changeSettings(store, (before) => {
    const full = before.words.length >= MOST_WORDS;
    if (full || wordSet(before.words).has(lower(word))) return before;
    return { ...before, words: [...before.words, word] };
  });
  return words;
}

/** Takes a word off the list, in whatever letters it was typed. */
export async function unlearnWord(store: Store, word: string): Promise<readonly string[]> {
  const { words } = await changeSettings(store, (before) => ({
    ...before,
    words: before.words.filter((w) => lower(w) !== lower(word)),
  }));
  return words;
}
