/**
 * The pictures of the guide, drawn by the page's own drawing from the simulated network, so that they stay true: one that is not
 * what is kept fails, and `npm run unit -- src/ui/picture -u` draws it anew.
 */
import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Reply } from '../../engine/messages'
import { Session } from '../../engine/session'
import { atSeconds, type SimTime } from '../../sim/index'
import { reference } from '../../testing/lab'
import { USUAL_LABELS } from '../canvas/labels'
import { marksAt, NO_MARKS } from '../faults/marks'
import { SceneSvg } from './Scene'
import { type Subject, sceneOf } from './scene-of'

const design = reference()
const [LIGHT = ''] = /:root \{[^}]*\}/.exec(readFileSync('src/ui/theme/tokens.css', 'utf8')) ?? []
const LAYERS = readFileSync('src/ui/layers/layers.css', 'utf8')
const STYLE = `<style>\n${LIGHT}\n${LAYERS}svg { color: var(--text) }\n.badge { fill: var(--surface); stroke: none }\n</style>`

/** With the page's own rules in it, in the light colours. One tag a line, for who reads a change. */
function drawn(subject: Subject): string {
  return renderToStaticMarkup(createElement(SceneSvg, sceneOf(subject)))
    .replaceAll('><', '>\n<')
    .replace(/^<svg[^>]*>/, (tag) => `${tag}\n${STYLE}`)
    .concat('\n')
}

/** The session at the settled network, and what it is asked. */
let session: ReturnType<typeof open> | undefined
const opened = () => (session ??= open())

async function open() {
  const replies: Reply[] = []
  const session = new Session({ pause: () => Promise.resolve(), clock: () => 0 })
  const handle = (request: Parameters<Session['handle']>[0]) =>
    session.handle(request, (reply) => void replies.push(reply))
  await handle({ kind: 'load', id: 1, revision: 1, design })
  const last = <Kind extends Reply['kind']>(kind: Kind): Extract<Reply, { readonly kind: Kind }> => {
    const found = replies.findLast((reply) => reply.kind === kind)
    if (!found) throw new Error(`no ${kind}`)
    return found as Extract<Reply, { readonly kind: Kind }>
  }
  return { handle, last }
}

async function settled(more: Partial<Subject> & Pick<Subject, 'title'>): Promise<Subject> {
  const { last } = await opened()
  const { view, sites } = last('snapshot')
  return { ...BLANK, view, sites, ...more }
}

const BLANK: Omit<Subject, 'title'> = {
  ...{ design, view: undefined, sites: [], devices: [], marks: NO_MARKS, labels: USUAL_LABELS },
  ...{ trace: undefined, box: undefined },
  layer: 'tunnels',
  way: 'forward',
}

/** A built-in scenario at one of its seconds. */
async function moment(name: string, seconds: number): Promise<Subject> {
  const scenario = design.scenarios.find((each) => each.name === name)
  if (!scenario) throw new Error(`no scenario ${name}`)
  const { handle, last } = await opened()
  await handle({ kind: 'run', id: 2, revision: 1, scenario })
  const at = (last('ran').result.start + atSeconds(seconds)) as SimTime
  await handle({ kind: 'seek', id: 3, revision: 1, at })
  const { view, sites } = last('snapshot')
  const marks = marksAt(design, scenario, seconds, view)
  return { ...BLANK, view, sites, marks, title: `${scenario.title}, ${seconds} s` }
}

async function watched(): Promise<Subject> {
  const { handle, last } = await opened()
  const question = {
    kind: 'trace',
    from: 'callmanager',
    to: 'phone-24',
    protocol: 'udp',
    port: 16384,
    faults: [],
  } as const
  await handle({ kind: 'ask', id: 2, revision: 1, question })
  const { answer } = last('answer')
  if (answer.kind !== 'trace') throw new Error('no trace')
  const { view, sites } = last('snapshot')
  return { ...BLANK, view, sites, trace: answer.pair.forward, title: 'CallManager to phone-24' }
}

describe('a picture of the guide', () => {
  it.each([
    ['reference', () => settled({ title: 'The reference design, settled' }), 'on gateway-1'],
    ['addresses', () => settled({ title: 'Addresses', layer: 'addressing' }), '192.168.81.0'],
    ['path', watched, 'gateway-2'],
    ['hurt', () => moment('standby-reload', 20), 'silent'],
  ] as const)('%s is what is drawn now', async (name, subject, shows) => {
    const svg = drawn(await subject())
    expect(svg).toContain(shows)
    await expect(svg).toMatchFileSnapshot(`../../../docs/pictures/${name}.svg`)
  })
})
