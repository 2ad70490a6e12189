/** A folder over HTTP on this machine alone, with the headers that the page is to be sent with. */
import { readFileSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.json', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.woff2', 'font/woff2'],
])

export type Headers = ReadonlyMap<string, string>

export function pageServer(folder: string, headers: Headers): Server {
  return createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(response, 405, 'Only GET and HEAD', headers)
    const path = fileOf(folder, request.url ?? '/')
    const bytes = path === undefined ? undefined : readOrNothing(path)
    if (path === undefined || bytes === undefined) return plain(response, 404, 'There is no such file', headers)
    response.writeHead(200, {
      ...Object.fromEntries(headers),
      'Content-Type': TYPES.get(extname(path)) ?? 'application/octet-stream',
      'Content-Length': bytes.length,
    })
    response.end(request.method === 'HEAD' ? undefined : bytes)
  })
}

function plain(response: ServerResponse, status: number, text: string, headers: Headers): void {
  response.writeHead(status, { ...Object.fromEntries(headers), 'Content-Type': 'text/plain; charset=utf-8' })
  response.end(`${text}\n`)
}

/** The file that an address names, never one outside of the folder, nor the command line beside the page. */
function fileOf(folder: string, url: string): string | undefined {
  const [address = '/'] = url.split(/[?#]/)
  let name: string
  try {
    name = decodeURIComponent(address)
  } catch {
    return undefined
  }
  if (name.includes('\0')) return undefined
  const path = normalize(join(folder, name.endsWith('/') ? `${name}index.html` : name))
  const inside = path.startsWith(normalize(folder) + sep)
  return inside && !path.startsWith(normalize(join(folder, 'cli')) + sep) ? path : undefined
}

function readOrNothing(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
