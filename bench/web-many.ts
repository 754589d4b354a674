import type { Page } from 'playwright-core';
import type { RunningApp } from '../test/web/app.ts';

/** Opens that many opportunities of one's own, each with a person and an interview to come. */
export async function manyOpportunities(page: Page, app: RunningApp, n: number): Promise<void> {
  // A page that looks again at every change would be part of what is measured.
  await page.goto('about:blank');
  for (let from = 0; from < n; from += 50) {
    const some = Array.from({ length: Math.min(50, n - from) }, (_, index) => from + index);
    await Promise.all(
      some.map((index) =>
        page.request.post(`${app.base}/api/v1/opportunities`, {
          data: {
            company: `Company ${index}`,
            role: 'Engineer',
            country: 'GB',
            people: [
              {
                name: `Person ${index}`,
                role: 'interviewer',
                email: `person${index}@company${index}.example`,
              },
            ],
            interview: { endsAt: '2099-03-01T10:00:00Z', zone: 'Europe/London' },
          },
        }),
      ),
    );
  }
}
