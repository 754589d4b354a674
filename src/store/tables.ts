/** The tables as kysely sees them; `migrations.ts` makes them. */
export interface Tables {
  events: {
    opportunity: string;
    seq: number;
    at: string;
    by: string;
    source_kind: string;
    source_ref: string | null;
    body: string;
  };
  opportunities: { id: string; world: string; seq: number; next_at: string | null };
  outbox: {
    letter: string;
    opportunity: string;
    world: string;
    state: string;
    bytes: Uint8Array;
    message_id: string;
    envelope_from: string;
    envelope_to: string;
    subject: string;
    hash: string;
    send_at: string;
    undo_until: string;
    attempts: number;
    next_at: string | null;
    evidence: string;
    handed_over_at: string | null;
    body_started_at: string | null;
  };
  settings: { name: string; value: string };
  blobs: { id: string; opportunity: string | null; bytes: Uint8Array };
  strays: {
    id: string;
    world: string;
    at: string;
    from_name: string | null;
    from_address: string | null;
    subject: string;
    text: string;
    raw: Uint8Array;
    candidates: string;
  };
  migrations: { version: number; at: string };
}
