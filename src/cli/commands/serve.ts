/** `serve`: the page, from the files of the package, on this machine alone; until Ctrl-C. */
import { existsSync, readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, record, string } from 'valibot'
import { type Call, type Command, type Streams, Unusable } from '../command'
import { pageServer } from '../page-server'

export const serveCommand: Command = {
  name: 'serve',
  summary: 'the page, on this machine alone, until Ctrl-C',
  words: [],
  options: [
    { flags: '--port <N>', meaning: 'the port that it is served on; 4173 unless said, 0 for any that is free' },
  ],
  examples: [['', 'then open the address that it prints']],
  run: serve,
}

const HERE = dirname(fileURLToPath(import.meta.url))

/** Beside the bundle in the package, what was built last in a checkout. */
const FOLDERS = [join(HERE, '..'), join(HERE, '../../../dist')]
const HEADERS_FILE = 'headers.json'

async function serve(call: Call, streams: Streams): Promise<number> {
  const port = portOf(call.options.port ?? '4173')
  const folder = FOLDERS.find((path) => existsSync(join(path, 'index.html')) && existsSync(join(path, HEADERS_FILE)))
  if (folder === undefined)
    throw new Unusable('the page is not there: install the package again, or npm run build in a checkout')
  const headers = parse(record(string(), string()), JSON.parse(readFileSync(join(folder, HEADERS_FILE), 'utf8')))
  const server = pageServer(folder, new Map(Object.entries(headers)))
  await listening(server, port)
  const address = server.address()
  streams.out(`http://127.0.0.1:${typeof address === 'object' ? address?.port : port}/\n`)
  await interruption()
  server.close()
  server.closeAllConnections()
  return 0
}

function portOf(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new Unusable(`--port ${text}: a number up to 65535 is expected`)
  return port
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Unusable(`port ${port} cannot be listened on: ${error.message}`)))
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

const interruption = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
