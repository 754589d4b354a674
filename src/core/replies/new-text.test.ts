import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncomingMessage } from './message.ts';
import { newTextOf } from './new-text.ts';

const KNOWN = { interviewer: 'Dana Whitlock', company: 'Harborline' };

function mail(body: string, bodyType: IncomingMessage['bodyType'] = 'text/plain'): IncomingMessage {
  return {
    headers: { From: 'Dana Whitlock <dana.whitlock@harborline.example>' },
    subject: 'Re: Thank you',
    bodyType,
    body,
    receivedAt: '2026-03-03T10:00:00Z',
  };
}

describe('what the sender newly wrote', () => {
  it('stands above a wrapped attribution and its quoted lines', () => {
    const body =
      'Hi Sam,\n\nYou will hear by Friday.\n\nDana\n\nOn Tue, Mar 3, 2026 at 9:11 AM Sam Lee\n<sam@mailbox.example> wrote:\n\n> Any news?\n';
    const { newText, closing, quoted } = newTextOf(mail(body), KNOWN);
    expect(newText).toBe('Hi Sam,\n\nYou will hear by Friday.');
    expect(closing).toBe('Dana');
    expect(quoted).toContain('Any news?');
  });

  it('stands below the quote when the answer is bottom-posted', () => {
    const body =
      'On 3 Mar 2026 at 09:11, Sam <sam@m.example> wrote:\n> Any news?\n\nNot yet.\n\nDana\n';
    expect(newTextOf(mail(body), KNOWN).newText).toBe('Not yet.');
  });

  it('is the answers alone when they stand between quoted questions', () => {
    const body =
      'On 3 Mar 2026 at 09:11, Sam <sam@m.example> wrote:\n> When?\n\nOn the 12th.\n\n> Where?\n\nHere.\n\nDana\n';
    expect(newTextOf(mail(body), KNOWN).newText).toBe('On the 12th.\n\nHere.');
  });

  it.each([
    ['English', 'From: Sam\nSent: Monday\nTo: Dana\nSubject: Hi'],
    ['German', 'Von: Sam\nGesendet: Montag\nAn: Dana\nBetreff: Hi'],
    ['French', 'De : Sam\nEnvoyé : lundi\nÀ : Dana\nObjet : Hi'],
    ['Dutch', 'Van: Sam\nVerzonden: maandag\nAan: Dana\nOnderwerp: Hi'],
    ['Swedish', 'Från: Sam\nSkickat: måndag\nTill: Dana\nÄmne: Hi'],
  ])('ends at a header block in %s', (_, block) => {
    const { newText } = newTextOf(
      mail(`Good to meet you.\n\nDana\n\n${block}\n\nOlder words.\n`),
      KNOWN,
    );
    expect(newText).toBe('Good to meet you.');
  });

  it('keeps neither signature block, mobile footer nor disclaimer', () => {
    const body =
      'Noted.\n\nKind regards\nDana\n\nDana Whitlock\nDirector\nT: +44 1632 960111\n\nThis e-mail is confidential and intended solely for the addressee.\n';
    expect(newTextOf(mail(body), KNOWN)).toMatchObject({
      newText: 'Noted.',
      closing: 'Kind regards\nDana',
    });
    expect(newTextOf(mail('Ok!\n\nSent from my iPhone\n'), KNOWN).newText).toBe('Ok!');
  });

  it('keeps a postscript that follows the closing', () => {
    const { newText } = newTextOf(mail('Done.\n\nDana\n\nP.S. Bring boots.\n'), KNOWN);
    expect(newText).toContain('P.S. Bring boots.');
  });

  it('goes by the structure of HTML and leaves hidden text out', () => {
    const html =
      '<div style="display:none">Preheader</div><div dir="ltr"><div>Hi Sam,</div><div><br></div><div>Yes.</div><div><br></div><div>Dana</div></div><br><div class="gmail_quote"><div class="gmail_attr">On Tue, Sam wrote:<br></div><blockquote class="gmail_quote">Old</blockquote></div>';
    expect(newTextOf(mail(html, 'text/html'), KNOWN).newText).toBe('Hi Sam,\n\nYes.');
    const outlook =
      '<div>Yes.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Sam</div><div>Old</div>';
    expect(newTextOf(mail(outlook, 'text/html'), KNOWN).newText).toBe('Yes.');
  });

  it('is found in time that grows with the length, not faster', () => {
    const hostile = [
      '>'.repeat(200_000),
      '> '.repeat(100_000),
      'On '.repeat(100_000),
      'From:\n'.repeat(50_000),
      '<div><blockquote>'.repeat(20_000),
      `${'a@'.repeat(100_000)}wrote:`,
      ' \n'.repeat(100_000),
      '-'.repeat(300_000),
      'x'.repeat(5_000_000),
    ];
    for (const body of hostile) {
      for (const type of ['text/plain', 'text/html'] as const) {
        const start = performance.now();
        newTextOf(mail(body, type), KNOWN);
        expect(performance.now() - start).toBeLessThan(1_500);
      }
    }
  });

  it('never throws, whatever the body', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.boolean(), (body, html) => {
        const { newText } = newTextOf(mail(body, html ? 'text/html' : 'text/plain'), KNOWN);
        expect(typeof newText).toBe('string');
      }),
      { numRuns: 300 },
    );
  });
});
