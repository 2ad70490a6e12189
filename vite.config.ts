import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/**
 * The development server reloads through an inline script and a web socket, which the page's security policy
 * forbids for good reason. The built page keeps the policy; only `npm run dev` goes without.
 */
const policyOnlyInBuilds: Plugin = {
  name: 'policy-only-in-builds',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
}

/** Packages that change seldom and load first, in a file of their own that browsers keep between releases. */
const FIRST_PACKAGES = /[\\/]node_modules[\\/](react|react-dom|scheduler|zustand|use-sync-external-store)[\\/]/

/** What draws a design: a list of designs and an empty page do without. */
const DRAWING_PACKAGES = /[\\/]node_modules[\\/](@xyflow|d3-[a-z]+)[\\/]/

// base './' lets the built page run from any folder; the worker is an ES module so that it can load parts later.
export default defineConfig({
  base: './',
  plugins: [react(), policyOnlyInBuilds],
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    sourcemap: true,
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: FIRST_PACKAGES },
            { name: 'drawing', test: DRAWING_PACKAGES },
          ],
        },
      },
    },
  },
  preview: { host: '127.0.0.1', port: 4173 },
  test: {
    environment: 'node',
    include: ['src/**/*.test.{ts,tsx}', 'tooling/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
