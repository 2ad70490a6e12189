/** What an import recognised: devices, cables, and remarks by file and line. */

import type { ImportDiagnostic, Imported, ImportedDevice, ImportRole } from '../../engine/messages'
import { Glyph } from '../canvas/glyphs'
import { Status, type Tone } from '../components/Status'
import { useShown } from '../components/useSecrets'
import { counted, english, said, t } from '../words/language'

interface FindingsProps {
  readonly imported: Imported
  readonly onRole: (device: string, role: ImportRole) => void
}

export function Findings({ imported, onRole }: FindingsProps) {
  const { devices, links, diagnostics } = imported
  return (
    <div className="found">
      {devices.length > 0 && (
        <section aria-label={t('Recognised devices')}>
          <h3>{t('Devices ({count})', { count: devices.length })}</h3>
          <ul className="devices">
            {devices.map((device) => (
              <Device key={device.name} device={device} onRole={(role) => onRole(device.name, role)} />
            ))}
          </ul>
        </section>
      )}
      {links.length > 0 && (
        <details>
          <summary>{t('Cables ({count})', { count: links.length })}</summary>
          <ul>
            {links.map((link) => (
              <li key={`${link.a} ${link.b}`}>
                <code>{link.a}</code> – <code>{link.b}</code>{' '}
                <span className="muted">
                  {link.media}, {link.reason}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <Remarks diagnostics={diagnostics} />
    </div>
  )
}

const KINDS: Readonly<Record<ImportedDevice['kind'], string>> = {
  'head-end': 'head-end',
  soho: 'SOHO router',
  router: 'router',
  firewall: 'firewall',
  'home-nat': 'home router',
  internet: 'Internet',
  lan: 'switch',
  server: 'server',
  phone: 'phone',
  pc: 'PC',
}

/** What a router of a text may be. */
const ROLES = ['head-end', 'soho', 'router', 'firewall'] as const

interface DeviceProps {
  readonly device: ImportedDevice
  readonly onRole: (role: ImportRole) => void
}

function Device({ device, onRole }: DeviceProps) {
  const { name, kind, file, byHand, lines, change, doubt } = device
  const isRead = file !== undefined && (change === undefined || change === 'new')
  const role = ROLES.find((item) => item === kind)
  return (
    <li className={file === undefined ? 'added' : undefined}>
      <Glyph name={kind} size={20} />
      <span className="name">{name}</span>
      <span className="muted">
        {isRead && role ? (
          <select
            aria-label={t('What {name} is', { name })}
            value={role}
            onChange={(event) => {
              const chosen = ROLES.find((item) => item === event.target.value)
              if (chosen) onRole(chosen)
            }}
          >
            {ROLES.map((item) => (
              <option key={item} value={item}>
                {said(KINDS[item])}
              </option>
            ))}
          </select>
        ) : (
          said(KINDS[kind])
        )}{' '}
        {change !== undefined && `· ${said(CHANGES[change])} `}·{' '}
        {file ?? (change === 'gone' ? t('it stays') : t('added'))}
        {byHand > 0 &&
          ` · ${byHand === 1 ? t('{count} line kept as it is', { count: byHand }) : t('{count} lines kept as they are', { count: byHand })}`}
        {lines && ` · ${sharesText(lines)}`}
        {doubt !== undefined && ` · ${t('{doubt} Is it right?', { doubt })}`}
      </span>
      {device.difference && <DifferenceOf name={name} difference={device.difference} />}
    </li>
  )
}

const CHANGES: Readonly<Record<NonNullable<ImportedDevice['change']>, string>> = {
  changed: 'changed',
  same: 'as it was',
  new: 'new',
  gone: 'not among the files',
}

interface DifferenceProps {
  readonly name: string
  readonly difference: NonNullable<ImportedDevice['difference']>
}

function DifferenceOf({ name, difference: { removed, added } }: DifferenceProps) {
  const asShown = useShown()
  const text = [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].join('\n')
  return (
    <details className="difference">
      <summary>{t('{lines} of {name}', { lines: counted(removed.length + added.length, 'line'), name })}</summary>
      <pre className="mono">{asShown(text)}</pre>
    </details>
  )
}

function sharesText({ simulated, noEffect, consequential, unknown }: NonNullable<ImportedDevice['lines']>): string {
  return [
    t('{simulated} simulated', { simulated }),
    t('{noEffect} without effect', { noEffect }),
    ...(consequential === 0 ? [] : [t('{consequential} with consequences that are not simulated', { consequential })]),
    ...(unknown === 0 ? [] : [t('{unknown} not known', { unknown })]),
  ].join(', ')
}

const TONES: Readonly<Record<ImportDiagnostic['severity'], readonly [Tone, string]>> = {
  error: ['bad', 'Error'],
  warning: ['warn', 'Warning'],
  info: ['unknown', 'Note ⟨remark⟩'],
}

/** Remarks of a long list beyond this many are counted. */
const SHOWN = 200

function Remarks({ diagnostics }: { readonly diagnostics: readonly ImportDiagnostic[] }) {
  const asShown = useShown()
  if (diagnostics.length === 0) return null
  const files = [...new Set(diagnostics.map((item) => item.file))]
  const shown = new Set(diagnostics.slice(0, SHOWN))
  return (
    <section className="remarks" aria-label={t('Remarks')}>
      <h3>{t('Remarks ({count})', { count: diagnostics.length })}</h3>
      {files.map((file) => (
        <div key={file}>
          {file !== '' && <h4 className="mono">{file}</h4>}
          <ul>
            {diagnostics
              .filter((item) => item.file === file && shown.has(item))
              .map((item) => (
                <li key={`${item.line} ${item.summary}`}>
                  <Status tone={TONES[item.severity][0]}>{said(TONES[item.severity][1])}</Status>
                  <p>
                    {item.line > 0 && <span className="muted">{t('Line {line}:', { line: item.line })} </span>}
                    <span lang={english()}>{asShown(item.summary)}</span>{' '}
                    <span className="muted" lang={english()}>
                      {asShown([item.detail, item.remedy].filter((part) => part !== '').join(' '))}
                    </span>
                  </p>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {diagnostics.length > SHOWN && (
        <p className="muted">{t('And {count} more.', { count: diagnostics.length - SHOWN })}</p>
      )}
    </section>
  )
}
