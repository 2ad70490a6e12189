import { describe, expect, it } from 'vitest'
import { masked } from './index'

describe('masked', () => {
  it.each([
    ['enable secret 5 $1$x', 'enable secret 5 ••••••••'],
    [' 12: username a privilege 15 password 0 k', ' 12: username a privilege 15 password 0 ••••••••'],
    ['username a password k encrypted privilege 15', 'username a password •••••••• encrypted privilege 15'],
    [
      'snmp-server host inside 10.1.1.1 community k version 2c',
      'snmp-server host inside 10.1.1.1 community •••••••• version 2c',
    ],
    ['snmp-server host inside 10.1.1.1', 'snmp-server host inside 10.1.1.1'],
    [
      'snmp-server user u g v3 auth md5 a priv des56 b',
      'snmp-server user u g v3 auth md5 •••••••• priv des56 ••••••••',
    ],
    ['standby 1 authentication md5 key-chain RING', 'standby 1 authentication md5 key-chain RING'],
    ['r(config)#crypto isakmp key k address 1.2.3', 'r(config)#crypto isakmp key •••••••• address 1.2.3'],
    ['"password k": something is missing', '"password ••••••••": something is missing'],
    ['Password k', 'Password k'],
    [
      'A line such as crypto isakmp key k address 1.2.3.4 says it',
      'A line such as crypto isakmp key •••••••• address 1.2.3.4 says it',
    ],
    ['archive path ftp://joe:k@10.1.1.1/x', 'archive path ftp://joe:••••••••@10.1.1.1/x'],
    ['key chain K\n key 1\n  key-string 7 aa', 'key chain K\n key 1\n  key-string 7 ••••••••'],
    ['aaa-server X (inside) host 10.1.1.1\n key 12345', 'aaa-server X (inside) host 10.1.1.1\n key ••••••••'],
    ['Configured: int f0/0; stand 1 auth k; no pass k', 'Configured: int f0/0; stand 1 auth •••••••• no pass ••••••••'],
    ['password encryption aes', 'password encryption aes'],
    ['ip ospf authentication message-digest', 'ip ospf authentication message-digest'],
    ['ip ospf authentication key-chain RING', 'ip ospf authentication key-chain RING'],
    ['authentication remote pre-share key k', 'authentication remote pre-share key ••••••••'],
    ['aaa authorization group psk list L G password k', 'aaa authorization group psk list L G password ••••••••'],
    ['ntp authentication-key 1 md5 8 k', 'ntp authentication-key 1 md5 8 ••••••••'],
    ['ntp authentication-key 1 md5 141B 7', 'ntp authentication-key 1 md5 •••••••• 7'],
    ['wccp 61 password k', 'wccp 61 password ••••••••'],
    ['vtp password k', 'vtp password ••••••••'],
    ['wlan security wpa akm psk set-key ascii 0 k', 'wlan security wpa akm psk set-key ascii 0 ••••••••'],
    ['nobody knows this line key 7 0822', 'nobody knows this line key 7 ••••••••'],
    ['nor this shared-secret 0 k', 'nor this shared-secret 0 ••••••••'],
    ['key chain K\n key 7', 'key chain K\n key 7'],
    [
      'Not known ("pre-shared-key hex abxyz": "abxyz" does not fit).',
      'Not known ("pre-shared-key hex ••••••••": "••••••••" does not fit).',
    ],
    ['"password verylong": "very…" does not fit', '"password ••••••••": "••••••••…" does not fit'],
    ['"password abcde": "word" does not fit', '"password ••••••••": "word" does not fit'],
    ['ip ospf authentication-key k', 'ip ospf authentication-key ••••••••'],
  ])('%s', (text, shown) => {
    expect(masked(text)).toBe(shown)
  })

  it.each([
    'license boot module c2900 technology-package securityk9',
    'license smart enable',
    'license udi pid X sn Y',
  ])('nothing of %s is secret', (line) => {
    expect(masked(line)).toBe(line)
  })
  it('takes a time that grows with the text and no faster', () => {
    const words = ['username ', '"', '“', 'key ', 'crypto isakmp ', 'area 1 virtual-link ', 'ftp://a:']
    const start = performance.now()
    const text = words.map((word) => word.repeat(20_000)).join('\n')
    expect(masked(text).length).toBeGreaterThan(0)
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
