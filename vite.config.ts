import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// base './' lets the built page run from any folder; the worker is an ES module so that it can share chunks.
export default defineConfig({
  base: './',
  plugins: [react()],
  worker: { format: 'es' },
  build: { target: 'es2023', sourcemap: true },
  preview: { host: '127.0.0.1' },
  test: { include: ['src/**/*.test.ts', 'tooling/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
})
