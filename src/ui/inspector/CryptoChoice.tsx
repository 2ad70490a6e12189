/** Cryptography by the year: a preset for both ends, the version of IKE, NAT traversal. */
import { CRYPTO_PRESETS, presetOf, type VpnSettings as Settings, withPreset } from '../../design/index'
import { edit } from '../../store/index'
import { SelectField } from '../components/Fields'
import { Explained } from '../glossary/Explained'
import { said, t } from '../words/language'
import type { Part } from './part'

export function CryptoChoice({ vpn }: Part) {
  const preset = presetOf(vpn)
  const choose = (id: string) => {
    const chosen = CRYPTO_PRESETS.find((item) => item.id === id)
    if (chosen) edit({ kind: 'set-vpn', vpn: withPreset(vpn, chosen) })
  }
  return (
    <>
      <h3>
        <Explained text="Cryptography" />
      </h3>
      <SelectField
        label="Preset"
        value={preset?.id ?? ''}
        options={[
          ...(preset ? [] : [['', t('Chosen by hand')] as const]),
          ...CRYPTO_PRESETS.map((item) => [item.id, item.title] as const),
        ]}
        commit={choose}
      />
      {preset && <p className="hint-text muted">{said(preset.about)}</p>}
      <SelectField
        label="Tunnels"
        value={vpn.tunnelInterfaces ? 'interfaces' : ''}
        options={[
          ['', t('By crypto maps')],
          ['interfaces', t('By tunnel interfaces (VTI)')],
        ]}
        commit={(value) => edit({ kind: 'set-vpn', vpn: withTunnelInterfaces(vpn, value !== '') })}
      />
      {vpn.tunnelInterfaces && (
        <p className="hint-text muted">
          {t(
            'Each end names the other: a site needs a public address of its own that stays. Addresses of the tunnels are of {pool}.',
            { pool: vpn.tunnelInterfaces.pool },
          )}
        </p>
      )}
      <SelectField
        label="NAT traversal"
        value={vpn.natTraversal === false ? 'off' : ''}
        options={[
          ['', t('As the release does: on from 12.2(13)T')],
          ['off', t('Off: ESP stays ESP')],
        ]}
        commit={(value) => edit({ kind: 'set-vpn', vpn: withNatTraversal(vpn, value === 'off') })}
      />
      {vpn.natTraversal !== false && (
        <p className="hint-text muted">
          {t('It needs UDP 4500, which the firewall lets through only when it is told to.')}
        </p>
      )}
    </>
  )
}

/** Private addresses that networks of hosts seldom have (RFC 1918). */
const TUNNEL_POOL = '172.16.0.0/16'

function withTunnelInterfaces(vpn: Settings, isOn: boolean): Settings {
  const { tunnelInterfaces: _old, ...rest } = vpn
  return isOn ? { ...rest, tunnelInterfaces: { pool: TUNNEL_POOL } } : rest
}

function withNatTraversal(vpn: Settings, isOff: boolean): Settings {
  const { natTraversal: _old, ...rest } = vpn
  return isOff ? { ...rest, natTraversal: false } : rest
}

const CIPHERS = ['aes-cbc-128', 'aes-cbc-256', 'aes-gcm-128', 'aes-gcm-256', '3des'].map(
  (name) => [name, name] as const,
)
const HASHES = ['sha1', 'sha256', 'sha384', 'sha512'].map((name) => [name, name] as const)
const GROUPS = ['2', '14', '19', '20', '21'].map((name) => [name, name] as const)

/** The one proposal of IKEv2. AES-GCM has no integrity of its own to choose, but keys are made with a hash. */
export function Ikev2Proposal({ vpn }: Part) {
  if (!vpn.ikev2) return null
  const { encryption, integrity, prf, group } = vpn.ikev2
  const hash = integrity ?? prf ?? 'sha256'
  const put = (cipher: string, word: string, next: number) =>
    edit({
      kind: 'set-vpn',
      vpn: {
        ...vpn,
        ikev2: { encryption: cipher, group: next, ...(cipher.includes('gcm') ? { prf: word } : { integrity: word }) },
      },
    })
  return (
    <>
      <h3>
        <Explained text="IKEv2 proposal" />
      </h3>
      <div className="two">
        <SelectField
          label="Encryption"
          value={encryption}
          options={CIPHERS}
          commit={(cipher) => put(cipher, hash, group)}
        />
        <SelectField
          label={encryption.includes('gcm') ? t('PRF') : t('Integrity')}
          value={hash}
          options={HASHES}
          commit={(word) => put(encryption, word, group)}
        />
        <SelectField
          label="Diffie-Hellman group"
          value={String(group)}
          options={GROUPS}
          commit={(next) => put(encryption, hash, Number(next))}
        />
      </div>
    </>
  )
}
