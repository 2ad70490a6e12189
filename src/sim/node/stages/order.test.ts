/** The order of operations as documentation prints it, and a toy stage that is one entry of the table. */
import { describe, expect, it, vi } from 'vitest'
import { tracePair } from '../../../analysis/index'
import type { Configuration } from '../../../config/index'
import { buildScene } from '../../../engine/build'
import { reference, release, settle } from '../../../testing/lab'
import { StillNetwork } from '../../index'
import { drop } from '../transit'
import { ARRIVING, LEAVING } from './all'
import { orderOf } from './order'
import type { Stage } from './stage'

const { BAD_PORT } = vi.hoisted(() => ({ BAD_PORT: 6666 }))

vi.mock('./all', async (original) => {
  const known = await original<typeof import('./all')>()
  // #region stage
  const toy: Stage = {
    name: 'toy',
    does: 'drops one port',
    where: 'routers',
    has: ({ kind }) => kind === 'router',
    run(world, _node, { packet, hop }) {
      if (packet.payload.protocol !== 'udp' || packet.payload.destinationPort !== BAD_PORT) return 'on'
      hop?.step('acl', 'denied', 'The toy does not like this port.')
      drop(world, hop, 'denied-in', 'The toy drops it.')
      return 'ended'
    },
  }
  // #endregion
  return { ...known, ARRIVING: [...known.ARRIVING.slice(0, 1), toy, ...known.ARRIVING.slice(1)] }
})

const isToy = ({ name }: Stage) => name === 'toy'

const configurationsOf = (design = reference()) =>
  new Map(buildScene(design).scene.configurations.map((item) => [item.device, item]))

describe('the table of the documentation', () => {
  const [old, young] = [configurationsOf(), configurationsOf(release('15.9'))]
  const columns: readonly (readonly [string, Configuration | undefined])[] = [
    ['IOS 12.2 head-end', old.get('gateway-1')],
    ['IOS 15.9 head-end', young.get('gateway-1')],
    ['ASA', old.get('firewall')],
    ['home router', old.get('home-24')],
    ['phone', old.get('phone-24')],
  ]
  const rowsOf = (stages: readonly Stage[], which: 'arriving' | 'leaving') =>
    stages
      .filter((stage) => !isToy(stage))
      .map((stage, index) => {
        const marks = columns.map(([, config]) => (config && orderOf(config)[which].includes(stage) ? '✓' : ''))
        return `| ${[index + 1, stage.name, stage.does, stage.where, ...marks].join(' | ')} |`
      })
  const head = ['', 'stage', 'what happens', 'where', ...columns.map(([name]) => name)]
  const table = (stages: readonly Stage[], which: 'arriving' | 'leaving') =>
    [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rowsOf(stages, which)].join('\n')

  it('is the one that is run', async () => {
    expect(columns.every(([, config]) => config !== undefined)).toBe(true)
    const text = `# The order of operations

What a packet meets in a device, stage by stage. The simulator runs this table (\`src/sim/node/stages/all.ts\`), and a test
prints it here. A device passes the stages that its lines and its release give it; the marks show some of the reference
design's. What is not in the table is not simulated. A packet that has been cut goes on as one, with the bytes of each of its
fragments: it is lost when one of them is, a list looks at the first and at the later ones, and its receiver puts it
together.

## A packet that comes in

${table(ARRIVING, 'arriving')}

## A packet that goes out

It came through the stages above, or the device sends it. What is encrypted here is another packet: it begins again at
routing, by its outer header.

${table(LEAVING, 'leaving')}
`
    await expect(text).toMatchFileSnapshot('../../../../docs/order-of-operations.md')
  })

  it('has the second input list and the output list in clear before 12.3(8)T only', () => {
    const names = (config: Configuration | undefined) =>
      config ? [...orderOf(config).arriving, ...orderOf(config).leaving].map(({ name }) => name) : []
    const twice = ['input list, once more', 'output list, in clear']
    expect(names(old.get('gateway-1'))).toEqual(expect.arrayContaining(twice))
    expect(names(young.get('gateway-1')).filter((name) => twice.includes(name))).toEqual([])
  })
})

describe('a stage that comes to the others', () => {
  const lab = settle(reference())
  const ask = (port: number) => {
    const pair = tracePair(lab.network, lab.built.scene.configurations, {
      from: 'callmanager',
      to: 'phone-24',
      protocol: 'udp',
      port,
    })
    if (typeof pair === 'string') throw new Error(pair)
    return pair
  }

  it('is one entry of the table: its steps are recorded, and its verdict stands', () => {
    const { forward } = ask(BAD_PORT)
    expect([forward.disposition, forward.reason]).toEqual(['denied-in', 'The toy drops it.'])
    expect(forward.hops.at(-1)?.steps.map(({ action }) => action)).toEqual(['received', 'denied', 'dropped'])
    expect(ask(BAD_PORT + 1).forward.disposition).toBe('accepted')
  })

  it('is met by packets that nobody watches, too', () => {
    const { flow } = ask(BAD_PORT).forward
    expect(new StillNetwork(lab.network).send('callmanager', flow)).toMatchObject({ reason: 'The toy drops it.' })
  })
})
