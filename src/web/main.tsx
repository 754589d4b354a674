import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/parts.css';
import './styles/fields.css';
import './styles/overlays.css';
import './styles/today.css';
import './styles/note.css';
import './styles/screens.css';
import './styles/tables.css';
import './styles/print.css';
import { render } from 'preact';
import { App } from './app.tsx';
import { signInFromAddress } from './session.ts';

/** Time zones need `Temporal`; browsers without it load the polyfill, the others nothing. */
async function withTemporal(): Promise<void> {
  if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
}

const root = document.getElementById('app');
if (root !== null) {
  const [session] = await Promise.all([signInFromAddress(), withTemporal()]);
  root.replaceChildren();
  render(<App session={session} />, root);
}

if ('serviceWorker' in navigator)
  void navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
