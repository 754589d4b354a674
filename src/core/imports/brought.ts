import type { Day, Instant } from '../record/nouns.ts';

/** A job advertisement, as far as it says what an opportunity needs. */
export interface Posting {
  readonly company: string | null;
  readonly role: string | null;
  /** What they ask for, a line each, in their words. */
  readonly needs: readonly string[];
  /** ISO 3166-1, where the advertisement says so. */
  readonly country: string | null;
  /** Read from prose instead of the page's own data: to be looked at. */
  readonly unsure: readonly string[];
}

/** Somebody from a card or a mail. */
export interface BroughtPerson {
  readonly name: string;
  readonly email: string | null;
  readonly title: string | null;
  readonly company: string | null;
  readonly postal: string | null;
}

/** What a résumé says about the candidate (JSON Resume 1.0). */
export interface Resume {
  readonly name: string | null;
  readonly email: string | null;
  readonly headline: string | null;
  /** What was done, a line each, most recent first; then what is known. */
  readonly strengths: readonly string[];
  readonly employers: readonly string[];
}

/** What a column of somebody's table can mean. */
export const FIELDS = [
  'company',
  'role',
  'status',
  'appliedOn',
  'interviewAt',
  'contact',
  'email',
  'country',
] as const;
export type Field = (typeof FIELDS)[number];

/** Which column (by its place) holds what. */
export type Mapping = Readonly<Partial<Record<Field, number>>>;

/** A table as read, before anybody has said what its columns mean. */
export interface BroughtTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** `huntr`, `teal`, `notion`, or `spreadsheet` for any other. */
  readonly preset: string;
  readonly mapping: Mapping;
}

/** One application out of a table. */
export interface BroughtRow {
  /** Its place in the file, counted from 1 without the heading. */
  readonly line: number;
  readonly company: string;
  readonly role: string;
  readonly country: string | null;
  readonly state: 'open' | 'rejected' | 'accepted' | 'withdrew';
  readonly appliedOn: Day | null;
  /** Only where the table names day and hour. */
  readonly interviewAt: Instant | null;
  readonly contact: { readonly name: string; readonly email: string | null } | null;
  /** What was left out of it and why, one sentence each. */
  readonly remarks: readonly string[];
}
