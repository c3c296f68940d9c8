import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import { Changes } from './changes';
import { SharedInbox } from './inbox';
import type { Connection } from './told';

export const LiveContext = createContext<Connection>('starting');

/** How this browser hears of what happens. */
export const useConnection = (): Connection => useContext(LiveContext);

/** Hears what happens to a user while the page is there. */
export const useLive = (user: string): Connection => {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>('starting');
  useEffect(() => {
    const changes = new Changes(client);
    const inbox = new SharedInbox(`socmate-live-${user}`, {
      heard: (messages) => {
        changes.heard(messages);
      },
      connected: setConnection,
    });
    inbox.start();
    return () => {
      inbox.close();
      changes.close();
    };
  }, [client, user]);
  return connection;
};
