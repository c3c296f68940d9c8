import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const LAUNCHER = process.env.SOCMATE_LAUNCHER ?? resolve(import.meta.dirname, '../../socmate');

/** Has the launcher do something in the surroundings of these servers, and waits for its end. */
export const run = (command: string, environment: NodeJS.ProcessEnv): Promise<void> =>
  new Promise((done, failed) => {
    const child = spawn('bash', [LAUNCHER, command], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let told = '';
    const listen = (piece: Buffer) => {
      told += piece.toString();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('close', (code) => {
      if (code === 0) {
        done();
      } else {
        failed(new Error(`./socmate ${command} ended with ${code ?? 'a signal'}:\n${told}`));
      }
    });
  });

/** Kills one of the servers as a failing machine would. */
export const kill = (service: string, { SOCMATE_STATE_DIR: directory = '' }: NodeJS.ProcessEnv): void => {
  const record = readFileSync(join(directory, 'run', `${service}.pid`), 'utf8');
  process.kill(Number(/^pid=(\d+)$/m.exec(record)?.[1]), 'SIGKILL');
};
