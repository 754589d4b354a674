import type { Page } from 'playwright-core';

/** Begins the first note of the sample week; its path. */
export async function firstNote(page: Page): Promise<string> {
  const row = page.getByRole('article').filter({ hasText: 'Thank Nadia' });
  await row.getByRole('button').first().click();
  await page.getByLabel(/^Note to/).waitFor();
  return new URL(page.url()).pathname;
}

/** Every screen by name and path, in the sample week. */
export function screens(note: string): readonly (readonly [name: string, path: string])[] {
  return [
    ['Today', '/'],
    ['Replies', '/replies'],
    ['Outbox', '/outbox'],
    ['Opportunities', '/opportunities'],
    ['an opportunity', '/o/sample-larkfield'],
    ['the debrief', '/o/sample-harbour/debrief/harbour-1'],
    ['a note', note],
    ['a note on paper', `${note}/print`],
    ['People', '/people'],
    ['Insights', '/insights'],
    ['Settings', '/settings'],
    ['New interview', '/new'],
    ['Bring something in', '/bring-in'],
    ['the sandbox', '/sandbox'],
    ['no such page', '/nowhere'],
  ];
}
