/** Sheets for people: everything asked of the firewall, with reasons and in three languages; enrolment by release. */
import { describe, expect, it } from 'vitest'
import { parseAsa } from '../../asa/index'
import { applied, type Design, type Edit } from '../../design/index'
import { parseIos } from '../../ios/index'
import { reference } from '../../testing/lab'
import { writeDocuments } from './all'
import type { PrintedDocument } from './document'
import { htmlOf } from './html'
import { markdownOf } from './markdown'
import type { WrittenDocument } from './written'

function named(documents: readonly WrittenDocument[], stem: string): WrittenDocument {
  const found = documents.find((item) => item.stem === stem)
  if (!found) throw new Error(`no ${stem}`)
  return found
}

function edited(edit: Edit): Design {
  const next = applied(reference(), edit)
  if (typeof next === 'string') throw new Error(next)
  return next
}

const tables = (document: PrintedDocument) =>
  document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
const codes = (document: PrintedDocument) =>
  document.blocks.flatMap((block) => (block.kind === 'code' ? block.text : []))

describe('the hand-off sheet', () => {
  const sheet = named(writeDocuments(reference(), false), 'firewall-hand-off')

  it('gives a reason for every route, rule and identity', () => {
    const counts = tables(sheet).map((table) => table.rows.length)
    // Three sides; two loopbacks, two pools, 0/0; two rules each way for each head-end and one for each pool; identities.
    // Between them what enrolment needs for a time: a rule for each head-end.
    expect(counts).toEqual([3, 5, 10, 2, 3])
    for (const table of tables(sheet).slice(1))
      for (const row of table.rows) expect(row.at(-1)?.length).toBeGreaterThan(20)
  })
  it('routes each loopback by its own router and the pools by the virtual address (SEED)', () => {
    expect(tables(sheet)[1]?.rows.map((row) => row.slice(0, 3))).toEqual([
      ['198.51.100.1/32', '10.81.0.3', 'vpndmz'],
      ['198.51.100.2/32', '10.81.0.4', 'vpndmz'],
      ['10.81.2.0/23', '10.81.0.5', 'vpndmz'],
      ['10.81.4.0/22', '10.81.0.5', 'vpndmz'],
      ['0.0.0.0/0', '198.51.100.253', 'outside'],
    ])
  })
  it('has the lines of three languages, all of which are read back', () => {
    const [asa = '', pix = '', ios = ''] = codes(sheet)
    expect([parseAsa(asa), parseAsa(pix), parseIos(ios)].flatMap((read) => read.diagnostics)).toEqual([])
    expect(asa).toContain('access-list OUTSIDE-IN extended permit esp any host 198.51.100.1')
    expect(pix).toContain('static (inside,vpndmz) 10.1.0.0 10.1.0.0 netmask 255.255.255.0')
    expect(ios).toContain('permit udp any host 198.51.100.2 eq isakmp')
  })
  it('and the runbooks agree on what enrolment needs for a time', () => {
    expect(tables(sheet)[3]?.rows.map((row) => row.slice(0, 5))).toEqual([
      ['vpndmz', 'TCP', '10.81.0.3', '10.1.0.40', '80'],
      ['vpndmz', 'TCP', '10.81.0.4', '10.1.0.40', '80'],
    ])
    const runbook = named(writeDocuments(reference(), false), 'gateway-1-enrolment').markdown
    expect(runbook).toContain('permit TCP 80 from 10.81.0.3 to 10.1.0.40 while you enrol')
  })
  it('warns of UDP 4500 while it is not let through, and names it when it is', () => {
    expect(sheet.markdown).toContain('UDP 4500 is not let through')
    const open = edited({ kind: 'set-device', name: 'firewall', change: { natTraversal: true } })
    expect(named(writeDocuments(open, false), 'firewall-hand-off').markdown).toContain('4500 (NAT traversal)')
  })
})

describe('a runbook', () => {
  const documents = writeDocuments(reference(), false)
  it('is there for every router that needs a certificate, and for none with a key', () => {
    expect(documents.filter((item) => item.kind === 'runbook')).toHaveLength(8)
    const { vpn } = reference()
    const key = edited({ kind: 'set-vpn', vpn: { ...vpn, credentials: { kind: 'pre-shared-key', key: 'sesame' } } })
    expect(writeDocuments(key, false).filter((item) => item.kind === 'runbook')).toEqual([])
  })
  it('speaks as the release does', () => {
    const old = named(documents, 'gateway-1-enrolment').markdown
    expect(old).toContain('crypto ca authenticate vpn-ca')
    expect(old).toContain('modulus 1024')
    const design = edited({ kind: 'set-device', name: 'gateway-1', change: { release: '15.9' } })
    const late = named(writeDocuments(design, false), 'gateway-1-enrolment').markdown
    expect(late).toContain('crypto pki enroll vpn-ca')
    expect(late).not.toContain('crypto ca')
  })
  it('says how the authority is reached: by nobody yet', () => {
    expect(named(documents, 'gateway-1-enrolment').markdown).toContain('TCP 80 from 10.81.0.3')
    expect(named(documents, 'soho-24-enrolment').markdown).toContain('through its tunnel only')
  })
})

describe('what a document is written as', () => {
  const nasty = '<script>alert("x")</script> | `a` **b**'
  const document: PrintedDocument = {
    kind: 'hand-off',
    device: 'x',
    stem: 'x',
    title: nasty,
    blocks: [
      { kind: 'heading', text: nasty },
      { kind: 'list', items: [nasty] },
      { kind: 'table', head: [nasty], rows: [[nasty]] },
      { kind: 'code', text: nasty },
    ],
  }
  it('HTML holds no element that the text brought', () => {
    expect(htmlOf(document)).not.toContain('<script')
  })
  it('Markdown shows the text as it is, in a table too', () => {
    const lines = markdownOf(document).split('\n')
    expect(lines.filter((line) => line.startsWith('| '))[0]).toContain('\\|')
    expect(markdownOf(document).split('```')[0]).not.toMatch(/(?<!\\)[<*]/)
  })
})
