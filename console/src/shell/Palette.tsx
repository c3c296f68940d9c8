import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useId, useState } from 'react';
import { api, body } from '../api/client';
import { toggleTheme } from '../theme/theme';
import { Dialog } from '../ui/Dialog';
import { useDebounced } from '../ui/useDebounced';
import { type Command, matching, named } from './commands';

/** Goes anywhere and begins anything by typing. */
export const Palette = ({ onClose }: { onClose: () => void }) => {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = useCommands(text);
  const list = useId();
  const run = useRun(onClose);
  const at = Math.min(chosen, commands.length - 1);

  const press = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const command = commands[at];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((at + step + commands.length) % Math.max(1, commands.length));
    } else if (event.key === 'Enter' && command !== undefined) {
      event.preventDefault();
      run(command);
    }
  };

  return (
    <Dialog title="Search or jump to" onClose={onClose} className="palette">
      <div className="palette-box">
        <Search size={16} aria-hidden />
        <input
          className="palette-input"
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={commands[at] === undefined ? undefined : `${list}-${at}`}
          aria-label="Search or jump to"
          placeholder="A page, a schedule, an id"
          autoFocus
          value={text}
          onKeyDown={press}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
        />
      </div>
      <ul id={list} role="listbox" aria-label="What can be done" className="palette-list">
        {commands.map((command, index) => (
          <li
            key={command.key}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            className="palette-option"
            onClick={() => {
              run(command);
            }}
            onPointerMove={() => {
              setChosen(index);
            }}
          >
            <span className="clip">{command.name}</span>
            <span className="secondary muted">{command.kind}</span>
          </li>
        ))}
      </ul>
      {commands.length === 0 && <p className="palette-none muted">Nothing is called “{text}”.</p>}
    </Dialog>
  );
};

const useCommands = (text: string): Command[] => {
  const wanted = useDebounced(text.trim(), 250);
  const schedules = useQuery({
    queryKey: ['palette', wanted],
    enabled: wanted.length > 1,
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/schedules', { params: { query: { q: wanted, limit: 5, sort: 'name' } }, signal })),
  });
  const found = wanted.length > 1 ? (schedules.data?.schedules ?? []) : [];
  return [
    ...named(text),
    ...matching(text),
    ...found.map((it): Command => ({ key: it.id, name: it.name, kind: 'Schedule', to: { schedule: it.id } })),
  ];
};

const useRun = (close: () => void) => {
  const navigate = useNavigate();
  return ({ to }: Command) => {
    close();
    if (to === 'theme') {
      toggleTheme();
    } else if (typeof to === 'string') {
      void navigate({ to });
    } else if ('schedule' in to) {
      void navigate({ to: '/schedules/$id', params: { id: to.schedule } });
    } else if ('session' in to) {
      void navigate({ to: '/sessions/$id', params: { id: to.session } });
    } else {
      void navigate({ to: '/search', search: { q: to.words } });
    }
  };
};
