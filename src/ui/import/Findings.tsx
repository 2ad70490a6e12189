/** What an import recognised: devices, cables, and remarks by file and line. */

import type { ImportDiagnostic, Imported, ImportedDevice } from '../../engine/messages'
import { plural } from '../../net/index'
import { Glyph } from '../canvas/glyphs'
import { Status, type Tone } from '../components/Status'
import { useShown } from '../components/useSecrets'

export function Findings({ imported }: { readonly imported: Imported }) {
  const { devices, links, diagnostics } = imported
  return (
    <div className="found">
      {devices.length > 0 && (
        <section aria-label="Recognised devices">
          <h3>Devices ({devices.length})</h3>
          <ul className="devices">
            {devices.map((device) => (
              <Device key={device.name} device={device} />
            ))}
          </ul>
        </section>
      )}
      {links.length > 0 && (
        <details>
          <summary>Cables ({links.length})</summary>
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

function Device({ device }: { readonly device: ImportedDevice }) {
  const { name, kind, file, byHand, lines } = device
  return (
    <li className={file === undefined ? 'added' : undefined}>
      <Glyph name={kind} size={20} />
      <span className="name">{name}</span>
      <span className="muted">
        {KINDS[kind]} · {file ?? 'added'}
        {byHand > 0 && ` · ${plural(byHand, 'line')} kept as ${byHand === 1 ? 'it is' : 'they are'}`}
        {lines && ` · ${sharesText(lines)}`}
      </span>
    </li>
  )
}

function sharesText({ simulated, noEffect, consequential, unknown }: NonNullable<ImportedDevice['lines']>): string {
  return [
    `${simulated} simulated`,
    `${noEffect} without effect`,
    ...(consequential === 0 ? [] : [`${consequential} with consequences that are not simulated`]),
    ...(unknown === 0 ? [] : [`${unknown} not known`]),
  ].join(', ')
}

const TONES: Readonly<Record<ImportDiagnostic['severity'], readonly [Tone, string]>> = {
  error: ['bad', 'Error'],
  warning: ['warn', 'Warning'],
  info: ['unknown', 'Note'],
}

/** Remarks of a long list beyond this many are counted. */
const SHOWN = 200

function Remarks({ diagnostics }: { readonly diagnostics: readonly ImportDiagnostic[] }) {
  const asShown = useShown()
  if (diagnostics.length === 0) return null
  const files = [...new Set(diagnostics.map((item) => item.file))]
  const shown = new Set(diagnostics.slice(0, SHOWN))
  return (
    <section className="remarks" aria-label="Remarks">
      <h3>Remarks ({diagnostics.length})</h3>
      {files.map((file) => (
        <div key={file}>
          {file !== '' && <h4 className="mono">{file}</h4>}
          <ul>
            {diagnostics
              .filter((item) => item.file === file && shown.has(item))
              .map((item) => (
                <li key={`${item.line} ${item.summary}`}>
                  <Status tone={TONES[item.severity][0]}>{TONES[item.severity][1]}</Status>
                  <p>
                    {item.line > 0 && <span className="muted">Line {item.line}: </span>}
                    {asShown(item.summary)}{' '}
                    <span className="muted">
                      {asShown([item.detail, item.remedy].filter((part) => part !== '').join(' '))}
                    </span>
                  </p>
                </li>
              ))}
          </ul>
        </div>
      ))}
      {diagnostics.length > SHOWN && <p className="muted">And {diagnostics.length - SHOWN} more.</p>}
    </section>
  )
}
