import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** The part of the Web Speech API that is used; browsers name it differently, some have none. */
interface Recognition {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  onresult: ((event: RecognitionEvent) => void) | null;
  onend: (() => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  start(): void;
  stop(): void;
}

interface RecognitionEvent {
  readonly resultIndex: number;
  readonly results: ArrayLike<
    ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }
  >;
}

type Maker = new () => Recognition;

function maker(): Maker | null {
  const here = globalThis as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker };
  return here.SpeechRecognition ?? here.webkitSpeechRecognition ?? null;
}

const consent = 'afterword:dictation';

function agreed(): boolean {
  try {
    return localStorage.getItem(consent) === 'yes';
  } catch {
    return false;
  }
}

const troubles: Readonly<Record<string, string>> = {
  'not-allowed': 'The browser has no leave to use the microphone.',
  'service-not-allowed': 'This browser allows no dictation here.',
  'audio-capture': 'No microphone was found.',
  network: 'The browser’s dictation could not be reached.',
};

function heard(event: RecognitionEvent): string {
  let words = '';
  for (let at = event.resultIndex; at < event.results.length; at += 1) {
    const result = event.results[at];
    if (result?.isFinal) words += `${result[0]?.transcript.trim() ?? ''} `;
  }
  return words.trim();
}

/** Listens until it is stopped; each finished phrase is handed over. */
function useDictation(onWords: (words: string) => void) {
  const [listening, setListening] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const running = useRef<Recognition | null>(null);
  const hand = useRef(onWords);
  hand.current = onWords;
  useEffect(() => () => running.current?.stop(), []);
  const start = () => {
    const Made = maker();
    if (Made === null || running.current !== null) return;
    const recognition = new Made();
    recognition.lang = navigator.language.startsWith('en') ? navigator.language : 'en-GB';
    recognition.continuous = true;
    recognition.interimResults = false;
    recognition.onresult = (event) => {
      const words = heard(event);
      if (words !== '') hand.current(words);
    };
    recognition.onerror = ({ error }) => setTrouble(troubles[error] ?? null);
    recognition.onend = () => {
      running.current = null;
      setListening(false);
    };
    running.current = recognition;
    setTrouble(null);
    setListening(true);
    recognition.start();
  };
  return { listening, trouble, start, stop: () => running.current?.stop() };
}

/**
 * Dictation where the browser has it. Most browsers send the voice to their maker, so that is said
 * before the first word; without the Web Speech API there is no button.
 */
export function Dictate(props: { readonly onWords: (words: string) => void }) {
  const { listening, trouble, start, stop } = useDictation(props.onWords);
  const [asking, ask] = useState(false);
  if (maker() === null) return null;
  const agree = () => {
    try {
      localStorage.setItem(consent, 'yes');
    } catch {
      // It is asked again next time.
    }
    ask(false);
    start();
  };
  const press = () => {
    if (listening) stop();
    else if (agreed()) start();
    else ask(true);
  };
  return (
    <>
      <Button look="quiet" icon="mic" pressed={listening} onClick={press}>
        {listening ? 'Listening. Stop' : 'Dictate'}
      </Button>
      {trouble !== null && (
        <p class="small soft" role="status">
          {trouble} You can type, or use the dictation of your keyboard.
        </p>
      )}
      <Dialog title="Before you speak" open={asking} onClose={() => ask(false)}>
        <p>
          The browser turns your voice into text, and most browsers send it to their maker for that.
          Afterword itself sends nothing. What is private is better typed, or said to the dictation
          of your keyboard if that stays on the device.
        </p>
        <div class="row">
          <Button look="main" onClick={agree}>
            Dictate
          </Button>
          <Button look="quiet" onClick={() => ask(false)}>
            I would rather type
          </Button>
        </div>
      </Dialog>
    </>
  );
}

/** Spoken words behind what is there, with one space between. */
export function spokenAfter(text: string, words: string): string {
  return text.trim() === '' ? words : `${text.trimEnd()} ${words}`;
}
