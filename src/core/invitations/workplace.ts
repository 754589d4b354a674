import { companyCandidates, judged } from './company.ts';
import { fold, squash } from './fold.ts';
import type { Material } from './material.ts';
import { roleCandidates } from './role.ts';
import { cleanRole } from './title.ts';
import { has, isRole } from './vocabulary.ts';
import type { Weighed } from './weighed.ts';
import { best, isPerson } from './weighed.ts';

/** Where and as what: company and role with how sure each is, and what stood beside them. */
export interface Workplace {
  readonly company: string | null;
  readonly role: string | null;
  readonly companySure: boolean;
  readonly roleSure: boolean;
  /** Pieces of the headline that are neither. */
  readonly topics: readonly string[];
}

/** Reads company and role from labels, headline, running text, signature, place and sender. */
export function readWorkplace(material: Material): Workplace {
  const named = best([...roleCandidates(material)]);
  const company = bestCompany(material, named?.text ?? null);
  const role = named ?? leftover(material, company?.text ?? null);
  const taken = [company?.text, role?.text].filter((t) => t !== undefined).map(squash);
  return {
    company: company?.text ?? null,
    role: role?.text ?? null,
    companySure: (company?.weight ?? 0) >= 6,
    roleSure: (role?.weight ?? 0) >= 5,
    topics: (material.headlines[0]?.pieces ?? [])
      .map((p) => p.text)
      .filter((t) => !taken.includes(squash(t)) && !isPerson(t, material) && !isRole(t)),
  };
}

function bestCompany(material: Material, role: string | null): Weighed | null {
  const company = best(
    [...companyCandidates(material, role)].map((c) => judged(c, material, role)),
  );
  return company !== null && company.weight >= 3 ? company : null;
}

/** "Noor Halvani - Glassblower - Vitrea Studio": what is left beside the company is the role, to be confirmed. */
function leftover(material: Material, company: string | null): Weighed | null {
  for (const headline of material.headlines) {
    const piece = headline.pieces.find(
      (p) =>
        (p.by === null || p.by === 'for') &&
        !(
          company !== null &&
          (squash(p.text).includes(squash(company)) || squash(company).includes(squash(p.text)))
        ) &&
        material.domain(p.text) === 0 &&
        !isPerson(p.text, material) &&
        !has('rooms', fold(p.text)) &&
        !has('agency', fold(p.text)),
    );
    const role = piece === undefined ? null : cleanRole(piece.text);
    if (
      role !== null &&
      /^\p{L}/u.test(role) &&
      role.split(' ').length <= 5 &&
      (company !== null || piece?.by === 'for')
    )
      return { text: role, weight: 3 };
  }
  return null;
}
