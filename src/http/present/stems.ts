import { STEMS } from '../../core/compose/stems.ts';
import type { StemView } from '../views.ts';

/** At most so many of the candidate's own lines stand among the beginnings to tap. */
const MOST = 8;

/**
 * The stems of the debrief. "I have done something like that: I …" offers the candidate's own
 * strengths to tap, because a tired hour is no time to remember them.
 */
export function stemViews(strengths: readonly string[]): {
  readonly perInterviewer: StemView[];
  readonly once: StemView[];
} {
  const view = ({ perInterviewer: _p, ...stem }: (typeof STEMS)[number]): StemView =>
    stem.id === 'doneLike' ? { ...stem, chips: [...deeds(strengths), ...stem.chips] } : stem;
  return {
    perInterviewer: STEMS.filter((s) => s.perInterviewer).map(view),
    once: STEMS.filter((s) => !s.perInterviewer).map(view),
  };
}

/** Lines that can follow "I": "Cut the warm-up drift" does, "Robots: KUKA, Fanuc" does not. */
function deeds(strengths: readonly string[]): readonly string[] {
  return strengths
    .map((line) => line.replace(/^I\s+/, '').replace(/[.;]+$/, ''))
    .filter((line) => line.split(' ').length >= 3 && !/^[^ ]*:|^\P{L}/u.test(line))
    .map((line) => (/^\p{Lu}\p{Ll}/u.test(line) ? lowered(line) : line))
    .slice(0, MOST);
}

const lowered = (line: string): string => `${line.slice(0, 1).toLowerCase()}${line.slice(1)}`;
