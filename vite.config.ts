import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { testsApart } from './tooling/apart.ts'
import { licences } from './tooling/build/licences.ts'
import { offline } from './tooling/build/offline.ts'
import { HEADERS, META_POLICY } from './tooling/build/policy.ts'

/**
 * The built page carries its security policy. The development server goes without: it reloads through an inline script
 * and a web socket, which the policy forbids for good reason.
 */
const policyInBuilds: Plugin = {
  name: 'policy-in-builds',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: META_POLICY },
      injectTo: 'head-prepend',
    },
  ],
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}

const shipped = licences()

/** Packages that change seldom and load first, in a file of their own that browsers keep between releases. */
const FIRST_PACKAGES = /[\\/]node_modules[\\/](react|react-dom|scheduler|zustand|use-sync-external-store)[\\/]/

/** What draws a design: a list of designs and an empty page do without. */
const DRAWING_PACKAGES = /[\\/]node_modules[\\/](@xyflow|d3-[a-z]+)[\\/]/

const TESTS = ['src/**/*.test.{ts,tsx}', 'tooling/**/*.test.ts']
const APART = process.env.VITEST === undefined ? [] : testsApart()

// base './' lets the built page run from any folder; the worker is an ES module so that it can load parts later.
export default defineConfig({
  base: './',
  plugins: [react(), policyInBuilds, shipped.write, offline],
  define: { __HEADEND_VERSION__: JSON.stringify(version), __HEADEND_COMMIT__: JSON.stringify(commit()) },
  worker: { format: 'es', plugins: () => [shipped.collect()] },
  build: {
    target: 'es2023',
    // A map is the source: it ships only to who asks for it.
    sourcemap: process.env.HEADEND_SOURCEMAPS === '1',
    manifest: true,
    rolldownOptions: {
      input: ['index.html', 'src/service-worker.ts'],
      output: {
        // A service worker has one address for life.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            { name: 'vendor', test: FIRST_PACKAGES },
            { name: 'drawing', test: DRAWING_PACKAGES },
          ],
        },
      },
    },
  },
  preview: { host: '127.0.0.1', port: 4173, headers: HEADERS },
  test: {
    environment: 'node',
    testTimeout: 120_000,
    setupFiles: ['src/testing/property-seed.ts'],
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'shared', include: TESTS, exclude: APART, isolate: false } },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
})
