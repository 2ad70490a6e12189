/** A firewall that is asked for in a language that is not written. */
import type { Found, Rule } from '../rule'

export const firewallDialect: Rule = {
  name: 'firewall-dialect',
  title: 'Firewall’s language',
  why: 'An exported configuration in another language cannot be pasted.',
  source: 'Export formats',
  check: ({ design }) =>
    design.devices.flatMap((device): readonly Found[] => {
      if (device.kind !== 'firewall' || device.dialect !== 'ios') return []
      const summary = 'An IOS firewall is not written: its configuration is that of an ASA'
      return [{ severity: 'warning', device: device.name, field: 'dialect', summary, remedy: 'Choose ASA or PIX.' }]
    }),
}
