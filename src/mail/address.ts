import { domainToASCII } from 'node:url';
import { Fault } from '../errors.ts';

/** Letters that turn the reading direction or hide: they can make one address look like another. */
const hidden =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;

/**
 * A single line for a header: a name or a subject. Line breaks would let a text add headers of
 * its own, direction marks let it show something else than it says. Throws a `Fault` naming
 * `field`; otherwise returns `value` trimmed.
 */
export function headerText(value: string, field: string): string {
  if (!value.isWellFormed() || hidden.test(value)) {
    throw new Fault(
      'bad_input',
      `The ${field} contains a line break or an invisible character.`,
      `Type the ${field} again by hand, on one line.`,
    );
  }
  if (value.length > 500) {
    throw new Fault('bad_input', `The ${field} is too long.`, `Shorten the ${field}.`);
  }
  return value.trim();
}

/**
 * One mail address as servers take it: domain in ASCII (IDNA), local part untouched.
 * Throws a `Fault` that says what to correct: a space, a missing part, a look-alike letter.
 */
export function mailAddress(value: string, field: string): string {
  const address = headerText(value, field);
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (at < 1 || domain === '')
    throw wrong(`"${address}" is no complete mail address.`, 'It looks like name@example.com.');
  if (/\s/.test(address)) throw wrong(`There is a space in "${address}".`, 'Remove the space.');
  const strange = /[^!-~]/u.exec(local);
  if (strange)
    throw wrong(
      `The letter "${strange[0]}" in "${address}" is not a plain one; it may only look like it.`,
      'Type the part before the @ again by hand.',
    );
  if (!/^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i.test(local))
    throw wrong(`"${local}" cannot stand before the @ of a mail address.`, 'Check the spelling.');
  if (mixesAlphabets(domain))
    throw wrong(
      `"${domain}" mixes letters of different alphabets, as forged addresses do.`,
      'Type the part after the @ again by hand.',
    );
  return `${local}@${asciiDomain(domain)}`;
}

/** The same for an address that a stranger wrote: null when it is none, so that it stops nothing. */
export function addressOrNull(value: string | null): string | null {
  if (value === null) return null;
  try {
    return mailAddress(value, 'address');
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

function asciiDomain(domain: string): string {
  const ascii = domainToASCII(domain);
  const labels = ascii.split('.');
  const fits = labels.every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?$/i.test(label));
  if (!fits || labels.length < 2 || ascii.length > 253 || /^\d+$/.test(labels.at(-1) ?? ''))
    throw wrong(`"${domain}" is no mail domain.`, 'It looks like example.com.');
  return ascii;
}

function mixesAlphabets(domain: string): boolean {
  return domain.split('.').some((label) => {
    const found = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter(
      (alphabet) => alphabet.test(label),
    );
    return found.length > 1;
  });
}

function wrong(message: string, mend: string): Fault {
  return new Fault('bad_input', message, mend);
}
