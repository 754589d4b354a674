/** The system's keyring: Keychain, Credential Manager, or a Secret Service (GNOME, KDE). */
export interface Keyring {
  /** Null: nothing is kept under that name. Rejects when the keyring is locked or away. */
  get(name: string): Promise<string | null>;
  set(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}

const SERVICE = 'Afterword';
/** A keyring may ask its owner to unlock it; nobody waits longer than this. */
const PATIENCE = 60_000;

/** The keyring of this machine, or null where there is none (a server without a desktop). */
export async function systemKeyring(): Promise<Keyring | null> {
  const native = await import('@napi-rs/keyring').catch(() => null);
  if (native === null) return null;
  // The kernel's own key store forgets everything at a restart: only a Secret Service will do.
  const options = { linux: { store: 'secret-service' } } as const;
  const entry = (name: string) => new native.AsyncEntry(SERVICE, name, options);
  const keyring: Keyring = {
    get: async (name) => await entry(name).getPassword(AbortSignal.timeout(PATIENCE)),
    set: async (name, secret) =>
      await entry(name).setPassword(secret, AbortSignal.timeout(PATIENCE)),
    async remove(name) {
      await entry(name).deleteCredential(AbortSignal.timeout(PATIENCE));
    },
  };
  return await keyring.get('present').then(
    () => keyring,
    () => null,
  );
}
