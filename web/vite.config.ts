import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { budgets } from './scripts/budgets.ts';

const PORTALS = ['admin', 'members', 'partners'];
const server = process.env['TRADEHALL_URL'] ?? 'http://127.0.0.1:8090';

/** In development: every path of a portal is answered with its page, as the program does. */
const pages = {
  name: 'portal-pages',
  configureServer({ middlewares }: { middlewares: { use: (run: (request: { url?: string; headers: { accept?: string } }, response: unknown, next: () => void) => void) => void } }) {
    middlewares.use((request, _response, next) => {
      if (request.headers.accept?.includes('text/html')) {
        const first = request.url?.split(/[/?]/)[1] ?? '';
        request.url = `/${PORTALS.includes(first) ? first : 'members'}/index.html`;
      }
      next();
    });
  },
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  resolve: { alias: { '@shared': resolve(import.meta.dirname, 'shared') } },
  plugins: [react(), pages, budgets({ shellKib: 210, routeKib: 120, screens: { terminal: 250 } })],
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: Object.fromEntries(PORTALS.map((name) => [name, resolve(import.meta.dirname, name, 'index.html')])) },
  },
  define: { __VERSION__: JSON.stringify(JSON.parse(readFileSync(resolve(import.meta.dirname, 'package.json'), 'utf8')).version) },
  server: { proxy: { '/api': { target: server, ws: true, changeOrigin: false } } },
  test: { include: ['tests/unit/**/*.test.ts'], environment: 'node' },
});
