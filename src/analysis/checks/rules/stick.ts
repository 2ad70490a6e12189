/** A router on a stick sends back by the interface it received by: fast, and without telling anybody to go elsewhere. */
import { releaseDefaults } from '../../../config/index'
import { add, type Check, type CheckFound, lineOf, remove } from '../check'

export const sameInterfaceCache: Check = {
  name: 'same-interface-cache',
  title: 'Fast switching on the stick',
  why: 'Without it every packet that leaves by the interface it came in by is switched by the processor: the voice of all sites waits behind each other.',
  source: 'Source document: “to avoid process switching in the router on a stick configuration”',
  check: ({ headEnds }) =>
    headEnds.flatMap(({ config, stick, oneArmed }): readonly CheckFound[] => {
      if (!stick || !oneArmed || stick.sameInterfaceCache.value) return []
      const section = [stick.source?.text ?? '']
      const off = stick.sameInterfaceCache.source
      const text = 'ip route-cache same-interface'
      return [
        {
          severity: 'warning',
          device: config.device,
          ...lineOf(off ?? stick.source),
          summary: `${stick.name} has no ${text}: ${config.release} switches hairpinned packets by the processor`,
          remedy: `Add ${text}.`,
          fix: {
            says: `Writes "${text}" on ${stick.name}.`,
            safe: true,
            changes: [
              ...(off ? [remove(config.device, section, off.text)] : []),
              ...(off && releaseDefaults(config.release).sameInterfaceCache ? [] : [add(config.device, section, text)]),
            ],
          },
        },
      ]
    }),
}

export const redirects: Check = {
  name: 'redirects',
  title: 'No ICMP redirects on the stick',
  why: 'Every hairpinned packet asks for a redirect: the router sends its neighbours to the real address of a router, past the virtual one, and from 12.1(3)T HSRP takes part in it.',
  source: 'Source document, no ip redirects; IOS 12.1(3)T, HSRP support for ICMP redirects',
  check: ({ headEnds }) =>
    headEnds.flatMap(({ config, stick, oneArmed }): readonly CheckFound[] => {
      if (!stick?.redirects.value || stick.hsrp.length === 0 || !oneArmed) return []
      const section = [stick.source?.text ?? '']
      return [
        {
          severity: 'warning',
          device: config.device,
          ...lineOf(stick.redirects.source ?? stick.source),
          summary: `${stick.name} sends ICMP redirects: a router on a stick asks its neighbours to go around it`,
          remedy: 'Add no ip redirects.',
          fix: {
            says: `Writes "no ip redirects" on ${stick.name}.`,
            safe: true,
            changes: [
              ...(stick.redirects.source ? [remove(config.device, section, stick.redirects.source.text)] : []),
              add(config.device, section, 'no ip redirects'),
            ],
          },
        },
      ]
    }),
}
