/** One property of an entry: name in lower case, parameters in lower case, value as text. */
export interface Property {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly value: string;
}

/** The value of the first property of that name; null when there is none. */
export function textOf(properties: readonly Property[], name: string): string | null {
  return properties.find((p) => p.name === name)?.value ?? null;
}
