/** The rules an override names: ids with anything between them. */
export function namedRules(override: string | null): readonly string[] {
  return override?.match(/[A-Z]\d+/g) ?? [];
}
