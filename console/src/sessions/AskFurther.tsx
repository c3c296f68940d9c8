import { Send } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { Problem } from '../api/problem';
import type { Session } from '../api/types';
import { useSessionActions } from './queries';

const SUGGESTIONS = ['why?', 'show the rows', 'the day before', 'over the last 7 days'];

/** Goes on asking once a turn has ended. */
export const AskFurther = ({ session }: { session: Session }) => {
  const [message, setMessage] = useState('');
  const { ask } = useSessionActions(session.id);
  const busy = session.status === 'active' || ask.isPending;
  const send = (text: string) => {
    ask.mutate(text, {
      onSuccess: () => {
        setMessage('');
      },
    });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!busy && message.trim() !== '') {
      send(message);
    }
  };
  return (
    <form className="card card-body further" onSubmit={submit} aria-label="Ask further">
      <label className="label" htmlFor="further">
        Ask further
      </label>
      <div className="further-row">
        <input
          id="further"
          className="input"
          value={message}
          maxLength={4000}
          placeholder={busy ? 'Once this turn has ended' : 'only for user adele@contoso.example'}
          onChange={(event) => {
            setMessage(event.target.value);
          }}
        />
        <button type="submit" className="button" disabled={busy || message.trim() === ''}>
          <Send size={14} aria-hidden /> Ask
        </button>
      </div>
      <div className="chips" role="group" aria-label="Suggestions">
        {SUGGESTIONS.map((it) => (
          <button key={it} type="button" className="chip" disabled={busy} onClick={() => { send(it); }}>
            {it}
          </button>
        ))}
      </div>
      {ask.error instanceof Problem && (
        <p className="field-problem" role="alert">
          {ask.error.message}
        </p>
      )}
    </form>
  );
};
