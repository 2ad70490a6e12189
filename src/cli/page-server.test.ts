/** The page over HTTP: its files with its headers, nothing from outside of its folder. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pageServer } from './page-server'

const folder = join(mkdtempSync(join(tmpdir(), 'headend-')), 'dist')
mkdirSync(join(folder, 'cli'), { recursive: true })
writeFileSync(join(folder, 'index.html'), '<!doctype html>')
writeFileSync(join(folder, 'cli', 'headend.js'), 'code')
writeFileSync(join(folder, '..', 'secret.txt'), 'secret')

const server = pageServer(folder, new Map([['X-Content-Type-Options', 'nosniff']]))
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** The path as it is written: fetch would resolve its dots. */
function get(
  path: string,
  method = 'GET',
): Promise<{ readonly status: number | undefined; readonly body: string; readonly type: string | undefined }> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          body,
          type: String(response.headers['content-type']) + String(response.headers['x-content-type-options']),
        }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('the page on this machine', () => {
  it('is sent with its type and its headers', async () => {
    expect(await get('/?a=b')).toEqual({
      status: 200,
      body: '<!doctype html>',
      type: 'text/html; charset=utf-8nosniff',
    })
    expect(await get('/index.html', 'HEAD')).toMatchObject({ status: 200, body: '' })
    expect(await get('/', 'POST')).toMatchObject({ status: 405 })
  })
  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/cli/headend.js',
    '/%',
    '/%00',
    '/missing.js',
    '/cli',
  ])('%s is not there', async (path) => {
    const { status, body } = await get(path)
    expect({ status, body }).toEqual({ status: 404, body: 'There is no such file\n' })
  })
})
