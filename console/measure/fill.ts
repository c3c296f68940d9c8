import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { order } from '../journeys/furnish';

const PROJECT = resolve(import.meta.dirname, '../..');
const LIBRARIES = join(PROJECT, 'api-server/target/lib');

/** Schedules through the API, as many at once as it likes. */
export const fillSchedules = async (page: Page, count: number): Promise<void> => {
  for (let begun = 0; begun < count; begun += 10) {
    await Promise.all(Array.from({ length: Math.min(10, count - begun) }, (_, index) => schedule(page, begun + index)));
  }
};

const schedule = (page: Page, number: number): Promise<unknown> =>
  order(page, '/api/v1/schedules', {
    name: `Failed sign-ins, watch ${String(number).padStart(3, '0')}`,
    user_query: 'Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP',
    persona: 'soc_analyst',
    frequency: 'daily',
    scheduled_time: `${String(number % 24).padStart(2, '0')}:30`,
    timezone: 'Europe/Berlin',
  });

/** Runs and events, which only the database takes in such numbers. */
export const fillHistory = (environment: NodeJS.ProcessEnv, runs: number, session: string, events: number): string => {
  const driver = readdirSync(LIBRARIES).find((it) => it.startsWith('postgresql-'));
  if (driver === undefined) {
    throw new Error(`There is no PostgreSQL driver in ${LIBRARIES}; build first.`);
  }
  const directory = environment.SOCMATE_STATE_DIR ?? '';
  const password = readFileSync(join(directory, 'postgres', 'password'), 'utf8').trim();
  const java = join(environment.JAVA_HOME ?? '/usr', 'bin/java');
  const url = `jdbc:postgresql://127.0.0.1:${environment.SOCMATE_PG_PORT ?? ''}/socmate`;
  const program = join(import.meta.dirname, 'Fill.java');
  return execFileSync(java, ['-cp', join(LIBRARIES, driver), program, url, 'socmate', password, String(runs), session, String(events)], {
    encoding: 'utf8',
  });
};
