/** Subject and plain text of one of our own messages in the sandbox, kept there as Latin-1. */
export async function simpleTextOf(
  raw: string,
): Promise<{ readonly subject: string; readonly text: string }> {
  // Loaded when the sandbox's mail is first shown.
  const { simpleParser } = await import('mailparser');
  const { subject, text } = await simpleParser(Buffer.from(raw, 'latin1'));
  return { subject: subject ?? '', text: text ?? '' };
}
