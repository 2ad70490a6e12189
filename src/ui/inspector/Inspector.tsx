/** The inspector: what is selected, its settings, its live state, its configuration. */

import { type InspectorTab, openConsole, setView } from '../../store/index'
import { Icon } from '../components/Icon'
import { Tabs } from '../components/Tabs'
import { useDesign, useView } from '../components/useStore'
import { ConfigPanel } from '../config/ConfigPanel'
import { DeviceFaults, LinkFaults } from '../faults/FaultsTab'
import { LabelsExplained } from '../glossary/Explained'
import { AnnotationSettings } from './AnnotationSettings'
import { DeviceSettings } from './DeviceSettings'
import './inspector.css'
import { counted, t, useWords } from '../words/language'
import { LinkSettings } from './LinkSettings'
import { LiveTables } from './LiveTables'
import { ManySettings } from './ManySettings'
import { VpnSettings } from './VpnSettings'

const TABS: readonly { readonly id: InspectorTab; readonly title: string }[] = [
  { id: 'settings', title: 'Settings' },
  { id: 'live', title: 'Live' },
  { id: 'configuration', title: 'Configuration' },
  { id: 'faults', title: 'Faults' },
]

const NOTE_TITLES = { frame: 'Frame', note: 'Note' } as const

export function Inspector() {
  const { t, said } = useWords()
  const selected = useView((state) => state.devices)
  const linkId = useView((state) => state.link)
  const tab = useView((state) => state.inspectorTab)
  const design = useDesign((state) => state.design)
  const device = selected.length === 1 ? design.devices.find((item) => item.name === selected[0]) : undefined
  const link = design.links.find((item) => item.id === linkId)
  const notes = useView((state) => state.annotations)
  const annotation = notes.length === 1 ? design.annotations?.find(({ id }) => id === notes[0]) : undefined
  const chosen = new Set(selected)
  const many = selected.length > 1 ? design.devices.filter(({ name }) => chosen.has(name)) : []
  const title =
    device?.name ??
    (link
      ? t('Link')
      : many.length > 0
        ? counted(many.length, 'device')
        : annotation
          ? NOTE_TITLES[annotation.kind]
          : t('Design'))
  return (
    <LabelsExplained value={true}>
      <aside className="inspector" aria-label={t('Inspector')}>
        <header>
          <h2>{said(title)}</h2>
          {device && (
            <button
              type="button"
              className="button quiet icon"
              aria-label={t('Open the terminal of {device}', { device: device.name })}
              title={t('Console (C on the canvas, or a double-click)')}
              onClick={() => openConsole(device.name)}
            >
              <Icon name="prompt" />
            </button>
          )}
          <button
            type="button"
            className="button quiet icon"
            aria-label={t('Close the inspector')}
            onClick={() => setView({ inspectorOpen: false })}
          >
            <Icon name="close" />
          </button>
        </header>
        {device && (
          <Tabs
            label="Inspector"
            tabs={TABS}
            value={tab}
            onChange={(next) => setView({ inspectorTab: next })}
            panelId="inspector-panel"
          />
        )}
        <div
          className="scroll"
          id="inspector-panel"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by the keyboard
          tabIndex={0}
          {...(device ? { role: 'tabpanel', 'aria-labelledby': `inspector-panel-${tab}` } : {})}
        >
          {device ? (
            <>
              {tab === 'settings' && <DeviceSettings device={device} key={device.name} />}
              {tab === 'live' && <LiveTables device={device.name} />}
              {tab === 'configuration' && <ConfigPanel device={device.name} />}
              {tab === 'faults' && <DeviceFaults device={device} key={device.name} />}
            </>
          ) : link ? (
            <>
              <LinkSettings link={link} key={link.id} />
              <LinkFaults link={link} key={`${link.id} faults`} />
            </>
          ) : annotation && many.length === 0 ? (
            <AnnotationSettings annotation={annotation} key={annotation.id} />
          ) : many.length > 0 ? (
            <ManySettings devices={many} key={selected.join()} />
          ) : (
            <DesignSettings empty={design.devices.length === 0} />
          )}
        </div>
      </aside>
    </LabelsExplained>
  )
}

/** What the whole design shares. Before anything is drawn it would be a wall of fields about nothing: it is folded. */
function DesignSettings({ empty }: { readonly empty: boolean }) {
  if (!empty) return <VpnSettings />
  return (
    <>
      <p className="muted">
        {t(
          'Nothing is drawn yet. Place a device or open a design: what is selected shows its settings, tables and configuration here.',
        )}
      </p>
      <details>
        <summary>{t('Settings that every new design begins with')}</summary>
        <VpnSettings />
      </details>
    </>
  )
}
