import { SelectField, TextField } from '../../parts/field.tsx';
import type { ServerInput } from '../../wire.ts';

const securities: readonly (readonly [ServerInput['security'], string])[] = [
  ['tls', 'TLS'],
  ['starttls', 'STARTTLS'],
  ['none', 'None (this machine only)'],
];

/** One mail server: name, port, encryption, and a certificate where it is a company's own. */
export function Server(props: {
  readonly title: string;
  readonly server: ServerInput;
  readonly onChange: (server: ServerInput) => void;
}) {
  const { server, onChange } = props;
  return (
    <fieldset class="stack stack-tight">
      <legend>
        <h3>{props.title}</h3>
      </legend>
      <div class="fields">
        <TextField
          label="Server"
          value={server.host}
          onInput={(host) => onChange({ ...server, host: host.trim() })}
        />
        <TextField
          label="Port"
          inputMode="numeric"
          value={server.port === 0 ? '' : String(server.port)}
          onInput={(port) => onChange({ ...server, port: Number(port) || 0 })}
        />
        <SelectField
          label="Encryption"
          value={server.security}
          options={securities}
          onChange={(security) =>
            onChange({ ...server, security: security as ServerInput['security'] })
          }
        />
      </div>
      <details class="unfold">
        <summary>A certificate of its own</summary>
        <TextField
          label="Certificate to trust (PEM)"
          lines
          maxLength={20_000}
          value={server.trust ?? ''}
          onInput={(trust) => onChange(withTrust(server, trust))}
          hint="Only for a server that you or your company run yourselves."
        />
      </details>
    </fieldset>
  );
}

function withTrust({ host, port, security }: ServerInput, trust: string): ServerInput {
  return trust.trim() === '' ? { host, port, security } : { host, port, security, trust };
}
