import { approvalHash } from '../../core/approval.ts';
import { titleOf } from '../../core/etiquette/rules.ts';
import { quoteOf } from '../../core/etiquette/suppress.ts';
import { allowed } from '../../core/plan/allowed.ts';
import type { Finding } from '../../core/record/finding.ts';
import { instantText } from '../../core/record/instant.ts';
import type { Letter, Opportunity } from '../../core/record/opportunity.ts';
import { approvable } from '../../desk/approving.ts';
import { type Checked, checkLetter, type Words } from '../../desk/checking.ts';
import { type Desk, nowFor, planOf, worldOf } from '../../desk/desk.ts';
import { personOf } from '../../desk/drafting.ts';
import { settingsFor } from '../../desk/settings.ts';
import type { ChecksView, FindingView, LetterView } from '../views.ts';
import { outboxView } from './outbox.ts';
import { stepView } from './plan.ts';

/** A letter with its checks, its recipient's time of day, and what approving it would bind. */
export async function letterView(
  desk: Desk,
  opportunity: Opportunity,
  letter: Letter,
): Promise<LetterView> {
  const settings = await settingsFor(desk.store.shelf, opportunity);
  const thePlan = await planOf(desk, opportunity);
  const now = nowFor(desk, opportunity);
  const person = personOf(opportunity, letter.to);
  const interview = opportunity.interviews.find((i) => i.id === letter.interview);
  const zone = person.zone ?? interview?.zone ?? null;
  const verdict = allowed(thePlan, letter);
  const step = thePlan.steps.find(
    (s) => s.step === letter.step && (s.to === letter.to || letter.step === 'answer'),
  );
  const checked = await checkLetter(desk, opportunity, letter, letter, instantText(now));
  const row = await desk.store.outbox.get(letter.id);
  // A locked keyring keeps nobody from writing; Settings say what is wrong with the mailbox.
  const post = await desk.post(worldOf(opportunity)).catch(() => null);
  const mayGo =
    verdict.kind === 'allowed' &&
    (verdict.notBefore === null || verdict.notBefore <= instantText(now));
  return {
    letter,
    signature: settings.candidate.signature,
    opportunity: opportunity.id,
    company: opportunity.company,
    role: opportunity.role,
    seq: opportunity.seq,
    sample: opportunity.sample,
    to: { name: person.name, email: person.email, zone, localTime: localTime(now, zone) },
    hash: approvalHash(approvable(opportunity, letter, settings.candidate.signature)),
    checks: checksView(checked, letter),
    step: step === undefined ? null : stepView(opportunity, step),
    allowed: { now: mayGo, sentence: verdict.reason.sentence },
    ask: letter.ask,
    leftOut: letter.leftOut,
    canSend: post !== null && letter.channel === 'email' && person.email !== null,
    outbox: row === null ? null : outboxView(row, opportunity),
  };
}

export function checksView(checked: Checked, words: Words): ChecksView {
  const paragraphs = words.body.split(/\n\s*\n/).filter((p) => p.trim() !== '');
  return {
    findings: checked.findings.map((f) => findingView(f, words)),
    suppressed: checked.suppressed.map(({ finding, reason }) => ({
      ...findingView(finding, words),
      reason,
    })),
    unused: checked.unused.map((s) => ({ ...s, title: titleOf(s.rule) })),
    notChecked: checked.notChecked,
    words: words.body.split(/\s+/).filter((w) => w !== '').length,
    // Greeting and sign-off stand in paragraphs of their own.
    paragraphs: Math.max(0, paragraphs.length - 2),
  };
}

function findingView(finding: Finding, words: Words): FindingView {
  const { label: _label, ...shown } = finding;
  return { ...shown, title: titleOf(finding.rule), quote: quoteOf(finding, words) };
}

function localTime(now: Temporal.Instant, zone: string | null): string | null {
  if (zone === null) return null;
  try {
    return now
      .toZonedDateTimeISO(zone)
      .toLocaleString('en-GB', { weekday: 'long', hour: '2-digit', minute: '2-digit' });
  } catch {
    return null;
  }
}
