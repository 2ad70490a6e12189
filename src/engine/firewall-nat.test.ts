/**
 * Translations of the firewall in a whole network: pings cross it, its terminal shows what it holds, and packet-tracer says
 * phase by phase what the path does. The ASA and PIX command references print the displays so.
 */
import { describe, expect, it } from 'vitest'
import { exec } from '../console/index'
import { ip } from '../net/index'
import { forkNetwork, type Network, runUntil, type SimTime, sendEchoes, viewOf } from '../sim/index'
import { type Lab, settleWith } from '../testing/lab'
import { probeOutput } from './terminal/probe'

const LINES = [
  'access-list OUTSIDE-IN extended permit icmp any any echo-reply',
  'access-list VPNDMZ-IN extended permit icmp any host 10.1.0.10',
  'object network SEEN-BY-GATEWAYS',
  ' host 10.1.0.10',
  ' nat (inside,vpndmz) static 10.81.0.6',
  'object network INSIDE',
  ' subnet 10.1.0.0 255.255.255.0',
  ' nat (inside,outside) dynamic interface',
]
const lab = settleWith({ firewall: LINES })
const PROVIDER = ip('198.51.100.253')

const pings = (network: Network, from: string, target: ReturnType<typeof ip>) =>
  sendEchoes(network, from, { target, repeat: 2, timeoutSeconds: 2, size: 100, doNotFragment: false }).map(
    ({ kind }) => kind,
  )

function at(network: Network, device = 'firewall', of: Lab = lab) {
  const configuration = of.built.scene.configurations.find((item) => item.device === device)
  if (!configuration) throw new Error(`no ${device}`)
  const told = of.built.texts.find((item) => item.device === device)?.text ?? ''
  const text = `${told}\n${LINES.join('\n')}\n`
  const context = { view: viewOf(network), configuration, text, journal: [...network.journal] }
  return (line: string): string => {
    const result = exec(context, line)
    if (!result.ok) throw new Error(result.output)
    const asked = result.effects.map((effect) => probeOutput(context, network, device, effect) ?? '')
    return [result.output, ...asked].filter((part) => part !== '').join('\n')
  }
}

describe('the firewall of the reference design with translations', () => {
  const network = forkNetwork(lab.network)
  const outward = pings(network, 'callmanager', PROVIDER)
  const inward = pings(network, 'gateway-1', ip('10.81.0.6'))

  it('lets headquarters ping the outside by its own address, and answers ARP for an address that it gives', () => {
    expect(outward).toEqual(['reply', 'reply'])
    // The first waits for ARP.
    expect(inward.at(-1)).toBe('reply')
    const plain = settleWith({ firewall: LINES.slice(0, 2) })
    expect(pings(plain.network, 'gateway-1', ip('10.81.0.6'))).not.toContain('reply')
  })
  it('shows what it holds, and forgets it', () => {
    const lines = at(network)('show xlate').split('\n')
    expect(lines).toContain('NAT from inside:10.1.0.10 to vpndmz:10.81.0.6')
    expect(
      lines.some((line) =>
        /^ICMP PAT from inside:10\.1\.0\.10\/\d+ to outside:198\.51\.100\.254\/\d+ flags ri idle /.test(line),
      ),
    ).toBe(true)
    const later = forkNetwork(network)
    runUntil(later, (later.now + 60e6) as SimTime)
    expect(at(later)('show xlate')).not.toContain('PAT')
    expect(at(later)('show xlate').split('\n')[0]).toMatch(/^1 in use, [2-9] most used$/)
  })
  it('counts what begins on either side: each echo and each answer that is not inspected', () => {
    expect(at(network)('show nat')).toMatch(
      /^Auto NAT Policies \(Section 2\)\n1 \(inside\) to \(vpndmz\) source static SEEN-BY-GATEWAYS 10\.81\.0\.6\n {4}translate_hits = 1, untranslate_hits = 1\n2 \(inside\) to \(outside\) source dynamic INSIDE interface\n {4}translate_hits = 2, untranslate_hits = 0$/,
    )
  })
  it('names each phase', () => {
    const fw = at(network)
    const back = fw('packet-tracer input vpndmz icmp 10.81.0.3 8 0 7 10.81.0.6')
    expect(back).toContain(`Type: UN-NAT
Subtype: static
Result: ALLOW
Config:
object network SEEN-BY-GATEWAYS
 nat (inside,vpndmz) static 10.81.0.6
Additional Information:
NAT divert to egress interface inside
Untranslate 10.81.0.6/0 to 10.1.0.10/0`)
    expect(back).toMatch(/Action: allow$/)
    const out = fw('packet-tracer input inside tcp 10.1.0.10 4000 203.0.113.10 80')
    expect(out).toMatch(/Type: NAT\nSubtype: \n[\s\S]*Dynamic translate 10\.1\.0\.10\/4000 to 198\.51\.100\.254\/4000/)
    const direct = fw('packet-tracer input outside icmp 203.0.113.10 0 0 7 10.1.0.10')
    expect(direct).toMatch(/Type: NAT\nSubtype: rpf-check\nResult: DROP/)
    expect(direct).toContain('305013')
  })
})

describe('show xlate', () => {
  const twice = settleWith({
    firewall: [
      'object network HQ',
      ' subnet 10.1.0.0 255.255.255.0',
      'object network FAR',
      ' subnet 192.0.2.0 255.255.255.0',
      'object network FAR-SEEN',
      ' subnet 172.16.2.0 255.255.255.0',
      'object service WEB',
      ' service tcp destination eq 80',
      'nat (inside,outside) source static HQ HQ destination static FAR-SEEN FAR',
      'nat (inside,vpndmz) source static HQ HQ service WEB WEB',
    ],
  })
  it('has an entry for each end of a twice NAT, and says of which rule it has none', () => {
    const shown = at(twice.network, 'firewall', twice)('show xlate').split('\n')
    expect(shown[0]).toBe('2 in use, 2 most used')
    expect(shown.slice(3)).toEqual([
      'NAT from inside:10.1.0.0/24 to outside:10.1.0.0/24',
      '    flags sIT idle 0:00:00 timeout 0:00:00',
      'NAT from outside:192.0.2.0/24 to inside:172.16.2.0/24',
      '    flags sT idle 0:00:00 timeout 0:00:00',
      '"nat (inside,vpndmz) source static HQ HQ service WEB WEB" is not simulated: its entries are not known',
    ])
  })
})
