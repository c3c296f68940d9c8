import { defineConfig } from 'vitest/config';

export default defineConfig({
  build: {
    outDir: 'target/classes/console',
    emptyOutDir: true,
    // Our policy lets no font come from a data: address.
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/auth': 'http://127.0.0.1:8080' } },
  test: {
    fileParallelism: false,
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'journeys',
          include: ['journeys/**/*.test.ts'],
          globalSetup: ['journeys/servers.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'measure',
          include: ['measure/**/*.test.ts'],
          globalSetup: ['journeys/servers.ts'],
          environment: 'node',
        },
      },
    ],
  },
});
